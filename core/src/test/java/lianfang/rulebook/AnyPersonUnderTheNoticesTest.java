package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import lianfang.fact.Fact;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.Reading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for every person whatever happened to them, under all shipped notices at once. */
class AnyPersonUnderTheNoticesTest {

  private static final long SEED = 41090225L;
  private static final int PERSONS = 10_000;
  private static final LocalDate ON = LocalDate.of(2020, 2, 26);
  private static final int LONGEST_CHAIN = 28;

  private static final List<Edition> EDITIONS = new ArrayList<>();

  @BeforeAll
  static void load() throws IOException {
    for (String id : ShippedNoticesTest.ids()) {
      EDITIONS.add(edition(ShippedNoticesTest.notice(id)));
    }
  }

  static Edition edition(Notice notice) {
    Map<String, String> readings = new HashMap<>();
    for (Reading reading : notice.readings()) {
      readings.put(reading.key(), reading.value());
    }
    return new Edition(
        notice.id(),
        notice.edition(),
        notice.from(),
        notice.until(),
        notice.scope(),
        notice.tables(),
        readings);
  }

  private static void forAll(BiConsumer<List<Fact>, Outcome> check) {
    Random random = new Random(SEED);
    InForce rules = InForce.of(EDITIONS);
    for (int i = 0; i < PERSONS; i++) {
      List<Fact> facts = InventedPerson.facts(random);
      check.accept(facts, Rulebook.derive(rules, facts, ON));
    }
  }

  private static String what(List<Fact> facts) {
    return "seed " + SEED + ", facts " + facts;
  }

  @Test
  void thereIsNoMeasureWithoutItsBasis() {
    int[] measures = new int[1];
    forAll((facts, outcome) -> {
      for (MeasureInterval interval : outcome.intervals()) {
        assertThat(interval.bases()).as(() -> what(facts)).isNotEmpty();
        for (Basis basis : interval.bases()) {
          assertThat(basis.facts()).as(() -> what(facts)).isNotEmpty();
          assertThat(basis.row()).as(() -> what(facts)).isNotEmpty();
          assertThat(basis.edition()).as(() -> what(facts)).isNotEmpty();
        }
        measures[0]++;
      }
    });
    assertThat(measures[0]).isGreaterThan(PERSONS);
  }

  @Test
  void nobodyIsIsolatedInTwoPlacesAtOnce() {
    forAll((facts, outcome) -> {
      LocalDate before = LocalDate.MIN;
      for (MeasureInterval interval : outcome.intervals()) {
        if (interval.measure() == Measure.ISOLATION) {
          assertThat(before).as(() -> what(facts)).isBefore(interval.from());
          before = interval.until() == null ? LocalDate.MAX : interval.until();
        }
      }
    });
  }

  @Test
  void noIsolationEndsLaterThanTheLatestStepAllows() {
    forAll((facts, outcome) -> {
      LocalDate latest = LocalDate.MIN;
      for (Fact fact : facts) {
        latest = latest.isBefore(fact.happenedOn()) ? fact.happenedOn() : latest;
        latest = answered(fact, latest);
      }
      for (MeasureInterval interval : outcome.intervals()) {
        if (interval.measure() == Measure.ISOLATION && interval.until() != null) {
          assertThat(interval.until())
              .as(() -> what(facts))
              .isBeforeOrEqualTo(latest.plusDays(LONGEST_CHAIN));
        }
      }
    });
  }

  @Test
  void anIsolationWithoutALastDayWaitsForADischargeOrForAnAnswer() {
    int[] open = new int[1];
    forAll((facts, outcome) -> {
      for (MeasureInterval interval : outcome.intervals()) {
        if (interval.measure() == Measure.ISOLATION && interval.until() == null) {
          boolean asked =
              outcome.decisions().stream().anyMatch(one -> one.question().equals("last-exposure"));
          assertThat(interval.place() == MeasurePlace.HOSPITAL || asked)
              .as(() -> interval + ", " + what(facts))
              .isTrue();
          open[0]++;
        }
      }
    });
    assertThat(open[0]).isGreaterThan(100);
  }

  /** An official's answer can be a date. */
  private static LocalDate answered(Fact fact, LocalDate latest) {
    String answer = fact.attribute("answer");
    boolean isDate = answer != null && answer.startsWith("2020");
    return isDate && LocalDate.parse(answer).isAfter(latest) ? LocalDate.parse(answer) : latest;
  }

  @Test
  void theOrderOfRecordingDoesNotMatter() {
    Random random = new Random(SEED + 1);
    InForce rules = InForce.of(EDITIONS);
    forAll((facts, outcome) -> {
      List<Fact> shuffled = new ArrayList<>();
      List<Fact> order = new ArrayList<>(facts);
      Collections.shuffle(order, random);
      for (Fact fact : order) {
        shuffled.add(recordedAs(fact, shuffled.size() + 1L));
      }
      assertThat(lines(Rulebook.derive(rules, shuffled, ON)))
          .as(() -> what(facts))
          .isEqualTo(lines(outcome));
    });
  }

  private static Fact recordedAs(Fact fact, long seq) {
    return new Fact(
        seq,
        fact.id(),
        fact.subject(),
        fact.kind(),
        fact.area(),
        fact.happenedAt(),
        fact.happenedAt().plusSeconds(seq),
        fact.recorder(),
        fact.source(),
        fact.corrects(),
        fact.attributes());
  }

  private static List<String> lines(Outcome outcome) {
    List<String> lines = new ArrayList<>();
    for (MeasureInterval i : outcome.intervals()) {
      lines.add(
          i.measure()
              + " "
              + i.place()
              + " "
              + i.state()
              + " "
              + i.from()
              + " "
              + i.until()
              + " "
              + rows(i.bases()));
    }
    outcome.decisions().forEach(d -> lines.add(d.question() + " " + rows(List.of(d.basis()))));
    outcome.demands().forEach(d -> lines.add(d.measure() + " " + d.extent() + " " + d.since()));
    outcome
        .contradictions()
        .forEach(c -> lines.add(c.kind() + c.facts().stream().sorted().toList()));
    return lines;
  }

  private static List<String> rows(List<Basis> bases) {
    return bases.stream().map(b -> b.row() + b.facts().stream().sorted().toList()).toList();
  }

  @Test
  void aLapsedNoticeAndOneOfAnotherCityChangeNothing() {
    Edition puyang =
        EDITIONS.stream().filter(e -> e.notice().startsWith("puyang")).findFirst().orElseThrow();
    List<Edition> more = new ArrayList<>(EDITIONS);
    more.add(again(puyang, "lapsed", LocalDate.of(2020, 1, 1), ON.minusDays(1), "4109"));
    more.add(again(puyang, "elsewhere", LocalDate.of(2020, 1, 1), null, "4108"));
    more.add(again(puyang, "future", ON.plusDays(1), null, "4109"));
    InForce rules = InForce.of(more);
    forAll((facts, outcome) ->
        assertThat(Rulebook.derive(rules, facts, ON)).as(() -> what(facts)).isEqualTo(outcome));
  }

  private static Edition again(
      Edition edition, String id, LocalDate from, @Nullable LocalDate until, String scope) {
    return new Edition(
        id, edition.edition(), from, until, List.of(scope), edition.tables(), edition.readings());
  }

  @Test
  void aReadingThatIsNotSignedAsksInsteadOfGuessing() {
    List<Edition> unsigned = new ArrayList<>();
    for (Edition edition : EDITIONS) {
      Map<String, String> readings = new HashMap<>(edition.readings());
      readings.remove("day-count");
      unsigned.add(
          new Edition(
              edition.notice(),
              edition.edition(),
              edition.from(),
              edition.until(),
              edition.scope(),
              edition.tables(),
              readings));
    }
    InForce rules = InForce.of(unsigned);
    forAll((facts, outcome) -> {
      Outcome asked = Rulebook.derive(rules, facts, ON);
      for (MeasureInterval interval : asked.intervals()) {
        boolean counted =
            interval.measure() == Measure.ISOLATION && interval.place() != MeasurePlace.HOSPITAL;
        assertThat(counted).as(() -> what(facts)).isFalse();
      }
    });
  }
}
