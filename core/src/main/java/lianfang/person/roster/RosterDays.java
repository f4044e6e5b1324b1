package lianfang.person.roster;

import java.time.LocalDate;

/**
 * 日期界限: the days between which the dates of a roster may lie.
 *
 * @param today the domain clock's day, Asia/Shanghai
 * @param demo whether this is a demonstration, where people play the following weeks
 */
public record RosterDays(LocalDate today, boolean demo) {

  /** How far ahead of its clock a demonstration takes dates. */
  public static final int DEMO_DAYS_AHEAD = 45;

  /** A roster tells of this epidemic; an older year is a slip of the pen. */
  private static final int YEARS_BACK = 2;

  /** The last day that a date may name. */
  public LocalDate latest() {
    return demo ? today.plusDays(DEMO_DAYS_AHEAD) : today;
  }

  /** The first day that a date may name. */
  public LocalDate earliest() {
    return today.minusYears(YEARS_BACK);
  }
}
