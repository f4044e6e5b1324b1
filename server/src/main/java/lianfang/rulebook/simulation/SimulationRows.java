package lianfang.rulebook.simulation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
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

  /** Keeps what somebody asks for before the work begins, so that nothing is lost silently. */
  public void begin(Asked asked) {
    client
        .sql(
            """
            insert into rulebook.simulation
              (id, area, account, asked_at, editions, notices, readings, as_of, horizon, repeats)
            values (?, ?, ?, ?, ?::text[], ?::text[], ?::jsonb, ?, ?, ?)
            """)
        .params(
            asked.id(),
            asked.area(),
            asked.account(),
            OffsetDateTime.ofInstant(asked.askedAt(), ZoneOffset.UTC))
        .param(asked.editions().toArray(String[]::new))
        .param(asked.notices().toArray(String[]::new))
        .param(JSON.writeValueAsString(asked.readings()))
        .params(asked.asOf(), asked.horizon())
        .param(asked.repeats())
        .update();
  }

  /** Keeps that it ended without a result, and why. */
  public void end(UUID simulation, Stage stage, String problem) {
    client
        .sql("update rulebook.simulation set stage = ?, problem = ? where id = ?")
        .params(stage.word(), problem, simulation)
        .update();
  }

  /** Keeps the result of one that was begun. */
  public void finish(Asked asked, Kept.Figures figures, Simulation result) {
    client
        .sql(
            """
            update rulebook.simulation
            set stage = ?, position = ?, inputs_hash = ?, figures = ?::jsonb where id = ?
            """)
        .params(Stage.DONE.word(), figures.position(), figures.inputsHash())
        .param(JSON.writeValueAsString(figures))
        .param(asked.id())
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

  /** The first simulation with these inputs, on which an approval rests by their hash. */
  public Optional<Kept> withInputs(String hash) {
    return client
        .sql("select * from rulebook.simulation where inputs_hash = ? order by asked_at limit 1")
        .param(hash)
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
            row.getInt("horizon"),
            row.getObject("repeats", UUID.class));
    String stage = row.getString("stage");
    if (!Stage.DONE.word().equals(stage)) {
      // Whoever works on one here answers for it; a row alone is what a stopped process left.
      Stage end = stage == null ? Stage.INTERRUPTED : Stage.ofWord(stage);
      return new Kept(asked, end, Progress.NONE, row.getString("problem"), null);
    }
    Kept.Figures figures = JSON.readValue(row.getString("figures"), Kept.Figures.class);
    return new Kept(asked, Stage.DONE, Progress.ALL, "", figures);
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

  /** How many different subjects these rows are about. */
  public long countSubjects(SubjectQuery query) {
    return bound("select count(distinct subject) from rulebook.simulation_subject" + WHERE, query)
        .query(Long.class)
        .single();
  }

  /**
   * A subject and measure of which two simulations say something else.
   *
   * @param one what the first says, null where it says nothing
   * @param other what the second says, null likewise
   */
  public record Differing(@Nullable SubjectChange one, @Nullable SubjectChange other) {}

  private static final String DIFFERENT =
      """
       from (select * from rulebook.simulation_subject where simulation = :one) a
       full join (select * from rulebook.simulation_subject where simulation = :other) b
         on a.subject = b.subject and a.subject_kind = b.subject_kind and a.measure = b.measure
       where a.number is null or b.number is null or a.changes <> b.changes
         or a.before is distinct from b.before or a.after is distinct from b.after
      """;

  /** How many subjects and measures two simulations see differently. */
  public long differing(UUID one, UUID other) {
    return client
        .sql("select count(*)" + DIFFERENT)
        .param("one", one)
        .param("other", other)
        .query(Long.class)
        .single();
  }

  /** A page of them, by area and subject, after so many. */
  public List<Differing> differing(UUID one, UUID other, int offset, int limit) {
    List<Integer[]> numbers =
        client
            .sql(
                "select a.number, b.number"
                    + DIFFERENT
                    + " order by coalesce(a.area, b.area), coalesce(a.subject, b.subject),"
                    + " coalesce(a.measure, b.measure) offset :offset limit :limit")
            .param("one", one)
            .param("other", other)
            .param("offset", offset)
            .param("limit", limit)
            .query((row, n) ->
                new Integer[] {row.getObject(1, Integer.class), row.getObject(2, Integer.class)})
            .list();
    Map<Integer, SubjectChange> first = numbered(one, numbers, 0);
    Map<Integer, SubjectChange> second = numbered(other, numbers, 1);
    return numbers.stream()
        .map(pair -> new Differing(first.get(pair[0]), second.get(pair[1])))
        .toList();
  }

  private Map<Integer, SubjectChange> numbered(UUID simulation, List<Integer[]> pairs, int side) {
    Map<Integer, SubjectChange> found = new HashMap<>();
    client
        .sql("select * from rulebook.simulation_subject where simulation = ? and number = any (?)")
        .param(simulation)
        .param(pairs.stream().map(pair -> pair[side]).toArray(Integer[]::new))
        .query((ResultSet row) -> {
          found.put(row.getInt("number"), change(row));
        });
    return found;
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
