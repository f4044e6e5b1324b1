package lianfang.rulebook;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 在册措施: measures as lists, counts and single records, by what was known at one moment. */
public interface StandingView {

  /** One page by key. */
  List<Standing> page(
      StandingQuery query, StandingOrder order, MeasureLists.@Nullable Key after, int limit);

  /** One page by key, by village. */
  default List<Standing> page(StandingQuery query, MeasureLists.@Nullable Key after, int limit) {
    return page(query, StandingOrder.AREA, after, limit);
  }

  /** How many intervals the query finds. */
  long count(StandingQuery query);

  /** Counts by area cut to {@code digits}, measure, place and state. */
  List<MeasureLists.Count> counts(StandingQuery query, int digits);

  /** Counts by the row that decides. */
  List<MeasureLists.RowCount> byRow(StandingQuery query);

  /** How many people's isolation ends on each day between two, both inclusive. */
  List<MeasureLists.DayCount> endings(String area, LocalDate from, LocalDate until);

  /** Everything about these subjects, by first day. */
  List<Standing> of(Collection<UUID> subjects);

  /** 排序: by what a list of measures is sorted; area, subject and number follow in each. */
  enum StandingOrder {
    /** By village, which is fast at any size. */
    AREA("''"),
    /** What ends first; what only an event ends comes last. */
    UNTIL("coalesce(o.until_day::text, '9999')"),
    /** What began first; what has no first day yet comes first. */
    FROM("coalesce(o.from_day::text, '')"),
    /** What waits for an office first. */
    STATE(
        "array_position(array['due', 'ordered', 'served', 'in-place', 'released'], o.state)::text");

    private static final List<String> STATES =
        List.of("due", "ordered", "served", "in-place", "released");

    private final String sql;

    StandingOrder(String sql) {
      this.sql = sql;
    }

    /** The word in addresses. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The order with this word; by area where there is none. */
    public static StandingOrder ofWord(String word) {
      return Arrays.stream(values())
          .filter(one -> one.word().equals(word))
          .findFirst()
          .orElse(AREA);
    }

    /** The same value as {@link #value} in SQL, of an outcome named o. */
    String sql() {
      return sql;
    }

    /** What is compared; the same text as the database compares. */
    String value(Standing one) {
      return switch (this) {
        case AREA -> "";
        case UNTIL -> one.until() == null ? "9999" : one.until().toString();
        case FROM -> one.from() == null ? "" : one.from().toString();
        case STATE -> String.valueOf(STATES.indexOf(one.state()) + 1);
      };
    }

    /** The key of a row, from which the next page goes on. */
    public MeasureLists.Key key(Standing last) {
      return new MeasureLists.Key(value(last), last.area(), last.subject().id(), last.number());
    }
  }
}
