package lianfang.rulebook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.fact.Corrections;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.rulebook.layer.Replacement;
import lianfang.rulebook.notice.Notice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 各层规定: what all layers say about a measure, and who signed the readings that they rest on. */
@Component
public class Layers {

  private final NoticeFacts notices;
  private final Ledger ledger;
  private final Editions editions;

  Layers(NoticeFacts notices, Ledger ledger, Editions editions) {
    this.notices = notices;
    this.ledger = ledger;
    this.editions = editions;
  }

  /**
   * 已签口径: a reading as an official signed it.
   *
   * @param value the signed value
   * @param isDocument whether a document says so; else it is an assumption
   * @param recorder opaque account or process that signed
   * @param at when it was recorded, UTC
   * @param fact number of the fact, such as F-12
   */
  public record Signed(
      String key, String value, boolean isDocument, String recorder, Instant at, String fact) {}

  /**
   * What each row asks of a person.
   *
   * @param facts all facts of the person that are known, corrected ones included
   * @param knownAt which rules count, null for all
   */
  public List<LayerComparison.Hit> hits(List<Fact> facts, LocalDate on, @Nullable Instant knownAt) {
    return Rulebook.hits(notices.knownAt(knownAt), Corrections.effective(facts), on);
  }

  /**
   * What each row asks of several persons by everything that is known.
   *
   * @param factsByPerson all facts of each, corrected ones included
   */
  public Map<UUID, List<LayerComparison.Hit>> hits(
      Map<UUID, List<Fact>> factsByPerson, LocalDate on) {
    InForce rules = notices.knownAt(null);
    Map<UUID, List<LayerComparison.Hit>> hits = new HashMap<>();
    factsByPerson.forEach((person, facts) ->
        hits.put(person, Rulebook.hits(rules, Corrections.effective(facts), on)));
    return hits;
  }

  /**
   * What each row asks of a place that is closed or due to be, by the people who cause it: its days
   * are counted from the first day of the closure, and from {@code on} while nobody has ordered it.
   */
  public List<LayerComparison.Hit> closure(
      MeasureInterval closure, LocalDate on, @Nullable Instant knownAt) {
    InForce rules = notices.knownAt(knownAt);
    LocalDate first = closure.from() == null ? on : closure.from();
    List<LayerComparison.Hit> hits = new ArrayList<>();
    for (Subject person : closure.causedBy()) {
      List<Fact> known =
          ledger.of(List.of(person)).stream()
              .filter(fact -> knownAt == null || !fact.recordedAt().isAfter(knownAt))
              .toList();
      for (PlaceDemand one : Rulebook.derive(rules, Corrections.effective(known), on).demands()) {
        UUID place = closure.subject().id();
        boolean here = one.place().equals(place) || one.within().equals(place);
        if (here && one.measure() == Measure.CLOSURE) {
          LocalDate last = first.plusDays(one.days() - 1L);
          hits.add(new LayerComparison.Hit(one.basis(), one.extent(), first, last, hits.size()));
        }
      }
    }
    return List.copyOf(hits);
  }

  /** 试答: the measures of one person by what is known, and with one fact more. */
  public record Preview(List<MeasureInterval> before, List<MeasureInterval> after) {}

  /**
   * What would follow if these facts were known as well, by the same derivation; nothing is
   * recorded. Facts outside the areas that the caller read are not seen.
   *
   * @param known all facts of each person, corrected ones included
   * @param more one fact a person that is not recorded
   */
  public Map<Subject, Preview> preview(
      Map<Subject, List<Fact>> known, List<Fact> more, LocalDate on) {
    InForce rules = notices.knownAt(null);
    Map<Subject, Preview> previews = new LinkedHashMap<>();
    for (Fact fact : more) {
      List<Fact> facts = known.getOrDefault(fact.subject(), List.of());
      List<Fact> longer = new ArrayList<>(facts);
      longer.add(fact);
      previews.put(
          fact.subject(),
          new Preview(
              Rulebook.derive(rules, Corrections.effective(facts), on).intervals(),
              Rulebook.derive(rules, Corrections.effective(longer), on).intervals()));
    }
    return previews;
  }

  /**
   * 复核日: when an isolation without a last day is looked at again; empty where it has one.
   *
   * @param facts all facts of the person that are known, corrected ones included
   */
  public Optional<LocalDate> review(MeasureInterval measure, List<Fact> facts, LocalDate on) {
    return measure.until() != null || measure.measure() != Measure.ISOLATION
        ? Optional.empty()
        : Rulebook.review(notices.knownAt(null), Corrections.effective(facts), on);
  }

  /** What every layer says about a measure, from the nation downwards. */
  public List<LayerComparison.Line> compare(
      MeasureInterval measure, List<LayerComparison.Hit> hits) {
    return LayerComparison.of(measure, hits, this::level);
  }

  /**
   * 取代: one notice that replaced another.
   *
   * @param from first day on which the older one gives nothing
   */
  public record Replaced(Notice newer, Notice older, LocalDate from) {}

  /** Which notices had replaced which by a day, by what was known; the latest first. */
  public List<Replaced> replaced(LocalDate on, @Nullable Instant knownAt) {
    List<Replaced> replaced = new ArrayList<>();
    List<Edition> all = notices.knownAt(knownAt).editions();
    for (Edition one : all) {
      Notice newer = editions.find(one.edition()).orElseThrow();
      if (!one.from().isAfter(on)) {
        for (String id : newer.supersedes()) {
          all.stream()
              .filter(other -> other.notice().equals(id))
              .filter(other -> one.from().minusDays(1).equals(other.until()))
              .map(other -> editions.find(other.edition()).orElseThrow())
              .filter(older -> Replacement.can(newer, older))
              .findFirst()
              .ifPresent(older -> replaced.add(new Replaced(newer, older, one.from())));
        }
      }
    }
    replaced.sort(Comparator.comparing(Replaced::from).reversed());
    return List.copyOf(replaced);
  }

  /** Whose rule an edition is. */
  public LayerComparison.Level level(String edition) {
    return editions
        .find(edition)
        .map(notice -> LayerComparison.Level.ofWord(notice.layer()))
        .orElse(LayerComparison.Level.COMMAND);
  }

  /**
   * The readings signed for a notice that count on a day by what was known, by key.
   *
   * @param area where they are asked for; one that was signed for a smaller area goes before
   */
  public Map<String, Signed> signed(
      String notice, String area, LocalDate on, @Nullable Instant knownAt) {
    Map<String, Signed> signed = new HashMap<>();
    List<Fact> known =
        ledger.of(List.of(Editions.subject(notice))).stream()
            .filter(fact -> knownAt == null || !fact.recordedAt().isAfter(knownAt))
            .toList();
    Corrections.effective(known).stream()
        .filter(fact -> fact.kind().equals(NoticeFacts.SIGNED))
        .filter(fact -> SignedReading.of(fact).dated().holds(on))
        .filter(fact -> area.startsWith(SignedReading.of(fact).area()))
        .sorted(
            Comparator.<Fact>comparingInt(fact -> SignedReading.of(fact).area().length())
                .thenComparingLong(Fact::seq))
        .forEach(fact -> {
          String key = fact.attributes().getOrDefault("key", "");
          signed.put(
              key,
              new Signed(
                  key,
                  fact.attributes().getOrDefault("value", ""),
                  "document".equals(fact.attribute("grade")),
                  fact.recorder(),
                  fact.recordedAt(),
                  fact.number()));
        });
    return signed;
  }
}
