package lianfang.casework.desk;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseTransactions;
import lianfang.fact.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 办件检索: cases by number, code or words that stand in their forms, and the list behind each figure
 * of the statistics; open ones and those that are over, the latest first.
 */
@Component
public class CaseSearch {

  private final JdbcClient client;
  private final CaseTransactions transactions;
  private final Clock clock;

  CaseSearch(DataSource app, CaseTransactions transactions, Clock clock) {
    this.client = JdbcClient.create(app);
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Which cases of a figure are meant. */
  public enum Which {
    ANY,
    OPEN,
    ENDED,
    LATE
  }

  /**
   * What is looked for.
   *
   * @param words number, code or part of a text; empty for all
   * @param type id of a type; empty for all
   * @param desk id of a desk; empty for all
   * @param area prefix of division codes
   * @param which open, over, or late
   * @param from the first day of filing; null for the first of all
   * @param until the last day of filing; null for today
   */
  public record Asked(
      String words,
      String type,
      String desk,
      String area,
      Which which,
      @Nullable LocalDate from,
      @Nullable LocalDate until) {}

  /** Where the page before ended: the latest first. */
  public record Key(Instant filedAt, UUID id) {}

  /** The cases that somebody may see, the latest first. */
  public List<Inbox.Entry> find(CaseRecorder who, Asked asked, Optional<Key> after, int limit) {
    List<String> parts = new ArrayList<>(List.of("true"));
    List<Object> values = new ArrayList<>();
    and(parts, values, !asked.type().isEmpty(), "c.type = ?", asked.type());
    and(parts, values, !asked.desk().isEmpty(), "c.desk = ?", asked.desk());
    and(parts, values, !asked.area().isEmpty(), "c.area ^@ ?", asked.area());
    LocalDate from = asked.from();
    if (from != null) {
      and(parts, values, true, "c.filed_at >= ?", Timestamp.from(Days.start(from)));
    }
    LocalDate until = asked.until();
    if (until != null) {
      Timestamp end = Timestamp.from(Days.start(until.plusDays(1)));
      and(parts, values, true, "c.filed_at < ?", end);
    }
    switch (asked.which()) {
      case OPEN -> parts.add("not c.ended");
      case ENDED -> parts.add("c.ended");
      case LATE ->
          and(parts, values, true, "not c.ended and c.due < ?", Timestamp.from(clock.instant()));
      case ANY -> {}
    }
    words(asked.words().strip(), parts, values);
    after.ifPresent(key -> {
      parts.add("(c.filed_at, c.id) < (?, ?)");
      values.add(Timestamp.from(key.filedAt()));
      values.add(key.id());
    });
    String sql =
        "select c.* from casework.case_row c where "
            + String.join(" and ", parts)
            + " order by c.filed_at desc, c.id desc limit "
            + limit;
    return transactions.seeing(
        who, () -> client.sql(sql).params(values).query(Inbox::entry).list());
  }

  private static void and(
      List<String> parts, List<Object> values, boolean asked, String part, Object value) {
    if (asked) {
      parts.add(part);
      values.add(value);
    }
  }

  private static void words(String typed, List<String> parts, List<Object> values) {
    String upper = typed.toUpperCase(Locale.ROOT).replaceAll("\\s", "");
    if (typed.isEmpty()) {
      return;
    }
    if (upper.matches("(C-?)?[0-9]{1,18}")) {
      parts.add(
          "c.id in (select e.case_id from casework.case_event e"
              + " where e.kind = 'case-filed' and e.number = ?)");
      values.add(Long.valueOf(upper.replaceAll("[^0-9]", "")));
    } else if (upper.matches("[0-9A-Z]{12}")) {
      parts.add("c.id in (select k.case_id from casework.code k where k.code = ?)");
      values.add(upper);
    } else {
      parts.add(
          "exists (select from casework.case_form f where f.case_id = c.id"
              + " and f.filled::text ilike ?)");
      values.add("%" + typed.replaceAll("([\\\\%_])", "\\\\$1") + "%");
    }
  }
}
