package lianfang.rulebook.edition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 换代记录: how far the derivation of everybody has come while a generation is staged, and afterwards
 * what it changed. Figures count people and their isolation, as it stands on that day.
 */
@Component
public class Activations {

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
   * @param under came under isolation
   * @param released are not under it any more
   * @param longer stay longer than before
   * @param shorter stay shorter
   * @param moved end on the same day at another place
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
   * @param today the day from which isolation counts
   */
  public void write(JdbcClient engine, int generation, long rules, LocalDate today) {
    Running one = running.get();
    Instant now = clock.instant();
    Instant began = one == null ? now : one.began;
    engine
        .sql(
            """
            with ends as (
              select subject, since = :generation as fresh,
                max(coalesce(until_day, 'infinity')) as until,
                string_agg(place || coalesce(from_day::text, ''), ',' order by from_day, place)
                  as places
              from rulebook.outcome o
              where subject_kind = 'person' and measure = 'isolation' and state <> 'released'
                and (until_day is null or until_day >= :today)
                and (since = :generation or since < :generation
                  and exists (select from rulebook.superseded s
                    where s.subject = o.subject and s.until = :generation)
                  and not exists (select from rulebook.superseded s
                    where s.subject = o.subject and s.until > o.since and s.until < :generation))
              group by 1, 2),
            pairs as (
              select o.until as before, f.until as after, o.places as was, f.places as is_now
              from (select * from ends where not fresh) o
              full join (select * from ends where fresh) f on f.subject = o.subject)
            insert into rulebook.activation
              (generation, rules_seq, began_at, ended_at, persons, under, released, longer, shorter,
               moved)
            select :generation, :rules, :began, :ended, :persons,
              count(*) filter (where before is null), count(*) filter (where after is null),
              count(*) filter (where after > before), count(*) filter (where after < before),
              count(*) filter (where after = before and was <> is_now)
            from pairs
            """)
        .param("generation", generation)
        .param("rules", rules)
        .param("today", today)
        .param("began", OffsetDateTime.ofInstant(began, ZoneOffset.UTC))
        .param("ended", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
        .param("persons", one == null ? 0 : one.persons)
        .update();
  }
}
