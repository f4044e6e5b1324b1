package lianfang.rulebook.simulation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import lianfang.fact.Subject;
import lianfang.rulebook.Basis;
import lianfang.rulebook.Measure;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Simulations as rows; the caller's transaction says which areas are written and seen. */
public final class SimulationRows {

  private static final int AT_ONCE = 10_000;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final JdbcClient client;

  /** Rows that a client reads and writes. */
  public SimulationRows(JdbcClient client) {
    this.client = client;
  }

  /** Keeps a simulation that is done. */
  public void insert(Asked asked, Kept.Figures figures, Simulation result) {
    client
        .sql(
            """
            insert into rulebook.simulation values
              (?, ?, ?, ?, ?::text[], ?::text[], ?::jsonb, ?, ?, ?, ?, ?::jsonb)
            """)
        .params(
            asked.id(),
            asked.area(),
            asked.account(),
            OffsetDateTime.ofInstant(asked.askedAt(), ZoneOffset.UTC))
        .param(asked.editions().toArray(String[]::new))
        .param(asked.notices().toArray(String[]::new))
        .param(JSON.writeValueAsString(asked.readings()))
        .params(asked.asOf(), asked.horizon(), figures.position(), figures.inputsHash())
        .param(JSON.writeValueAsString(figures))
        .update();
    for (int from = 0; from < result.areas().size(); from += AT_ONCE) {
      insertAreas(asked.id(), part(result.areas(), from));
    }
    for (int from = 0; from < result.subjects().size(); from += AT_ONCE) {
      insertSubjects(asked.id(), from, part(result.subjects(), from));
    }
  }

  private static <T> List<T> part(List<T> all, int from) {
    return all.subList(from, Math.min(all.size(), from + AT_ONCE));
  }

  private void insertAreas(UUID simulation, List<AreaChange> areas) {
    JdbcClient.StatementSpec statement =
        client
            .sql(
                """
                insert into rulebook.simulation_area
                select ?, n.* from unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[],
                  ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[]) n
                """)
            .param(simulation)
            .param(areas.stream().map(AreaChange::area).toArray(String[]::new));
    for (Change change : Change.values()) {
      statement = statement.param(numbers(areas, area -> area.totals().of(change)));
    }
    statement
        .param(numbers(areas, AreaChange::isolationDays))
        .param(numbers(areas, AreaChange::visitsBefore))
        .param(numbers(areas, AreaChange::visitsAfter))
        .update();
  }

  private static Long[] numbers(List<AreaChange> areas, Function<AreaChange, Long> number) {
    return areas.stream().map(number).toArray(Long[]::new);
  }

  private void insertSubjects(UUID simulation, int first, List<SubjectChange> subjects) {
    JdbcClient.StatementSpec statement =
        client
            .sql(
                """
                insert into rulebook.simulation_subject
                select ?, ? + n.number, n.area, n.kind, n.subject::uuid, n.measure,
                  string_to_array(n.changes, ','), n.before::jsonb, n.after::jsonb, n.notice,
                  n.edition, n.clause, n.row_id
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                  ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
                  as n(area, kind, subject, measure, changes, before, after, notice, edition,
                    clause, row_id, number)
                """)
            .params(simulation, first);
    for (Function<SubjectChange, @Nullable String> column : columns()) {
      statement = statement.param(subjects.stream().map(column).toArray(String[]::new));
    }
    statement.update();
  }

  private static List<Function<SubjectChange, @Nullable String>> columns() {
    return List.of(
        SubjectChange::area,
        one -> one.subject().kind().word(),
        one -> one.subject().id().toString(),
        one -> one.measure().word(),
        one -> String.join(",", one.changes().stream().map(Change::word).toList()),
        one -> one.before() == null ? null : JSON.writeValueAsString(one.before()),
        one -> one.after() == null ? null : JSON.writeValueAsString(one.after()),
        one -> one.basis().notice(),
        one -> one.basis().edition(),
        one -> one.basis().clause(),
        one -> one.basis().row());
  }

  /** The simulation with this id, where it is kept and may be seen. */
  public Optional<Kept> find(UUID id) {
    return client
        .sql("select * from rulebook.simulation where id = ?")
        .param(id)
        .query((row, n) -> kept(row))
        .optional();
  }

  /** The latest simulations that may be seen, of one edition or of all. */
  public List<Kept> list(@Nullable String edition, int limit) {
    return client
        .sql(
            """
            select * from rulebook.simulation
            where :edition::text is null or editions @> array[:edition::text]
            order by asked_at desc, id limit :limit
            """)
        .param("edition", edition)
        .param("limit", limit)
        .query((row, n) -> kept(row))
        .list();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    Asked asked =
        new Asked(
            row.getObject("id", UUID.class),
            row.getString("account"),
            row.getObject("asked_at", OffsetDateTime.class).toInstant(),
            row.getString("area"),
            List.of((String[]) row.getArray("editions").getArray()),
            List.of((String[]) row.getArray("notices").getArray()),
            JSON.readValue(row.getString("readings"), TEXTS),
            row.getObject("as_of", LocalDate.class),
            row.getInt("horizon"));
    Kept.Figures figures = JSON.readValue(row.getString("figures"), Kept.Figures.class);
    return new Kept(asked, Stage.DONE, 100, "", figures);
  }

  /** The areas of a simulation that may be seen, by code. */
  public List<AreaChange> areas(UUID simulation) {
    return client
        .sql("select * from rulebook.simulation_area where simulation = ? order by area")
        .param(simulation)
        .query((row, n) ->
            new AreaChange(
                row.getString("area"),
                new Totals(
                    row.getLong("under"),
                    row.getLong("released"),
                    row.getLong("longer"),
                    row.getLong("shorter"),
                    row.getLong("moved")),
                row.getLong("isolation_days"),
                row.getLong("visits_before"),
                row.getLong("visits_after")))
        .list();
  }

  /**
   * Which subjects of a simulation are listed.
   *
   * @param simulation its id
   * @param area prefix of division codes, empty for all that may be seen
   * @param change the change, null for all
   * @param row the row that does it, null for all
   */
  public record SubjectQuery(
      UUID simulation, String area, @Nullable Change change, @Nullable String row) {}

  /** A numbered row of the list of subjects; the number is the key of the next page. */
  public record Numbered(int number, SubjectChange change) {}

  /** A page of subjects, in the order of the result, after a number. */
  public List<Numbered> subjects(SubjectQuery query, int after, int limit) {
    return bound(
            "select * from rulebook.simulation_subject"
                + WHERE
                + " and number > :after order by number limit :limit",
            query)
        .param("after", after)
        .param("limit", limit)
        .query((row, n) -> new Numbered(row.getInt("number"), change(row)))
        .list();
  }

  /** How many subject rows the query finds. */
  public long count(SubjectQuery query) {
    return bound("select count(*) from rulebook.simulation_subject" + WHERE, query)
        .query(Long.class)
        .single();
  }

  private static final String WHERE =
      """
       where simulation = :simulation and area ^@ :area
         and (:change::text is null or changes @> array[:change::text])
         and (:row::text is null or row_id = :row)
      """;

  private JdbcClient.StatementSpec bound(String sql, SubjectQuery query) {
    Change change = query.change();
    return client
        .sql(sql)
        .param("simulation", query.simulation())
        .param("area", query.area())
        .param("change", change == null ? null : change.word())
        .param("row", query.row());
  }

  private static SubjectChange change(ResultSet row) throws SQLException {
    Set<Change> changes = EnumSet.noneOf(Change.class);
    List<String> words = List.of((String[]) row.getArray("changes").getArray());
    for (Change change : Change.values()) {
      if (words.contains(change.word())) {
        changes.add(change);
      }
    }
    return new SubjectChange(
        new Subject(
            Subject.Kind.ofWord(row.getString("subject_kind")),
            row.getObject("subject", UUID.class)),
        row.getString("area"),
        Measure.ofWord(row.getString("measure")),
        changes,
        stay(row.getString("before")),
        stay(row.getString("after")),
        new Basis(
            row.getString("notice"),
            row.getString("edition"),
            row.getString("clause"),
            row.getString("row_id"),
            new ArrayList<>(),
            new ArrayList<>()));
  }

  private static SubjectChange.@Nullable Stay stay(@Nullable String json) {
    return json == null ? null : JSON.readValue(json, SubjectChange.Stay.class);
  }
}
