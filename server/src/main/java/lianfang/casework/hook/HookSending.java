package lianfang.casework.hook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 推送发送: sends what waits, in the order of the ledger for each address. What does not arrive is
 * tried again after ever longer pauses for three days, and then given up until somebody asks for
 * it.
 */
@Component
class HookSending {

  private static final Logger LOG = LoggerFactory.getLogger(HookSending.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int AT_ONCE = 100;
  private static final long LOOK_MILLIS = 1_000;

  /** Pauses after each failure; after the last one it is given up. */
  static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(8),
          Duration.ofHours(24),
          Duration.ofHours(36));

  private final JdbcClient engine;
  private final HookSignature signature;
  private final Clock real;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          // A redirect would carry the message to an address that nobody has entered.
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private @Nullable ScheduledExecutorService thread;

  HookSending(
      @Qualifier("engine") JdbcClient engine,
      HookSignature signature,
      @Qualifier("real") Clock real) {
    this.engine = engine;
    this.signature = signature;
    this.real = real;
  }

  /** Only a console that serves sends; a command that answers and ends does not. */
  @EventListener
  synchronized void begin(ApplicationReadyEvent ready) {
    if (ready.getApplicationContext() instanceof WebServerApplicationContext) {
      ScheduledExecutorService begun =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().name("hooks").daemon().factory());
      begun.scheduleWithFixedDelay(this::guarded, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
      thread = begun;
    }
  }

  private void guarded() {
    try {
      send();
    } catch (DataAccessException e) {
      LOG.warn("messages to other systems wait, because the database could not be reached", e);
    } catch (RuntimeException e) {
      LOG.error("a message to another system could not be sent and is tried again", e);
    }
  }

  private record Waiting(UUID hook, String url, UUID fact, String body, int tries) {}

  /** Sends what is due now; an address that fails waits with all its later messages. */
  void send() {
    List<Waiting> due =
        engine
            .sql(
                """
                select m.hook, h.url, m.fact, m.body, m.tries
                from casework.hook_message m join casework.hook h on h.id = m.hook
                where m.next_at <= ? and m.arrived_at is null and h.ended_at is null
                  and not exists (select from casework.hook_message e where e.hook = m.hook
                    and e.arrived_at is null and e.next_at is not null
                    and e.position < m.position and e.next_at > ?)
                order by m.hook, m.position limit ?
                """)
            .params(now(), now(), AT_ONCE)
            .query((row, n) ->
                new Waiting(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getObject(3, UUID.class),
                    row.getString(4),
                    row.getInt(5)))
            .list();
    UUID failed = null;
    for (Waiting one : due) {
      if (!one.hook().equals(failed)) {
        String problem = problem(one);
        arrived(one, problem);
        failed = problem.isEmpty() ? null : one.hook();
      }
    }
  }

  /** What goes wrong; empty where the address has taken it. */
  private String problem(Waiting one) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(one.url()))
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .header("Lianfang-Message", one.fact().toString())
              .header(HookSignature.HEADER, signature.sign(one.hook(), real.instant(), one.body()))
              .POST(HttpRequest.BodyPublishers.ofString(one.body()))
              .build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status / 100 == 2 ? "" : "HTTP " + status;
    } catch (IOException | IllegalArgumentException e) {
      return e.getClass().getSimpleName();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private void arrived(Waiting one, String problem) {
    boolean well = problem.isEmpty();
    Timestamp next =
        well || one.tries() >= PAUSES.size()
            ? null
            : Timestamp.from(real.instant().plus(PAUSES.get(one.tries())));
    engine
        .sql(
            """
            update casework.hook_message set tries = tries + 1, next_at = ?, arrived_at = ?,
              problem = ? where hook = ? and fact = ?
            """)
        .param(next)
        .param(well ? now() : null)
        .params(problem, one.hook(), one.fact())
        .update();
  }

  private Timestamp now() {
    Instant now = real.instant();
    return Timestamp.from(now);
  }

  @EventListener(ContextClosedEvent.class)
  synchronized void end() {
    if (thread != null) {
      thread.shutdownNow();
      thread = null;
    }
    client.shutdownNow();
  }
}
