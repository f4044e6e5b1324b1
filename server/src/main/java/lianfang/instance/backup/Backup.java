package lianfang.instance.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lianfang.instance.Database;
import lianfang.instance.InstanceProblem;
import lianfang.instance.InstanceSettings;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/** Writes a backup: one snapshot of all tables, whatever is recorded meanwhile. */
public final class Backup {

  private static final JsonMapper JSON = new JsonMapper();

  private final Database database;
  private final InstanceSettings settings;

  /** A backup of one instance. */
  public Backup(Database database, InstanceSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /**
   * Writes {@code file}, readable by its owner alone; a failure leaves nothing behind.
   *
   * @param file must not exist yet
   * @param version of this program
   * @return the number of rows that it holds
   */
  public long write(Path file, String version) {
    if (Files.exists(file)) {
      throw new InstanceProblem(file + " exists already", "give the backup a new name");
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Database.Login owner = database.login(Database.OWNER);
    try {
      Files.deleteIfExists(part);
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      long rows;
      try (Connection connection =
              DriverManager.getConnection(database.url(), owner.user(), owner.password());
          var zip = new ZipOutputStream(Files.newOutputStream(part))) {
        zip.setLevel(Deflater.BEST_SPEED);
        rows = write(connection, zip, version);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return rows;
    } catch (IOException | SQLException e) {
      throw new InstanceProblem(
          "The backup " + file + " cannot be written (" + e.getMessage() + ")",
          "give a file on a disk with free space that you may write",
          e);
    } finally {
      remove(part);
    }
  }

  private long write(Connection connection, ZipOutputStream zip, String version)
      throws SQLException, IOException {
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    var catalogue = new Catalogue(connection);
    List<String> migrations = catalogue.migrations();
    List<Manifest.Table> tables = new ArrayList<>();
    for (Catalogue.Table table : catalogue.tables()) {
      tables.add(copy(connection, zip, table));
    }
    List<Manifest.Kept> files = EvidenceFiles.copy(connection, settings, zip);
    // Sequences do not belong to the snapshot; read last, they are never behind a row.
    var manifest =
        new Manifest(
            Manifest.FORMAT,
            version,
            Instant.now(),
            settings.city(),
            settings.demo(),
            settings.created(),
            settings.domainStart(),
            migrations,
            tables,
            catalogue.sequences(),
            catalogue.partitions(),
            files);
    connection.rollback();
    zip.putNextEntry(new ZipEntry(Manifest.NAME));
    zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    zip.closeEntry();
    return tables.stream().mapToLong(Manifest.Table::rows).sum();
  }

  private static Manifest.Table copy(
      Connection connection, ZipOutputStream zip, Catalogue.Table table)
      throws SQLException, IOException {
    zip.putNextEntry(new ZipEntry(table.name() + ".copy"));
    MessageDigest digest = sha256();
    String sql = "copy (select %s from %s) to stdout".formatted(table.columnList(), table.name());
    long rows =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut(sql, new DigestOutputStream(new Unclosed(zip), digest));
    zip.closeEntry();
    String hash = HexFormat.of().formatHex(digest.digest());
    return new Manifest.Table(table.name(), table.columns(), rows, hash);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 belongs to every JDK", e);
    }
  }

  private static void remove(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new InstanceProblem(part + " cannot be removed", "delete it", e);
    }
  }

  /** An entry ends, its file goes on. */
  private static final class Unclosed extends FilterOutputStream {

    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() {
      // The next entry follows.
    }
  }
}
