package lianfang.casework.desk;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import lianfang.fact.Days;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 专属入口: parts of the console that are somebody's by a seat, a group or a case, and not by a role.
 */
@Component
public class OwnParts {

  private final JdbcClient client;
  private final Clock clock;

  OwnParts(DataSource app, Clock clock) {
    this.client = JdbcClient.create(app);
    this.clock = clock;
  }

  /** Words of these parts today: hotline, rounds, answers. */
  public List<String> of(String account) {
    return client
        .sql("select casework.parts_of(?, ?)")
        .params(account, Days.of(clock.instant()))
        .query(String.class)
        .list();
  }
}
