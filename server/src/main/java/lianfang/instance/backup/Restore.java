package lianfang.instance.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import lianfang.instance.Database;
import lianfang.instance.Instance;
import lianfang.instance.InstanceProblem;
import lianfang.instance.InstanceSettings;
import lianfang.instance.Migrations;
import lianfang.instance.SettingsFile;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings a backup back: makes the tables as the backup's version had them, fills them in one
 * transaction, and then migrates to this version.
 */
public final class Restore {

  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;

  /** A restore from {@code file}. */
  public Restore(Path file) {
    this.file = file;
  }

  /**
   * Fills the instance of a data folder, which must hold no person and no account yet.
   *
   * @param data the data folder, new or fresh from init
   * @param keys the folder of its keys
   * @param externalUrl of its database server, or null for the embedded one
   * @return the number of rows that came back
   */
  public long into(Path data, Path keys, @Nullable String externalUrl) {
    try (var zip = new ZipFile(file.toFile())) {
      Manifest manifest = manifest(zip);
      requireKnown(manifest);
      try (Instance instance = Instance.open(data, keys, externalUrl)) {
        if (externalUrl == null && instance.attached()) {
          throw new InstanceProblem(
              "Data folder " + data + " is in use", "stop serve, then restore");
        }
        Database database = instance.database();
        try (Connection connection = connect(database)) {
          requireEmpty(connection, data);
          SettingsFile.remove(data);
          fill(connection, database, zip, manifest);
        }
        new Migrations(database).forward();
        InstanceSettings settings =
            new InstanceSettings(
                manifest.city(), manifest.demo(), data, manifest.created(), manifest.domainStart());
        EvidenceFiles.back(zip, manifest, settings);
        SettingsFile.write(settings);
        return manifest.tables().stream().mapToLong(Manifest.Table::rows).sum();
      }
    } catch (IOException | JacksonException e) {
      throw new InstanceProblem(
          file + " is no backup or is damaged (" + e.getMessage() + ")",
          "give a file that backup wrote",
          e);
    } catch (SQLException e) {
      throw new InstanceProblem(
          "The backup " + file + " does not fit (" + e.getMessage() + ")",
          "restore it with the version that wrote it",
          e);
    }
  }

  private static Connection connect(Database database) throws SQLException {
    Database.Login owner = database.login(Database.OWNER);
    return DriverManager.getConnection(database.url(), owner.user(), owner.password());
  }

  private Manifest manifest(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(Manifest.NAME);
    if (entry == null) {
      throw new IOException("no " + Manifest.NAME);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      Manifest manifest = JSON.readValue(in.readAllBytes(), Manifest.class);
      if (manifest.format() != Manifest.FORMAT) {
        throw new InstanceProblem(
            "The backup has format " + manifest.format(),
            "restore it with the version that wrote it");
      }
      return manifest;
    }
  }

  private static void requireKnown(Manifest manifest) {
    List<String> unknown =
        manifest.migrations().stream().filter(v -> !Migrations.known().contains(v)).toList();
    if (!unknown.isEmpty()) {
      throw new InstanceProblem(
          "The backup comes from the later version " + manifest.version() + " " + unknown,
          "restore it with that version or a newer one");
    }
  }

  private static void requireEmpty(Connection connection, Path data) throws SQLException {
    var catalogue = new Catalogue(connection);
    for (Catalogue.Table table : catalogue.tables()) {
      boolean used = table.name().startsWith("person.") || table.name().equals("access.account");
      if (used && !catalogue.list("select 'x' from " + table.name() + " limit 1").isEmpty()) {
        throw new InstanceProblem(
            "The instance in " + data + " is in use (" + table.name() + " holds rows)",
            "restore into a new folder with --data DIR");
      }
    }
  }

  private void fill(Connection connection, Database database, ZipFile zip, Manifest manifest)
      throws SQLException, IOException {
    var catalogue = new Catalogue(connection);
    try (Statement statement = connection.createStatement()) {
      for (String schema : catalogue.schemas()) {
        statement.execute("drop schema " + schema + " cascade");
      }
      statement.execute("drop schema instance cascade");
      new Migrations(database).exactly(manifest.migrations());
      connection.setAutoCommit(false);
      List<String> dropped = catalogue.foreignKeys(true);
      List<String> added = catalogue.foreignKeys(false);
      for (String drop : dropped) {
        statement.execute(drop);
      }
      for (Catalogue.Table table : catalogue.tables()) {
        statement.execute("alter table " + table.name() + " disable trigger user");
        statement.execute("delete from " + table.name());
      }
      List<Manifest.Partition> partitions = manifest.partitions();
      for (Manifest.Partition one :
          partitions == null ? List.<Manifest.Partition>of() : partitions) {
        statement.execute(
            "create table if not exists %s partition of %s %s"
                .formatted(one.name(), one.parent(), one.bounds()));
      }
      for (Manifest.Table table : manifest.tables()) {
        copy(connection, zip, table);
      }
      for (Catalogue.Table table : catalogue.tables()) {
        statement.execute("alter table " + table.name() + " enable trigger user");
      }
      for (String add : added) {
        statement.execute(add);
      }
      position(connection, manifest);
      connection.commit();
      connection.setAutoCommit(true);
      statement.execute("analyze");
    }
  }

  private static void copy(Connection connection, ZipFile zip, Manifest.Table table)
      throws SQLException, IOException {
    ZipEntry entry = zip.getEntry(table.entry());
    if (entry == null) {
      throw new IOException("no " + table.entry());
    }
    MessageDigest digest = Backup.sha256();
    long rows;
    try (var in = new DigestInputStream(zip.getInputStream(entry), digest)) {
      String sql =
          "copy %s (%s) from stdin".formatted(table.name(), String.join(", ", table.columns()));
      rows = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, in);
    }
    String hash = HexFormat.of().formatHex(digest.digest());
    if (rows != table.rows() || !hash.equals(table.sha256())) {
      throw new IOException(table.name() + " does not have the hash that the backup states");
    }
  }

  private static void position(Connection connection, Manifest manifest) throws SQLException {
    try (var statement = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
      for (Manifest.Sequence sequence : manifest.sequences()) {
        statement.setString(1, sequence.name());
        statement.setLong(2, sequence.last());
        statement.setBoolean(3, sequence.called());
        statement.execute();
      }
    }
  }

  /** Whether {@code file} can be read at all. */
  public boolean exists() {
    return Files.isReadable(file);
  }
}
