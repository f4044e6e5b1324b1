package lianfang.web.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** 已打开: a reason is asked once; for half an hour the same reader need not give it again. */
@Component
class Openings {

  private static final Duration HOLDS = Duration.ofMinutes(30);
  private static final int KEPT_MAX = 20_000;

  private final Map<Opening, Instant> open = new ConcurrentHashMap<>();
  private final Clock clock;

  Openings(@Qualifier("real") Clock clock) {
    this.clock = clock;
  }

  private record Opening(String account, UUID person) {}

  /** Whether the reader gave a reason for this person. */
  boolean holds(String account, UUID person) {
    Instant until = open.get(new Opening(account, person));
    return until != null && until.isAfter(clock.instant());
  }

  /** The reader gave a reason, which is in the audit. */
  void give(String account, UUID person) {
    Instant now = clock.instant();
    if (open.size() >= KEPT_MAX) {
      open.values().removeIf(until -> !until.isAfter(now));
    }
    open.put(new Opening(account, person), now.plus(HOLDS));
  }
}
