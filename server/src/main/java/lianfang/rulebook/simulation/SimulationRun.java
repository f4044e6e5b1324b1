package lianfang.rulebook.simulation;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import lianfang.fact.Positions;
import lianfang.fact.Subject;
import lianfang.fact.SubjectRanges;
import lianfang.fact.plan.Among;
import lianfang.rulebook.InForce;
import lianfang.rulebook.Rulebook;
import lianfang.rulebook.store.Stirred;

/**
 * 推演执行: reads a snapshot slice by slice in two threads, each with its own run, and joins them. A
 * slice is a range of ids of persons or of places, so no subject is in two of them. Persons of whom
 * no fact can have an outcome are not read.
 */
public final class SimulationRun {

  /** How many threads read; each has a connection of its own. */
  public static final int THREADS = 2;

  private final Inputs inputs;
  private final InForce before;
  private final InForce after;
  private final Grids grids;
  private final Underway underway;
  private final AtomicInteger next = new AtomicInteger();

  /** Prepares a run. */
  public SimulationRun(
      Inputs inputs, InForce before, InForce after, Grids grids, Underway underway) {
    this.inputs = inputs;
    this.before = before;
    this.after = after;
    this.grids = grids;
    this.underway = underway;
  }

  /**
   * Runs.
   *
   * @throws java.util.concurrent.CancellationException when somebody wants it to stop
   */
  public Simulation over(Positions.Snapshot snapshot) throws SQLException {
    underway.slices(snapshot.ranges() + 1);
    List<FutureTask<Simulating>> tasks = new ArrayList<>();
    for (int i = 0; i < snapshot.readers(); i++) {
      int reader = i;
      tasks.add(new FutureTask<>(() -> read(snapshot, reader)));
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

  private Simulating read(Positions.Snapshot snapshot, int reader) throws SQLException {
    Simulating run = new Simulating(inputs, before, after, grids);
    int ranges = snapshot.ranges();
    try {
      for (int slice = next.getAndIncrement(); slice <= ranges; slice = next.getAndIncrement()) {
        // Places are few, and each range reads the whole table.
        if (slice == 0) {
          snapshot.tellAll(
              reader,
              new SubjectRanges.Whom(Subject.Kind.PLACE, Among.ALL, kinds -> look(run)),
              run::take);
        } else {
          snapshot.tell(
              reader,
              slice - 1,
              new SubjectRanges.Whom(
                  Subject.Kind.PERSON,
                  Stirred.by(before, after),
                  kinds -> look(run) && Rulebook.concerns(kinds)),
              run::take);
        }
        underway.sliceDone();
      }
    } catch (SQLException | RuntimeException broken) {
      // The other thread need not read what nobody will use.
      next.set(ranges + 1);
      throw broken;
    }
    return run;
  }

  private boolean look(Simulating run) {
    underway.check();
    run.look();
    underway.look();
    return true;
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
        case null, default -> throw new IllegalStateException("the simulation failed", failed);
      }
    }
  }
}
