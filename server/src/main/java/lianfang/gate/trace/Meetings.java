package lianfang.gate.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import lianfang.gate.Direction;
import lianfang.gate.trace.Stays.Point;
import lianfang.gate.trace.Stays.Stay;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 同处: who was at a checkpoint's place with a case. The database only reads: it is asked once for
 * the passages of the cases, and once for all that passed the same places in the stretches of time
 * that can matter, each by one index and in order. {@link Stays} and {@link Encounters} say who
 * met. Stretches are merged, so that each passage is read once whatever the number of cases, and
 * one stretch is held at a time. Gates that belong to one place are one spot: whoever comes in by
 * one may go out by another.
 */
@Component
public class Meetings {

  /** Nobody counts as inside for longer without going out. */
  public static final Duration LONGEST = Duration.ofHours(12);

  /** From so many places on a second connection costs less than it brings. */
  private static final int MANY = 32;

  private static final int ROWS_AT_ONCE = 5_000;
  private static final double MICROS = 1e6;

  /** Whose time nobody knows meets nobody. */
  private static final String OWN =
      """
      select p.subject, coalesce(k.spot, p.checkpoint), date_part('epoch', p.happened_at),
        p.direction
      from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[]) as a (person, from_at, until_at)
        join gate.passage p on p.subject = a.person
          and p.happened_at between a.from_at and a.until_at and p.time_known <> 3
        left join gate.checkpoint k on k.id = p.checkpoint
      """;

  private static final String NEAR =
      """
      select g.n, p.subject, date_part('epoch', p.happened_at), p.direction
      from (
        select a.n, coalesce(k.id, a.spot) as checkpoint, a.lo, a.hi
        from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[]) with ordinality
            as a (spot, lo, hi, n)
          left join gate.checkpoint k on k.spot = a.spot
        order by a.n offset 0) g
        join gate.passage p on p.checkpoint = g.checkpoint
          and p.happened_at between g.lo and g.hi
          and p.subject is not null and p.time_known <> 3
      order by g.n
      """;

  private final JdbcClient engine;
  private final JdbcClient inParts;
  private final TransactionTemplate reading;

  Meetings(@Qualifier("engine") DataSource engine) {
    this.engine = JdbcClient.create(engine);
    JdbcTemplate parts = new JdbcTemplate(engine);
    parts.setFetchSize(ROWS_AT_ONCE);
    this.inParts = JdbcClient.create(parts);
    this.reading = new TransactionTemplate(new DataSourceTransactionManager(engine));
  }

  /** Between which instants somebody's meetings are asked about. */
  public record Asked(UUID person, Instant from, Instant until) {}

  /**
   * Everybody who met them, by the one who was asked about, over all areas.
   *
   * @param asked each person once
   * @param gap stays that lie this far apart still meet
   */
  public Map<UUID, List<Meeting>> of(Collection<Asked> asked, Duration gap) {
    Map<UUID, List<Stay>> places = new HashMap<>();
    for (Stay stay : own(asked)) {
      places.computeIfAbsent(stay.checkpoint(), key -> new ArrayList<>()).add(stay);
    }
    Map<UUID, List<Meeting>> met = places.size() < MANY ? near(places, gap) : beside(places, gap);
    Set<UUID> others = new HashSet<>();
    met.values().forEach(some -> some.forEach(one -> others.add(one.other())));
    Set<UUID> vehicles = vehicles(others);
    met.values().forEach(some -> some.removeIf(one -> vehicles.contains(one.other())));
    met.values().removeIf(List::isEmpty);
    return met;
  }

  /**
   * Half of the places by another thread and connection, since the database reads on one processor
   * while the rules work on the other; nobody meets at two places at once.
   */
  private Map<UUID, List<Meeting>> beside(Map<UUID, List<Stay>> places, Duration gap) {
    Map<UUID, List<Stay>> half = new HashMap<>();
    Map<UUID, List<Stay>> rest = new HashMap<>();
    for (Map.Entry<UUID, List<Stay>> place : places.entrySet()) {
      (half.size() > rest.size() ? rest : half).put(place.getKey(), place.getValue());
    }
    try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Map<UUID, List<Meeting>>> other = reader.submit(() -> near(rest, gap));
      Map<UUID, List<Meeting>> met = near(half, gap);
      other
          .get()
          .forEach(
              (person, more) -> met.computeIfAbsent(person, key -> new ArrayList<>()).addAll(more));
      return met;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while meetings were looked for", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("meetings could not be looked for", e);
    }
  }

  /** Everybody whom these stays met, place by place. */
  private Map<UUID, List<Meeting>> near(Map<UUID, List<Stay>> places, Duration gap) {
    List<SharedPlace> stretches = new ArrayList<>();
    places.forEach((spot, stays) -> stretches.addAll(SharedPlace.of(spot, stays, margin(gap))));
    Encounters encounters = new Encounters(gap, LONGEST);
    // Rows come in parts only within a transaction.
    reading.executeWithoutResult(status -> read(stretches, encounters));
    return encounters.meetings();
  }

  /** The pass of a vehicle names its permit, which is nobody. */
  private Set<UUID> vehicles(Collection<UUID> subjects) {
    return subjects.isEmpty()
        ? Set.of()
        : new HashSet<>(
            engine
                .sql(
                    "select distinct subject from gate.pass"
                        + " where form = 'vehicle' and subject = any (?::uuid[])")
                .param(subjects.stream().map(UUID::toString).toArray(String[]::new))
                .query(UUID.class)
                .list());
  }

  private static Duration margin(Duration gap) {
    return gap.plus(LONGEST);
  }

  /** The stays of those who are asked about, within what is asked. */
  private List<Stay> own(Collection<Asked> asked) {
    Map<UUID, List<Point>> points = new HashMap<>();
    engine
        .sql(OWN)
        .param(texts(asked.stream().map(Asked::person).toList()))
        .param(texts(asked.stream().map(one -> one.from().minus(LONGEST)).toList()))
        .param(texts(asked.stream().map(one -> one.until().plus(LONGEST)).toList()))
        .query((ResultSet row) -> {
          UUID person = row.getObject(1, UUID.class);
          points
              .computeIfAbsent(person, key -> new ArrayList<>())
              .add(point(row, person, row.getObject(2, UUID.class)));
        });
    List<Stay> own = new ArrayList<>();
    for (Asked one : asked) {
      List<Stay> all = Stays.of(points.getOrDefault(one.person(), List.of()), LONGEST);
      own.addAll(Stays.within(all, one.from(), one.until()));
    }
    return own;
  }

  /** Reads stretch after stretch and adds what happened in each. */
  private void read(List<SharedPlace> stretches, Encounters encounters) {
    if (stretches.isEmpty()) {
      return;
    }
    Reading now = new Reading(stretches, encounters);
    inParts
        .sql(NEAR)
        .param(texts(stretches.stream().map(SharedPlace::spot).toList()))
        .param(texts(stretches.stream().map(SharedPlace::from).toList()))
        .param(texts(stretches.stream().map(SharedPlace::until).toList()))
        .query((ResultSet row) -> now.take(row.getInt(1) - 1, row));
    now.finish();
  }

  /** The stretch that is being read. */
  private static final class Reading {

    private final List<SharedPlace> stretches;
    private final Encounters encounters;
    private final List<Point> points = new ArrayList<>();
    private int at;

    private Reading(List<SharedPlace> stretches, Encounters encounters) {
      this.stretches = stretches;
      this.encounters = encounters;
    }

    private void take(int stretch, ResultSet row) throws SQLException {
      if (stretch != at) {
        finish();
        at = stretch;
      }
      points.add(point(row, row.getObject(2, UUID.class), stretches.get(at).spot()));
    }

    private void finish() {
      encounters.add(stretches.get(at).cases(), Stays.of(points, LONGEST));
      points.clear();
    }
  }

  /** Seconds with their fraction come as a number, which holds a microsecond of this century. */
  private static Point point(ResultSet row, UUID person, UUID spot) throws SQLException {
    long micros = Math.round(row.getDouble(3) * MICROS);
    return new Point(
        person,
        spot,
        Instant.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L),
        Direction.ofNumber(row.getInt(4)));
  }

  private static String[] texts(Collection<?> values) {
    return values.stream().map(Object::toString).toArray(String[]::new);
  }
}
