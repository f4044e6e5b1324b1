package lianfang.web.night;

import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import lianfang.gate.checkpoint.RefusalFacts;
import lianfang.gate.pass.PassFollowing;
import lianfang.gate.passage.GateRetention;
import lianfang.gate.passage.PassageMonths;
import lianfang.rulebook.DayTurn;
import lianfang.web.decisions.Escalations;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks every half minute whether the day has turned, every two minutes which questions nobody has
 * answered in time, and every hour what is kept too long.
 */
@Component
class Nightly {

  private static final Logger LOG = LoggerFactory.getLogger(Nightly.class);
  private static final int LOOK_SECONDS = 30;
  private static final int KEPT_SECONDS = 3_600;
  private static final int LATE_SECONDS = 120;
  private static final int FIRST_SECONDS = 2;

  private final DayTurn days;
  private final Retention retention;
  private final Escalations escalations;
  private final PassageMonths passages;
  private final RefusalFacts refusals;
  private final GateRetention gates;
  private final PassFollowing passes;
  private @Nullable ScheduledExecutorService thread;

  Nightly(
      DayTurn days,
      Retention retention,
      PassageMonths passages,
      Escalations escalations,
      RefusalFacts refusals,
      GateRetention gates,
      PassFollowing passes) {
    this.gates = gates;
    this.escalations = escalations;
    this.refusals = refusals;
    this.days = days;
    this.passes = passes;
    this.retention = retention;
    this.passages = passages;
  }

  /** Only a console that serves has a night; a command that answers and ends has none. */
  @EventListener
  synchronized void begin(ApplicationReadyEvent ready) {
    if (!(ready.getApplicationContext() instanceof WebServerApplicationContext)) {
      return;
    }
    ScheduledExecutorService begun =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("nightly").daemon().factory());
    begun.scheduleWithFixedDelay(
        () -> guarded(this::turn), FIRST_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    begun.scheduleWithFixedDelay(
        () -> guarded(retention::enforce), FIRST_SECONDS, KEPT_SECONDS, TimeUnit.SECONDS);
    begun.scheduleWithFixedDelay(
        () -> guarded(passages::turn), FIRST_SECONDS, KEPT_SECONDS, TimeUnit.SECONDS);
    begun.scheduleWithFixedDelay(
        () -> guarded(gates::enforce), FIRST_SECONDS, KEPT_SECONDS, TimeUnit.SECONDS);
    begun.scheduleWithFixedDelay(
        () -> guarded(escalations::record), FIRST_SECONDS, LATE_SECONDS, TimeUnit.SECONDS);
    // Reports of a gate whose upload ended before their facts were written.
    begun.scheduleWithFixedDelay(
        () -> guarded(refusals::record), FIRST_SECONDS, LATE_SECONDS, TimeUnit.SECONDS);
    thread = begun;
  }

  private void turn() {
    passes.turn(days.turn() != 0);
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (DataAccessException
        | TransactionException
        | IllegalStateException
        | UncheckedIOException e) {
      LOG.warn("the work of the night could not be done and waits for the next try", e);
    }
  }

  @EventListener(ContextClosedEvent.class)
  synchronized void end() {
    if (thread != null) {
      thread.shutdownNow();
      thread = null;
    }
  }
}
