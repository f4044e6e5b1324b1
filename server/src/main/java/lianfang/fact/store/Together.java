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

/**
 * 并单: appends that come while others are at work share the next transaction, its questions to the
 * database and its wait for the disk. Nobody waits for company: the first goes at once. Where a
 * shared transaction fails, each of its appends is tried alone and has its own answer.
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
    private volatile @Nullable List<Fact> found;
    private volatile @Nullable RuntimeException failure;

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
      RuntimeException failed = failure;
      if (failed != null) {
        throw failed;
      }
      return Objects.requireNonNull(found);
    }
  }

  /** Appends, alone or with others, and returns when it is durable. */
  public List<Fact> append(String prefixes, List<NewFact> facts) {
    Waiting mine = new Waiting(prefixes, facts);
    if (leads(mine) || mine.turn.join()) {
      List<Waiting> all = with(mine);
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
    return true;
  }

  /** This one and those that wait, as far as one statement should take them. */
  private synchronized List<Waiting> with(Waiting mine) {
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
      next.turn.complete(true);
    }
  }

  private void run(List<Waiting> all) {
    RuntimeException failed = tried(all);
    if (failed == null) {
      return;
    }
    for (Waiting one : all) {
      one.failure = all.size() == 1 ? failed : tried(List.of(one));
    }
  }

  private @Nullable RuntimeException tried(List<Waiting> some) {
    try {
      work.accept(some);
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }
}
