package lianfang.casework.venue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import lianfang.fact.Days;

/** 检查状态: how a check stands on a day. */
public enum CheckState {
  /** 未通过: something failed and is to be put right. */
  FAILED,
  /** 逾期. */
  OVERDUE,
  /** 待检查. */
  DUE,
  /** 已检查. */
  DONE,
  /** 随时: nothing is due before there is something to look at. */
  EACH_TIME;

  /** The word in addresses. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /**
   * How it stands.
   *
   * @param check what is due every day
   * @param day the day that is looked at, Asia/Shanghai
   * @param passed the outcome of the day's last check, where there was one
   * @param now the moment of looking
   */
  public static CheckState of(
      VenueKind.Check check, LocalDate day, Optional<Boolean> passed, Instant now) {
    if (passed.isPresent()) {
      return passed.get() ? DONE : FAILED;
    }
    LocalTime by = check.by();
    if (by == null) {
      return EACH_TIME;
    }
    Instant due = day.atTime(by).atZone(Days.ZONE).toInstant();
    return now.isBefore(due) ? DUE : OVERDUE;
  }
}
