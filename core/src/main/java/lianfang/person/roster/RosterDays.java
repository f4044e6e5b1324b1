package lianfang.person.roster;

import java.time.LocalDate;
import java.time.Period;

/**
 * 日期界限: the days between which the dates of a roster may lie.
 *
 * @param today the domain clock's day, Asia/Shanghai
 * @param ahead how far ahead of today dates are taken; in a demonstration people play the following
 *     weeks
 * @param demo whether numbers of division 999999, which is never assigned, are taken
 */
public record RosterDays(LocalDate today, Period ahead, boolean demo) {

  /** A roster tells of this epidemic; an older year is a slip of the pen. */
  private static final LocalDate EARLIEST = LocalDate.of(2019, 12, 1);

  /** The last day that a date may name. */
  public LocalDate latest() {
    return today.plus(ahead);
  }

  /** The first day that a date may name. */
  public LocalDate earliest() {
    return EARLIEST;
  }
}
