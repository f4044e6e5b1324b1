package lianfang.rulebook;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
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
}
