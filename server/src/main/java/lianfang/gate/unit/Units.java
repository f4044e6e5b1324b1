package lianfang.gate.unit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.Days;
import lianfang.gate.Direction;
import lianfang.gate.unit.Presence.Event;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 单位册: units by what facts say of them, over all areas: whoever lives in one county may work in the
 * next. Who may ask is decided where it is shown.
 */
@Component
public class Units {

  /** Nobody stays for longer without going out. */
  public static final Duration LONGEST = Duration.ofHours(14);

  private static final Duration LOOK_BACK = Duration.ofHours(36);

  private static final String EFFECTIVE =
      " and not exists (select from fact.fact c where c.corrects = f.id)";

  /** Stands behind all digits. */
  private static final char AFTER_DIGITS = ':';

  /** One look at the index for each firm, instead of one at each of its people. */
  private static final String FIRMS =
      """
      with recursive firm (area, name) as (
        (select (f.attributes ->> 'firm_area') collate "C", (f.attributes ->> 'object') collate "C"
        from fact.fact f
        where f.kind = 'employment' and (f.attributes ->> 'firm_area') collate "C" >= :first
          and (f.attributes ->> 'firm_area') collate "C" < :after
        order by 1, 2 limit 1)
        union all
        select next.area, next.name from firm cross join lateral (
          select (f.attributes ->> 'firm_area') collate "C",
            (f.attributes ->> 'object') collate "C"
          from fact.fact f
          where f.kind = 'employment' and (f.attributes ->> 'firm_area') collate "C" < :after
            and ((f.attributes ->> 'firm_area') collate "C",
              (f.attributes ->> 'object') collate "C") > (firm.area, firm.name)
          order by 1, 2 limit 1) as next (area, name))
      select firm.area, firm.name from firm
      where exists (
        select from fact.fact f
        where f.kind = 'employment' and (f.attributes ->> 'firm_area') collate "C" = firm.area
          and (f.attributes ->> 'object') collate "C" = firm.name and f.happened_at < :tomorrow
          and coalesce((f.attributes ->> 'until')::date, 'infinity') >= :day
          and not exists (select from fact.fact c where c.corrects = f.id))
      order by 1, 2
      """;

  private final JdbcClient engine;
  private final HouseholdExits exits;

  Units(@Qualifier("engine") DataSource engine, HouseholdExits exits) {
    this.exits = exits;
    this.engine = JdbcClient.create(engine);
  }

  /** 在岗: where somebody works, as facts say on a day. */
  public record Worker(UUID person, Unit firm, String home, @Nullable String shift) {}

  /** 系统管理人员: who answers for a unit's data, from which day on. */
  public record Manager(UUID fact, String account, LocalDate from) {}

  /** The firms that have people at work on a day, below an area prefix. */
  public List<Unit> firms(String prefix, LocalDate day) {
    return engine
        .sql(FIRMS)
        .param("first", prefix)
        .param("after", prefix + AFTER_DIGITS)
        .param("tomorrow", Days.start(day.plusDays(1)).atOffset(ZoneOffset.UTC))
        .param("day", day)
        .query((row, n) -> Unit.firm(row.getString(1), row.getString(2)))
        .list();
  }

  /** Who works in a firm on a day. */
  public List<Worker> staff(Unit firm, LocalDate day) {
    return workers("f.attributes ->> 'firm' = ?", "enterprise:" + firm.id(), day);
  }

  /** Which residents of a village work on a day, and where. */
  public List<Worker> residents(String village, LocalDate day) {
    return workers("f.area = ?", village, day);
  }

  /** The latest employment of each person counts, as long as it has not ended. */
  private List<Worker> workers(String which, String value, LocalDate day) {
    Map<UUID, Worker> workers = new LinkedHashMap<>();
    engine
        .sql(
            """
            select f.subject_id, f.attributes ->> 'firm_area', f.attributes ->> 'object', f.area,
              f.attributes ->> 'shift', (f.attributes ->> 'until')::date
            from fact.fact f
            where f.kind = 'employment' and f.happened_at < ? and
            """
                + " "
                + which
                + EFFECTIVE
                + " order by f.happened_at, f.seq")
        .params(Days.start(day.plusDays(1)).atOffset(ZoneOffset.UTC), value)
        .query((ResultSet row) -> {
          UUID person = row.getObject(1, UUID.class);
          LocalDate until = row.getObject(6, LocalDate.class);
          workers.remove(person);
          if (until == null || !until.isBefore(day)) {
            workers.put(person, worker(person, row));
          }
        });
    return List.copyOf(workers.values());
  }

  private static Worker worker(UUID person, ResultSet row) throws SQLException {
    Unit firm = Unit.firm(row.getString(2), row.getString(3));
    return new Worker(person, firm, row.getString(4), row.getString(5));
  }

  /** Who answers for the data of these units on a day; one who is missing here is vacant. */
  public Map<UUID, Manager> managers(Collection<Unit> units, LocalDate day) {
    Map<UUID, Manager> managers = new HashMap<>();
    engine
        .sql(
            """
            select f.subject_id, f.id, f.attributes ->> 'account', f.happened_at,
              (f.attributes ->> 'until')::date
            from fact.fact f
            where f.kind = 'data-manager' and f.subject_id = any (?::uuid[]) and f.happened_at < ?
            """
                + EFFECTIVE
                + " order by f.happened_at, f.seq")
        .params(
            units.stream().map(unit -> unit.id().toString()).toArray(String[]::new),
            Days.start(day.plusDays(1)).atOffset(ZoneOffset.UTC))
        .query((ResultSet row) -> {
          UUID unit = row.getObject(1, UUID.class);
          LocalDate until = row.getObject(5, LocalDate.class);
          managers.remove(unit);
          if (until == null || !until.isBefore(day)) {
            LocalDate from = Days.of(row.getObject(4, OffsetDateTime.class).toInstant());
            managers.put(unit, new Manager(row.getObject(2, UUID.class), row.getString(3), from));
          }
        });
    return managers;
  }

  /** The units for whose data this account answers on a day. */
  public List<Unit> of(String account, LocalDate day) {
    Map<UUID, Unit> named = new LinkedHashMap<>();
    engine
        .sql(
            """
            select f.area, f.attributes ->> 'object' from fact.fact f
            where f.kind = 'data-manager' and f.attributes ->> 'account' = ?
            """)
        .param(account)
        .query((ResultSet row) -> {
          String name = row.getString(2);
          Unit unit =
              name == null ? Unit.village(row.getString(1)) : Unit.firm(row.getString(1), name);
          named.put(unit.id(), unit);
        });
    Map<UUID, Manager> managers = managers(named.values(), day);
    return named.values().stream()
        .filter(unit ->
            Optional.ofNullable(managers.get(unit.id()))
                .filter(one -> one.account().equals(account))
                .isPresent())
        .toList();
  }

  /**
   * The checkpoints of a unit by their ids, with what they are called: those of a village's area,
   * or with a firm's name in its area.
   */
  private Map<UUID, String> gates(Unit unit) {
    String which =
        unit.isFirm()
            ? "kind = 'firm' and area ^@ ? and ? in (called, place)"
            : "kind in ('village', 'compound') and area ^@ ? and ? = ''";
    Map<UUID, String> gates = new HashMap<>();
    engine
        .sql("select id, called from gate.checkpoint where " + which)
        .params(unit.area(), unit.name())
        .query((ResultSet row) -> {
          gates.put(row.getObject(1, UUID.class), row.getString(2));
        });
    return gates;
  }

  /**
   * What gates and the data manager told of the last day and a half.
   *
   * @param uncounted people without a code, and those in vehicles, who went in and have not gone
   *     out, never below zero
   * @param early who went out by a pass for one person a household before it was time again
   * @param gates what the gates are called
   * @param said by data managers about those whom gates told of, the latest first
   */
  public record Told(
      Map<UUID, List<Event>> events,
      long uncounted,
      List<UUID> early,
      Map<UUID, String> gates,
      List<Said> said) {

    /** Copies the lists. */
    public Told {
      early = List.copyOf(early);
      said = List.copyOf(said);
    }

    /** Where everybody is of whom anything was told. */
    public Map<UUID, Presence> presences(Instant now) {
      Map<UUID, Presence> all = new HashMap<>();
      events.forEach((person, some) -> all.put(person, Presence.of(person, some, now, LONGEST)));
      early.forEach(person ->
          all.computeIfPresent(person, (id, one) -> one.doubting(Presence.Doubt.HOUSEHOLD_TWICE)));
      return all;
    }
  }

  /**
   * 在场更正: what a data manager said where passages did not fit.
   *
   * @param account who said so
   */
  public record Said(UUID person, Instant at, boolean inside, String reason, String account) {}

  /** What was told of a unit until now. */
  public Told told(Unit unit, Instant now) {
    Map<UUID, List<Event>> events = new HashMap<>();
    Map<UUID, String> gates = gates(unit);
    long[] uncounted = {0};
    OffsetDateTime from = now.minus(LOOK_BACK).atOffset(ZoneOffset.UTC);
    engine
        .sql(
            """
            select case when vehicle is null then subject end, happened_at, direction,
              greatest(people, 1), checkpoint
            from gate.passage
            where checkpoint = any (?::uuid[]) and happened_at between ? and ? and time_known <> 3
            """)
        .params(texts(gates.keySet()), from, now.atOffset(ZoneOffset.UTC))
        .query((ResultSet row) -> {
          UUID person = row.getObject(1, UUID.class);
          Direction way = Direction.ofNumber(row.getInt(3));
          if (person == null) {
            uncounted[0] += way == Direction.IN ? row.getInt(4) : -row.getInt(4);
          } else {
            UUID gate = row.getObject(5, UUID.class);
            add(events, Event.passage(person, instant(row), way, gate));
          }
        });
    List<Said> said = said(unit, events.keySet(), from);
    said.forEach(one -> add(events, Event.stated(one.person(), one.at(), one.inside())));
    List<UUID> early =
        unit.isFirm() ? List.of() : exits.tooEarly(unit.area(), now.minus(LOOK_BACK));
    return new Told(events, Math.max(0, uncounted[0]), early, gates, said);
  }

  private List<Said> said(Unit unit, Collection<UUID> people, OffsetDateTime from) {
    return engine
        .sql(
            """
            select f.subject_id, f.happened_at, f.attributes ->> 'state',
              f.attributes ->> 'reason', f.recorder
            from fact.fact f
            where f.kind = 'presence' and f.subject_id = any (?::uuid[])
              and f.attributes ->> 'unit' = ? and f.happened_at >= ?
            """
                + EFFECTIVE
                + " order by f.happened_at desc, f.seq desc")
        .params(texts(people), unit.subject().kind().word() + ":" + unit.id(), from)
        .query((row, n) ->
            new Said(
                row.getObject(1, UUID.class),
                instant(row),
                row.getString(3).equals("inside"),
                row.getString(4),
                row.getString(5)))
        .list();
  }

  private static String[] texts(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }

  private static Instant instant(ResultSet row) throws SQLException {
    return row.getObject(2, OffsetDateTime.class).toInstant();
  }

  private static void add(Map<UUID, List<Event>> events, Event event) {
    events.computeIfAbsent(event.person(), key -> new ArrayList<>()).add(event);
  }
}
