package lianfang.web.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.Standing;
import org.junit.jupiter.api.Test;

/** Somebody was isolated centrally, then at home; each paper speaks of its own order. */
class TwoMeasuresOfOnePersonTest {

  private static final String VILLAGE = "410922100101";
  private static final Subject PERSON = Subject.person(new UUID(0, 1));

  private static Fact ordered(long seq, String place, String from) {
    Instant at = Instant.parse("2020-02-26T01:00:00Z");
    Map<String, String> said = Map.of("measure", "isolation", "place", place, "from", from);
    UUID id = new UUID(1, seq);
    return new Fact(
        seq,
        id,
        PERSON,
        "measure-ordered",
        VILLAGE,
        at,
        at,
        "office",
        "web",
        null,
        new TreeMap<>(said));
  }

  private static Standing isolation(String place, String from) {
    LocalDate day = LocalDate.parse(from);
    return new Standing(
        PERSON, 1, VILLAGE, "isolation", place, "ordered", day, null, List.of(), List.of());
  }

  private static final List<Fact> FACTS =
      List.of(
          ordered(1, "central", "2020-02-09"),
          ordered(2, "home", "2020-02-23"),
          ordered(3, "home", "2020-03-20"));

  @Test
  void theOrderOfTheFirstIsNotHiddenByThoseOfTheSecond() {
    assertThat(MeasurePapers.last(FACTS, "measure-ordered", isolation("central", "2020-02-09")))
        .isEqualTo(FACTS.getFirst());
  }

  @Test
  void ofTwoOrdersForOnePlaceThatWithTheSameFirstDayStands() {
    assertThat(MeasurePapers.last(FACTS, "measure-ordered", isolation("home", "2020-02-23")))
        .isEqualTo(FACTS.get(1));
  }

  @Test
  void whatNobodyOrderedHasNoOrderOnItsPaper() {
    assertThat(MeasurePapers.last(FACTS, "measure-ordered", isolation("hospital", "2020-02-09")))
        .isNull();
  }
}
