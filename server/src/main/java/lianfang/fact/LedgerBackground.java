package lianfang.fact;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Seals, lets followers read and anchors, a few times a second while the instance is open. */
@Component
@ConditionalOnProperty(name = "lianfang.ledger.background", matchIfMissing = true)
class LedgerBackground implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerBackground.class);

  /** Half of the 100 ms within which a committed fact gets its position. */
  private static final long SEAL_MILLIS = 40;

  /** Figures of pages may be a moment old; facts should not wait for those who count them. */
  private static final long FOLLOW_MILLIS = 200;

  private static final long PATIENCE_SECONDS = 60;

  private final Sealer sealer;
  private final Followers followers;
  private final Anchors anchors;

  /** Whether the server was gone when it was last asked for. */
  private volatile boolean gone;

  private @Nullable ScheduledExecutorService sealing;
  private @Nullable ScheduledExecutorService following;

  LedgerBackground(Sealer sealer, Followers followers, Anchors anchors) {
    this.sealer = sealer;
    this.followers = followers;
    this.anchors = anchors;
  }

  @Override
  public synchronized void start() {
    // Followers have a thread of their own, so that a slow one never holds up the chain.
    sealing = every("ledger-sealer", SEAL_MILLIS, this::seal);
    following = every("ledger-followers", FOLLOW_MILLIS, followers::catchUp);
  }

  private ScheduledExecutorService every(String name, long millis, Runnable work) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name(name).factory());
    thread.scheduleWithFixedDelay(() -> guarded(name, work), millis, millis, TimeUnit.MILLISECONDS);
    return thread;
  }

  private void seal() {
    if (sealer.waiting()) {
      sealer.seal();
    }
    anchors.anchorPastDay();
  }

  private void guarded(String name, Runnable work) {
    try {
      work.run();
      gone = false;
    } catch (DataAccessException | TransactionException e) {
      gone = e instanceof DataAccessResourceFailureException || e instanceof TransactionException;
      LOG.warn("{} could not reach the database and tries again", name, e);
    } catch (RuntimeException e) {
      LOG.error("{} failed on the same facts and tries them again", name, e);
    }
  }

  @Override
  public synchronized void stop() {
    boolean ended = end(sealing) & end(following);
    sealing = null;
    following = null;
    // A command leaves nothing to the next one: what it appended is sealed and followed. Where the
    // server is gone, its user waits for no connection, of which each takes half a minute.
    if (ended && !gone) {
      guarded("ledger", this::seal);
    }
    if (ended && !gone) {
      guarded("ledger", followers::catchUp);
    }
  }

  private boolean end(@Nullable ScheduledExecutorService thread) {
    if (thread == null) {
      return true;
    }
    if (gone) {
      thread.shutdownNow();
    } else {
      thread.shutdown();
    }
    try {
      return thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return sealing != null;
  }
}
