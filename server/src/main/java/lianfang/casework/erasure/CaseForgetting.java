package lianfang.casework.erasure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.instance.Forgetting;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 办件销毁: what people wrote in cases and the codes with which they asked go, as do who was recused
 * and what visits found; that there was a case, and what was decided, stays in the ledger.
 */
@Component
public class CaseForgetting implements Forgetting {

  private static final String ABOUT =
      " where case_id in"
          + " (select id from casework.case_row where about_kind = 'person' and about = ?)";

  private static final Map<String, String> TABLES = tables();

  /** What supervision keeps about officials, not about whoever a case is about. */
  private static final Map<String, String> OF_OFFICIALS =
      Map.of(
          "recusals from cases",
          "recusal",
          "visits of rounds",
          "round_visit",
          "members of rounds",
          "round_member");

  private final JdbcClient engine;

  CaseForgetting(@Qualifier("engine") DataSource engine) {
    this.engine = JdbcClient.create(engine);
  }

  private static Map<String, String> tables() {
    Map<String, String> tables = new LinkedHashMap<>();
    List.of("form", "words", "text")
        .forEach(what -> tables.put(what + " of cases", "case_" + what));
    tables.put("codes of cases", "code");
    return tables;
  }

  @Override
  public Map<String, Long> person(UUID person) {
    Map<String, Long> destroyed = new LinkedHashMap<>();
    TABLES.forEach((name, table) ->
        destroyed.put(
            name,
            (long) engine.sql("delete from casework." + table + ABOUT).param(person).update()));
    return destroyed;
  }

  @Override
  public Map<String, Long> everybody() {
    Map<String, String> tables = new LinkedHashMap<>(TABLES);
    tables.putAll(new TreeMap<>(OF_OFFICIALS));
    Map<String, Long> destroyed = new LinkedHashMap<>();
    tables.forEach((name, table) ->
        destroyed.put(name, (long) engine.sql("delete from casework." + table).update()));
    return destroyed;
  }
}
