package lianfang.fact.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import lianfang.fact.Fact;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * 并单: appends that come while others are at work share the next transaction, its questions to the
 * database and its wait for the disk. Nobody waits for company: the first goes at once. Where a
 * shared transaction fails, its halves are tried, so that each has its own answer.
 */
public final class Together {

  /** While one waits for the disk, another one works. */
  private static final int AT_ONCE = 2;

  private final Consumer<List<Waiting>> work;
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private int running;

  /**
   * Appends share transactions.
   *
   * @param work appends all of them in one durable transaction and tells each what it found
   */
  public Together(Consumer<List<Waiting>> work) {
    this.work = work;
  }

  /** One append that waits for its answer. */
  public static final class Waiting {

    private final String prefixes;
    private final List<NewFact> facts;
    private final CompletableFuture<Boolean> turn = new CompletableFuture<>();
    private volatile List<Waiting> company = List.of();
    private volatile @Nullable List<Fact> found;
    private volatile @Nullable Throwable failure;

    private Waiting(String prefixes, List<NewFact> facts) {
      this.prefixes = prefixes;
      this.facts = facts;
    }

    /** The areas in which it may write. */
    public String prefixes() {
      return prefixes;
    }

    /** What it appends. */
    public List<NewFact> facts() {
      return facts;
    }

    /** The facts as they stand in the ledger. */
    public void found(List<Fact> stored) {
      found = stored;
    }

    private List<Fact> answer() {
      Throwable failed = failure;
      if (failed instanceof RuntimeException refused) {
        throw refused;
      }
      if (failed != null) {
        throw new IllegalStateException("Not appended, send it again: " + failed, failed);
      }
      return Objects.requireNonNull(found);
    }
  }

  /** Appends, alone or with others, and returns when it is durable. */
  public List<Fact> append(String prefixes, List<NewFact> facts) {
    Waiting mine = new Waiting(prefixes, facts);
    if (leads(mine) || mine.turn.join()) {
      List<Waiting> all = mine.company;
      try {
        run(all);
      } finally {
        handOver();
        all.forEach(one -> one.turn.complete(false));
      }
    }
    return mine.answer();
  }

  private synchronized boolean leads(Waiting mine) {
    if (running == AT_ONCE) {
      queue.add(mine);
      return false;
    }
    running++;
    mine.company = List.of(mine);
    return true;
  }

  /** This one and those that wait, as far as one statement should take them. */
  private List<Waiting> with(Waiting mine) {
    List<Waiting> all = new ArrayList<>(List.of(mine));
    int facts = mine.facts().size();
    while (!queue.isEmpty() && facts + queue.peek().facts().size() < FactInsert.MANY) {
      Waiting next = queue.remove();
      facts += next.facts().size();
      all.add(next);
    }
    return all;
  }

  /** How many wait for a transaction to share. */
  public synchronized int waiting() {
    return queue.size();
  }

  private synchronized void handOver() {
    Waiting next = queue.poll();
    if (next == null) {
      running--;
    } else {
      // Chosen here: two who end at once would else send one each of those who waited.
      next.company = with(next);
      next.turn.complete(true);
    }
  }

  /** Halves find the refused one without trying everybody else alone. */
  private void run(List<Waiting> all) {
    Throwable failed = tried(all);
    if (failed == null) {
      return;
    }
    if (all.size() == 1 || ofAll(failed)) {
      all.forEach(one -> one.failure = failed);
      return;
    }
    int half = all.size() / 2;
    run(all.subList(0, half));
    run(all.subList(half, all.size()));
  }

  /** Without a database or memory nobody would fare better alone, only wait longer. */
  private static boolean ofAll(Throwable failed) {
    return failed instanceof OutOfMemoryError
        || failed instanceof CannotCreateTransactionException
        || failed instanceof DataAccessResourceFailureException;
  }

  /** An error is caught too: an answer found before it would not be durable. */
  private @Nullable Throwable tried(List<Waiting> some) {
    try {
      work.accept(some);
      return null;
    } catch (RuntimeException | Error e) {
      return e;
    }
  }
}
