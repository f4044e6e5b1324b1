package lianfang.rulebook.simulation;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/** 进行中的推演: progress that others read, and their wish to stop it. */
public final class Underway {

  private final Asked asked;
  private final AtomicInteger slices = new AtomicInteger();
  private volatile int all = 1;
  private volatile Stage stage = Stage.WAITING;
  private volatile boolean cancelled;
  private volatile String problem = "";

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
    int percent = Math.min(100, 100 * slices.get() / all);
    return new Kept(asked, stage, percent, problem, null);
  }

  /** Asks it to stop; what is done already stays. */
  public void cancel() {
    cancelled = true;
  }

  /** Says how far it has come. */
  public void reach(Stage next) {
    stage = next;
  }

  /** Says why it failed. */
  public void fail(String why) {
    problem = why;
    stage = Stage.FAILED;
  }

  void slices(int count) {
    all = count;
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
