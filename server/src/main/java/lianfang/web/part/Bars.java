package lianfang.web.part;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lianfang.web.shell.Language;
import org.jspecify.annotations.Nullable;

/**
 * 时间条: intervals as bars on days, with weekends and today marked.
 *
 * @param first first day shown
 * @param last last day shown
 * @param today the day of the console
 * @param todayWord what the mark of today is called
 * @param lanes from top to bottom
 * @param marks what happened on single days
 * @param title what the bars say, for those who do not see them
 */
public record Bars(
    LocalDate first,
    LocalDate last,
    LocalDate today,
    String todayWord,
    List<Lane> lanes,
    List<Mark> marks,
    String title) {

  /** From here on words are written to the left of their day. */
  private static final double NEAR_END = 0.82;

  /** One row of bars that do not overlap. */
  public record Lane(String label, List<Bar> bars) {}

  /**
   * One interval, both days inclusive.
   *
   * @param from first day; null where it began before the first day shown
   * @param until last day, ends at 24:00; null where an event ends it
   * @param paint as in {@link Place}
   * @param text what is written on the bar
   */
  public record Bar(
      @Nullable LocalDate from, @Nullable LocalDate until, String paint, String text) {}

  /** A fact on one day. */
  public record Mark(LocalDate day, String text) {}

  /** A day at the head of the bars: where it stands, what is written, whether it is a weekend. */
  public record Tick(String x, String text, boolean labelled) {}

  /** How many days are shown. */
  public long days() {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  /** Where the morning of {@code day} stands, in percent of the width. */
  public String x(LocalDate day) {
    long offset = Math.clamp(ChronoUnit.DAYS.between(first, day), 0, days());
    return percent(offset);
  }

  /** Where the bar begins. */
  public String start(Bar bar) {
    return bar.from() == null ? "0%" : x(bar.from());
  }

  /** How wide the bar is; an open end reaches the last day shown. */
  public String width(Bar bar) {
    LocalDate from = bar.from() == null || bar.from().isBefore(first) ? first : bar.from();
    LocalDate until = bar.until() == null || bar.until().isAfter(last) ? last : bar.until();
    return percent(Math.max(0, ChronoUnit.DAYS.between(from, until) + 1));
  }

  /** Where the line of today stands, at noon. */
  public String now() {
    long halves = 2 * ChronoUnit.DAYS.between(first, today) + 1;
    return String.format(Locale.ROOT, "%.3f%%", 50.0 * halves / days());
  }

  /** Whether today lies in the days shown. */
  public boolean showsToday() {
    return !today.isBefore(first) && !today.isAfter(last);
  }

  /** Saturdays and Sundays, as where they begin. */
  public List<String> weekends() {
    List<String> starts = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
        starts.add(x(day));
      }
    }
    return starts;
  }

  /** Whether what stands on this day would be cut off at the right. */
  public boolean nearEnd(LocalDate day) {
    return ChronoUnit.DAYS.between(first, day) > days() * NEAR_END;
  }

  /** The width of one day. */
  public String dayWidth() {
    return percent(1);
  }

  /** The days at which the month or every seventh day is written. */
  public List<Tick> ticks(Language language) {
    List<Tick> ticks = new ArrayList<>();
    long step = Math.max(1, Math.round(days() / 6.0));
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(step)) {
      ticks.add(new Tick(x(day), language.brief(day), true));
    }
    return ticks;
  }

  private String percent(long days) {
    return String.format(Locale.ROOT, "%.3f%%", 100.0 * days / days());
  }
}
