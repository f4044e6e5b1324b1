package lianfang.bench.city;

import java.time.Duration;
import lianfang.gate.trace.Meetings;

/**
 * 同处的对照: who met whom as one statement that leaves everything to the database. It says what the
 * program says; stays are brought together by the day, of which one touches two at most, and
 * counted on the first that they share.
 */
final class MeetingSql {

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

  private MeetingSql() {}

  /** The statement for persons, beginnings and ends, as arrays. */
  static String statement(Duration gap) {
    return MET.replaceAll(":day\\(([^()]*)\\)", "floor(extract(epoch from $1) / 86400)::integer")
        .replace(":longest", "interval '" + Meetings.LONGEST.toSeconds() + " s'")
        .replace(":gap", "interval '" + gap.toSeconds() + " s'");
  }
}
