package lianfang.web.answer;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.fact.Subject;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 序号: which row of which roster stands for a person, so that an answer names nobody. */
public final class References {

  private static final Reference NONE = new Reference("", "");

  private final Map<UUID, Reference> references = new HashMap<>();

  /**
   * A row of a roster.
   *
   * @param roster the imported file's name
   * @param ref the row's 序号
   */
  public record Reference(String roster, String ref) {}

  private References() {}

  /** Reads all of them. */
  public static References read(ApplicationContext instance) {
    References all = new References();
    instance
        .getBean("engineClient", JdbcClient.class)
        .sql("select id, roster, ref from person.person")
        .query((java.sql.ResultSet row) -> {
          all.references.put(
              row.getObject(1, UUID.class), new Reference(row.getString(2), row.getString(3)));
        });
    return all;
  }

  /** Of a single person. */
  public Reference of(Subject person) {
    return references.getOrDefault(person.id(), NONE);
  }

  /** Of several persons, by roster and number, values joined in the same order. */
  public Reference of(Collection<Subject> persons) {
    List<Reference> sorted =
        persons.stream().map(this::of).sorted(MeasureLines.BY_ROSTER_AND_REF).toList();
    return new Reference(
        sorted.stream().map(Reference::roster).collect(Collectors.joining(";")),
        sorted.stream().map(Reference::ref).collect(Collectors.joining(";")));
  }
}
