package lianfang.rulebook.simulation;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import lianfang.fact.LedgerSnapshots;
import lianfang.rulebook.InForce;

/**
 * 推演执行: reads a snapshot slice by slice in two threads, each with its own run, and joins them. A
 * slice is a range of subject ids, so no subject is in two of them.
 */
public final class SimulationRun {

  /** How many threads read; each has a connection of its own. */
  public static final int THREADS = 2;

  /** Into how many steps a city is cut; more say earlier that somebody wants to stop. */
  static final int SLICES = 64;

  private final Inputs inputs;
  private final InForce before;
  private final InForce after;
  private final Underway underway;
  private final AtomicInteger next = new AtomicInteger();

  /** Prepares a run. */
  public SimulationRun(Inputs inputs, InForce before, InForce after, Underway underway) {
    this.inputs = inputs;
    this.before = before;
    this.after = after;
    this.underway = underway;
  }

  /**
   * Runs.
   *
   * @throws java.util.concurrent.CancellationException when somebody wants it to stop
   */
  public Simulation over(LedgerSnapshots.Snapshot snapshot) throws SQLException {
    List<FutureTask<Simulating>> tasks = new ArrayList<>();
    for (LedgerSnapshots.Reader reader : snapshot.readers()) {
      tasks.add(new FutureTask<>(() -> read(reader)));
    }
    List<Thread> others = new ArrayList<>();
    for (FutureTask<Simulating> task : tasks.subList(1, tasks.size())) {
      others.add(Thread.ofPlatform().name("simulation " + others.size()).start(task));
    }
    tasks.getFirst().run();
    await(others);
    Simulating all = result(tasks.getFirst());
    for (FutureTask<Simulating> task : tasks.subList(1, tasks.size())) {
      all.join(result(task));
    }
    underway.check();
    return all.finish();
  }

  private Simulating read(LedgerSnapshots.Reader reader) throws SQLException {
    Simulating run = new Simulating(inputs, before, after);
    try {
      for (int slice = next.getAndIncrement(); slice < SLICES; slice = next.getAndIncrement()) {
        reader.tell(
            slice,
            SLICES,
            facts -> {
              underway.check();
              run.take(facts);
            });
        underway.sliceDone();
      }
    } catch (SQLException | RuntimeException broken) {
      // The other thread need not read what nobody will use.
      next.set(SLICES);
      throw broken;
    }
    return run;
  }

  /** A snapshot may not be closed under a thread that still reads it. */
  private static void await(List<Thread> others) {
    boolean interrupted = false;
    for (Thread other : others) {
      while (other.isAlive()) {
        try {
          other.join();
        } catch (InterruptedException stopped) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Simulating result(FutureTask<Simulating> task) throws SQLException {
    try {
      return task.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the simulation was interrupted", stopped);
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case SQLException broken -> throw broken;
        case RuntimeException broken -> throw broken;
        default -> throw new IllegalStateException(failed.getCause());
      }
    }
  }
}
