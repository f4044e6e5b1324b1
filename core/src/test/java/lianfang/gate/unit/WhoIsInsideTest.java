package lianfang.gate.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import lianfang.gate.Direction;
import lianfang.gate.unit.Presence.Doubt;
import lianfang.gate.unit.Presence.Event;
import org.junit.jupiter.api.Test;

class WhoIsInsideTest {

  private static final Instant MORNING = Instant.parse("2020-02-26T00:00:00Z");
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final UUID PERSON = UUID.randomUUID();
  private static final UUID GATE = UUID.randomUUID();

  @Test
  void inAndOutByTheLastPassageWhateverTheOrderInWhichTheyCame() {
    List<Event> events = new ArrayList<>(List.of(in(0), out(60), in(70)));
    Collections.reverse(events);
    assertThat(presence(events, 80))
        .isEqualTo(new Presence(PERSON, true, MORNING.plusSeconds(4200), java.util.Set.of()));
    assertThat(presence(List.of(in(0), out(60)), 80).inside()).isFalse();
    assertThat(presence(List.of(), 80))
        .isEqualTo(new Presence(PERSON, false, null, java.util.Set.of()));
  }

  @Test
  void inTwiceIsADoubtAndSoIsOutTwice() {
    assertThat(presence(List.of(in(0), in(5)), 80).doubts()).containsExactly(Doubt.IN_TWICE);
    assertThat(presence(List.of(in(0), out(5), out(6)), 80).doubts())
        .containsExactly(Doubt.OUT_TWICE);
    assertThat(presence(List.of(out(5)), 80).doubts())
        .as("whoever was inside before anybody counted may go out")
        .isEmpty();
  }

  @Test
  void whoeverStaysLongerThanAnybodyDoesHasMissedAnExit() {
    assertThat(presence(List.of(in(0)), 12 * 60).doubts()).isEmpty();
    assertThat(presence(List.of(in(0)), 12 * 60 + 1).doubts()).containsExactly(Doubt.NO_EXIT);
  }

  @Test
  void whatTheDataManagerSaysResolvesWhatWasBeforeIt() {
    Event said = Event.stated(PERSON, MORNING.plusSeconds(600), false);
    assertThat(presence(List.of(in(0), in(5), said), 80))
        .isEqualTo(new Presence(PERSON, false, said.at(), java.util.Set.of()));
    assertThat(presence(List.of(in(0), in(5), said, in(20), in(21)), 80).doubts())
        .containsExactly(Doubt.IN_TWICE);
  }

  @Test
  void whoSaysWhereSomebodyIsReadsWhatWasToldSinceSomebodySaidSoLast() {
    Event said = Event.stated(PERSON, MORNING.plusSeconds(600), false);
    assertThat(Presence.latest(List.of(in(21), in(20), said, in(5), in(0))))
        .containsExactly(said, in(20), in(21));
    assertThat(Presence.latest(List.of(in(5), in(0)))).containsExactly(in(0), in(5));
  }

  private static Presence presence(List<Event> events, int minutes) {
    return Presence.of(PERSON, events, MORNING.plusSeconds(60L * minutes), LONGEST);
  }

  private static Event in(int minute) {
    return Event.passage(PERSON, MORNING.plusSeconds(60L * minute), Direction.IN, GATE);
  }

  private static Event out(int minute) {
    return Event.passage(PERSON, MORNING.plusSeconds(60L * minute), Direction.OUT, GATE);
  }
}
