package lianfang.fact;

import java.sql.Connection;
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
import lianfang.fact.store.FactRows;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 位次: what the ledger got between two moments. A position is given after the commit, so nothing
 * that is committed when one asks can come to lie before the answer later.
 */
@Component
public class Positions {

  private final Sealer sealer;
  private final JdbcClient engine;
  private final DataSource connections;

  Positions(
      Sealer sealer,
      @Qualifier("engine") JdbcClient engine,
      @Qualifier("engine") DataSource connections) {
    this.sealer = sealer;
    this.engine = engine;
    this.connections = connections;
  }

  /**
   * Opens a snapshot of the ledger; facts committed until now have a position in it.
   *
   * @param readers how many threads will read it, each with a connection of its own
   */
  public Snapshot open(int readers) throws SQLException {
    sealer.seal();
    Snapshot snapshot = new Snapshot(connections);
    try {
      for (int i = 1; i < readers; i++) {
        snapshot.further(connections);
      }
      return snapshot;
    } catch (SQLException broken) {
      snapshot.close();
      throw broken;
    }
  }

  /**
   * Opens a snapshot of the ledger as it stood at an earlier position: what was sealed since counts
   * as if nobody had recorded it.
   */
  public Snapshot open(int readers, long position) throws SQLException {
    Snapshot snapshot = open(readers);
    snapshot.without.addAll(after(position));
    snapshot.position = position;
    return snapshot;
  }

  /**
   * All facts of a few rare kinds, wherever they lie, sealed or not; an index of their own has to
   * hold them.
   *
   * @param kinds words of playbook/facts
   */
  public List<Fact> ofKinds(List<String> kinds) {
    return engine
        .sql("select " + FactRows.COLUMNS + " from fact.fact f where " + among(kinds))
        .query(FactRows.FACT)
        .list();
  }

  /** The number of the last fact of these kinds, 0 where there is none. */
  public long lastOf(List<String> kinds) {
    return engine
        .sql("select coalesce(max(f.seq), 0) from fact.fact f where " + among(kinds))
        .query(Long.class)
        .single();
  }

  /** Written out, because a parameter would not find the index. */
  private static String among(List<String> kinds) {
    for (String kind : kinds) {
      if (!kind.matches("[a-z-]+")) {
        throw new IllegalArgumentException("'" + kind + "' is no kind of fact");
      }
    }
    return "f.kind in ('" + String.join("', '", kinds) + "')";
  }

  /** The numbers of all facts that were sealed after a position. */
  public Set<Long> after(long position) {
    Stretch stretch = new Stretch(engine, position + 1, last());
    return new HashSet<>(
        engine
            .sql("select f.seq " + Stretch.FROM)
            .params(stretch.values())
            .query(Long.class)
            .list());
  }

  /**
   * 快照: the ledger as it stood at one position, told by several readers at once while others go on
   * recording. Readers share one snapshot of the database and take no lock; the connections are
   * kept until it is closed.
   */
  public static final class Snapshot implements AutoCloseable {

    private final String name;
    private long position;
    private final Set<Long> without = new HashSet<>();
    private final List<Connection> readers = new ArrayList<>();

    private Snapshot(DataSource connections) throws SQLException {
      Connection first = begin(connections);
      try (Statement statement = first.createStatement()) {
        this.name = text(statement, "select pg_export_snapshot()");
        this.position =
            Long.parseLong(
                text(
                    statement,
                    "select coalesce((select last_position from fact.block"
                        + " order by number desc limit 1), 0)"));
        try (ResultSet rows = statement.executeQuery("select seqs from fact.unsealed")) {
          while (rows.next()) {
            without.addAll(Arrays.asList((Long[]) rows.getArray(1).getArray()));
          }
        }
      } catch (SQLException broken) {
        close();
        throw broken;
      }
    }

    private Connection begin(DataSource connections) throws SQLException {
      Connection connection = connections.getConnection();
      readers.add(connection);
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      return connection;
    }

    private void further(DataSource connections) throws SQLException {
      try (Statement statement = begin(connections).createStatement()) {
        statement.execute("set transaction snapshot '" + name + "'");
      }
    }

    /** The position of the last fact in it. */
    public long position() {
      return position;
    }

    /** In how many ranges it is told. */
    public int ranges() {
      return SubjectRanges.of(position).count();
    }

    /** How many threads may read it. */
    public int readers() {
      return readers.size();
    }

    /** Tells all subjects of a kind of which there are few to one reader. */
    public void tellAll(int reader, SubjectRanges.Whom whom, Consumer<List<Fact>> factsOfOneSubject)
        throws SQLException {
      SubjectRanges.whole().tell(readers.get(reader), 0, whom, without, factsOfOneSubject);
    }

    /** Tells a range of subjects to one reader, as {@link SubjectRanges} does. */
    public void tell(
        int reader, int range, SubjectRanges.Whom whom, Consumer<List<Fact>> factsOfOneSubject)
        throws SQLException {
      SubjectRanges.of(position).tell(readers.get(reader), range, whom, without, factsOfOneSubject);
    }

    @Override
    public void close() throws SQLException {
      for (Connection connection : readers) {
        try (connection) {
          connection.rollback();
        }
      }
    }

    private static String text(Statement statement, String sql) throws SQLException {
      try (ResultSet rows = statement.executeQuery(sql)) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  /** The last position, after everything that is committed now has got one. */
  public long last() {
    sealer.seal();
    return sealer.head().map(Sealer.Head::position).orElse(0L);
  }

  /** The subjects of a kind of whom facts after {@code from} up to {@code to} tell. */
  public Set<UUID> subjects(Subject.Kind kind, long from, long to) {
    Stretch stretch = new Stretch(engine, from + 1, to);
    return new HashSet<>(
        engine
            .sql("select distinct f.subject_id " + Stretch.FROM + " and f.subject_kind = ?")
            .params(stretch.values())
            .param(kind.word())
            .query(UUID.class)
            .list());
  }
}
