package lianfang.instance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * 写前日志: PostgreSQL keeps old segments of its log and takes them into use again, so what was
 * destroyed in the tables lies there for a while. On the embedded server they can be removed.
 */
public final class WriteAheadLog {

  private static final int ROUNDS = 20;
  private static final String SEGMENT = "name ~ '^[0-9A-F]{24}$'";

  private final Database database;

  /** The log of the server of this database; its admin is the server's administrator. */
  public WriteAheadLog(Database database) {
    this.database = database;
  }

  /**
   * Removes every segment that was written until now, and those kept for later use, which hold old
   * bytes as well. The server goes on serving.
   *
   * @return how many segments were removed
   * @throws SQLException also where a segment stays, because a replica or an archive still needs it
   */
  public int remove() throws SQLException {
    Database.Login admin = database.admin();
    try (Connection connection =
            DriverManager.getConnection(database.url(), admin.user(), admin.password());
        Statement statement = connection.createStatement()) {
      statement.execute("checkpoint");
      String last = one(statement, "select pg_walfile_name(pg_current_wal_insert_lsn())");
      int before = count(statement, SEGMENT);
      // Otherwise a checkpoint keeps old segments under new names instead of removing them.
      statement.execute("alter system set wal_recycle = off");
      statement.execute("alter system set min_wal_size = '32MB'");
      statement.execute("select pg_reload_conf()");
      try {
        turn(statement, last);
      } finally {
        statement.execute("alter system reset wal_recycle");
        statement.execute("alter system reset min_wal_size");
        statement.execute("select pg_reload_conf()");
      }
      return before;
    }
  }

  private static void turn(Statement statement, String last) throws SQLException {
    int kept = count(statement, SEGMENT + " and name > '" + last + "'");
    // Segments kept for later use are used up, so that they become old and are removed too.
    for (int i = 0; i <= kept; i++) {
      next(statement);
    }
    for (int round = 0; round < ROUNDS; round++) {
      statement.execute("checkpoint");
      if (count(statement, SEGMENT + " and name <= '" + last + "'") == 0) {
        return;
      }
      next(statement);
    }
    throw new SQLException(
        "segments of the write-ahead log stay: a replication slot or an archive needs them");
  }

  /** A switch does nothing in a segment in which nothing was written. */
  private static void next(Statement statement) throws SQLException {
    statement.execute("select pg_logical_emit_message(false, 'lianfang', 'turn')");
    statement.execute("select pg_switch_wal()");
  }

  private static int count(Statement statement, String which) throws SQLException {
    return Integer.parseInt(one(statement, "select count(*) from pg_ls_waldir() where " + which));
  }

  private static String one(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }
}
