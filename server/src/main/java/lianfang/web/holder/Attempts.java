package lianfang.web.holder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** 尝试次数: how often an address, or a number, was tried of late; a number is kept as its hash. */
@Component
public class Attempts {

  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int KEPT_MAX = 100_000;

  private final Clock real;
  private final Map<Object, Tried> tried =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Tried> eldest) {
          return size() > KEPT_MAX;
        }
      };

  Attempts(@Qualifier("real") Clock real) {
    this.real = real;
  }

  private record Tried(Instant since, int times) {}

  /** Counts one more; whether it is within {@code most} in ten minutes. */
  public synchronized boolean allow(Object who, int most) {
    Instant now = real.instant();
    Tried before = tried.get(who);
    Tried after =
        before == null || before.since().plus(WINDOW).isBefore(now)
            ? new Tried(now, 1)
            : new Tried(before.since(), before.times() + 1);
    tried.put(who, after);
    return after.times() <= most;
  }
}
