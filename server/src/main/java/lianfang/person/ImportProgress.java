package lianfang.person;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * 导入进度: how far an import has come.
 *
 * @param rows rows done
 * @param expected about how many there are, where the file says so
 * @param elapsed since it began
 */
public record ImportProgress(long rows, OptionalLong expected, Duration elapsed) {

  /** Rows a second so far. */
  public double rate() {
    return rows / Math.max(0.001, elapsed.toNanos() / 1e9);
  }

  /** How long it still takes at this rate, where that can be said. */
  public java.util.Optional<Duration> left() {
    return expected.isPresent() && rows > 0
        ? java.util.Optional.of(
            Duration.ofMillis((long) (Math.max(0, expected.getAsLong() - rows) / rate() * 1000)))
        : java.util.Optional.empty();
  }
}
