package lianfang.web.answer;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.fact.Subject;
import org.jspecify.annotations.Nullable;
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

  /** Reads all of them as they are. */
  public static References read(ApplicationContext instance) {
    return read(instance, "select id, roster, ref from person.person", List.of());
  }

  /** Reads all of them as they were at {@code knownAt}; null for today's. */
  public static References read(ApplicationContext instance, @Nullable Instant knownAt) {
    return knownAt == null
        ? read(instance)
        : read(
            instance,
            "select p.id, coalesce(f.roster, p.roster), coalesce(f.ref, p.ref) from person.person p"
                + " left join (select distinct on (person) person, roster, ref"
                + " from person.former_reference where until > ? order by person, until) f"
                + " on f.person = p.id",
            List.of(OffsetDateTime.ofInstant(knownAt, ZoneOffset.UTC)));
  }

  private static References read(
      ApplicationContext instance, String sql, List<OffsetDateTime> parameters) {
    References all = new References();
    instance
        .getBean("engineClient", JdbcClient.class)
        .sql(sql)
        .params(parameters)
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
