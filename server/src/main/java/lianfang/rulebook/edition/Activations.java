package lianfang.rulebook.edition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import lianfang.rulebook.simulation.Totals;
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
      insert into rulebook.activation
        (generation, rules_seq, began_at, ended_at, persons, under, released, longer, shorter,
         moved)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
   * Writes the report in the transaction of the switch. What facts changed that came meanwhile is
   * not counted.
   *
   * @param engine sees all areas
   * @param generation the one that becomes current
   * @param rules number of the last fact about notices that it counts
   * @param changes subjects whose lines differ, persons and places
   */
  public void write(JdbcClient engine, int generation, long rules, Totals changes) {
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
