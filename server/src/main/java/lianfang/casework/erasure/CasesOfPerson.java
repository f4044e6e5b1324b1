package lianfang.casework.erasure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 涉人办件: the cases about one person, for whoever destroys what others keep about them. */
@Component
public class CasesOfPerson {

  private static final Pattern ID =
      Pattern.compile("\"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\"");

  private final JdbcClient engine;

  CasesOfPerson(@Qualifier("engine") DataSource engine) {
    this.engine = JdbcClient.create(engine);
  }

  /** Their ids. */
  public List<UUID> of(UUID person) {
    return engine
        .sql("select id from casework.case_row where about_kind = 'person' and about = ?")
        .param(person)
        .query(UUID.class)
        .list();
  }

  /** The ids that stand in their forms in the place of somebody. */
  public Set<UUID> named(UUID person) {
    Set<UUID> named = new HashSet<>();
    engine
        .sql(
            """
            select f.filled::text from casework.case_form f join casework.case_row c
              on c.id = f.case_id where c.about_kind = 'person' and c.about = ?
            """)
        .param(person)
        .query(String.class)
        .list()
        .forEach(form -> {
          ID.matcher(form).results().forEach(id -> named.add(UUID.fromString(id.group(1))));
        });
    return named;
  }
}
