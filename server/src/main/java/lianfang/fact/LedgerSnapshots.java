package lianfang.fact;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * 快照: the ledger as it stood at one position, told again by several readers at once while others go
 * on recording. Readers share one snapshot of the database and take no lock.
 */
@Component
public class LedgerSnapshots {

  private static final int FETCHED_AT_ONCE = 5_000;
  private static final int ID_BITS = 128;

  private final DataSource engine;
  private final Sealer sealer;

  LedgerSnapshots(@Qualifier("engine") DataSource engine, Sealer sealer) {
    this.engine = engine;
    this.sealer = sealer;
  }

  /**
   * Opens a snapshot; facts committed until now have a position in it.
   *
   * @param readers how many threads will read it, each with a connection of its own
   */
  public Snapshot open(int readers) throws SQLException {
    sealer.seal();
    Snapshot snapshot = new Snapshot(engine);
    try {
      while (snapshot.readers.size() < readers) {
        snapshot.further(engine);
      }
      return snapshot;
    } catch (SQLException broken) {
      snapshot.close();
      throw broken;
    }
  }

  /** One state of the ledger; its connections are kept until it is closed. */
  public static final class Snapshot implements AutoCloseable {

    private final String name;
    private final long position;
    private final Set<Long> unsealed = new HashSet<>();
    private final List<Reader> readers = new ArrayList<>();

    private Snapshot(DataSource engine) throws SQLException {
      Connection first = begin(engine);
      readers.add(new Reader(first, unsealed));
      try (Statement statement = first.createStatement()) {
        this.name = text(statement, "select pg_export_snapshot()");
        this.position =
            Long.parseLong(
                text(statement, "select coalesce(max(last_position), 0) from fact.block"));
        try (ResultSet rows = statement.executeQuery("select seqs from fact.unsealed")) {
          while (rows.next()) {
            unsealed.addAll(Arrays.asList((Long[]) rows.getArray(1).getArray()));
          }
        }
      } catch (SQLException broken) {
        close();
        throw broken;
      }
    }

    private void further(DataSource engine) throws SQLException {
      Connection connection = begin(engine);
      readers.add(new Reader(connection, unsealed));
      try (Statement statement = connection.createStatement()) {
        statement.execute("set transaction snapshot '" + name + "'");
      }
    }

    /** The position of the last fact in it. */
    public long position() {
      return position;
    }

    /** One reader for each thread. */
    public List<Reader> readers() {
      return List.copyOf(readers);
    }

    @Override
    public void close() throws SQLException {
      for (Reader reader : readers) {
        end(reader.connection);
      }
    }

    private static String text(Statement statement, String sql) throws SQLException {
      try (ResultSet rows = statement.executeQuery(sql)) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  /** Reads a snapshot in one thread. */
  public static final class Reader {

    private static final String SQL =
        "select "
            + FactRows.COLUMNS
            + " from fact.fact f where f.subject_id between ? and ?"
            + " order by f.subject_id, f.happened_at, f.seq";

    private final Connection connection;
    private final Set<Long> unsealed;

    private Reader(Connection connection, Set<Long> unsealed) {
      this.connection = connection;
      this.unsealed = unsealed;
    }

    /**
     * Tells the facts of the subjects of one of several equal slices of all ids, subject by
     * subject, in order of (happened, number) and after all corrections.
     *
     * @param slice from 0 to {@code slices} - 1
     */
    public void tell(int slice, int slices, Consumer<List<Fact>> factsOfOneSubject)
        throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(SQL)) {
        statement.setFetchSize(FETCHED_AT_ONCE);
        statement.setObject(1, bound(slice, slices, 0));
        statement.setObject(2, bound(slice + 1, slices, 1));
        try (ResultSet rows = statement.executeQuery()) {
          tell(rows, factsOfOneSubject);
        }
      }
    }

    private void tell(ResultSet rows, Consumer<List<Fact>> factsOfOneSubject) throws SQLException {
      List<Fact> gathered = new ArrayList<>();
      while (rows.next()) {
        Fact fact = FactRows.fact(rows);
        if (!gathered.isEmpty() && !fact.subject().id().equals(gathered.getLast().subject().id())) {
          factsOfOneSubject.accept(Corrections.effective(gathered));
          gathered.clear();
        }
        if (!unsealed.contains(fact.seq())) {
          gathered.add(fact);
        }
      }
      if (!gathered.isEmpty()) {
        factsOfOneSubject.accept(Corrections.effective(gathered));
      }
    }

    /** The first id of a slice, less {@code minus}, so that slices meet without a gap. */
    private static UUID bound(int slice, int slices, int minus) {
      BigInteger id =
          BigInteger.ONE
              .shiftLeft(ID_BITS)
              .multiply(BigInteger.valueOf(slice))
              .divide(BigInteger.valueOf(slices))
              .subtract(BigInteger.valueOf(minus));
      return new UUID(id.shiftRight(Long.SIZE).longValue(), id.longValue());
    }
  }

  private static Connection begin(DataSource engine) throws SQLException {
    Connection connection = engine.getConnection();
    try {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      return connection;
    } catch (SQLException broken) {
      connection.close();
      throw broken;
    }
  }

  private static void end(Connection connection) throws SQLException {
    try (connection) {
      connection.rollback();
    }
  }
}
