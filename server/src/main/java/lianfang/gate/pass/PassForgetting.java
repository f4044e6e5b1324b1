package lianfang.gate.pass;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.instance.Forgetting;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 凭证销毁: passes, codes and courses of certificates of whoever is erased. What was taken back stays
 * on the list until it expires, because a gate goes by the pass alone.
 */
@Component
class PassForgetting implements Forgetting {

  /** What the certificate calls it, and the table with a column {@code subject}. */
  private static final Map<String, String> OF_PERSONS = ofPersons();

  private final JdbcClient engine;

  PassForgetting(@Qualifier("engine") DataSource engine) {
    this.engine = JdbcClient.create(engine);
  }

  private static Map<String, String> ofPersons() {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("passes", "gate.pass");
    tables.put("codes of holders", "gate.holder_code");
    tables.put("sessions of holders", "gate.holder_session");
    tables.put("commutes", "gate.commute");
    tables.put("health certificates", "gate.certificate");
    tables.put("places in slots", "gate.slot_taken");
    return tables;
  }

  /** The tables that know a subject. */
  static Collection<String> tables() {
    return OF_PERSONS.values();
  }

  @Override
  public Map<String, Long> person(UUID person) {
    Map<String, Long> destroyed = new LinkedHashMap<>();
    OF_PERSONS.forEach((name, table) -> {
      int rows = engine.sql("delete from " + table + " where subject = ?").param(person).update();
      destroyed.put(name, (long) rows);
    });
    return destroyed;
  }

  @Override
  public Map<String, Long> everybody() {
    Map<String, Long> destroyed = new LinkedHashMap<>();
    OF_PERSONS.forEach((name, table) -> destroyed.put(name, all(table)));
    destroyed.put("permits of vehicles", all("gate.permit"));
    return destroyed;
  }

  private long all(String table) {
    return engine.sql("delete from " + table).update();
  }
}
