package lianfang.web.part;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/** 期间: an interval of days in words; the last day ends at 24:00. */
public final class Spans {

  private Spans() {}

  /** From and until, and how many days are left on the day that the console shows. */
  public static String words(Shell shell, @Nullable LocalDate from, @Nullable LocalDate until) {
    Language language = shell.language();
    if (from == null && until == null) {
      return shell.t("span.none");
    }
    if (until == null) {
      return from == null ? shell.t("span.none") : shell.t("span.open", language.day(from));
    }
    LocalDate on = shell.console().on();
    long left = ChronoUnit.DAYS.between(on, until);
    String both =
        from == null
            ? shell.t("span.until", language.day(until))
            : shell.t("span.both", language.day(from), language.day(until));
    if (left < 0) {
      return both + shell.t("span.ended");
    }
    boolean begun = from == null || !from.isAfter(on);
    return begun ? both + shell.t("span.left", left) : both;
  }

  /** Short enough for a column; empty where it is open. */
  public static String brief(Shell shell, @Nullable LocalDate day) {
    return day == null ? "" : shell.language().brief(day);
  }
}
