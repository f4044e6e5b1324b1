package lianfang.gate.passage;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import lianfang.fact.Days;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 卡口留存: what is kept beside passages goes after the same legal days: what devices sent, passes and
 * permits that ended, and what was taken back of them.
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
    long gone = engine.sql("delete from gate.mail where happened_at < ?").param(oldest).update();
    gone += engine.sql("delete from gate.pass where expires_at < ?").param(oldest).update();
    gone +=
        engine
            .sql(
                """
                delete from gate.pass_revocation where expires_at < ?
                  and number < (select max(number) from gate.pass_revocation)
                """)
            .param(oldest)
            .update();
    gone +=
        engine
            .sql(
                "delete from gate.permit where asked_at < ?"
                    + " and coalesce(until_day, date '-infinity') < ?")
            .params(oldest, Days.of(now))
            .update();
    return gone;
  }
}
