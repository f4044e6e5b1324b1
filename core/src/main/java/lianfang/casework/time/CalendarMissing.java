package lianfang.casework.time;

import java.time.LocalDate;

/** 无日历: a deadline reaches into days of which nobody has said whether people work. */
public final class CalendarMissing extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final LocalDate day;

  CalendarMissing(LocalDate day) {
    super(
        "No calendar says whether "
            + day
            + " is a working day; add the State Council's arrangement of "
            + day.getYear()
            + " to playbook/calendars, or count in days instead of working days.");
    this.day = day;
  }

  /** The first day that no calendar knows. */
  public LocalDate day() {
    return day;
  }
}
