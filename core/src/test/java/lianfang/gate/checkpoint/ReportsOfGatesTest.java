package lianfang.gate.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a vehicle is missed, and which refusals of a pass are looked into. */
class ReportsOfGatesTest {

  private static final Instant EIGHT = Instant.parse("2020-02-26T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private static Trip trip(@Nullable Instant due, @Nullable Instant ended) {
    return new Trip(
        UUID.randomUUID(), "收费站", "豫J00001", "loading", "410922", "", EIGHT, due, ended, null);
  }

  @Test
  void aVehicleIsLateFromItsTimeOnUntilItHasEnded() {
    Instant due = EIGHT.plus(HOUR);
    assertThat(trip(due, null).isLate(due)).isFalse();
    assertThat(trip(due, null).isLate(due.plusSeconds(1))).isTrue();
    assertThat(trip(due, due.plus(HOUR)).isLate(due.plusSeconds(1))).isTrue();
    assertThat(trip(due, due.plus(HOUR)).isLate(due.plus(HOUR))).isFalse();
    assertThat(trip(null, null).isLate(EIGHT.plus(Duration.ofDays(9)))).isFalse();
    assertThat(trip(due, null).isOnTheWay(EIGHT.minusSeconds(1))).isFalse();
  }

  @Test
  void aPlannedTimeIsOneToSeventyTwoHoursAhead() {
    assertThat(Trip.due(EIGHT, "1")).contains(EIGHT.plus(HOUR));
    assertThat(Trip.due(EIGHT, "72")).contains(EIGHT.plus(Duration.ofHours(72)));
    for (String none : new String[] {"", "0", "73", "-1", "1.5", "999999999999", "x"}) {
      assertThat(Trip.due(EIGHT, none)).as(none).isEmpty();
    }
  }

  @Test
  void aPassStandsAsItDidWhenItWasRefused() {
    Instant ends = EIGHT.plus(Duration.ofHours(12));
    PassStanding.Given held = new PassStanding.Given(EIGHT, ends, null);
    assertThat(PassStanding.of(null, EIGHT)).isEqualTo(PassStanding.UNCONFIRMED);
    assertThat(PassStanding.of(held, EIGHT)).isEqualTo(PassStanding.VALID);
    assertThat(PassStanding.of(held, EIGHT.minus(HOUR))).isEqualTo(PassStanding.EARLY);
    assertThat(PassStanding.of(held, ends.plusSeconds(60))).isEqualTo(PassStanding.VALID);
    assertThat(PassStanding.of(held, ends.plus(HOUR))).isEqualTo(PassStanding.EXPIRED);
    PassStanding.Given back = new PassStanding.Given(EIGHT, ends, EIGHT.plus(HOUR));
    assertThat(PassStanding.of(back, EIGHT)).as("taken back later").isEqualTo(PassStanding.VALID);
    assertThat(PassStanding.of(back, EIGHT.plus(HOUR))).isEqualTo(PassStanding.REVOKED);
  }

  @Test
  void whatIsNotKnownCountsForTheHolder() {
    for (PassStanding one : PassStanding.values()) {
      boolean looked = one == PassStanding.VALID || one == PassStanding.UNCONFIRMED;
      assertThat(one.isLookedInto()).as(one.word()).isEqualTo(looked);
    }
  }
}
