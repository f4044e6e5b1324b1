package lianfang.rulebook.edition;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import lianfang.area.Scope;
import lianfang.fact.Days;
import lianfang.fact.Recorder;
import lianfang.rulebook.Enacting;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * 定时生效: puts an approved edition in force at the minute that its approval names, by the domain
 * clock. The approval is a fact, so a restart forgets nothing; what fell due while nothing ran is
 * done at the start. Only a process that serves pages does it.
 */
@Component
public class EditionClock {

  private static final Logger LOG = LoggerFactory.getLogger(EditionClock.class);
  private static final long EVERY_MILLIS = 2_000;
  private static final long PATIENCE_SECONDS = 10;

  /**
   * What a moment cures is cured soon; deriving a city again and again would be work for nothing.
   */
  private static final long PAUSE_SECONDS_MIN = 4;

  private static final long PAUSE_SECONDS_MAX = 60;

  private final EditionRegister register;
  private final NoticeLock lock;
  private final Enacting enacting;
  private final Clock clock;
  private @Nullable ScheduledExecutorService thread;
  private volatile long notBefore = System.nanoTime();
  private volatile long pauseSeconds = PAUSE_SECONDS_MIN;

  EditionClock(EditionRegister register, NoticeLock lock, Enacting enacting, Clock clock) {
    this.register = register;
    this.lock = lock;
    this.enacting = enacting;
    this.clock = clock;
  }

  /** Begins to look every other second. */
  @EventListener(WebServerInitializedEvent.class)
  synchronized void start() {
    thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("editions").factory());
    thread.scheduleWithFixedDelay(this::guarded, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** What is half staged is begun again at the next start, so a stop need not wait for it. */
  @EventListener(ContextClosedEvent.class)
  synchronized void stop() throws InterruptedException {
    if (thread != null) {
      thread.shutdownNow();
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.info("a generation that is being staged is left to the next start");
      }
      thread = null;
    }
  }

  /** Looks at once and not only in two seconds: an approval names this minute. */
  public synchronized void soon() {
    if (thread != null) {
      notBefore = System.nanoTime();
      thread.execute(this::guarded);
    }
  }

  private void guarded() {
    if (System.nanoTime() - notBefore < 0) {
      return;
    }
    try {
      putInForce();
      pauseSeconds = PAUSE_SECONDS_MIN;
    } catch (DataAccessException | TransactionException e) {
      pause();
      LOG.warn("editions that are due wait for the database", e);
    } catch (RuntimeException e) {
      pause();
      LOG.error("an edition that is due could not be put in force and is tried again", e);
    }
  }

  private void pause() {
    long seconds = pauseSeconds;
    notBefore = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    pauseSeconds = Math.min(2 * seconds, PAUSE_SECONDS_MAX);
  }

  /**
   * Puts everything in force that is due, and derives everybody anew.
   *
   * @return how many editions
   */
  public int putInForce() {
    int put = 0;
    for (EditionRecord one : register.list()) {
      if (isDue(one)) {
        put += lock.in(recorder(one), one.notice(), () -> put(one.edition()));
      }
    }
    // A reading that was signed, or another process, may have changed the rules as well.
    enacting.follow();
    return put;
  }

  private boolean isDue(EditionRecord one) {
    Instant at = one.takesEffect();
    return one.state() == EditionState.APPROVED
        && one.from() == null
        && at != null
        && !at.isAfter(clock.instant());
  }

  /** Under the lock the edition may have been withdrawn or put in force by another process. */
  private int put(String edition) {
    EditionRecord one = register.find(edition).orElseThrow();
    Instant at = one.takesEffect();
    if (!isDue(one) || at == null) {
      return 0;
    }
    LOG.info("edition {} of {} is due and is put in force", edition, one.notice());
    EditionRecord.Step approved = one.step(EditionState.APPROVED.word()).orElseThrow();
    byte[] name = ("in force by " + approved.fact()).getBytes(StandardCharsets.UTF_8);
    enacting.putInForce(recorder(one), edition, Days.of(at), UUID.nameUUIDFromBytes(name));
    return 1;
  }

  /** Whoever approved it answers for it. */
  private static Recorder recorder(EditionRecord one) {
    String by = one.step(EditionState.APPROVED.word()).orElseThrow().by();
    return new Recorder(by, Scope.everything());
  }
}
