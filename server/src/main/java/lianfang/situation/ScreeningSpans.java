package lianfang.situation;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Follower;
import lianfang.fact.Stretch;
import lianfang.fact.Subject;
import lianfang.fact.plan.WholeTables;
import lianfang.rulebook.HeldReadings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 排查跨度: from when to when somebody arrived, was isolated or had fever, with counts by area, kind
 * and day. Follows the ledger; where another generation or another day may have changed outcomes
 * without a fact about the person, the isolations that differ are renewed, and everybody is found
 * anew when another temperature counts as fever.
 */
@Component
class ScreeningSpans implements Follower {

  /** So many facts at once mean that somebody imports: the report can wait for the end of it. */
  private static final int QUIET = 500;

  /** From so many people on, finding everybody anew is cheaper. */
  private static final int MANY = 20_000;

  private static final String FEVER = "fever-threshold";

  /** By which thresholds, and by which generation on which day, the spans were found. */
  private record State(String fever, String outcomes) {}

  private final JdbcClient engine;
  private final TransactionTemplate transaction;
  private final HeldReadings readings;
  private final Clock clock;

  ScreeningSpans(@Qualifier("engine") DataSource engine, HeldReadings readings, Clock clock) {
    this.engine = JdbcClient.create(engine);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(engine));
    this.readings = readings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "screening";
  }

  @Override
  public void follow(Stretch next) {
    List<Fact> facts = next.facts();
    UUID[] persons =
        facts.stream()
            .filter(fact -> fact.subject().kind() == Subject.Kind.PERSON)
            .map(fact -> fact.subject().id())
            .distinct()
            .toArray(UUID[]::new);
    engine
        .sql(
            "insert into situation.screening_touched select unnest(?::uuid[])"
                + " on conflict do nothing")
        .param(persons)
        .update();
    if (facts.size() < QUIET) {
      settle();
    }
  }

  /** Brings spans and counts up to what was followed; quick where nothing has changed. */
  void settle() {
    transaction.executeWithoutResult(status -> settled());
  }

  private void settled() {
    List<HeldReadings.Held> fever = fever();
    State now = new State(fever.toString(), readings.generation() + " " + today());
    State known =
        engine
            .sql("select fever, outcomes from situation.screening_state for update")
            .query((row, n) -> new State(row.getString(1), row.getString(2)))
            .single();
    Integer touched =
        engine
            .sql("select count(*) from (select from situation.screening_touched limit ?) as few")
            .param(MANY)
            .query(Integer.class)
            .single();
    if (!known.fever().equals(now.fever()) || Objects.requireNonNull(touched) >= MANY) {
      WholeTables.read(engine, () -> everybody(fever));
    } else {
      if (!known.outcomes().equals(now.outcomes())) {
        if (readings.isChanging()) {
          // In a moment other outcomes will stand, and whoever makes them needs the processors.
          now = new State(now.fever(), known.outcomes());
        } else {
          WholeTables.read(engine, () -> engine.sql(OTHER_ISOLATIONS).update());
        }
      }
      if (touched > 0) {
        some(fever);
      }
    }
    if (!known.equals(now)) {
      engine
          .sql("update situation.screening_state set fever = ?, outcomes = ?")
          .params(now.fever(), now.outcomes())
          .update();
    }
  }

  private LocalDate today() {
    return Days.of(clock.instant());
  }

  /** The thresholds that hold today; a temperature is not judged where nobody signed one. */
  List<HeldReadings.Held> fever() {
    return readings.of(FEVER, today());
  }

  private void everybody(List<HeldReadings.Held> fever) {
    // Deleted, not truncated: whoever reads the report meanwhile must not be waited for.
    for (String table : List.of("screened", "screening_count", "screening_touched")) {
      engine.sql("delete from situation." + table).update();
    }
    insert(fever, "true");
    count("select kind, area, from_day, until_day, 1 as change from situation.screened");
  }

  private void some(List<HeldReadings.Held> fever) {
    String theirs = "in (select person from situation.screening_touched)";
    count(
        "select kind, area, from_day, until_day, -1 as change from situation.screened"
            + " where person "
            + theirs);
    engine.sql("delete from situation.screened where person " + theirs).update();
    insert(fever, "f.subject_id " + theirs);
    count(
        "select kind, area, from_day, until_day, 1 as change from situation.screened"
            + " where person "
            + theirs);
    engine.sql("delete from situation.screening_touched").update();
  }

  private void insert(List<HeldReadings.Held> fever, String whose) {
    String sql =
        "with fact as materialized ("
            + HELD.formatted(whose)
            + "), home as ("
            + HOME
            + "), deaths as materialized ("
            + DEATHS
            + "), isolations as ("
            + ISOLATIONS.formatted(whose)
            + "), spans as ("
            + ARRIVALS
            + " union all "
            + FEVERS
            + " union all select subject_id, 'death', area, day, day from deaths"
            + ") insert into situation.screened (person, kind, area, from_day, until_day)"
            + " select s.person, s.kind, coalesce(h.area, s.area), s.from_day, s.until_day"
            + " from spans s left join home h on h.subject_id = s.person"
            + " union all select * from isolations union all "
            + LEFT_DEAD;
    engine
        .sql(sql)
        .param("prefixes", fever.stream().map(HeldReadings.Held::area).toArray(String[]::new))
        .param(
            "celsius",
            fever.stream().map(held -> new BigDecimal(held.value())).toArray(BigDecimal[]::new))
        .update();
  }

  private void count(String spans) {
    engine.sql(COUNT.formatted("with spans as (" + spans + ")")).update();
  }

  /** What holds after corrections; two corrections of one fact both stand. */
  private static final String HELD =
      """
      select f.subject_id, f.kind, f.area, f.seq, f.happened_at,
        (f.happened_at at time zone 'Asia/Shanghai')::date as day, f.attributes
      from fact.fact f
      where f.subject_kind = 'person' and %s
        and f.kind in ('residence', 'arrival', 'temperature', 'symptom', 'death')
        and not exists (select from fact.fact c where c.corrects = f.id)
      """;

  /** Who has moved counts where the last residence is. */
  private static final String HOME =
      """
      select distinct on (subject_id) subject_id, area from fact where kind = 'residence'
      order by subject_id, happened_at desc, seq desc
      """;

  /** The first that is stated, as for measures. */
  private static final String DEATHS =
      """
      select distinct on (subject_id) subject_id, area, day from fact where kind = 'death'
      order by subject_id, happened_at, seq
      """;

  /** Whose isolation ended with the death; that is no release. */
  private static final String LEFT_DEAD =
      """
      select i.person, 'isolation-death', i.area, i.until_day, i.until_day
      from isolations i join deaths d on d.subject_id = i.person and d.day = i.until_day
      """;

  private static final String ARRIVALS =
      """
      select distinct on (subject_id, day) subject_id as person, 'arrival' as kind, area,
        day as from_day, day as until_day
      from fact where kind = 'arrival' and attributes ->> 'undated' is null
        and attributes ->> 'trip' is distinct from 'through'
      """;

  /** The latest temperature or symptom speaks for fourteen days, or until the next one. */
  private static final String FEVERS =
      """
      select person, 'fever', area, day, least(day + 13, next - 1, death) from (
        select f.subject_id as person, f.area, f.day, x.day as death,
          case f.kind when 'temperature' then (f.attributes ->> 'celsius')::numeric >= t.celsius
            else 'fever' = any (string_to_array(f.attributes ->> 'symptoms', ' ')) end as fever,
          lead(f.day) over (partition by f.subject_id order by f.happened_at, f.seq) as next
        from fact f left join deaths x on x.subject_id = f.subject_id left join lateral (
          select min(x.celsius) as celsius
          from unnest(:prefixes::text[], :celsius::numeric[]) x (prefix, celsius)
          where f.area ^@ x.prefix) t on true
        where f.kind = 'temperature' and f.attributes ->> 'celsius' is not null
            and t.celsius is not null
          or f.kind = 'symptom' and f.attributes ->> 'symptoms' is not null) said
      where fever and (next is null or next > day) and (death is null or death >= day)
      """;

  private static final String ISOLATIONS =
      """
      select o.person, 'isolation' as kind, o.area, lower(span) as from_day,
        upper(span) - 1 as until_day from (
        select f.subject_id as person, f.area,
          range_agg(daterange(f.from_day, f.until_day, '[]')) as spans
        from (select subject as subject_id, area, from_day, until_day
          from rulebook.outcome_now where subject_kind = 'person' and measure = 'isolation'
            and from_day is not null and (until_day is null or until_day >= from_day)) f
        where %s group by 1, 2) o, unnest(o.spans) span
      """;

  private static final String COUNT =
      """
      %s, events as (
        select area, case kind when 'arrival' then 'arrived' when 'isolation' then 'entered'
          when 'death' then 'died' when 'isolation-death' then 'left-dead'
          else 'fevered' end as kind, from_day as day, change from spans
        union all
        select area, case kind when 'isolation' then 'left' else 'cooled' end, until_day, change
        from spans where kind in ('isolation', 'fever') and until_day is not null)
      insert into situation.screening_count as c (area, kind, day, people)
      select left(e.area, level.digits), e.kind, e.day, sum(e.change)
      from events e join unnest(array[2, 4, 6, 9, 12]) level (digits)
        on level.digits <= length(e.area)
      group by 1, 2, 3 having sum(e.change) <> 0
      on conflict (area, kind, day) do update set people = c.people + excluded.people
      """;

  /**
   * Deletes and adds the isolations that differ from those stored, and counts both. One join finds
   * both kinds of difference, and rows go by their place in the table, so that no plan compares
   * half a million people with each other where statistics are old.
   */
  private static final String OTHER_ISOLATIONS =
      COUNT.formatted(
          """
          with isolations as materialized (
            %s), deaths as (
            select person as subject_id, from_day as day from situation.screened
            where kind = 'death'), fresh as (
            select * from isolations union all
            %s), stored as (
            select ctid as tid, * from situation.screened
            where kind in ('isolation', 'isolation-death')), other as materialized (
            select s.tid, f.* from fresh f full join stored s
              on f.person = s.person and f.kind = s.kind and f.area = s.area
                and f.from_day = s.from_day
                and coalesce(f.until_day, 'infinity') = coalesce(s.until_day, 'infinity')
            where f.person is null or s.person is null), gone as (
            delete from situation.screened
            where ctid = any(array(select tid from other where tid is not null))
            returning *), come as (
            insert into situation.screened (person, kind, area, from_day, until_day)
            select person, kind, area, from_day, until_day from other where tid is null
            returning *), spans as (
            select kind, area, from_day, until_day, -1 as change from gone union all
            select kind, area, from_day, until_day, 1 from come)
          """
              .formatted(ISOLATIONS.formatted("true"), LEFT_DEAD));
}
