package lianfang.rulebook;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 逐条命中: one step that one row of one notice asks for, before layers are merged.
 *
 * @param basis the row and what it rests on
 * @param place where
 * @param from first day, inclusive, Asia/Shanghai
 * @param until last day, inclusive; null where an event ends it
 * @param episode which episode of the person causes it
 */
public record Hit(
    Basis basis, MeasurePlace place, LocalDate from, @Nullable LocalDate until, int episode) {

  /** Whether it shares a day with these, the last null where an event ends them. */
  boolean overlaps(@Nullable LocalDate first, @Nullable LocalDate last) {
    return (last == null || !from.isAfter(last))
        && (first == null || until == null || !until.isBefore(first));
  }
}
