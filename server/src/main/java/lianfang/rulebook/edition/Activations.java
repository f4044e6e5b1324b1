package lianfang.rulebook.edition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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

  private static final String SELECT =
      """
      select a.*, coalesce((select max(b.rules_seq) from rulebook.activation b
        where b.generation < a.generation), 0) as counted
      from rulebook.activation a
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
   * @param facts numbers of the facts about notices that it was the first to count
   * @param began by the domain clock
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
      Counted facts,
      Instant began,
      Duration took,
      Instant ended,
      long persons,
      long under,
      long released,
      long longer,
      long shorter,
      long moved) {

    /** The same as a simulation says it. */
    public Totals totals() {
      return new Totals(under, released, longer, shorter, moved);
    }
  }

  /**
   * The facts that a switch was the first to count.
   *
   * @param after number of the last one that the switch before counted
   * @param upTo number of the last one
   */
  public record Counted(long after, long upTo) {

    /** Whether the fact with this number is one of them. */
    public boolean contains(long seq) {
      return after < seq && seq <= upTo;
    }
  }

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
        .sql(SELECT + "where a.rules_seq >= ? order by a.rules_seq, a.generation limit 1")
        .param(seq)
        .query(Activations::read)
        .optional();
  }

  /** The switch to this generation. */
  public Optional<Report> find(int generation) {
    return client
        .sql(SELECT + "where a.generation = ?")
        .param(generation)
        .query(Activations::read)
        .optional();
  }

  /** The latest switches, the last one first. */
  public List<Report> latest(int limit) {
    return client
        .sql(SELECT + "order by a.generation desc limit ?")
        .param(limit)
        .query(Activations::read)
        .list();
  }

  private static Report read(ResultSet row, int number) throws SQLException {
    Instant ended = row.getObject("ended_at", OffsetDateTime.class).toInstant();
    Instant began = row.getObject("began_at", OffsetDateTime.class).toInstant();
    return new Report(
        row.getInt("generation"),
        new Counted(row.getLong("counted"), row.getLong("rules_seq")),
        began,
        Duration.between(began, ended),
        ended,
        row.getLong("persons"),
        row.getLong("under"),
        row.getLong("released"),
        row.getLong("longer"),
        row.getLong("shorter"),
        row.getLong("moved"));
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
