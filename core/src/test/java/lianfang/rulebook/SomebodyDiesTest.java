package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A death is a fact: what holds about the person ends with its day. */
class SomebodyDiesTest {

  private static final LocalDate ON = LocalDate.of(2020, 2, 26);
  private static final List<Edition> EDITIONS = new ArrayList<>();

  @BeforeAll
  static void load() throws IOException {
    for (String id : ShippedNoticesTest.ids()) {
      EDITIONS.add(AnyPersonUnderTheNoticesTest.edition(ShippedNoticesTest.notice(id)));
    }
  }

  @Test
  void inHospitalTheIsolationEndsWithThatDayAndRestsOnTheDeath() {
    List<Fact> facts =
        person(
            "2020-02-20 residence village=410902001001",
            "2020-02-20 diagnosis result=confirmed",
            "2020-02-21 admission as=confirmed");
    assertThat(lines(facts)).contains("isolation hospital 2020-02-21..");
    Fact death = fact(facts.size(), "2020-02-26 death cause=epidemic");
    facts.add(death);
    assertThat(lines(facts)).contains("isolation hospital 2020-02-21..2020-02-26");
    assertThat(outcome(facts).intervals())
        .filteredOn(one -> one.measure() == Measure.ISOLATION)
        .allSatisfy(one ->
            assertThat(one.bases())
                .allSatisfy(basis -> assertThat(basis.facts()).contains(death.id())));
  }

  @Test
  void reportsAndTheBanOnTravelEndToo() {
    List<Fact> facts =
        person(
            "2020-02-20 residence village=410902001001 work_unit=yes",
            "2020-02-24 arrival origin=4201 certificate=no");
    assertThat(lines(facts)).anyMatch(line -> line.startsWith("double-report  2020-02-24.."));
    facts.add(fact(facts.size(), "2020-02-26 death cause=other"));
    assertThat(lines(facts))
        .contains("double-report  2020-02-24..2020-02-26")
        .allMatch(line -> line.endsWith("..2020-02-26") || line.startsWith("isolation"));
  }

  @Test
  void nobodyHasToDecideAboutTheDead() {
    List<Fact> facts =
        person(
            "2020-02-20 residence village=410902001001",
            "2020-02-25 arrival origin=44 certificate=no");
    assertThat(outcome(facts).decisions()).isNotEmpty();
    facts.add(fact(facts.size(), "2020-02-26 death cause=unknown"));
    assertThat(outcome(facts).decisions()).isEmpty();
  }

  @Test
  void forAnybodyNothingHoldsAfterTheDeathAndWhatWasBeforeStays() {
    Random random = new Random(20_200_226L);
    for (int i = 0; i < 3_000; i++) {
      List<Fact> facts = new ArrayList<>(InventedPerson.facts(random));
      List<MeasureInterval> alive = outcome(facts).intervals();
      LocalDate death = ON.minusDays(random.nextInt(20));
      facts.add(fact(facts.getFirst().subject(), 900 + i, death + " death cause=other"));
      for (MeasureInterval one : outcome(facts).intervals()) {
        String what = "seed 20200226, person " + i + ", dead on " + death + ": " + one;
        assertThat(one.until()).as(what).isNotNull().isBeforeOrEqualTo(death);
        assertThat(alive)
            .as(what)
            .anyMatch(before ->
                before.measure() == one.measure()
                    && before.place() == one.place()
                    && before.from() != null
                    && one.from() != null
                    && !before.from().isAfter(one.from()));
      }
    }
  }

  private static Outcome outcome(List<Fact> facts) {
    return Rulebook.derive(InForce.of(EDITIONS), facts, ON);
  }

  private static List<String> lines(List<Fact> facts) {
    return outcome(facts).intervals().stream()
        .map(one ->
            one.measure().word()
                + " "
                + one.place().word()
                + " "
                + one.from()
                + ".."
                + (one.until() == null ? "" : one.until()))
        .toList();
  }

  static List<Fact> person(String... lines) {
    List<Fact> facts = new ArrayList<>();
    for (String line : lines) {
      facts.add(fact(facts.size(), line));
    }
    return facts;
  }

  static Fact fact(int number, String line) {
    return fact(Subject.person(new UUID(1, 2)), number, line);
  }

  static Fact fact(Subject subject, int number, String line) {
    String[] parts = line.split(" ");
    TreeMap<String, String> attributes = new TreeMap<>();
    for (int i = 2; i < parts.length; i++) {
      String[] pair = parts[i].split("=", 2);
      attributes.put(pair[0], pair[1]);
    }
    return new Fact(
        number + 1,
        new UUID(7, number + 1),
        subject,
        parts[1],
        "410902001001",
        Days.start(LocalDate.parse(parts[0])),
        Instant.parse("2020-02-26T00:00:00Z"),
        "test",
        "test",
        null,
        attributes);
  }
}
