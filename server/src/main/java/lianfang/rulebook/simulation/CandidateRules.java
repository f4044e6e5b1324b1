package lianfang.rulebook.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianfang.rulebook.Edition;
import lianfang.rulebook.Editions;
import lianfang.rulebook.HoldingEditions;
import lianfang.rulebook.InForce;
import lianfang.rulebook.layer.Replacement;
import lianfang.rulebook.notice.Notice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 候选规则: the rules in force, and the same with candidates in their places. */
@Component
class CandidateRules {

  private final HoldingEditions holding;
  private final Editions editions;

  CandidateRules(HoldingEditions holding, Editions editions) {
    this.holding = holding;
    this.editions = editions;
  }

  /** The rules before and after. */
  record Both(InForce before, InForce after) {}

  /** A notice that is kept here, by its edition. */
  Notice kept(String edition) {
    return editions
        .find(edition)
        .orElseThrow(() -> new IllegalArgumentException("no edition " + edition + " is kept here"));
  }

  /** The rules with one notice in its place, which need not be kept here. */
  Both of(Notice notice, LocalDate asOf) {
    return of(List.of(notice), Map.of(), asOf, Set.of());
  }

  /**
   * The rules that somebody asks about.
   *
   * @param later numbers of facts that do not count
   */
  Both of(List<Notice> notices, Asked asked, Set<Long> later) {
    return of(notices, asked.readings(), asked.asOf(), later);
  }

  private Both of(
      List<Notice> notices, Map<String, String> readings, LocalDate asOf, Set<Long> later) {
    InForce before = holding.rules(later);
    Map<String, Map<String, String>> assumed = byNotice(readings);
    List<Edition> candidates = new ArrayList<>();
    for (Notice notice : notices) {
      Edition held = held(before, notice.id(), asOf);
      Notice proposed = held == null ? null : kept(held.edition());
      Map<String, String> own = assumed.getOrDefault(notice.id(), Map.of());
      Edition candidate =
          Candidates.edition(notice, proposed, held, holding.signed(notice.id(), later), asOf);
      candidates.add(Candidates.with(candidate, own));
      assumed.remove(notice.id());
    }
    assumed.forEach((notice, own) -> {
      Edition held = held(before, notice, asOf);
      if (held == null) {
        throw new IllegalArgumentException(
            "no edition of '" + notice + "' holds on " + asOf + ", so it has no readings");
      }
      candidates.add(Candidates.with(held, own));
    });
    InForce after = before.with(replaced(before, candidates, notices));
    return new Both(before, before.asksAround() ? after : holding.around(after, later));
  }

  /** The rules with the candidates in their places, and without what these replace. */
  private List<Edition> replaced(InForce before, List<Edition> candidates, List<Notice> notices) {
    return Replacement.apply(
        Candidates.replace(before.editions(), candidates),
        edition ->
            notices.stream()
                .filter(notice -> notice.edition().equals(edition))
                .findFirst()
                .orElseGet(() -> kept(edition)));
  }

  private static Map<String, Map<String, String>> byNotice(Map<String, String> readings) {
    Map<String, Map<String, String>> found = new HashMap<>();
    readings.forEach((name, value) -> {
      int slash = name.indexOf('/');
      if (slash < 1) {
        throw new IllegalArgumentException(
            "'" + name + "' is no reading: write NOTICE/KEY, such as NOTICE/day-count");
      }
      found
          .computeIfAbsent(name.substring(0, slash), key -> new HashMap<>())
          .put(name.substring(slash + 1), value);
    });
    return found;
  }

  private static @Nullable Edition held(InForce rules, String notice, LocalDate asOf) {
    return rules.editions().stream()
        .filter(edition -> edition.notice().equals(notice))
        .filter(edition -> !edition.from().isAfter(asOf))
        .filter(edition -> edition.until() == null || !edition.until().isBefore(asOf))
        .findFirst()
        .orElse(null);
  }
}
