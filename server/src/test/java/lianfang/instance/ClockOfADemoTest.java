package lianfang.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockOfADemoTest {

  private static final Instant CREATED = Instant.parse("2026-11-22T03:04:05Z");

  @TempDir private Path data;

  @Test
  void startsOn26FebruaryAtEightInTheMorning() {
    assertThat(clock(true, Duration.ZERO).instant()).isEqualTo("2020-02-26T00:00:00Z");
  }

  @Test
  void continuesAfterARestartWhereElapsedTimeSays() {
    SettingsFile.write(InstanceSettings.create("4109", true, data, CREATED));
    InstanceSettings read = SettingsFile.find(data).orElseThrow();
    Clock real = Clock.fixed(CREATED.plus(Duration.ofHours(30)), ZoneOffset.UTC);
    assertThat(DomainClock.of(read, real).instant()).isEqualTo("2020-02-27T06:00:00Z");
  }

  @Test
  void ofARealInstanceIsTheRealTime() {
    Duration later = Duration.ofDays(3);
    assertThat(clock(false, later).instant()).isEqualTo(CREATED.plus(later));
  }

  private Clock clock(boolean demo, Duration elapsed) {
    var settings = InstanceSettings.create("4109", demo, data, CREATED);
    return DomainClock.of(settings, Clock.fixed(CREATED.plus(elapsed), ZoneOffset.UTC));
  }
}
