package lianfang.rulebook.layer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 有期限的口径: a signed value with where and when it counts.
 *
 * @param key what is read
 * @param value how, lists parted by commas
 * @param area prefix of division codes; empty for everywhere in which the notice holds
 * @param from first day
 * @param until last day; null where none is set
 */
public record DatedReading(
    String key, String value, String area, LocalDate from, @Nullable LocalDate until) {

  /** Whether it counts on a day. */
  public boolean holds(LocalDate day) {
    return !from.isAfter(day) && (until == null || !until.isBefore(day));
  }
}
