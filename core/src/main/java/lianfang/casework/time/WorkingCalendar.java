package lianfang.casework.time;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianfang.fact.playbook.PlaybookRefused;
import lianfang.fact.playbook.Yaml;

/**
 * 工作日历: on which days and at which hours people work, with the days that are exchanged. A year
 * without a file is not guessed.
 */
public final class WorkingCalendar {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Map<Integer, List<Hours>> hours = new HashMap<>();
  private final Set<LocalDate> holidays = new HashSet<>();
  private final Set<LocalDate> exchanged = new HashSet<>();

  private WorkingCalendar() {}

  /** Hours of work without a break. */
  private record Hours(LocalTime from, LocalTime until) {}

  /** Reads the files of a folder, one a year. */
  public static WorkingCalendar load(Path folder) {
    WorkingCalendar calendar = new WorkingCalendar();
    Yaml.filesOf(folder).forEach(calendar::add);
    return calendar;
  }

  private void add(Path path) {
    Yaml file = Yaml.of(path);
    List<String> unknown =
        file.unknown("id", "year", "zone", "cites", "hours", "holidays", "workdays");
    if (!unknown.isEmpty()) {
      throw new PlaybookRefused(path, "unknown word " + unknown);
    }
    int year = Integer.parseInt(file.text("year"));
    List<Hours> day = new ArrayList<>();
    for (Yaml part : file.children("hours")) {
      day.add(new Hours(LocalTime.parse(part.text("from")), LocalTime.parse(part.text("until"))));
    }
    if (day.isEmpty()) {
      throw new PlaybookRefused(path, "'hours' are needed, such as {from: \"08:30\", until: ...}");
    }
    if (hours.put(year, List.copyOf(day)) != null) {
      throw new PlaybookRefused(path, "the year " + year + " has a file already; keep one");
    }
    for (Yaml holiday : file.children("holidays")) {
      LocalDate last = LocalDate.parse(holiday.text("until"));
      LocalDate.parse(holiday.text("from")).datesUntil(last.plusDays(1)).forEach(holidays::add);
    }
    file.words("workdays").stream().map(LocalDate::parse).forEach(exchanged::add);
  }

  /** Whether people work on that day. */
  public boolean works(LocalDate day) {
    hoursOf(day);
    if (holidays.contains(day)) {
      return false;
    }
    DayOfWeek weekday = day.getDayOfWeek();
    return exchanged.contains(day) || weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY;
  }

  /**
   * When a span that begins then is over.
   *
   * @throws CalendarMissing where it reaches into a year without a file
   */
  public Instant plus(Instant from, Span span) {
    return switch (span.unit()) {
      case MINUTES -> from.plus(Duration.ofMinutes(span.amount()));
      case HOURS -> from.plus(Duration.ofHours(span.amount()));
      case DAYS -> from.atZone(ZONE).plusDays(span.amount()).toInstant();
      case WORKING_MINUTES -> after(from, Duration.ofMinutes(span.amount()));
      case WORKING_HOURS -> after(from, Duration.ofHours(span.amount()));
      case WORKING_DAYS -> endOf(later(dayOf(from), span.amount()));
      case SAME_DAY -> sameDay(from, span.cutOff());
    };
  }

  /**
   * When a span that ends then begins, such as the time of a warning.
   *
   * @throws CalendarMissing where it reaches into a year without a file
   */
  public Instant minus(Instant until, Span span) {
    return switch (span.unit()) {
      case MINUTES -> until.minus(Duration.ofMinutes(span.amount()));
      case HOURS -> until.minus(Duration.ofHours(span.amount()));
      case DAYS -> until.atZone(ZONE).minusDays(span.amount()).toInstant();
      case WORKING_MINUTES -> before(until, Duration.ofMinutes(span.amount()));
      case WORKING_HOURS -> before(until, Duration.ofHours(span.amount()));
      case WORKING_DAYS -> at(earlier(dayOf(until), span.amount()), timeOf(until));
      case SAME_DAY -> at(dayOf(until), hoursOf(dayOf(until)).getFirst().from());
    };
  }

  /** What comes in late, or on a day of rest, counts as of the next working day. */
  private Instant sameDay(Instant from, LocalTime cutOff) {
    LocalDate day = dayOf(from);
    boolean counts = works(day) && !timeOf(from).isAfter(cutOff);
    return endOf(counts ? day : later(day, 1));
  }

  private LocalDate later(LocalDate day, long workingDays) {
    LocalDate at = day;
    for (long left = workingDays; left > 0; ) {
      at = at.plusDays(1);
      left -= works(at) ? 1 : 0;
    }
    return at;
  }

  private LocalDate earlier(LocalDate day, long workingDays) {
    LocalDate at = day;
    for (long left = workingDays; left > 0; ) {
      at = at.minusDays(1);
      left -= works(at) ? 1 : 0;
    }
    return at;
  }

  private Instant after(Instant from, Duration span) {
    Duration left = span;
    for (LocalDate day = dayOf(from); ; day = day.plusDays(1)) {
      for (Hours part : works(day) ? hoursOf(day) : List.<Hours>of()) {
        Instant begin = latest(from, at(day, part.from()));
        Duration open = Duration.between(begin, at(day, part.until()));
        if (open.compareTo(left) >= 0) {
          return begin.plus(left);
        }
        left = open.isNegative() ? left : left.minus(open);
      }
    }
  }

  private Instant before(Instant until, Duration span) {
    Duration left = span;
    for (LocalDate day = dayOf(until); ; day = day.minusDays(1)) {
      for (Hours part : works(day) ? hoursOf(day).reversed() : List.<Hours>of()) {
        Instant end = earliest(until, at(day, part.until()));
        Duration open = Duration.between(at(day, part.from()), end);
        if (open.compareTo(left) >= 0) {
          return end.minus(left);
        }
        left = open.isNegative() ? left : left.minus(open);
      }
    }
  }

  private Instant endOf(LocalDate day) {
    return at(day, hoursOf(day).getLast().until());
  }

  private List<Hours> hoursOf(LocalDate day) {
    List<Hours> known = hours.get(day.getYear());
    if (known == null) {
      throw new CalendarMissing(day);
    }
    return known;
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(ZONE).toInstant();
  }

  private static LocalDate dayOf(Instant instant) {
    return instant.atZone(ZONE).toLocalDate();
  }

  private static LocalTime timeOf(Instant instant) {
    return instant.atZone(ZONE).toLocalTime();
  }
}
