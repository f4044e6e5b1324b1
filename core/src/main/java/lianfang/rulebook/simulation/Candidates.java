package lianfang.rulebook.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lianfang.rulebook.Edition;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.Reading;
import org.jspecify.annotations.Nullable;

/** 候选: puts editions that are not in force in the places of those that are. */
public final class Candidates {

  private Candidates() {}

  /**
   * An edition as it would hold.
   *
   * <p>What the candidate says as the edition in force does — first and last day, a reading — stays
   * as it was enacted and signed; what it says otherwise is a change of the draft and counts. So
   * the edition that holds already changes nothing. A candidate that would begin after the as-of
   * day is taken to begin on it, for the question is what it does and not when. A notice of which
   * no edition is in force has no signed readings, and those it proposes are assumed.
   *
   * @param notice the candidate
   * @param proposedBefore the edition in force of the same notice, null where there is none
   * @param held the same as it holds, null where there is none
   * @param readings further readings to assume, by key
   */
  public static Edition edition(
      Notice notice,
      @Nullable Notice proposedBefore,
      @Nullable Edition held,
      Map<String, String> readings,
      LocalDate asOf) {
    Map<String, String> signed = new HashMap<>(held == null ? Map.of() : held.readings());
    Map<String, String> old = proposed(proposedBefore);
    proposed(notice)
        .forEach((key, value) -> {
          if (!value.equals(old.get(key))) {
            signed.put(key, value);
          }
        });
    signed.putAll(readings);
    LocalDate from = notice.from();
    LocalDate until = notice.until();
    if (held != null && proposedBefore != null) {
      from = from.equals(proposedBefore.from()) ? held.from() : from;
      until = Objects.equals(until, proposedBefore.until()) ? held.until() : until;
    }
    return new Edition(
        notice.id(),
        notice.edition(),
        from.isAfter(asOf) ? asOf : from,
        until,
        notice.scope(),
        notice.tables(),
        signed);
  }

  /** The same edition with further readings. */
  public static Edition with(Edition edition, Map<String, String> readings) {
    if (readings.isEmpty()) {
      return edition;
    }
    Map<String, String> all = new HashMap<>(edition.readings());
    all.putAll(readings);
    return new Edition(
        edition.notice(),
        edition.edition(),
        edition.from(),
        edition.until(),
        edition.scope(),
        edition.tables(),
        all);
  }

  private static Map<String, String> proposed(@Nullable Notice notice) {
    Map<String, String> proposed = new HashMap<>();
    if (notice != null) {
      for (Reading reading : notice.readings()) {
        // A signed value is a fact's word, which parts lists by commas.
        proposed.put(reading.key(), reading.value().replace(' ', ','));
      }
    }
    return proposed;
  }

  /**
   * The editions with the candidates in their places: one of the same notice that began earlier
   * ends the day before, one that begins with the candidate or later gives way.
   */
  public static List<Edition> replace(List<Edition> inForce, List<Edition> candidates) {
    List<Edition> replaced = new ArrayList<>();
    for (Edition edition : inForce) {
      Edition left = edition;
      for (Edition candidate : candidates) {
        left = left == null ? null : beside(left, candidate);
      }
      if (left != null) {
        replaced.add(left);
      }
    }
    replaced.addAll(candidates);
    replaced.sort(
        Comparator.comparing(Edition::notice)
            .thenComparing(Edition::from)
            .thenComparing(Edition::edition));
    return replaced;
  }

  private static @Nullable Edition beside(Edition edition, Edition candidate) {
    if (!edition.notice().equals(candidate.notice())) {
      return edition;
    }
    LocalDate last = candidate.from().minusDays(1);
    if (edition.from().isAfter(last)) {
      return null;
    }
    if (edition.until() != null && !edition.until().isAfter(last)) {
      return edition;
    }
    return new Edition(
        edition.notice(),
        edition.edition(),
        edition.from(),
        last,
        edition.scope(),
        edition.tables(),
        edition.readings());
  }
}
