package lianfang.rulebook.edition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import lianfang.fact.SubjectRanges;
import lianfang.fact.plan.WholeTables;
import lianfang.rulebook.store.Beside;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 换代记录: how far the derivation of everybody has come while a generation is staged, and afterwards
 * what it changed. The figures are those of a simulation as of that day: different subjects,
 * persons and places, by how the lines of their measures differ.
 */
@Component
public class Activations {

  /** What differs among the subjects of a range; {@link Changes} in this order. */
  private static final String CHANGES =
      """
      with lines as materialized (
        select subject, measure, place, from_day, since = :generation as fresh,
          coalesce(until_day, 'infinity') as until
        from rulebook.outcome o
        where subject between :first and :last and (until_day is null or until_day >= :today)
          and exists (select from rulebook.superseded s
            where s.subject = o.subject and s.until = :generation)
          and (since = :generation or since < :generation
            and not exists (select from rulebook.superseded s
              where s.subject = o.subject and s.until > o.since and s.until < :generation))),
      ends as (
        select subject, max(until) filter (where not fresh) as before,
          max(until) filter (where fresh) as after
        from lines group by subject, measure),
      kinds as (
        select bool_or(before is null) as under, bool_or(after is null) as released,
          bool_or(after > before) as longer, bool_or(after < before) as shorter
        from ends group by subject)
      select count(*) filter (where under), count(*) filter (where released),
        count(*) filter (where longer), count(*) filter (where shorter), (
          select count(distinct subject)
          from (select * from lines where not fresh) o
          join (select * from lines where fresh) f using (subject, measure)
          where f.place <> o.place
            and greatest(o.from_day, f.from_day, :today) <= least(o.until, f.until))
      from kinds
      """;

  private static final String REPORT =
      """
      insert into rulebook.activation
        (generation, rules_seq, began_at, ended_at, persons, under, released, longer, shorter,
         moved)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final RowMapper<Changes> CHANGED =
      (row, n) ->
          new Changes(
              row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));

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
   * How many subjects a switch changes, persons and places; the words are those of {@link Report}.
   */
  public record Changes(long under, long released, long longer, long shorter, long moved) {

    static final Changes NONE = new Changes(0, 0, 0, 0, 0);

    /** Those of two ranges together. */
    public Changes plus(Changes other) {
      return new Changes(
          under + other.under,
          released + other.released,
          longer + other.longer,
          shorter + other.shorter,
          moved + other.moved);
    }
  }

  /**
   * Counts what a staged generation changes, range by range on all processors.
   *
   * @param engine sees all areas
   * @param generation the one that is staged
   * @param today the day as of which the lines are compared
   */
  public Changes changes(DataSource engine, SubjectRanges ranges, int generation, LocalDate today) {
    Queue<Changes> found = new ConcurrentLinkedQueue<>();
    List<Beside.Part> parts = new ArrayList<>();
    for (int i = 0; i < ranges.count(); i++) {
      UUID first = ranges.first(i);
      UUID last = ranges.last(i);
      parts.add(connection -> {
        JdbcClient part = Beside.client(connection);
        JdbcClient.StatementSpec asked =
            part.sql(CHANGES)
                .param("generation", generation)
                .param("first", first)
                .param("last", last)
                .param("today", today);
        WholeTables.read(part, () -> found.add(asked.query(CHANGED).single()));
      });
    }
    new Beside(engine).run(parts);
    return found.stream().reduce(Changes.NONE, Changes::plus);
  }

  /**
   * Writes the report in the transaction of the switch. What facts of the last moment changed is
   * not counted.
   *
   * @param engine sees all areas
   * @param generation the one that becomes current
   * @param rules number of the last fact about notices that it counts
   */
  public void write(JdbcClient engine, int generation, long rules, Changes changes) {
    Running one = running.get();
    Instant now = clock.instant();
    Instant began = one == null ? now : one.began;
    engine
        .sql(REPORT)
        .params(
            generation,
            rules,
            OffsetDateTime.ofInstant(began, ZoneOffset.UTC),
            OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
            one == null ? 0 : one.persons,
            changes.under(),
            changes.released(),
            changes.longer(),
            changes.shorter(),
            changes.moved())
        .update();
  }
}
