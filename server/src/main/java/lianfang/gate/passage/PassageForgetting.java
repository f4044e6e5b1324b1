package lianfang.gate.passage;

import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.instance.Forgetting;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 通行记录销毁: exact times at exact gates would lead back to somebody, so at the end of the emergency
 * every month is sealed and dropped with the fact that proves it, and what devices sent goes too.
 */
@Component
class PassageForgetting implements Forgetting {

  private final PassageMonths months;
  private final JdbcClient engine;

  PassageForgetting(PassageMonths months, @Qualifier("engine") DataSource engine) {
    this.months = months;
    this.engine = JdbcClient.create(engine);
  }

  /** Passages of one person go with their month; without a name they say nothing about anybody. */
  @Override
  public Map<String, Long> person(UUID person) {
    return Map.of();
  }

  @Override
  public Map<String, Long> everybody() {
    return Map.of(
        "passages",
        months.dropAll(),
        "what devices sent",
        (long) engine.sql("delete from gate.mail").update());
  }
}
