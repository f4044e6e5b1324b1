package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import lianfang.casework.time.CalendarMissing;
import lianfang.casework.time.Span;
import lianfang.casework.time.Span.Unit;
import lianfang.casework.time.WorkingCalendar;
import org.junit.jupiter.api.Test;

class ADeadlineInWorkingTimeTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final WorkingCalendar CALENDAR =
      WorkingCalendar.load(Path.of("../playbook/calendars"));

  @Test
  void crossesTheSpringFestivalThatWasExtendedToTheSecondOfFebruary() {
    assertThat(after("2020-01-23T16:00", Span.of(Unit.WORKING_HOURS, 4)))
        .isEqualTo("2020-02-03T10:30");
    assertThat(after("2020-01-23T16:00", Span.of(Unit.WORKING_DAYS, 3)))
        .isEqualTo("2020-02-05T18:00");
  }

  @Test
  void countsASundayThatIsExchangedForAHoliday() {
    assertThat(after("2020-01-17T17:00", Span.of(Unit.WORKING_DAYS, 1)))
        .isEqualTo("2020-01-19T18:00");
  }

  @Test
  void doesNotCountTheExchangeDayThatTheExtensionTookBack() {
    assertThat(CALENDAR.works(java.time.LocalDate.of(2020, 2, 1))).isFalse();
    assertThat(CALENDAR.works(java.time.LocalDate.of(2020, 2, 3))).isTrue();
  }

  @Test
  void doesNotRunAtNoonAndAtNight() {
    assertThat(after("2020-02-26T11:30", Span.of(Unit.WORKING_HOURS, 1)))
        .isEqualTo("2020-02-26T15:00");
    assertThat(after("2020-02-26T23:00", Span.of(Unit.WORKING_MINUTES, 30)))
        .isEqualTo("2020-02-27T09:00");
  }

  @Test
  void ofTheSameDayIsOfTheNextWhenItComesInAfterTheCutOff() {
    Span sameDay = Span.sameDay(LocalTime.of(16, 0));
    assertThat(after("2020-02-26T16:00", sameDay)).isEqualTo("2020-02-26T18:00");
    assertThat(after("2020-02-26T16:01", sameDay)).isEqualTo("2020-02-27T18:00");
    assertThat(after("2020-02-29T09:00", sameDay)).isEqualTo("2020-03-02T18:00");
  }

  @Test
  void countsDaysOfTheCalendarWhereItSaysSo() {
    assertThat(after("2020-01-23T16:00", Span.of(Unit.DAYS, 3))).isEqualTo("2020-01-26T16:00");
  }

  @Test
  void isNotGuessedForAYearWithoutACalendar() {
    assertThatThrownBy(() -> after("2020-12-30T09:00", Span.of(Unit.WORKING_DAYS, 5)))
        .isInstanceOf(CalendarMissing.class)
        .hasMessageContaining("2021-01-01")
        .hasMessageContaining("playbook/calendars");
  }

  @Test
  void isWarnedOfInWorkingTimeToo() {
    Instant due = instant("2020-02-03T09:00");
    assertThat(local(CALENDAR.minus(due, Span.of(Unit.WORKING_HOURS, 2))))
        .isEqualTo("2020-01-23T16:30");
  }

  private static String after(String from, Span span) {
    return local(CALENDAR.plus(instant(from), span));
  }

  private static Instant instant(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  private static String local(Instant instant) {
    return instant.atZone(ZONE).toLocalDateTime().toString();
  }
}
