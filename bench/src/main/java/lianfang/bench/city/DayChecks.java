package lianfang.bench.city;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import lianfang.casework.CaseState;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.FormValues;
import lianfang.casework.Term;
import lianfang.casework.time.Span;
import lianfang.fact.Days;
import org.jspecify.annotations.Nullable;

/**
 * 一天的核对: no step is lost, what was filed is open or ended, and every deadline is where somebody who
 * counts minute by minute finds it. The first difference ends the program.
 */
final class DayChecks {

  /** Office hours as the calendar of 2020 states them; the day's week has no holiday. */
  private static final List<LocalTime> HOURS =
      List.of(LocalTime.of(8, 30), LocalTime.of(12, 0), LocalTime.of(14, 30), LocalTime.of(18, 0));

  private final City city;
  private final Instant end;
  private final CaseTypes types;

  private record Event(UUID fact, Instant at, String state) {}

  /** A term runs anew with each fact that starts it. */
  private record Run(UUID caseId, String term, UUID fact) {}

  private record Kept(Instant due, @Nullable Instant met, boolean overdue) {}

  private final Map<UUID, FormValues> filed = new HashMap<>();

  DayChecks(City city, MovingClock clock, List<InventedWork.Item> items) {
    items.forEach(item -> filed.put(item.id(), item.filed()));
    this.city = city;
    this.end = clock.instant().plus(offset(city, clock));
    this.types = city.bean(CaseTypes.class);
  }

  /** The domain's time is another than the machine's. */
  private static Duration offset(City city, MovingClock clock) {
    return Duration.between(clock.instant(), city.bean(java.time.Clock.class).instant());
  }

  void all(long steps) throws SQLException {
    try (Connection owner = PassagesOfACity.owner(city);
        Statement statement = owner.createStatement()) {
      long facts =
          number(
              statement,
              "select count(*) from fact.fact where kind in ('case-filed', 'case-step')");
      long opened = consequences(statement);
      require(
          facts == steps + opened,
          "%,d steps were done, %,d cases followed from them, and %,d are in the ledger"
              .formatted(steps, opened, facts));
      conserved(statement);
      deadlines(statement);
    }
  }

  /**
   * Each visit that failed opens the rectification of its firm by itself, and nothing else does.
   */
  private static long consequences(Statement statement) throws SQLException {
    String count =
        "select count(*) from fact.fact where kind = '%s' and attributes ->> '%s' = '%s'";
    long failed = number(statement, count.formatted("case-step", "step", "fail"));
    long opened = number(statement, count.formatted("case-filed", "type", "firm-rectification"));
    require(
        failed == opened,
        "%,d visits failed and %,d rectifications were opened".formatted(failed, opened));
    return opened;
  }

  private static void conserved(Statement statement) throws SQLException {
    IO.println("| type | filed | open | ended |");
    IO.println("|---|---|---|---|");
    try (ResultSet rows =
        statement.executeQuery(
            """
            select c.type, (select count(*) from fact.fact f
                where f.kind = 'case-filed' and f.attributes ->> 'type' = c.type),
              count(*) filter (where not c.ended), count(*) filter (where c.ended)
            from casework.case_row c group by 1 order by 1
            """)) {
      while (rows.next()) {
        long filed = rows.getLong(2);
        long open = rows.getLong(3);
        long ended = rows.getLong(4);
        require(filed == open + ended, rows.getString(1) + " does not close");
        IO.println("| %s | %,d | %,d | %,d |".formatted(rows.getString(1), filed, open, ended));
      }
    }
  }

  private void deadlines(Statement statement) throws SQLException {
    Map<Run, Kept> kept = kept(statement);
    Map<UUID, List<Event>> told = new HashMap<>();
    Map<UUID, String> typeOf = new HashMap<>();
    try (ResultSet rows =
        statement.executeQuery(
            """
            select subject_id, happened_at, attributes ->> 'state', attributes ->> 'type', id
            from fact.fact where kind in ('case-filed', 'case-step') order by seq
            """)) {
      while (rows.next()) {
        UUID id = rows.getObject(1, UUID.class);
        told.computeIfAbsent(id, key -> new ArrayList<>(6))
            .add(new Event(rows.getObject(5, UUID.class), instant(rows, 2), rows.getString(3)));
        typeOf.putIfAbsent(id, rows.getString(4));
      }
    }
    long checked = 0;
    long late = 0;
    for (Map.Entry<UUID, List<Event>> one : told.entrySet()) {
      CaseType type = types.find(typeOf.getOrDefault(one.getKey(), "")).orElseThrow();
      List<Event> events = one.getValue();
      for (Term term : type.rules().terms()) {
        for (int i = 0; i < events.size(); i++) {
          if (term.starts().contains(events.get(i).state())) {
            Run run = new Run(one.getKey(), term.id(), events.get(i).fact());
            late += check(type, term, run, events.subList(i, events.size()), kept.remove(run));
            checked++;
          }
        }
      }
    }
    require(kept.isEmpty(), "nobody began these deadlines: " + kept);
    IO.println(
        "%,d deadlines are where a count by minutes finds them, %,d of them were missed and told"
            .formatted(checked, late));
  }

  private static Map<Run, Kept> kept(Statement statement) throws SQLException {
    Map<Run, Kept> kept = new HashMap<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select case_id, term, due, met_at, overdue_at is not null, fact"
                + " from casework.case_term")) {
      while (rows.next()) {
        Timestamp met = rows.getTimestamp(4);
        kept.put(
            new Run(
                rows.getObject(1, UUID.class), rows.getString(2), rows.getObject(6, UUID.class)),
            new Kept(instant(rows, 3), met == null ? null : met.toInstant(), rows.getBoolean(5)));
      }
    }
    return kept;
  }

  private int check(CaseType type, Term term, Run run, List<Event> events, @Nullable Kept kept) {
    String what = type.id() + " " + run;
    if (kept == null) {
      throw new IllegalStateException(what + " was begun and is not kept");
    }
    Instant began = events.getFirst().at();
    FormValues values = filed.getOrDefault(run.caseId(), FormValues.EMPTY);
    Span span =
        term.spans().stream()
            .filter(rule -> values.matches(rule.when()))
            .findFirst()
            .orElseThrow()
            .span();
    Instant due = counted(began, span);
    require(
        due.equals(kept.due()),
        "%s begins %s and is due %s, not %s".formatted(what, began, kept.due(), due));
    Instant met = null;
    for (Event event : events.subList(1, events.size())) {
      boolean ends = type.state(event.state()).filter(CaseState::ends).isPresent();
      if (met == null && (ends || term.stops().contains(event.state()))) {
        met = event.at();
      }
    }
    require(Objects.equals(met, kept.met()), what + " was met " + met + ", not " + kept.met());
    Instant seen = met == null ? end : met;
    if (seen.isAfter(due.plus(Duration.ofMinutes(DayOfCasework.LOOK_MINUTES + 1)))) {
      require(kept.overdue(), what + " is late and nobody was told");
    }
    return seen.isAfter(due) ? 1 : 0;
  }

  /** Minute by minute. */
  private static Instant counted(Instant from, Span span) {
    ZonedDateTime at = from.atZone(Days.ZONE);
    return switch (span.unit()) {
      case MINUTES -> from.plus(Duration.ofMinutes(span.amount()));
      case HOURS -> from.plus(Duration.ofHours(span.amount()));
      case DAYS -> from.plus(Duration.ofDays(span.amount()));
      case WORKING_MINUTES -> minutes(at, span.amount());
      case WORKING_HOURS -> minutes(at, span.amount() * 60);
      case WORKING_DAYS -> evening(at.toLocalDate(), span.amount());
      case SAME_DAY -> {
        boolean counts = !at.toLocalTime().isAfter(span.cutOff()) && works(at.toLocalDate());
        yield evening(at.toLocalDate(), counts ? 0 : 1);
      }
    };
  }

  private static Instant minutes(ZonedDateTime from, long wanted) {
    ZonedDateTime at = from;
    long left = wanted;
    while (left > 0) {
      LocalTime time = at.toLocalTime();
      boolean morning = !time.isBefore(HOURS.get(0)) && time.isBefore(HOURS.get(1));
      boolean afternoon = !time.isBefore(HOURS.get(2)) && time.isBefore(HOURS.get(3));
      left -= works(at.toLocalDate()) && (morning || afternoon) ? 1 : 0;
      at = at.plusMinutes(1);
    }
    return at.toInstant();
  }

  private static Instant evening(LocalDate from, long workingDays) {
    LocalDate day = from;
    for (long left = workingDays; left > 0; ) {
      day = day.plusDays(1);
      left -= works(day) ? 1 : 0;
    }
    return day.atTime(HOURS.getLast()).atZone(Days.ZONE).toInstant();
  }

  private static boolean works(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  private static Instant instant(ResultSet rows, int column) throws SQLException {
    return rows.getTimestamp(column).toInstant();
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
