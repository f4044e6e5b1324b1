package lianfang.instance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a server ready: checks it, creates our roles and extensions, migrates as the owner. */
final class DatabasePreparation {

  private static final long PREPARING = 4_109_2020L;
  private static final List<String> EXTENSIONS = List.of("pg_trgm", "btree_gist");

  private static final String MARK = "lianfang ";

  private final Database database;
  private final boolean ofOthers;

  /** For a server that serves one data folder alone. */
  DatabasePreparation(Database database) {
    this(database, false);
  }

  private DatabasePreparation(Database database, boolean ofOthers) {
    this.database = database;
    this.ofOthers = ofOthers;
  }

  /** For a server that others may use too: roles of another instance there are left alone. */
  static DatabasePreparation ofServerOfOthers(Database database) {
    return new DatabasePreparation(database, true);
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
      traits(statement).require(EXTENSIONS);
      // Two processes may prepare the same database at once.
      statement.execute("select pg_advisory_lock(" + PREPARING + ")");
      for (String extension : EXTENSIONS) {
        statement.execute("create extension if not exists " + extension);
      }
      if (ofOthers) {
        requireOurRoles(statement);
      }
      createRoles(statement);
      if (ofOthers) {
        mark(statement);
      }
      new Migrations(database).forward();
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private static InstanceProblem refused(SQLException e) {
    String remedy =
        switch (String.valueOf(e.getSQLState())) {
          case "42501" ->
              "let an administrator of the server run: alter role NAME createrole; alter database"
                  + " lianfang owner to NAME";
          case "28000", "28P01" -> "check --database-url, its user and password";
          case "3D000" -> ServerTraits.CREATE;
          default -> "check --database-url: its host and port, and that the server runs";
        };
    return new InstanceProblem("The database refuses (" + e.getMessage() + ")", remedy, e);
  }

  private static ServerTraits traits(Statement statement) throws SQLException {
    Set<String> extensions = new HashSet<>();
    try (ResultSet rows = statement.executeQuery("select name from pg_available_extensions")) {
      while (rows.next()) {
        extensions.add(rows.getString(1));
      }
    }
    return new ServerTraits(
        Integer.parseInt(one(statement, "show server_version_num")),
        one(statement, "show server_encoding"),
        one(statement, "select datctype from pg_database where datname = current_database()"),
        extensions);
  }

  private void createRoles(Statement statement) throws SQLException {
    for (Map.Entry<String, String> role : database.roles().entrySet()) {
      String name = role.getKey();
      // Passwords are made of letters, digits, - and _, so they need no quoting.
      String login = name + " login password '" + role.getValue() + "'";
      if (one(statement, "select count(*) from pg_roles where rolname = '" + name + "'")
          .equals("0")) {
        statement.execute("create role " + login + " nosuperuser nobypassrls");
      } else if (!signsIn(name, role.getValue())) {
        // No more than the password: what an administrator alone may change stays unnamed.
        statement.execute("alter role " + login);
      }
    }
    String name = one(statement, "select quote_ident(current_database())");
    statement.execute("grant create, temporary on database " + name + " to " + Database.OWNER);
    statement.execute(
        "grant connect, temporary on database %s to %s, %s"
            .formatted(name, Database.APP, Database.ENGINE));
  }

  /**
   * Roles belong to the whole server, and the comment on the owner says to which instance: with
   * other keys their passwords would be changed under an instance that runs.
   */
  private void requireOurRoles(Statement statement) throws SQLException {
    String ours = database.keys().instance();
    String theirs =
        one(
                statement,
                "select coalesce((select shobj_description(oid, 'pg_authid') from pg_roles"
                    + " where rolname = '"
                    + Database.OWNER
                    + "'), '')")
            .strip();
    if (theirs.equals(MARK + ours)) {
      return;
    }
    boolean marked = theirs.startsWith(MARK);
    boolean known = !one(statement, "select to_regrole('" + Database.OWNER + "')").equals("null");
    boolean opened = signsIn(Database.OWNER, database.keys().password(Database.OWNER));
    if (marked || known && !opened) {
      throw new InstanceProblem(
          "The database server holds the roles of another instance"
              + (marked ? " (" + theirs.substring(MARK.length()) + ")" : "")
              + ", and these keys are of instance "
              + ours,
          "give the keys of the instance that is there with --keys DIR, or use a server of its own;"
              + " where that instance is no longer used, let an administrator run: comment on role "
              + Database.OWNER
              + " is '"
              + MARK
              + ours
              + "'");
    }
  }

  private void mark(Statement statement) throws SQLException {
    String ours = MARK + database.keys().instance();
    String theirs =
        one(
            statement,
            "select shobj_description(to_regrole('" + Database.OWNER + "'), 'pg_authid')");
    if (!theirs.equals(ours)) {
      statement.execute("comment on role " + Database.OWNER + " is '" + ours + "'");
    }
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
