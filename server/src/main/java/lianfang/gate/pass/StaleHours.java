package lianfang.gate.pass;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * 清单陈旧: after how many hours without a newer list a gate says that its lists are old. How often a
 * post finds a network differs between a city and the mountains, so it is a setting of the
 * instance, {@code lianfang.gates.stale-hours}, and reaches gates inside the signed list of keys.
 */
@Component
final class StaleHours {

  private final int hours;

  StaleHours(@Value("${lianfang.gates.stale-hours:" + KeyList.STALE_HOURS + "}") int hours) {
    if (hours < 1 || hours > KeyList.STALE_HOURS_MAX) {
      throw new IllegalArgumentException(
          "lianfang.gates.stale-hours is %d; 1 to %d hours are possible"
              .formatted(hours, KeyList.STALE_HOURS_MAX));
    }
    this.hours = hours;
  }

  int hours() {
    return hours;
  }
}
