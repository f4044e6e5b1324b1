package lianfang.casework.desk;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseTransactions;
import lianfang.casework.CaseTypes;
import lianfang.casework.DeskPlace;
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

  /** Whichever desk it is. */
  public static final DeskPlace EVERY_DESK = new DeskPlace("", "");

  /** A word in more cases than these is common. */
  private static final int MANY = 5_000;

  private final JdbcClient client;
  private final CaseTransactions transactions;
  private final CaseTypes types;
  private final Clock clock;

  CaseSearch(DataSource app, CaseTransactions transactions, CaseTypes types, Clock clock) {
    this.types = types;
    this.client = JdbcClient.create(app);
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Ends the code of an area whose parts are not meant. */
  public static final String WHOLE = ".";

  /** Which cases of a figure are meant. */
  public enum Which {
    ANY,
    OPEN,
    ENDED,
    LATE,
    /** Open or over, with a deadline that was not met in time. */
    MISSED
  }

  /**
   * What is looked for.
   *
   * @param words number, code or part of a text; empty for all
   * @param type id of a type; empty for all
   * @param desk that has them or had them last; without an area in all areas, without an id all
   * @param area prefix of division codes; what ends with {@link #WHOLE} is a whole code
   * @param which open, over, or late
   * @param filed in which days
   * @param filled what stands in fields of the forms that all may see who see a case of the type
   */
  public record Asked(
      String words,
      String type,
      DeskPlace desk,
      String area,
      Which which,
      Filed filed,
      Map<String, String> filled) {

    /** Copies the fields. */
    public Asked {
      filled = Map.copyOf(filled);
    }

    /** Whatever holds these words, or has this number or code. */
    public static Asked of(String words) {
      return new Asked(words, "", EVERY_DESK, "", Which.ANY, Filed.EVER, Map.of());
    }
  }

  /** A desk as an address names it: its id, or with the area behind a tilde. */
  public static DeskPlace desk(String word) {
    String[] parts = word.split("~", 2);
    return new DeskPlace(parts[0], parts.length > 1 ? parts[1] : "");
  }

  /**
   * Days of filing.
   *
   * @param from the first day; null for the first of all
   * @param until the last day; null for today
   */
  public record Filed(@Nullable LocalDate from, @Nullable LocalDate until) {

    /** Whenever it was. */
    public static final Filed EVER = new Filed(null, null);
  }

  /** The cases that somebody may see, the latest first. */
  public List<Inbox.Entry> find(CaseRecorder who, Asked asked, OptionalLong after, int limit) {
    return transactions.seeing(
        who,
        () -> {
          Question question = new Question();
          where(asked, question);
          words(asked.words().strip(), question);
          after.ifPresent(number -> question.and("c.number < ?", number));
          return client
              .sql(
                  "select c.* from casework.case_row c where "
                      + String.join(" and ", question.parts)
                      + " order by c.number desc limit "
                      + limit)
              .params(question.values)
              .query(Inbox::entry)
              .list();
        });
  }

  private void where(Asked asked, Question question) {
    if (!asked.type().isEmpty()) {
      question.and("c.type = ?", asked.type());
    }
    if (!asked.desk().desk().isEmpty()) {
      question.and("c.desk = ?", asked.desk().desk());
    }
    if (!asked.desk().area().isEmpty()) {
      question.and("c.desk_area = ?", asked.desk().area());
    }
    if (asked.area().endsWith(WHOLE)) {
      question.and("c.area = ?", asked.area().substring(0, asked.area().length() - 1));
    } else if (!asked.area().isEmpty()) {
      question.and("c.area ^@ ?", asked.area());
    }
    LocalDate from = asked.filed().from();
    if (from != null) {
      question.and("c.filed_at >= ?", Timestamp.from(Days.start(from)));
    }
    LocalDate until = asked.filed().until();
    if (until != null) {
      question.and("c.filed_at < ?", Timestamp.from(Days.start(until.plusDays(1))));
    }
    asked.filled().forEach((field, value) -> filled(asked.type(), field, value, question));
    switch (asked.which()) {
      case OPEN -> question.and("not c.ended");
      case ENDED -> question.and("c.ended");
      case LATE -> question.and("not c.ended and c.due < ?", Timestamp.from(clock.instant()));
      case MISSED -> question.and("c.in_time < c.deadlines");
      case ANY -> {}
    }
  }

  /** The last form that has the field says what holds. */
  private void filled(String type, String field, String value, Question question) {
    boolean seen =
        types.find(type).stream()
            .flatMap(one -> one.forms().values().stream())
            .flatMap(form -> form.field(field).stream())
            .allMatch(one -> one.traits().sees().isEmpty());
    if (seen) {
      question.and(
          "(select casework.folded(f.filled ->> ?) from casework.case_form f"
              + " where f.case_id = c.id and f.filled -> ? is not null"
              + " order by f.made_at desc, f.fact desc limit 1) = casework.folded(?)",
          field,
          field,
          value);
    } else {
      question.and("false");
    }
  }

  private void words(String typed, Question question) {
    String upper = typed.toUpperCase(Locale.ROOT).replaceAll("\\s", "");
    if (typed.isEmpty()) {
      return;
    }
    if (upper.matches("(C-?)?[0-9]{1,18}")) {
      question.and("c.number = ?", Long.valueOf(upper.replaceAll("[^0-9]", "")));
    } else if (upper.matches("[0-9A-Z]{12}")) {
      question.and("c.id in (select k.case_id from casework.code k where k.code = ?)", upper);
    } else {
      holding(typed, question);
    }
  }

  /**
   * Each word stands somewhere in the case. The rarest one is asked of the index; where all are in
   * thousands of cases, the latest of those are soon found by looking.
   */
  private void holding(String typed, Question question) {
    List<Holding> words =
        client
            .sql(
                """
                select word, array(select casework.holding(word, ?)) as cases
                from unnest(string_to_array(btrim(casework.folded(?)), ' ')) word
                """)
            .params(MANY, typed)
            .query((row, n) -> new Holding(row.getString(1), (UUID[]) row.getArray(2).getArray()))
            .list();
    words.stream()
        .map(Holding::cases)
        .filter(cases -> cases.length < MANY)
        .min(Comparator.comparingInt(cases -> cases.length))
        .ifPresent(cases -> question.and("c.id = any (?)", (Object) cases));
    words.forEach(one ->
        question.and(
            "exists (select from casework.case_text t"
                + " where t.case_id = c.id and strpos(t.said, ?) > 0)",
            one.word()));
  }

  /** A word and cases in which it stands, at most {@link #MANY}, whoever may see them. */
  private record Holding(String word, UUID[] cases) {}

  /** Conditions with their values. */
  private static final class Question {

    private final List<String> parts = new ArrayList<>(List.of("true"));
    private final List<Object> values = new ArrayList<>();

    private void and(String part, Object... given) {
      parts.add(part);
      values.addAll(List.of(given));
    }
  }
}
