package lianfang.casework.desk;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import lianfang.casework.CaseActs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 到时提醒: tells desks as facts that a deadline comes near, and those who supervise that it is over.
 * Each is told once, whoever looks.
 */
@Component
@ConditionalOnProperty(name = "lianfang.casework.background", matchIfMissing = true)
public class Overdue implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Overdue.class);
  private static final long EVERY_SECONDS = 20;
  private static final int AT_ONCE = 500;

  private final JdbcClient engine;
  private final CaseActs acts;
  private final Clock clock;
  private @Nullable ScheduledExecutorService thread;

  Overdue(@Qualifier("engine") DataSource engine, CaseActs acts, Clock clock) {
    this.engine = JdbcClient.create(engine);
    this.acts = acts;
    this.clock = clock;
  }

  private record Passed(UUID caseId, String term) {}

  /** Tells everything that has passed by now; returns how much. */
  public int tell() {
    return tell(clock.instant());
  }

  int tell(Instant now) {
    int told = 0;
    for (boolean over : new boolean[] {false, true}) {
      List<Passed> some = passed(now, over);
      while (!some.isEmpty()) {
        int news = 0;
        for (Passed one : some) {
          news += acts.tellTime(one.caseId(), one.term(), over) ? 1 : 0;
        }
        told += news;
        some = news == 0 ? List.of() : passed(now, over);
      }
    }
    return told;
  }

  private List<Passed> passed(Instant now, boolean over) {
    String sql =
        over
            ? "select case_id, term from casework.case_term where due <= ? and met_at is null"
                + " and overdue_at is null order by due limit ?"
            : "select case_id, term from casework.case_term where warn <= ? and met_at is null"
                + " and warned_at is null order by warn limit ?";
    return engine
        .sql(sql)
        .params(Timestamp.from(now), AT_ONCE)
        .query((row, n) -> new Passed(row.getObject(1, UUID.class), row.getString(2)))
        .list();
  }

  @Override
  public synchronized void start() {
    thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("case-deadlines").factory());
    thread.scheduleWithFixedDelay(this::guarded, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void guarded() {
    try {
      tell();
    } catch (RuntimeException e) {
      LOG.warn("deadlines of cases could not be told and are told later", e);
    }
  }

  @Override
  public synchronized void stop() {
    ScheduledExecutorService running = thread;
    if (running != null) {
      running.shutdownNow();
    }
    thread = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }
}
