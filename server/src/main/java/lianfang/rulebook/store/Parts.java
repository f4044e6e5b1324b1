package lianfang.rulebook.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.BinaryRows;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 分代分表: the outcomes of a generation are written into tables that nobody reads, without indexes;
 * then these are made at once, and the tables become parts of the whole. The database makes and
 * drops them; the application asks for them by functions.
 */
public final class Parts {

  /** So many rows cost less among the others than in a table of their own. */
  private static final int FEW = 20_000;

  /** Each list is merged from as many tables as there are parts. */
  private static final int MOST = 6;

  /** In the order of the database, since rows that come in order cost an index less. */
  private static final Comparator<UUID> BY_BYTES =
      Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
          .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

  private Parts() {}

  /**
   * Tables that are open for one generation.
   *
   * @param number by which they are called
   */
  public record Open(int generation, int number) {

    /** Hides what earlier generations see of these subjects, none of whom was hidden before. */
    public void supersede(Connection connection, Collection<UUID> subjects) throws SQLException {
      BinaryRows.copy(
          connection,
          "rulebook.superseded (subject, until)",
          2,
          rows ->
              subjects.stream()
                  .sorted(BY_BYTES)
                  .forEach(subject -> rows.row().uuid(subject).integer(generation)));
    }
  }

  /**
   * Opens tables for a generation, and drops those that a stopped process left open. Who changed at
   * a switch that was done is no such table and is kept.
   */
  public static Open open(JdbcClient engine, int generation) {
    Switched.close(engine);
    engine.sql("select rulebook.discard_parts()::text").query(String.class).single();
    int number =
        engine.sql("select rulebook.open_part(?)").param(generation).query(Integer.class).single();
    engine
        .sql("select rulebook.open_switched(?, ?)::text")
        .params(generation, number)
        .query(String.class)
        .single();
    return new Open(generation, number);
  }

  /** Drops the tables of what came to nothing, unless they are part of the whole already. */
  public static void discard(JdbcClient engine, Open open) {
    engine
        .sql("select rulebook.discard_parts(?)::text")
        .param(open.number())
        .query(String.class)
        .single();
  }

  /** Makes the tables part of the whole; what is in them is seen with their generation. */
  public static void close(DataSource engine, Open open) {
    List<Beside.Part> tables = new ArrayList<>();
    for (String table : List.of("outcome", "decision_request")) {
      tables.add(connection ->
          Beside.client(connection)
              .sql("select rulebook.close_part(?, ?, ?)")
              .params(table, open.number(), FEW)
              .query(Long.class)
              .single());
    }
    new Beside(engine).run(tables);
  }

  /**
   * Carries over what is left of parts that were replaced nearly whole; nobody else may write
   * meanwhile.
   */
  public static void fold(JdbcClient engine) {
    engine.sql("select rulebook.fold_parts(?, ?)").params(FEW, MOST).query(Integer.class).single();
  }

  /** Gathers statistics of the whole, which nothing else does. */
  public static void analyze(JdbcClient engine) {
    engine.sql("select rulebook.analyze_parts()::text").query(String.class).single();
  }
}
