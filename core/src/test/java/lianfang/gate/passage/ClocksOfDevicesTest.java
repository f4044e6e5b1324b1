package lianfang.gate.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import lianfang.gate.Direction;
import lianfang.gate.Passage;
import lianfang.gate.passage.PassageTime.Known;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClocksOfDevicesTest {

  private static final Instant NOW = Instant.parse("2020-02-26T04:00:00Z");
  private static final Instant OLDEST = Instant.parse("2019-12-28T16:00:00Z");

  @Test
  void whatTheDeviceMeasuredCorrectsAClockOf1970() {
    Instant said = Instant.parse("1970-01-01T00:10:00Z");
    Duration offset = Duration.between(Instant.EPOCH, Instant.parse("2020-02-26T03:00:00Z"));
    assertThat(time(said, offset, null))
        .isEqualTo(new PassageTime(Instant.parse("2020-02-26T03:10:00Z"), Known.MEASURED));
  }

  @Test
  void withoutAMeasurementTheServerMeasuresWhenTheBatchComes() {
    Instant said = Instant.parse("1970-01-01T00:10:00Z");
    Instant sent = Instant.parse("1970-01-01T01:10:00Z");
    assertThat(time(said, null, sent))
        .isEqualTo(new PassageTime(Instant.parse("2020-02-26T03:00:00Z"), Known.AT_UPLOAD));
  }

  @Test
  void aClockThatWasSetBackMeanwhileCorrectsNothing() {
    Instant said = Instant.parse("1970-01-01T00:10:00Z");
    assertThat(time(said, null, Instant.parse("1970-01-01T00:05:00Z")))
        .isEqualTo(new PassageTime(NOW, Known.UNKNOWN));
    assertThat(time(said, null, null)).isEqualTo(new PassageTime(NOW, Known.UNKNOWN));
  }

  @Test
  void aPossibleTimeThatNobodyMeasuredIsTakenAsItIs() {
    Instant said = Instant.parse("2020-02-26T03:59:00Z");
    assertThat(time(said, null, null)).isEqualTo(new PassageTime(said, Known.UNCHECKED));
    assertThat(time(NOW.plusSeconds(3600), null, null))
        .isEqualTo(new PassageTime(NOW, Known.UNKNOWN));
  }

  @Test
  void whatIsKnownToBeOlderThanTheLegalDaysIsNotKept() {
    assertThat(time(OLDEST.minusSeconds(1), Duration.ZERO, null)).isNull();
    assertThat(time(OLDEST, Duration.ZERO, null)).isNotNull();
  }

  private static @Nullable PassageTime time(
      Instant said, @Nullable Duration offset, @Nullable Instant sent) {
    Passage passage =
        new Passage(UUID.randomUUID(), said, offset, null, null, Direction.IN, null, 0, null, 0);
    return PassageTime.of(passage, sent, NOW, OLDEST);
  }
}
