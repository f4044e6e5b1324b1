package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.layer.Replacement;
import lianfang.rulebook.notice.Notice;
import org.junit.jupiter.api.Test;

/** A notice names the one that it replaces: from its first day the older one gives nothing. */
class ANoticeReplacesAnotherTest {

  private static final Notice PUYANG = ShippedNoticesTest.notice("puyang-2020-02-25-key-persons");
  private static final LocalDate DAY = LocalDate.of(2020, 3, 1);

  private final Map<String, Notice> notices = new HashMap<>(Map.of(PUYANG.edition(), PUYANG));
  private final List<Edition> all =
      new ArrayList<>(List.of(AnyPersonUnderTheNoticesTest.edition(PUYANG)));

  /** Another notice in force from 1 March, with the tables of the first. */
  private Notice newer(String layer, List<String> scope, String replaces) {
    Notice notice =
        new Notice(
            "newer",
            "newer",
            PUYANG.title(),
            PUYANG.issuer(),
            "",
            DAY,
            DAY,
            null,
            scope,
            layer,
            List.of(replaces),
            List.of(),
            PUYANG.original(),
            PUYANG.clauses(),
            PUYANG.inputs(),
            PUYANG.labels(),
            PUYANG.tables(),
            PUYANG.readings(),
            List.of());
    notices.put(notice.edition(), notice);
    all.add(AnyPersonUnderTheNoticesTest.edition(notice));
    return notice;
  }

  /** Which notices give a contact of 20 February a measure, asked on a day. */
  private List<String> speaking(LocalDate on) {
    return Rulebook.derive(InForce.of(Replacement.apply(all, notices::get)), contact(), on)
        .intervals()
        .stream()
        .flatMap(one -> one.bases().stream())
        .map(Basis::notice)
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void fromItsFirstDayTheOlderOneIsSilentAndOnEarlierDaysItSpeaks() {
    newer("city", PUYANG.scope(), PUYANG.id());
    assertThat(speaking(DAY.minusDays(1))).containsExactly(PUYANG.id());
    assertThat(speaking(DAY)).containsExactly("newer");
  }

  @Test
  void oneThatNamesNobodyStandsBesideTheOther() {
    newer("city", PUYANG.scope(), "another-notice");
    assertThat(speaking(DAY)).containsExactly("newer", PUYANG.id());
  }

  @Test
  void aLowerLayerOrAPartOfTheAreaReplacesNothing() {
    Notice county = newer("county", PUYANG.scope(), PUYANG.id());
    assertThat(speaking(DAY)).containsExactly("newer", PUYANG.id());
    assertThat(Replacement.isLower(county, PUYANG)).isTrue();
    all.removeLast();
    Notice part = newer("city", List.of("410902"), PUYANG.id());
    assertThat(speaking(DAY)).containsExactly("newer", PUYANG.id());
    assertThat(Replacement.covers(part, PUYANG)).isFalse();
  }

  @Test
  void anEditionThatBeginsWithItsReplacementNeverHolds() {
    Notice newer = newer("province", List.of("41"), PUYANG.id());
    Edition again = all.getFirst();
    all.set(
        0,
        new Edition(
            again.notice(),
            again.edition(),
            newer.from(),
            null,
            again.scope(),
            again.tables(),
            again.readings()));
    assertThat(Replacement.apply(all, notices::get))
        .extracting(Edition::notice)
        .containsExactly("newer");
  }

  private static List<Fact> contact() {
    Subject subject = Subject.person(new UUID(1, 2));
    List<Fact> facts = new ArrayList<>();
    for (String[] one :
        List.of(
            new String[] {"residence", "village", "410902001001"},
            new String[] {"contact", "of", "confirmed"})) {
      facts.add(
          new Fact(
              facts.size() + 1,
              new UUID(7, facts.size() + 1),
              subject,
              one[0],
              "410902001001",
              Days.start(LocalDate.of(2020, 2, 20)),
              Instant.parse("2020-02-26T00:00:00Z"),
              "test",
              "test",
              null,
              new TreeMap<>(Map.of(one[1], one[2]))));
    }
    return facts;
  }
}
