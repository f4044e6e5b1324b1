package lianfang.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import lianfang.casework.CaseRows.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads a case with all that belongs to it by one statement, because each step and each page needs
 * it.
 */
final class CaseFileRows {

  private static final String SQL =
      """
      select c.*,
        (select k.code from casework.code k where k.case_id = c.id) as code,
        (select jsonb_agg(jsonb_build_object('id', x.id, 'type', x.type, 'ended', x.ended)
            order by x.filed_at, x.id)
          from casework.case_row x where x.parent = c.id) as children,
        (select jsonb_object_agg(l.other, l.how) from (
            select other, how from casework.case_link where case_id = c.id
            union all select case_id, how from casework.case_link where other = c.id) l) as linked,
        (select jsonb_agg(jsonb_build_object('fact', e.fact, 'number', e.number, 'kind', e.kind,
            'step', e.attributes ->> 'step', 'team', e.attributes ->> 'team',
            'by', e.recorder, 'at', casework.utc(e.happened_at), 'said', e.attributes)
            order by e.number)
          from casework.case_event e where e.case_id = c.id) as events,
        (select jsonb_agg(jsonb_build_object('fact', f.fact, 'form', f.form, 'filled', f.filled,
            'evidence', f.evidence, 'at', casework.utc(f.made_at)) order by f.made_at, f.fact)
          from casework.case_form f where f.case_id = c.id) as forms,
        (select jsonb_agg(jsonb_build_object('term', t.term, 'due', casework.utc(t.due),
            'warn', casework.utc(t.warn), 'met', casework.utc(t.met_at),
            'over', casework.utc(t.overdue_at), 'extended', t.extended) order by t.due, t.term)
          from casework.case_term t where t.case_id = c.id) as terms,
        (select jsonb_object_agg(w.hash, w.words) from casework.case_words w
          where w.case_id = c.id) as words
      from casework.case_row c where c.id = any (?::uuid[])
      """;

  private final JdbcClient client;

  CaseFileRows(DataSource app) {
    this.client = JdbcClient.create(app);
  }

  /**
   * A case as it stands and everything about it.
   *
   * @param row what a decision needs of it
   */
  record Whole(Row row, CaseFile file) {}

  /** Everything about cases, as far as the transaction sees it. */
  List<Whole> find(Collection<UUID> ids, Function<String, CaseType> editions) {
    return client
        .sql(SQL)
        .param(CaseRows.texts(ids))
        .query((all, n) -> whole(all, editions))
        .list();
  }

  private static Whole whole(ResultSet all, Function<String, CaseType> editions)
      throws SQLException {
    String code = all.getString("code");
    List<UUID> children = new ArrayList<>();
    Map<String, Integer> open = new HashMap<>();
    for (Map<String, Object> child : CaseRows.list(all.getString("children"))) {
      children.add(UUID.fromString(CaseRows.text(child, "id")));
      if (!Boolean.TRUE.equals(child.get("ended"))) {
        open.merge(CaseRows.text(child, "type"), 1, Integer::sum);
      }
    }
    Map<UUID, String> linked = new HashMap<>();
    CaseJson.texts(all.getString("linked"))
        .forEach((other, how) -> linked.put(UUID.fromString(other), how));
    List<Map<String, Object>> events = CaseRows.list(all.getString("events"));
    List<CaseFile.Filled> forms =
        CaseRows.list(all.getString("forms")).stream().map(CaseFileRows::filled).toList();
    List<CaseFile.Deadline> deadlines =
        CaseRows.list(all.getString("terms")).stream().map(CaseFileRows::deadline).toList();
    Row row = CaseRows.row(all, new CaseRows.Told(events, values(forms), running(deadlines), open));
    CaseFile file =
        new CaseFile(
            row.view(),
            editions.apply(row.view().edition()),
            code == null ? "" : code,
            row.rank(),
            new CaseFile.Relations(row.parent(), row.merged(), children, linked),
            events.stream().map(CaseFileRows::event).toList(),
            forms,
            deadlines,
            CaseJson.texts(all.getString("words")));
    return new Whole(row, file);
  }

  private static FormValues values(List<CaseFile.Filled> forms) {
    FormValues values = FormValues.EMPTY;
    for (CaseFile.Filled form : forms) {
      values = values.with(form.values());
    }
    return values;
  }

  private static Map<String, Instant> running(List<CaseFile.Deadline> deadlines) {
    Map<String, Instant> running = new HashMap<>();
    deadlines.stream()
        .filter(one -> one.metAt() == null)
        .forEach(one -> running.put(one.term(), one.due()));
    return running;
  }

  private static CaseFile.Event event(Map<String, Object> row) {
    return new CaseFile.Event(
        UUID.fromString(CaseRows.text(row, "fact")),
        row.get("number") instanceof Number number ? number.longValue() : 0,
        CaseRows.text(row, "kind"),
        CaseRows.text(row, "by"),
        Instant.parse(CaseRows.text(row, "at")),
        texts(row.get("said")));
  }

  private static CaseFile.Filled filled(Map<String, Object> row) {
    List<String> evidence =
        row.get("evidence") instanceof List<?> all
            ? all.stream().map(Object::toString).toList()
            : List.of();
    return new CaseFile.Filled(
        UUID.fromString(CaseRows.text(row, "fact")),
        CaseRows.text(row, "form"),
        values(row.get("filled")),
        evidence,
        Instant.parse(CaseRows.text(row, "at")));
  }

  private static CaseFile.Deadline deadline(Map<String, Object> row) {
    return new CaseFile.Deadline(
        CaseRows.text(row, "term"),
        Instant.parse(CaseRows.text(row, "due")),
        Instant.parse(CaseRows.text(row, "warn")),
        instant(row.get("met")),
        instant(row.get("over")),
        Boolean.TRUE.equals(row.get("extended")));
  }

  private static @Nullable Instant instant(@Nullable Object text) {
    return text == null ? null : Instant.parse(text.toString());
  }

  private static Map<String, String> texts(@Nullable Object said) {
    Map<String, String> texts = new TreeMap<>();
    if (said instanceof Map<?, ?> map) {
      map.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
    }
    return texts;
  }

  private static FormValues values(@Nullable Object filled) {
    Map<String, Object> values = new java.util.LinkedHashMap<>();
    if (filled instanceof Map<?, ?> map) {
      map.forEach((name, value) -> values.put(String.valueOf(name), value));
    }
    return new FormValues(values);
  }
}
