package lianfang.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import lianfang.rulebook.table.CompiledTable;

/**
 * Rule decisions a second, with trace: ours, Apache KIE and a hand-written switch on the same table
 * and the same cases, which must all give the same answers first. Arguments: seconds a run,
 * threads.
 */
public final class RuleDecisions {

  private static final long SEED = 20200225L;
  private static final int CHECKED = 10_000;
  private static final int RUNS = 3;
  private static final int BATCH = 4096;
  private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

  private final int threads;
  private final long nanos;

  private RuleDecisions(int seconds, int threads) {
    this.threads = threads;
    this.nanos = seconds * 1_000_000_000L;
  }

  /** Runs all peers one after the other. */
  public static void main(String[] words) throws InterruptedException, ExecutionException {
    int seconds = words.length > 0 ? Integer.parseInt(words[0]) : 5;
    int threads = words.length > 1 ? Integer.parseInt(words[1]) : 2;
    Arrivals cases = new Arrivals(new Random(SEED));
    CompiledTable table = new CompiledTable(Arrivals.table());
    check(cases, table);
    IO.println(
        "%d threads, Java %s, %d processors, load %.1f"
            .formatted(
                threads,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    RuleDecisions bench = new RuleDecisions(seconds, threads);
    bench.measure("compiled table, trace on", () -> Deciders.compiled(cases, table));
    bench.measure("hand-written switch", () -> Deciders.handWritten(cases));
    bench.measure("Apache KIE DMN 10.2.0", () -> Deciders.kie(cases, table));
  }

  private static void check(Arrivals cases, CompiledTable table) {
    Decider ours = Deciders.compiled(cases, table);
    Decider hand = Deciders.handWritten(cases);
    Decider kie = Deciders.kie(cases, table);
    for (int i = 0; i < CHECKED; i++) {
      int row = ours.decide(i);
      if (row != hand.decide(i) || row != kie.decide(i)) {
        throw new IllegalStateException(
            "case " + i + ": " + row + ", " + hand.decide(i) + ", " + kie.decide(i));
      }
    }
    IO.println(CHECKED + " cases answered alike by all three");
  }

  private void measure(String name, Supplier<Decider> decider)
      throws InterruptedException, ExecutionException {
    run(decider);
    StringBuilder line = new StringBuilder("%-26s".formatted(name));
    for (int i = 0; i < RUNS; i++) {
      Rate rate = run(decider);
      line.append(" %,14.0f/s (%,14.0f/CPU-s)".formatted(rate.wall(), rate.processor()));
    }
    IO.println(line);
  }

  /**
   * Decisions a second of all threads together.
   *
   * @param wall by the clock on the wall, which a neighbour on the machine slows down
   * @param processor by processor time, which it slows down less
   */
  private record Rate(double wall, double processor) {
    Rate plus(Rate other) {
      return new Rate(wall + other.wall, processor + other.processor);
    }
  }

  private Rate run(Supplier<Decider> decider) throws InterruptedException, ExecutionException {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Rate>> rates = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        rates.add(pool.submit(() -> rate(decider.get())));
      }
      Rate sum = new Rate(0, 0);
      for (Future<Rate> rate : rates) {
        sum = sum.plus(rate.get());
      }
      return sum;
    }
  }

  private Rate rate(Decider decider) {
    long decided = 0;
    long checksum = 0;
    long start = System.nanoTime();
    long processor = PROCESSOR.getCurrentThreadCpuTime();
    long elapsed;
    do {
      for (int i = 0; i < BATCH; i++) {
        checksum += decider.decide((int) ((decided + i) & (Arrivals.CASES - 1)));
      }
      decided += BATCH;
      elapsed = System.nanoTime() - start;
    } while (elapsed < nanos);
    if (checksum < 0) {
      throw new IllegalStateException("rows are counted from 0");
    }
    long used = PROCESSOR.getCurrentThreadCpuTime() - processor;
    return new Rate(decided * 1e9 / elapsed, decided * 1e9 / used);
  }
}
