package lianfang.gate.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.gate.trace.InfectiousWindow.By;
import org.junit.jupiter.api.Test;

class WindowOfACaseTest {

  private static final LocalDate TODAY = LocalDate.of(2020, 2, 26);
  private static final UUID PERSON = UUID.randomUUID();

  @Test
  void aContactOfTwoDaysBeforeOnsetCountsUnderTheFifthEditionAndNotUnderTheOlderOne() {
    List<Fact> facts =
        facts("2020-02-10 symptom symptoms=fever", "2020-02-13 diagnosis result=confirmed");
    InfectiousWindow now = window(facts, 2);
    assertThat(now.holds(day("2020-02-08"))).isTrue();
    assertThat(now.holds(day("2020-02-07"))).isFalse();
    InfectiousWindow older = window(facts, 0);
    assertThat(older.holds(day("2020-02-09"))).isFalse();
    assertThat(older.holds(day("2020-02-10"))).isTrue();
    assertThat(now.by()).isEqualTo(By.ONSET);
    assertThat(now.facts()).hasSize(2);
  }

  @Test
  void withoutSymptomsTheDayOfTheSampleCountsAndWithoutAnOnsetTheDiagnosisStandsIn() {
    assertThat(window(facts("2020-02-13 diagnosis result=asymptomatic"), 2))
        .matches(one -> one.by() == By.SAMPLING && one.from().equals(day("2020-02-11")));
    assertThat(window(facts("2020-02-13 diagnosis result=confirmed"), 2))
        .matches(one -> one.by() == By.DIAGNOSIS && one.from().equals(day("2020-02-11")));
    assertThat(
            window(
                facts("2020-02-12 symptom symptoms=none", "2020-02-13 diagnosis result=suspected"),
                2))
        .matches(one -> one.by() == By.DIAGNOSIS);
  }

  @Test
  void itEndsWhenThePersonWasTakenAwayFromOthersOrGoesOn() {
    String onset = "2020-02-10 symptom symptoms=fever";
    String diagnosis = "2020-02-13 diagnosis result=confirmed";
    assertThat(window(facts(onset, diagnosis), 2).until()).isEqualTo(TODAY);
    assertThat(window(facts(onset, diagnosis, "2020-02-12 admission as=confirmed"), 2).until())
        .isEqualTo("2020-02-12");
    String home = "2020-02-11 measure-in-place measure=isolation place=home";
    String central = "2020-02-14 measure-in-place measure=isolation place=central";
    assertThat(window(facts(onset, diagnosis, home, central), 2).until()).isEqualTo("2020-02-14");
  }

  @Test
  void aContactHasAWindowFromTheContactAndAnybodyElseHasNone() {
    assertThat(window(facts("2020-02-20 contact of=confirmed"), 2))
        .matches(one -> one.by() == By.CONTACT && one.from().equals(day("2020-02-20")));
    assertThat(
            InfectiousWindow.of(
                facts("2020-02-13 diagnosis result=excluded", "2020-02-13 arrival origin=42"),
                2,
                TODAY))
        .isEmpty();
  }

  private static InfectiousWindow window(List<Fact> facts, int days) {
    return InfectiousWindow.of(facts, days, TODAY).orElseThrow();
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  private static List<Fact> facts(String... texts) {
    List<Fact> facts = new ArrayList<>();
    for (String text : texts) {
      String[] parts = text.split(" ");
      TreeMap<String, String> said = new TreeMap<>();
      for (int i = 2; i < parts.length; i++) {
        said.put(parts[i].split("=")[0], parts[i].split("=")[1]);
      }
      facts.add(
          new Fact(
              facts.size() + 1,
              UUID.randomUUID(),
              Subject.person(PERSON),
              parts[1],
              "410902001001",
              Days.start(day(parts[0])),
              Instant.EPOCH,
              "",
              "test",
              null,
              said));
    }
    return facts;
  }
}
