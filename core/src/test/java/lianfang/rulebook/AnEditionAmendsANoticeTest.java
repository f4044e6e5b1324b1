package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;
import lianfang.rulebook.simulation.Candidates;
import org.junit.jupiter.api.Test;

/** The Puyang notice, in force since 25 February, gets another edition on the 28th. */
class AnEditionAmendsANoticeTest {

  private static final String PUYANG = "puyang-2020-02-25-key-persons";
  private static final Notice SHIPPED = ShippedNoticesTest.notice(PUYANG);
  private static final Edition HELD = AnyPersonUnderTheNoticesTest.edition(SHIPPED);
  private static final LocalDate DAY = LocalDate.of(2020, 2, 28);
  private static final Subject PERSON = Subject.person(new UUID(1, 1));

  /** Its isolation ended on the 26th: after the notice began and before the other edition does. */
  private static final List<Fact> CONTACT =
      List.of(
          fact(
              LocalDate.of(2020, 1, 29),
              "residence",
              Map.of("village", "410902001001", "unit", new UUID(7, 1).toString())),
          fact(LocalDate.of(2020, 1, 29), "contact", Map.of("of", "confirmed")));

  private static Fact fact(LocalDate day, String kind, Map<String, String> attributes) {
    return new Fact(
        0,
        UUID.nameUUIDFromBytes(kind.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        PERSON,
        kind,
        "410902001001",
        Days.start(day),
        Instant.EPOCH,
        "recorder",
        "test",
        null,
        new TreeMap<>(attributes));
  }

  private static List<Edition> amended(String from, String to) {
    NoticeFolder folder = NoticeFolder.read(ShippedNoticesTest.NOTICES.resolve(PUYANG));
    TreeMap<String, String> files = new TreeMap<>(folder.files());
    files.replaceAll((name, text) -> name.startsWith("tables/") ? text.replace(from, to) : text);
    assertThat(files).isNotEqualTo(folder.files());
    Notice notice = NoticeLoader.readProved(new NoticeFolder(PUYANG, files));
    Edition next =
        Candidates.edition(notice, SHIPPED, HELD, ADraftIsSimulatedTest.signed(HELD), DAY);
    return Candidates.replace(List.of(HELD), List.of(next));
  }

  private static List<Measure> demands(List<Edition> editions) {
    return Rulebook.derive(InForce.of(editions), CONTACT, DAY).demands().stream()
        .map(PlaceDemand::measure)
        .distinct()
        .toList();
  }

  @Test
  void whatItsRowsMadeDueStaysDueWhereTheyStay() {
    assertThat(demands(List.of(HELD))).containsExactly(Measure.CLOSURE, Measure.DISINFECTION);
    assertThat(demands(amended("undecided,7", "home,7")))
        .containsExactly(Measure.CLOSURE, Measure.DISINFECTION);
    // Fewer days of isolation do not take back what was asked of the unit.
    assertThat(demands(amended("central,14,home,14,unit", "central,14,home,13,unit")))
        .containsExactly(Measure.CLOSURE, Measure.DISINFECTION);
  }

  @Test
  void aRowThatAsksForMoreReachesNobodyWhoseTimeWasOver() {
    List<Edition> without =
        amended("central,14,home,14,unit,14,full", "central,14,home,14,none,0,none");
    assertThat(demands(without)).isEmpty();
    Edition bare = without.getLast();
    Edition again =
        new Edition(
            PUYANG, "again", DAY.plusDays(1), null, HELD.scope(), HELD.tables(), HELD.readings());
    List<Edition> three = Candidates.replace(List.of(HELD, bare), List.of(again));
    assertThat(three.getLast().since("K2")).isEqualTo(DAY.plusDays(1));
    assertThat(three.getLast().since("K3")).isEqualTo(HELD.from());
    assertThat(Rulebook.derive(InForce.of(three), CONTACT, DAY.plusDays(1)).demands()).isEmpty();
  }

  @Test
  void anEditionBeginsOnTheDayOfItsMinuteWhateverItsFileNames() {
    List<Edition> both = amended("undecided,7", "home,7");
    assertThat(both).extracting(Edition::from).containsExactly(HELD.from(), DAY);
    assertThat(both.getFirst().until()).isEqualTo(DAY.minusDays(1));
  }
}
