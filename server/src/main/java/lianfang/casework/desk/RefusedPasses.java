package lianfang.casework.desk;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 被拒凭证办件: which case a refusal of a valid pass has become, and which one is open at a gate. */
@Component
public class RefusedPasses {

  /** The case type. */
  public static final String TYPE = "refused-pass";

  private final JdbcClient engine;

  RefusedPasses(@Qualifier("engine") DataSource engine) {
    this.engine = JdbcClient.create(engine);
  }

  /** The filing or the step that a refusal is, whose id follows from the fact's. */
  static UUID act(UUID refusal) {
    return UUID.nameUUIDFromBytes((refusal + " is a case").getBytes(StandardCharsets.UTF_8));
  }

  /** A case of which a refusal is part. */
  public record InCase(UUID id, boolean ended) {}

  /** The case of each of these facts; a fact that is not yet followed has none. */
  public Map<UUID, InCase> of(Collection<UUID> refusals) {
    Map<UUID, UUID> facts = new HashMap<>();
    refusals.forEach(one -> facts.put(act(one), one));
    Map<UUID, InCase> cases = new HashMap<>();
    engine
        .sql(
            """
            select e.fact, c.id, c.ended from casework.case_event e
              join casework.case_row c on c.id = e.case_id
            where e.fact = any (?::uuid[])
            """)
        .param(facts.keySet().stream().map(UUID::toString).toArray(String[]::new))
        .query((ResultSet row) -> {
          cases.put(
              facts.get(row.getObject(1, UUID.class)),
              new InCase(row.getObject(2, UUID.class), row.getBoolean(3)));
        });
    return cases;
  }

  /** How many are open below an area prefix. */
  public long open(String area) {
    return engine
        .sql("select count(*) from casework.case_row where type = ? and area ^@ ? and not ended")
        .params(TYPE, area)
        .query(Long.class)
        .single();
  }

  /** The open case of a checkpoint. */
  Optional<UUID> open(UUID checkpoint) {
    return engine
        .sql(
            """
            select id from casework.case_row
            where type = ? and about = ? and not ended and merged is null order by filed_at limit 1
            """)
        .params(TYPE, checkpoint)
        .query(UUID.class)
        .optional();
  }
}
