package lianfang.person.roster;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lianfang.person.PlainText;
import lianfang.person.Read;
import lianfang.person.Refusal;

/**
 * 日期识别: reads the days of a roster: Excel serial numbers and the many ways in which people write a
 * date. A form that can mean two days is refused, never guessed.
 */
public final class DateReader {

  private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
  private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
  private static final int SERIAL_FIRST = 30_000;
  private static final int SERIAL_LAST = 60_000;

  private static final String CLOCK = "(?:日|号)?(?:[ T上下中晚午早]*[0-9]{1,2}[:时点].*)?";
  private static final Pattern FULL =
      Pattern.compile("([0-9]{4}|[0-9]{2})[-/.,年]([0-9]{1,2})[-/.,月]([0-9]{1,2})" + CLOCK);
  private static final Pattern COMPACT = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
  private static final Pattern NO_YEAR = Pattern.compile("([0-9]{1,2})[-/.月]([0-9]{1,2})" + CLOCK);
  private static final Pattern SERIAL = Pattern.compile("[0-9]{5}(\\.[0-9]+)?");
  private static final Pattern AMBIGUOUS_NUMBER = Pattern.compile("[0-9]{1,2}\\.[123]");

  private final RosterDays days;
  private final LocalDate epoch;

  /**
   * A reader for one sheet.
   *
   * @param days the days between which dates may lie
   * @param since1904 whether the workbook counts days from 1904 (old Macintosh files)
   */
  public DateReader(RosterDays days, boolean since1904) {
    this.days = days;
    this.epoch = since1904 ? EPOCH_1904 : EPOCH_1900;
  }

  /** The day in the cell. */
  public Read<LocalDate> read(SheetCell cell) {
    return switch (cell.kind()) {
      case EMPTY -> Read.empty();
      case ERROR -> Read.refused(Refusal.FORMULA_ERROR);
      case UNCOMPUTED -> Read.refused(Refusal.FORMULA_EMPTY);
      case NUMBER -> number(cell.text());
      case TEXT -> text(cell.text());
    };
  }

  private Read<LocalDate> number(String raw) {
    String plain = PersonCells.plainNumber(raw);
    if (AMBIGUOUS_NUMBER.matcher(plain).matches() && possible(plain) && possible(plain + "0")) {
      return Read.refused(Refusal.DATE_AMBIGUOUS);
    }
    return text(plain);
  }

  private boolean possible(String monthAndDay) {
    return withoutYear(monthAndDay) instanceof Read.Value<LocalDate>;
  }

  private Read<LocalDate> text(String cell) {
    String text = PlainText.halfWidth(cell).replace('。', '.').replace('—', '-').replace('－', '-');
    if (text.isEmpty() || text.equals("无") || text.equals("/") || text.equals("-")) {
      return Read.empty();
    }
    String joined = text.replaceAll(" *([-/.,年月日号]) *", "$1");
    Matcher full = FULL.matcher(joined);
    if (full.matches()) {
      int year = Integer.parseInt(full.group(1));
      return day(year < 100 ? 2000 + year : year, number(full, 2), number(full, 3));
    }
    Matcher compact = COMPACT.matcher(joined);
    if (compact.matches()) {
      return day(number(compact, 1), number(compact, 2), number(compact, 3));
    }
    if (SERIAL.matcher(joined).matches()) {
      return serial((int) Double.parseDouble(joined));
    }
    return withoutYear(joined);
  }

  /** A day without its year means the latest such day that may be named. */
  private Read<LocalDate> withoutYear(String joined) {
    Matcher matcher = NO_YEAR.matcher(joined);
    if (!matcher.matches()) {
      return Read.refused(Refusal.DATE_FORM);
    }
    int month = number(matcher, 1);
    int day = number(matcher, 2);
    int year = days.today().getYear();
    Read<LocalDate> thisYear = day(year, month, day);
    return thisYear instanceof Read.Refused<LocalDate>(Refusal refusal, String _)
            && refusal == Refusal.DATE_FUTURE
            && day(year - 1, month, day) instanceof Read.Value<LocalDate> before
            && before.value().isAfter(days.today().minusMonths(6))
        ? before
        : thisYear;
  }

  private Read<LocalDate> serial(int serial) {
    if (serial < SERIAL_FIRST || serial > SERIAL_LAST) {
      return Read.refused(Refusal.DATE_FORM);
    }
    return within(epoch.plusDays(serial));
  }

  private Read<LocalDate> day(int year, int month, int day) {
    try {
      return within(LocalDate.of(year, month, day));
    } catch (DateTimeException impossible) {
      return Read.refused(Refusal.DATE_IMPOSSIBLE);
    }
  }

  private Read<LocalDate> within(LocalDate day) {
    if (day.isBefore(days.earliest())) {
      return Read.refused(Refusal.DATE_TOO_EARLY);
    }
    return day.isAfter(days.latest())
        ? Read.refused(Refusal.DATE_FUTURE, days.latest().toString())
        : Read.of(day);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
