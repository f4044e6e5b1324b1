package lianfang.fact;

import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.area.Responsibility;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 归属: to which jurisdiction without a code people belong, by where facts say that they live. */
@Component
public class Residences {

  private static final String KIND = "residence";
  private static final String JURISDICTION = "jurisdiction";

  private final JdbcClient client;

  Residences(JdbcClient client) {
    this.client = client;
  }

  /** The jurisdictions of those who belong to one, by person; everybody else is left out. */
  public Map<UUID, String> jurisdictions(Collection<UUID> persons) {
    Map<UUID, String> found = new HashMap<>();
    client
        .sql(
            """
            select distinct on (f.subject_id) f.subject_id, f.attributes->>'jurisdiction'
            from fact.fact f
            where f.subject_id = any (?::uuid[]) and f.kind = 'residence'
              and not exists (select from fact.fact c where c.corrects = f.id)
            order by f.subject_id, f.happened_at desc, f.seq desc
            """)
        .param(persons.stream().map(UUID::toString).distinct().toArray(String[]::new))
        .query((ResultSet row) -> {
          String jurisdiction = row.getString(2);
          if (jurisdiction != null) {
            found.put(row.getObject(1, UUID.class), jurisdiction);
          }
        });
    return found;
  }

  /** The jurisdiction that the latest residence of these effective facts names, null for none. */
  public static @Nullable String jurisdiction(List<Fact> facts) {
    String found = null;
    for (Fact fact : facts) {
      if (fact.kind().equals(KIND)) {
        found = fact.attribute(JURISDICTION);
      }
    }
    return found;
  }

  /** Who answers for what by these effective facts. */
  public static List<Responsibility> responsibilities(List<Fact> facts) {
    return facts.stream()
        .filter(fact -> fact.kind().equals(ResponsibleDerivation.KIND))
        .map(ResponsibleDerivation::responsibility)
        .toList();
  }
}
