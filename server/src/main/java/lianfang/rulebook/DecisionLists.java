package lianfang.rulebook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lianfang.fact.Subject;
import lianfang.rulebook.store.Cells;
import lianfang.rulebook.store.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 待决清单: the questions that wait for an official, in the areas that the transaction sees. */
@Component
public class DecisionLists {

  private static final String COLUMNS =
      "d.subject_kind, d.subject, d.number, d.area, d.question, d.options, d.meanwhile,"
          + " d.basis::text as basis";

  private static final String ESCALATED =
      " and exists (select from fact.fact f where f.subject_id = d.subject"
          + " and f.kind = 'decision-escalated' and f.attributes->>'question' = d.question)";

  /**
   * Those of a day are kept whatever the hour, the rest where their hours are over and no fact says
   * so since they opened. Everything else is left out here, because a city has hundreds of
   * thousands of questions that are not late.
   */
  private static final String PERHAPS_LATE =
      """
       and (d.question = any(:byDay::text[])
        or d.opened < :now - make_interval(hours => coalesce((
            select q.hours from unnest(:questions::text[], :hours::int[]) q (question, hours)
            where q.question = d.question), 24))
          and not exists (
            select from fact.fact e
            where e.subject_id = d.subject and e.kind = 'decision-escalated'
              and e.attributes ->> 'question' = d.question and e.happened_at >= d.opened))
      """;

  private final JdbcClient client;

  DecisionLists(JdbcClient client) {
    this.client = client;
  }

  /** How many wait, by question. */
  public record Count(String question, long requests) {}

  /** One page by key; null for any question. */
  public List<DecisionRequest> page(
      String area, @Nullable String question, MeasureLists.@Nullable Key after, int limit) {
    return page(area, question, false, after, limit);
  }

  /**
   * One page by key of those that may have gone up: a fact says so of the same question about the
   * same subject, perhaps after an earlier deadline.
   */
  public List<DecisionRequest> escalated(
      String area, @Nullable String question, MeasureLists.@Nullable Key after, int limit) {
    return page(area, question, true, after, limit);
  }

  /**
   * One page by key of those that may have become late: more than are late, and few where nobody is
   * behind. Who asks looks at each.
   *
   * @param now the moment by which they would be late
   */
  public List<DecisionRequest> perhapsLate(
      Instant now, MeasureLists.@Nullable Key after, int limit) {
    Question[] all = Question.values();
    return asked("", null, PERHAPS_LATE, after, limit)
        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
        .param("byDay", Question.BY_DAY.stream().map(Question::key).toArray(String[]::new))
        .param("questions", Arrays.stream(all).map(Question::key).toArray(String[]::new))
        .param("hours", Arrays.stream(all).map(Question::hours).toArray(Integer[]::new))
        .query(DecisionLists::read)
        .list();
  }

  private List<DecisionRequest> page(
      String area,
      @Nullable String question,
      boolean escalated,
      MeasureLists.@Nullable Key after,
      int limit) {
    return asked(area, question, escalated ? ESCALATED : "", after, limit)
        .query(DecisionLists::read)
        .list();
  }

  // What is not asked for is left out: a plan for every case would read all to sort it.
  private JdbcClient.StatementSpec asked(
      String area,
      @Nullable String question,
      String which,
      MeasureLists.@Nullable Key after,
      int limit) {
    return client
        .sql(
            "select "
                + COLUMNS
                + " from rulebook.decision_request_now d where d.area ^@ :area"
                + (question == null ? "" : " and d.question = :question")
                + which
                + (after == null
                    ? ""
                    : " and (d.area, d.subject, d.number)"
                        + " > (:afterArea, :afterSubject, :afterNumber)")
                + " order by d.area, d.subject, d.number limit :limit")
        .param("area", area)
        .param("question", question)
        .param("afterArea", after == null ? null : after.area())
        .param("afterSubject", after == null ? null : after.subject())
        .param("afterNumber", after == null ? 0 : after.number())
        .param("limit", limit);
  }

  /** Those about one subject. */
  public List<DecisionRequest> of(UUID subject) {
    return client
        .sql(
            "select "
                + COLUMNS
                + " from rulebook.decision_request_now d where d.subject = :id order by d.number")
        .param("id", subject)
        .query(DecisionLists::read)
        .list();
  }

  /** The one about this subject with this question. */
  public Optional<DecisionRequest> find(UUID subject, String question) {
    return of(subject).stream().filter(one -> one.question().equals(question)).findFirst();
  }

  /** How many wait in an area, by question. */
  public List<Count> counts(String area) {
    boolean cells = area.length() <= Cells.DIGITS && Cells.suffice(client);
    return client
        .sql(
            cells
                ? "select o.measure, sum(o.intervals) from rulebook.outcome_count_now o"
                    + " where o.area ^@ :area and o.subject_kind = 'request'"
                    + " group by 1 having sum(o.intervals) > 0 order by 2 desc, 1"
                : "select d.question, count(*) from rulebook.decision_request_now d"
                    + " where d.area ^@ :area group by 1 order by 2 desc, 1")
        .param("area", area)
        .query((row, n) -> new Count(row.getString(1), row.getLong(2)))
        .list();
  }

  private static DecisionRequest read(ResultSet row, int number) throws SQLException {
    return new DecisionRequest(
        new Subject(
            Subject.Kind.ofWord(row.getString("subject_kind")),
            row.getObject("subject", UUID.class)),
        row.getInt("number"),
        row.getString("area"),
        row.getString("question"),
        Arrays.stream((Object[]) row.getArray("options").getArray()).map(Object::toString).toList(),
        row.getString("meanwhile"),
        Json.bases(row.getString("basis")).getFirst());
  }
}
