package lianfang.instance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** Makes a server ready: checks it, creates our roles and extensions, migrates as the owner. */
final class DatabasePreparation {

  private static final int OLDEST_VERSION = 150_000;
  private static final long PREPARING = 4_109_2020L;
  private static final List<String> EXTENSIONS = List.of("pg_trgm", "btree_gist");

  private final Database database;

  DatabasePreparation(Database database) {
    this.database = database;
  }

  /** Creates the database {@code lianfang} on an embedded server where it is missing. */
  static void createDatabase(String serverUrl, Database.Login admin) {
    try (Connection connection =
            DriverManager.getConnection(serverUrl, admin.user(), admin.password());
        Statement statement = connection.createStatement()) {
      try (ResultSet found =
          statement.executeQuery("select 1 from pg_database where datname = 'lianfang'")) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("create database lianfang");
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  void run() {
    try (Connection connection =
            DriverManager.getConnection(
                database.url(), database.admin().user(), database.admin().password());
        Statement statement = connection.createStatement()) {
      check(statement);
      // Two processes may prepare the same database at once.
      statement.execute("select pg_advisory_lock(" + PREPARING + ")");
      for (String extension : EXTENSIONS) {
        statement.execute("create extension if not exists " + extension);
      }
      createRoles(statement);
      new Migrations(database).forward();
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private static InstanceProblem refused(SQLException e) {
    return new InstanceProblem(
        "The database refuses (" + e.getMessage() + ")",
        "check --database-url, its user and password; the user needs CREATEROLE",
        e);
  }

  private void check(Statement statement) throws SQLException {
    int version = Integer.parseInt(one(statement, "show server_version_num"));
    if (version < OLDEST_VERSION) {
      throw new InstanceProblem(
          "PostgreSQL " + one(statement, "show server_version") + " is too old",
          "use version 15 or newer");
    }
    String encoding = one(statement, "show server_encoding");
    String ctype =
        one(statement, "select datctype from pg_database where datname = current_database()");
    if (!encoding.equals("UTF8") || List.of("C", "POSIX").contains(ctype)) {
      throw new InstanceProblem(
          "The database has encoding " + encoding + " and LC_CTYPE " + ctype,
          "create it with: create database lianfang template template0 encoding 'UTF8' locale"
              + " 'C.UTF-8'");
    }
    for (String extension : EXTENSIONS) {
      if (one(
              statement,
              "select count(*) from pg_available_extensions where name = '" + extension + "'")
          .equals("0")) {
        throw new InstanceProblem(
            "The database server lacks the extension " + extension,
            "install its contrib package, on Debian: apt-get install postgresql-contrib");
      }
    }
  }

  private void createRoles(Statement statement) throws SQLException {
    for (Map.Entry<String, String> role : database.roles().entrySet()) {
      String name = role.getKey();
      // Passwords are made of letters, digits, - and _, so they need no quoting.
      String login = name + " login nosuperuser nobypassrls password '" + role.getValue() + "'";
      if (one(statement, "select count(*) from pg_roles where rolname = '" + name + "'")
          .equals("0")) {
        statement.execute("create role " + login);
      } else if (!signsIn(name, role.getValue())) {
        statement.execute("alter role " + login);
      }
    }
    String name = one(statement, "select quote_ident(current_database())");
    statement.execute("grant create, temporary on database " + name + " to " + Database.OWNER);
    statement.execute(
        "grant connect, temporary on database %s to %s, %s"
            .formatted(name, Database.APP, Database.ENGINE));
  }

  private boolean signsIn(String role, String password) {
    try (Connection connection = DriverManager.getConnection(database.url(), role, password)) {
      return connection.isValid(5);
    } catch (SQLException other) {
      return false;
    }
  }

  private static String one(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }
}
