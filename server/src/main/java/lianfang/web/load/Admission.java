package lianfang.web.load;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** 准入: counts what is under way, and refuses at once instead of letting everybody wait. */
@Component
class Admission {

  /** What a small server answers at once without anybody waiting long. */
  static final int MOST = 400;

  private final AtomicInteger underWay = new AtomicInteger();
  private final LongAdder refused = new LongAdder();

  /** Whether the request may begin; if so, {@link #leave} follows it. */
  boolean enter(Priority priority) {
    if (!priority.admits(underWay.get(), MOST)) {
      refused.increment();
      return false;
    }
    underWay.incrementAndGet();
    return true;
  }

  void leave() {
    underWay.decrementAndGet();
  }

  int underWay() {
    return underWay.get();
  }

  long refused() {
    return refused.sum();
  }
}
