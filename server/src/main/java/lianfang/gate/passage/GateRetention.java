package lianfang.gate.passage;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import javax.sql.DataSource;
import lianfang.fact.Days;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 卡口留存: what is kept beside passages goes after the same legal days: what devices sent, passes and
 * permits that ended with what was taken back of them, certificates, places in slots, commutes and
 * codes that ended.
 */
@Component
public class GateRetention {

  private final JdbcClient engine;
  private final PassageDays days;
  private final Clock clock;

  GateRetention(@Qualifier("engine") DataSource engine, PassageDays days, Clock clock) {
    this.engine = JdbcClient.create(engine);
    this.days = days;
    this.clock = clock;
  }

  /** Takes away what is due; how many rows that were. */
  public long enforce() {
    Instant now = clock.instant();
    Timestamp oldest = Timestamp.from(days.oldest(now));
    LocalDate today = Days.of(now);
    long gone = passes(oldest);
    gone += engine.sql("delete from gate.mail where happened_at < ?").param(oldest).update();
    gone +=
        engine
            .sql(
                "delete from gate.permit where asked_at < ?"
                    + " and coalesce(until_day, date '-infinity') < ?")
            .params(oldest, today)
            .update();
    gone += certificates(oldest, today);
    gone += holders(oldest);
    return gone;
  }

  private long passes(Timestamp oldest) {
    return engine.sql("delete from gate.pass where expires_at < ?").param(oldest).update()
        + engine
            .sql(
                """
                delete from gate.pass_revocation where expires_at < ?
                  and number < (select max(number) from gate.pass_revocation)
                """)
            .param(oldest)
            .update();
  }

  /**
   * 证明: how long a certificate takes is counted over a fortnight, which is less than any legal
   * days, so that no figure changes. Who had a place in a slot goes with the slot.
   */
  private long certificates(Timestamp oldest, LocalDate today) {
    long gone =
        engine
            .sql(
                "delete from gate.certificate where declared_at < ?"
                    + " and coalesce(until_day, date '-infinity') < ?")
            .params(oldest, today)
            .update();
    LocalDate first = Days.of(oldest.toInstant());
    gone +=
        engine
            .sql(
                "delete from gate.slot_taken t using gate.slot s where s.id = t.slot and s.day < ?")
            .param(first)
            .update();
    return gone
        + engine
            .sql(
                """
                delete from gate.slot s where s.day < ?
                  and not exists (select from gate.certificate c where c.slot = s.id)
                """)
            .param(first)
            .update();
  }

  /** What somebody agreed on or signed in by, and cannot any more. */
  private long holders(Timestamp oldest) {
    LocalDate first = Days.of(oldest.toInstant());
    return engine.sql("delete from gate.commute where until_day < ?").param(first).update()
        + engine.sql("delete from gate.holder_code where expires_at < ?").param(oldest).update()
        + engine.sql("delete from gate.holder_session where expires_at < ?").param(oldest).update();
  }
}
