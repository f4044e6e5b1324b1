package lianfang.gate.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 同处: who was at a checkpoint's place with a case, by one statement for all cases. It says what
 * {@link Stays} says, and reads two indexes of the passages and nothing else: since nobody counts
 * as inside for longer than the longest stay, short stretches of each checkpoint are enough; they
 * are merged, so that each passage is read once whatever the number of cases. Stays are brought
 * together by the day, of which one touches two at most, and counted on the first that they share.
 * Gates that belong to one place are one spot: whoever comes in by one may go out by another.
 */
@Component
public class Meetings {

  /** Nobody counts as inside for longer without going out. */
  public static final Duration LONGEST = Duration.ofHours(12);

  private static final String MET =
      """
      with asked as (
        select * from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[])
          as a (person, from_at, until_at)),
      own as (
        select a.person, a.from_at, a.until_at, coalesce(k.spot, p.checkpoint) as checkpoint,
          p.happened_at as at, p.direction,
          lead(p.happened_at) over w as next_at, lead(p.direction) over w as next_way,
          lag(p.happened_at) over w as prior_at, lag(p.direction) over w as prior_way
        from asked a
          join gate.passage p on p.subject = a.person
            and p.happened_at between a.from_at - :longest and a.until_at + :longest
            and p.time_known <> 3
          left join gate.checkpoint k on k.id = p.checkpoint
        window w as (partition by a.person, coalesce(k.spot, p.checkpoint)
          order by p.happened_at, p.direction)),
      stay as (
        select person, checkpoint, greatest(at, from_at) as a,
          least(case when direction = 1 and next_way = 2 and next_at <= at + :longest
            then next_at else at end, until_at) as b
        from own
        where not (direction = 2 and coalesce(prior_way = 1 and at <= prior_at + :longest, false))
          and at <= until_at
          and case when direction = 1 and next_way = 2 and next_at <= at + :longest
            then next_at else at end >= from_at),
      place as materialized (
        select checkpoint, lower(stretch) as lo, upper(stretch) as hi
        from (
          select checkpoint,
            unnest(range_agg(tstzrange(a - :gap - :longest, b + :gap + :longest, '[]'))) as stretch
          from stay group by checkpoint) as merged),
      gate_of as materialized (
        select l.checkpoint as spot, l.lo, l.hi, coalesce(k.id, l.checkpoint) as checkpoint
        from place l left join gate.checkpoint k on k.spot = l.checkpoint),
      near as (
        select l.spot as checkpoint, p.subject, p.happened_at as at, p.direction,
          lead(p.happened_at) over w as next_at, lead(p.direction) over w as next_way,
          lag(p.happened_at) over w as prior_at, lag(p.direction) over w as prior_way
        from gate_of l
          join gate.passage p on p.checkpoint = l.checkpoint
            and p.happened_at between l.lo and l.hi
            and p.subject is not null
            and p.time_known <> 3
        window w as (partition by l.spot, l.lo, p.subject
          order by p.happened_at, p.direction)),
      other as (
        select checkpoint, subject, at as c,
          case when direction = 1 and next_way = 2 and next_at <= at + :longest
            then next_at else at end as d
        from near
        where not (direction = 2 and coalesce(prior_way = 1 and at <= prior_at + :longest, false))),
      mine as (
        select person, checkpoint, a, b, :day(a - :gap) as day from stay
        union all
        select person, checkpoint, a, b, :day(b + :gap) from stay
        where :day(b + :gap) <> :day(a - :gap)),
      theirs as (
        select checkpoint, subject, c, d, :day(c) as day from other
        union all
        select checkpoint, subject, c, d, :day(d) from other where :day(d) <> :day(c))
      select m.person, t.subject, m.checkpoint,
        min((greatest(a, c) at time zone 'Asia/Shanghai')::date),
        max((greatest(a, c) at time zone 'Asia/Shanghai')::date),
        sum(greatest(0, floor(extract(epoch from least(b, d) - greatest(a, c)) / 60)))::bigint,
        count(*)::integer
      from mine m join theirs t on t.checkpoint = m.checkpoint and t.day = m.day
      where t.subject <> m.person and c <= b + :gap and d >= a - :gap
        and m.day = greatest(:day(a - :gap), :day(c))
      group by m.person, t.subject, m.checkpoint
      """;

  private final JdbcClient engine;

  Meetings(@Qualifier("engine") DataSource engine) {
    this.engine = JdbcClient.create(engine);
  }

  /** Between which instants somebody's meetings are asked about. */
  public record Asked(UUID person, Instant from, Instant until) {}

  /**
   * Everybody who met them, by the one who was asked about, over all areas.
   *
   * @param gap stays that lie this far apart still meet
   */
  public Map<UUID, List<Meeting>> of(Collection<Asked> asked, Duration gap) {
    Map<UUID, List<Meeting>> met = new HashMap<>();
    Set<UUID> others = new HashSet<>();
    engine
        .sql(statement(gap))
        .param(asked.stream().map(one -> one.person().toString()).toArray(String[]::new))
        .param(asked.stream().map(one -> one.from().toString()).toArray(String[]::new))
        .param(asked.stream().map(one -> one.until().toString()).toArray(String[]::new))
        .query((ResultSet row) -> {
          others.add(row.getObject(2, UUID.class));
          met.computeIfAbsent(row.getObject(1, UUID.class), key -> new ArrayList<>())
              .add(meeting(row));
        });
    Set<UUID> vehicles = vehicles(others);
    met.values().forEach(some -> some.removeIf(one -> vehicles.contains(one.other())));
    met.values().removeIf(List::isEmpty);
    return met;
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

  /** The statement, for whoever measures it beside others on the same passages. */
  public static String statement(Duration gap) {
    return MET.replaceAll(":day\\(([^()]*)\\)", "floor(extract(epoch from $1) / 86400)::integer")
        .replace(":longest", "interval '" + LONGEST.toSeconds() + " s'")
        .replace(":gap", "interval '" + gap.toSeconds() + " s'");
  }

  private static Meeting meeting(ResultSet row) throws SQLException {
    return new Meeting(
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getObject(4, LocalDate.class),
        row.getObject(5, LocalDate.class),
        row.getLong(6),
        row.getInt(7));
  }
}
