package lianfang.fact.moment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * 并单: work that comes while others are at work shares the next transaction, its questions to the
 * database and its wait for the disk. Nobody waits for company: the first goes at once. Where a
 * shared transaction fails, its halves are tried, so that each has its own answer.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public final class Together<Q, A> {

  /** While one waits for the disk, another one works. */
  private static final int AT_ONCE = 2;

  private final Consumer<List<Waiting<Q, A>>> work;
  private final ToIntFunction<Q> size;
  private final int most;
  private final Deque<Waiting<Q, A>> queue = new ArrayDeque<>();
  private int running;

  /**
   * Questions share transactions.
   *
   * @param work does all of them in one durable transaction and answers each
   * @param size how large a question is
   * @param most how large all questions of a transaction may be together; one alone may be larger
   */
  public Together(Consumer<List<Waiting<Q, A>>> work, ToIntFunction<Q> size, int most) {
    this.work = work;
    this.size = size;
    this.most = most;
  }

  /** One question that waits for its answer. */
  public static final class Waiting<Q, A> {

    private final Q question;
    private final CompletableFuture<Boolean> turn = new CompletableFuture<>();
    private volatile List<Waiting<Q, A>> company = List.of();
    private volatile @Nullable A found;
    private volatile @Nullable Throwable failure;

    private Waiting(Q question) {
      this.question = question;
    }

    /** What is asked. */
    public Q question() {
      return question;
    }

    /** What is found; it holds once the transaction is durable. */
    public void answer(A answer) {
      found = answer;
    }

    /** Why it is refused, having written nothing; everybody else's work is done. */
    public void refuse(RuntimeException why) {
      failure = why;
    }

    private A found() {
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

  /** Asks, alone or with others, and returns when it is durable. */
  public A ask(Q question) {
    Waiting<Q, A> mine = new Waiting<>(question);
    if (leads(mine) || mine.turn.join()) {
      List<Waiting<Q, A>> all = mine.company;
      try {
        run(all);
      } finally {
        handOver();
        all.forEach(one -> one.turn.complete(false));
      }
    }
    return mine.found();
  }

  private synchronized boolean leads(Waiting<Q, A> mine) {
    if (running == AT_ONCE) {
      queue.add(mine);
      return false;
    }
    running++;
    mine.company = List.of(mine);
    return true;
  }

  /** This one and those that wait, as far as one transaction should take them. */
  private List<Waiting<Q, A>> with(Waiting<Q, A> mine) {
    List<Waiting<Q, A>> all = new ArrayList<>(List.of(mine));
    int taken = size.applyAsInt(mine.question);
    while (!queue.isEmpty() && taken + size.applyAsInt(queue.peek().question) < most) {
      Waiting<Q, A> next = queue.remove();
      taken += size.applyAsInt(next.question);
      all.add(next);
    }
    return all;
  }

  /** How many wait for a transaction to share. */
  public synchronized int waiting() {
    return queue.size();
  }

  private synchronized void handOver() {
    Waiting<Q, A> next = queue.poll();
    if (next == null) {
      running--;
    } else {
      // Chosen here: two who end at once would else send one each of those who waited.
      next.company = with(next);
      next.turn.complete(true);
    }
  }

  /** Halves find the refused one without trying everybody else alone. */
  private void run(List<Waiting<Q, A>> all) {
    Throwable failed = tried(all);
    if (failed == null) {
      return;
    }
    if (all.size() == 1 || ofAll(failed)) {
      all.forEach(one -> one.failure = failed);
      return;
    }
    // What was refused beside a failure is asked again: its transaction never was.
    all.forEach(one -> one.failure = null);
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
  private @Nullable Throwable tried(List<Waiting<Q, A>> some) {
    try {
      work.accept(some);
      return null;
    } catch (RuntimeException | Error e) {
      return e;
    }
  }
}
