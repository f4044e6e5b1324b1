package lianfang.rulebook.edition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import lianfang.fact.plan.WholeTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 换代记录: how far the derivation of everybody has come while a generation is staged, and afterwards
 * what it changed. The figures are those of a simulation as of that day: different subjects,
 * persons and places, by how the lines of their measures differ.
 */
@Component
public class Activations {

  private static final String REPORT =
      """
      with lines as materialized (
        select subject, measure, place, from_day, since = :generation as fresh,
          coalesce(until_day, 'infinity') as until
        from rulebook.outcome o
        where (until_day is null or until_day >= :today)
          and exists (select from rulebook.superseded s
            where s.subject = o.subject and s.until = :generation)
          and (since = :generation or since < :generation
            and not exists (select from rulebook.superseded s
              where s.subject = o.subject and s.until > o.since and s.until < :generation))),
      ends as (
        select subject, max(until) filter (where not fresh) as before,
          max(until) filter (where fresh) as after
        from lines group by subject, measure),
      moved as (
        select distinct subject
        from (select * from lines where not fresh) o
        join (select * from lines where fresh) f using (subject, measure)
        where f.place <> o.place
          and greatest(o.from_day, f.from_day, :today) <= least(o.until, f.until))
      insert into rulebook.activation
        (generation, rules_seq, began_at, ended_at, persons, under, released, longer, shorter,
         moved)
      select :generation, :rules, :began, :ended, :persons,
        count(distinct subject) filter (where before is null),
        count(distinct subject) filter (where after is null),
        count(distinct subject) filter (where after > before),
        count(distinct subject) filter (where after < before),
        (select count(*) from moved)
      from ends
      """;

  private final JdbcClient client;
  private final Clock clock;
  private final AtomicReference<Running> running = new AtomicReference<>();

  Activations(JdbcClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * A generation that is being staged in this process.
   *
   * @param began by the domain clock
   * @param persons how many were derived so far
   */
  public record Running(Instant began, long persons) {}

  /**
   * What a switch changed.
   *
   * @param generation its number
   * @param took from the first person to the switch
   * @param ended by the domain clock
   * @param persons how many were derived
   * @param under came under a measure
   * @param released are not under one any more
   * @param longer stay to a later day than before
   * @param shorter stay to an earlier day
   * @param moved are elsewhere on at least one day
   */
  public record Report(
      int generation,
      Duration took,
      Instant ended,
      long persons,
      long under,
      long released,
      long longer,
      long shorter,
      long moved) {}

  /** A generation begins. */
  public void began() {
    running.set(new Running(clock.instant(), 0));
  }

  /** So many persons more were derived. */
  public void derived(int persons) {
    running.updateAndGet(one -> one == null ? null : new Running(one.began, one.persons + persons));
  }

  /** The switch is over, or the generation was given up. */
  public void ended() {
    running.set(null);
  }

  /** What is being staged now; empty where nothing is. */
  public Optional<Running> running() {
    return Optional.ofNullable(running.get());
  }

  /** The switch that first counted the fact with this number; empty before it. */
  public Optional<Report> of(long seq) {
    return client
        .sql(
            """
            select * from rulebook.activation where rules_seq >= ?
            order by rules_seq, generation limit 1
            """)
        .param(seq)
        .query((row, n) -> {
          Instant ended = row.getObject("ended_at", OffsetDateTime.class).toInstant();
          Instant began = row.getObject("began_at", OffsetDateTime.class).toInstant();
          return new Report(
              row.getInt("generation"),
              Duration.between(began, ended),
              ended,
              row.getLong("persons"),
              row.getLong("under"),
              row.getLong("released"),
              row.getLong("longer"),
              row.getLong("shorter"),
              row.getLong("moved"));
        })
        .optional();
  }

  /**
   * Writes the report in the transaction of the switch, before old rows are swept. What facts of
   * the last moment changed is not counted.
   *
   * @param engine sees all areas
   * @param generation the one that becomes current
   * @param rules number of the last fact about notices that it counts
   * @param today the day as of which the lines are compared
   */
  public void write(JdbcClient engine, int generation, long rules, LocalDate today) {
    Running one = running.get();
    Instant now = clock.instant();
    Instant began = one == null ? now : one.began;
    JdbcClient.StatementSpec report =
        engine
            .sql(REPORT)
            .param("generation", generation)
            .param("rules", rules)
            .param("today", today)
            .param("began", OffsetDateTime.ofInstant(began, ZoneOffset.UTC))
            .param("ended", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
            .param("persons", one == null ? 0 : one.persons);
    WholeTables.read(engine, report::update);
  }
}
