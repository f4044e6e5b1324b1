package lianfang.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import lianfang.fact.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads cases as their facts say, within what the transaction may see. */
@Component
class CaseRows {

  private static final TypeReference<List<Map<String, Object>>> ROWS = new TypeReference<>() {};

  /** All that a decision needs, in one statement: a step should not wait for six. */
  private static final String COLUMNS =
      """
      select c.*, true as newest,
        (select jsonb_agg(f.filled order by f.made_at, f.fact) from casework.case_form f
          where f.case_id = c.id) as forms,
        (select jsonb_agg(jsonb_build_object('step', e.attributes ->> 'step', 'by', e.recorder,
            'at', to_char(e.happened_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'team', e.attributes ->> 'team', 'kind', e.kind, 'number', e.number,
            'fact', e.fact)
            order by e.number)
          from casework.case_event e where e.case_id = c.id) as events,
        (select jsonb_object_agg(t.term,
            to_char(t.due at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
          from casework.case_term t where t.case_id = c.id and t.met_at is null) as terms,
        (select jsonb_object_agg(o.type, o.n) from (
            select x.type, count(*) as n from casework.case_row x
            where x.parent = c.id and not x.ended group by x.type) o) as children
      """;

  private static final String VIEW =
      COLUMNS + " from casework.case_row c where c.id = any (?::uuid[])";

  /**
   * Locks and reads at once, in one order for all who lock several. Where somebody was waited for,
   * what they left is not in what this statement sees: the locked row is then another one than the
   * one that was read.
   */
  private static final String LOCK =
      "with locked as materialized ("
          + " select l.id, l.xmin from casework.case_row l where l.id = any (?::uuid[])"
          + " order by l.id for update) "
          + COLUMNS.replace("true as newest", "c.xmin = k.xmin as newest")
          + " from locked k join casework.case_row c on c.id = k.id";

  private final JdbcClient client;
  private final CaseFileRows files;

  CaseRows(DataSource app) {
    this.client = JdbcClient.create(app);
    this.files = new CaseFileRows(app);
  }

  /** A row with what a decision does not need. */
  record Row(
      CaseView view,
      List<Map<String, Object>> events,
      int rank,
      Optional<UUID> parent,
      Optional<UUID> merged,
      List<String> sealedTo,
      List<String> unseenBy) {

    /** Whether this fact is part of it. */
    boolean holds(UUID fact) {
      return events.stream().anyMatch(event -> fact.toString().equals(event.get("fact")));
    }

    /** Whether somebody never sees it, or does not learn of it yet. */
    boolean isHiddenFrom(CaseActor actor, Desks desks) {
      return Sealing.isUntold(unseenBy, actor)
          || new Sealing(desks).hides(sealedTo, view.desk(), actor);
    }

    /** What was done after a version. */
    List<CaseView.Done> after(long version) {
      long later =
          events.stream()
              .filter(event -> event.get("step") != null)
              .filter(event ->
                  event.get("number") instanceof Number number && number.longValue() > version)
              .count();
      List<CaseView.Done> done = view.done();
      return done.subList(done.size() - (int) later, done.size());
    }
  }

  Optional<Row> find(UUID id) {
    return find(List.of(id)).stream().findFirst();
  }

  private List<Row> find(Collection<UUID> ids) {
    return client.sql(VIEW).param(texts(ids)).query(CaseRows::row).list();
  }

  /** The case that bears a code. */
  record Known(UUID id, String area) {}

  Optional<Known> byCode(String code) {
    return client
        .sql("select case_id, area from casework.of_code(?)")
        .param(code)
        .query((row, n) -> new Known(row.getObject(1, UUID.class), row.getString(2)))
        .optional();
  }

  /** Whether a running deadline was extended before. */
  boolean extended(UUID id, String term) {
    return any("case_id = ? and term = ? and met_at is null and extended", id, term);
  }

  /** Whether it was told that a running deadline comes near, or that it is over. */
  boolean told(UUID id, String term, boolean over) {
    String column = over ? "overdue_at" : "warned_at";
    return any(
        "case_id = ? and term = ? and met_at is null and " + column + " is not null", id, term);
  }

  private boolean any(String where, Object... params) {
    return client
        .sql("select exists (select from casework.case_term where " + where + ")")
        .params(params)
        .query(Boolean.class)
        .single();
  }

  /** The open cases of a desk that somebody has claimed. */
  List<UUID> claimed(String account, DeskPlace place) {
    return client
        .sql(
            """
            select id from casework.case_row
            where claimant = ? and desk = ? and desk_area = ? and not ended order by id
            """)
        .params(account, place.desk(), place.area())
        .query(UUID.class)
        .list();
  }

  /** Which edition a case keeps, and where it lies. */
  record Kept(String edition, String area) {}

  /** Edition and area of a case. */
  Optional<Kept> kept(UUID id) {
    return client
        .sql("select edition, area from casework.case_row where id = ?")
        .param(id)
        .query((row, n) -> new Kept(row.getString(1), row.getString(2)))
        .optional();
  }

  /** The case to which this one belongs. */
  Optional<UUID> parent(UUID id) {
    return client
        .sql("select parent from casework.case_row where id = ? and parent is not null")
        .param(id)
        .query(UUID.class)
        .optional();
  }

  /** Whether this case was filed. */
  boolean known(UUID id) {
    return client
        .sql("select exists (select from casework.case_row where id = ?)")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  /** What was filled in so far in each of these cases, as far as the transaction sees it. */
  Map<UUID, FormValues> values(Collection<UUID> ids) {
    Map<UUID, FormValues> found = new HashMap<>();
    client
        .sql(
            """
            select case_id, jsonb_agg(filled order by made_at, fact) as forms
            from casework.case_form where case_id = any (?::uuid[]) group by case_id
            """)
        .param(texts(ids))
        .query((ResultSet row) -> {
          found.put(row.getObject("case_id", UUID.class), merged(row.getString("forms")));
        });
    return found;
  }

  private static FormValues merged(String forms) {
    FormValues values = FormValues.EMPTY;
    for (Map<String, Object> form : list(forms)) {
      values = values.with(new FormValues(form));
    }
    return values;
  }

  /** The case, which nobody else changes until the transaction ends. */
  Optional<Row> lock(UUID id) {
    return Optional.ofNullable(lock(List.of(id)).get(id));
  }

  /** These cases, which nobody else changes until the transaction ends; without unknown ones. */
  Map<UUID, Row> lock(Collection<UUID> ids) {
    record Locked(boolean newest, Row row) {}
    Map<UUID, Row> found = new HashMap<>();
    List<UUID> changed = new ArrayList<>();
    client
        .sql(LOCK)
        .param(texts(ids))
        .query((row, n) -> new Locked(row.getBoolean("newest"), row(row, n)))
        .list()
        .forEach(locked -> {
          found.put(locked.row().view().id(), locked.row());
          if (!locked.newest()) {
            changed.add(locked.row().view().id());
          }
        });
    if (!changed.isEmpty()) {
      found.keySet().removeAll(changed);
      find(changed).forEach(row -> found.put(row.view().id(), row));
    }
    return found;
  }

  /** A case and everything about it, as far as the transaction sees it. */
  Optional<CaseFileRows.Whole> whole(UUID id, Function<String, CaseType> editions) {
    return wholes(List.of(id), editions).stream().findFirst();
  }

  /** Cases and everything about them, as far as the transaction sees it. */
  List<CaseFileRows.Whole> wholes(Collection<UUID> ids, Function<String, CaseType> editions) {
    return files.find(ids, editions);
  }

  /**
   * What stands in other tables than that of cases.
   *
   * @param terms running deadlines
   * @param children how many cases of a type that belong to it are open
   */
  record Told(
      List<Map<String, Object>> events,
      FormValues values,
      Map<String, Instant> terms,
      Map<String, Integer> children) {}

  private static Row row(ResultSet row, int n) throws SQLException {
    return row(
        row,
        new Told(
            list(row.getString("events")),
            merged(row.getString("forms")),
            instants(row.getString("terms")),
            counts(row.getString("children"))));
  }

  /** A row of cases with what the other tables say. */
  static Row row(ResultSet row, Told told) throws SQLException {
    List<CaseView.Done> done = new ArrayList<>();
    for (Map<String, Object> event : told.events()) {
      if (event.get("step") != null) {
        done.add(
            new CaseView.Done(
                text(event, "step"),
                text(event, "by"),
                Instant.parse(text(event, "at")),
                Optional.ofNullable(event.get("team")).map(Object::toString)));
      }
    }
    CaseView view =
        new CaseView(
            row.getObject("id", UUID.class),
            row.getString("type"),
            row.getString("edition"),
            row.getString("state"),
            new DeskPlace(row.getString("desk"), row.getString("desk_area")),
            Optional.ofNullable(row.getString("claimant")),
            row.getString("filer"),
            new Subject(
                Subject.Kind.ofWord(row.getString("about_kind")),
                row.getObject("about", UUID.class)),
            row.getString("area"),
            Objects.requireNonNull(row.getTimestamp("filed_at")).toInstant(),
            row.getLong("version"),
            done,
            told.children(),
            told.values(),
            told.terms());
    return new Row(
        view,
        told.events(),
        row.getInt("rank"),
        Optional.ofNullable(row.getObject("parent", UUID.class)),
        Optional.ofNullable(row.getObject("merged", UUID.class)),
        List.of((String[]) row.getArray("sealed_to").getArray()),
        List.of((String[]) row.getArray("unseen_by").getArray()));
  }

  /** Ids as a statement takes them. */
  static String[] texts(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }

  static List<Map<String, Object>> list(@org.jspecify.annotations.Nullable String json) {
    return json == null ? List.of() : JsonMapper.shared().readValue(json, ROWS);
  }

  private static Map<String, Integer> counts(@org.jspecify.annotations.Nullable String json) {
    Map<String, Integer> counts = new HashMap<>();
    if (json != null) {
      CaseJson.map(json).forEach((type, n) -> counts.put(type, ((Number) n).intValue()));
    }
    return counts;
  }

  private static Map<String, Instant> instants(@org.jspecify.annotations.Nullable String json) {
    Map<String, Instant> instants = new HashMap<>();
    CaseJson.texts(json).forEach((term, due) -> instants.put(term, Instant.parse(due)));
    return instants;
  }

  static String text(Map<String, Object> row, String key) {
    return String.valueOf(row.get(key));
  }
}
