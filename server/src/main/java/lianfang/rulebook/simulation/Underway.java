package lianfang.rulebook.simulation;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** 进行中的推演: progress that others read, and their wish to stop it. */
public final class Underway {

  private final Asked asked;
  private final AtomicInteger slices = new AtomicInteger();
  private final LongAdder looked = new LongAdder();
  private volatile int all = 1;
  private volatile long began;
  private volatile Stage stage = Stage.WAITING;
  private volatile boolean cancelled;

  /** Waits to begin. */
  public Underway(Asked asked) {
    this.asked = asked;
  }

  /** What was asked. */
  public Asked asked() {
    return asked;
  }

  /** As it stands. */
  public Kept now() {
    long since = began;
    Progress progress =
        since == 0
            ? Progress.NONE
            : Progress.at(slices.get(), all, looked.sum(), System.nanoTime() - since);
    return new Kept(asked, stage, progress, "", null);
  }

  /** Asks it to stop; what is done already stays. */
  public void cancel() {
    cancelled = true;
  }

  /** Says how far it has come. */
  public void reach(Stage next) {
    stage = next;
  }

  void slices(int count) {
    all = count;
    began = System.nanoTime();
  }

  void look() {
    looked.increment();
  }

  void sliceDone() {
    slices.incrementAndGet();
  }

  /**
   * Goes on only where nobody wants it to stop.
   *
   * @throws CancellationException where somebody does
   */
  public void check() {
    if (cancelled) {
      throw new CancellationException("the simulation was cancelled");
    }
  }
}
