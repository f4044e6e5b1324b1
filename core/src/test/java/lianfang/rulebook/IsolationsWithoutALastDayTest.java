package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.fact.Fact;
import lianfang.rulebook.layer.Review;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Hospital until discharge has no last day: it has a day on which somebody says it goes on. */
class IsolationsWithoutALastDayTest {

  private static final String LAW = "cn-infectious-diseases-law-39";
  private static final List<Edition> EDITIONS = new ArrayList<>();

  @BeforeAll
  static void load() throws IOException {
    for (String id : ShippedNoticesTest.ids()) {
      EDITIONS.add(AnyPersonUnderTheNoticesTest.edition(ShippedNoticesTest.notice(id)));
    }
  }

  @Test
  void onTheDayOfReviewItIsAskedAndTheIsolationGoesOnWithoutAnAnswer() {
    List<Fact> facts = SomebodyDiesTest.person("2020-02-12 admission as=confirmed");
    assertThat(asked(facts, "2020-02-25")).isEmpty();
    assertThat(asked(facts, "2020-02-26")).containsExactly("review");
    assertThat(asked(facts, "2020-03-26")).containsExactly("review");
    assertThat(until(facts, "2020-03-26")).as("nobody is sent out by silence").isEqualTo("open");
    assertThat(day(facts, "2020-02-20")).isEqualTo("2020-02-26");
  }

  @Test
  void aRenewalByNameMovesTheDayAndNothingElse() {
    List<Fact> facts = SomebodyDiesTest.person("2020-02-12 admission as=confirmed");
    facts.add(SomebodyDiesTest.fact(1, "2020-02-27 decision question=review answer=renew"));
    assertThat(asked(facts, "2020-03-11")).isEmpty();
    assertThat(day(facts, "2020-03-11")).isEqualTo("2020-03-12");
    OpenDecision again = decisions(facts, "2020-03-12").getFirst();
    assertThat(again.question()).isEqualTo("review");
    assertThat(again.basis().facts()).as("it rests on the renewal").contains(facts.getLast().id());
    assertThat(until(facts, "2020-03-12")).isEqualTo("open");
  }

  @Test
  void aDischargeOrADeathEndsItAndTheQuestion() {
    for (String end : List.of("discharge as=confirmed cured=yes", "death cause=epidemic")) {
      List<Fact> facts = SomebodyDiesTest.person("2020-02-12 admission as=confirmed");
      facts.add(SomebodyDiesTest.fact(1, "2020-02-28 " + end));
      assertThat(asked(facts, "2020-02-29")).as(end).doesNotContain("review");
    }
  }

  @Test
  void theReadingOfTheNoticeSaysAfterHowManyDays() {
    List<Fact> facts = SomebodyDiesTest.person("2020-02-20 admission as=suspected");
    InForce weekly = InForce.of(List.of(edition(LAW, "value: 14", "value: 7")));
    LocalDate on = LocalDate.parse("2020-02-27");
    assertThat(Rulebook.derive(weekly, facts, on).decisions()).hasSize(1);
    assertThat(Rulebook.derive(weekly, facts, on.minusDays(1)).decisions()).isEmpty();
    assertThat(ReadingCheck.problem(Review.READING, "0")).isPresent();
    assertThat(ReadingCheck.problem(Review.READING, "21")).isEmpty();
  }

  @Test
  void aRowWithNeitherALastDayNorAnEventAsksAtOnce() {
    List<Fact> facts = SomebodyDiesTest.person("2020-02-26 admission as=confirmed");
    InForce endless = InForce.of(List.of(edition(LAW, "hospital,0,discharge", "hospital,0,none")));
    LocalDate on = LocalDate.parse("2020-02-26");
    assertThat(Rulebook.derive(endless, facts, on).decisions())
        .extracting(OpenDecision::question)
        .containsExactly("review");
    assertThat(Rulebook.review(endless, facts, on)).as("what pages show").contains(on);
    facts.add(SomebodyDiesTest.fact(1, "2020-02-26 decision question=review answer=renew"));
    assertThat(Rulebook.review(endless, facts, on)).contains(on.plusDays(14));
    assertThat(Rulebook.derive(endless, facts, on).decisions()).isEmpty();
    assertThat(Rulebook.derive(endless, facts, on.plusDays(14)).decisions()).hasSize(1);
  }

  @Test
  void whatIsAskedAlreadyIsNotAskedTwice() {
    List<Fact> facts = SomebodyDiesTest.person("2020-02-26 contact of=confirmed undated=yes");
    assertThat(asked(facts, "2020-02-26")).contains("last-exposure").doesNotContain("review");
    assertThat(asked(facts, "2020-03-20")).contains("last-exposure").doesNotContain("review");
  }

  @Test
  void foreverNobodyIsIsolatedWithoutALastDayAndWithoutAQuestion() {
    long seed = 20_201_129L;
    Random random = new Random(seed);
    InForce rules = InForce.of(EDITIONS);
    LocalDate later = LocalDate.of(2020, 6, 1);
    int open = 0;
    for (int i = 0; i < 5_000; i++) {
      List<Fact> facts = InventedPerson.facts(random);
      Outcome outcome = Rulebook.derive(rules, facts, later);
      boolean endless =
          outcome.intervals().stream()
              .anyMatch(one -> one.measure() == Measure.ISOLATION && one.until() == null);
      if (endless) {
        open++;
        assertThat(outcome.decisions()).as("seed " + seed + ", person " + i).isNotEmpty();
      }
    }
    assertThat(open).isGreaterThan(100);
  }

  @Test
  void theDayThatPagesShowIsTheDayOnWhichItIsAsked() {
    Random random = new Random(7L);
    InForce rules = InForce.of(EDITIONS);
    LocalDate later = LocalDate.of(2020, 6, 1);
    int shown = 0;
    for (int i = 0; i < 5_000; i++) {
      List<Fact> facts = InventedPerson.facts(random);
      Optional<LocalDate> day = Rulebook.review(rules, facts, later);
      Outcome outcome = Rulebook.derive(rules, facts, later);
      boolean open =
          outcome.intervals().stream()
              .anyMatch(one -> one.measure() == Measure.ISOLATION && one.until() == null);
      assertThat(day.isPresent()).as("seed 7, person %s", i).isEqualTo(open);
      if (day.isPresent() && asks(rules, facts, later)) {
        shown++;
        assertThat(asks(rules, facts, day.get())).as("seed 7, person %s", i).isTrue();
        assertThat(asks(rules, facts, day.get().minusDays(1))).isFalse();
      }
    }
    assertThat(shown).isGreaterThan(50);
  }

  private static boolean asks(InForce rules, List<Fact> facts, LocalDate on) {
    return Rulebook.derive(rules, facts, on).decisions().stream()
        .anyMatch(one -> one.question().equals("review"));
  }

  private static List<OpenDecision> decisions(List<Fact> facts, String on) {
    return Rulebook.derive(InForce.of(EDITIONS), facts, LocalDate.parse(on)).decisions();
  }

  private static List<String> asked(List<Fact> facts, String on) {
    return decisions(facts, on).stream().map(OpenDecision::question).toList();
  }

  private static MeasureInterval last(List<Fact> facts, String on) {
    return Rulebook.derive(InForce.of(EDITIONS), facts, LocalDate.parse(on)).intervals().stream()
        .filter(one -> one.measure() == Measure.ISOLATION)
        .toList()
        .getLast();
  }

  private static String until(List<Fact> facts, String on) {
    LocalDate until = last(facts, on).until();
    return until == null ? "open" : until.toString();
  }

  private static String day(List<Fact> facts, String on) {
    return Rulebook.review(InForce.of(EDITIONS), facts, LocalDate.parse(on))
        .orElseThrow()
        .toString();
  }

  /** A shipped notice with a text replaced in its files, without its golden cases. */
  private static Edition edition(String id, String from, String to) {
    NoticeFolder folder = NoticeFolder.read(Path.of("..", "playbook", "notices").resolve(id));
    SortedMap<String, String> files = new TreeMap<>(folder.files());
    files.keySet().removeIf(name -> name.startsWith("cases/"));
    files.replaceAll((name, text) -> text.replace(from, to));
    Map<String, String> readings = new HashMap<>();
    var notice = NoticeLoader.readProved(new NoticeFolder(folder.name(), files));
    notice.readings().forEach(one -> readings.put(one.key(), one.value()));
    return new Edition(
        id,
        notice.edition(),
        notice.from(),
        notice.until(),
        notice.scope(),
        notice.tables(),
        readings);
  }
}
