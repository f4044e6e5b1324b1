package lianfang.person.confided;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.instance.Forgetting;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 托付信息销毁: what forms said about who somebody is leaves with the emergency. Nothing leads from a
 * registered person to it, so the erasure of one person finds none.
 */
@Component
class ConfidedForgetting implements Forgetting {

  private final JdbcClient engine;

  ConfidedForgetting(@Qualifier("engine") DataSource engine) {
    this.engine = JdbcClient.create(engine);
  }

  @Override
  public Map<String, Long> person(UUID person) {
    return Map.of();
  }

  @Override
  public Map<String, Long> everybody() {
    Map<String, Long> destroyed = new LinkedHashMap<>();
    destroyed.put("identities confided to forms", all("person.confided"));
    destroyed.put("drafts of forms", all("person.form_draft"));
    return destroyed;
  }

  private long all(String table) {
    return engine.sql("delete from " + table).update();
  }
}
