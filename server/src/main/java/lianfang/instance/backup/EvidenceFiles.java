package lianfang.instance.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import lianfang.instance.InstanceProblem;
import lianfang.instance.InstanceSettings;

/**
 * 证据备份: files of cases lie outside the database under their hash, so a backup takes those that its
 * snapshot names and a restore believes none that has another content.
 */
final class EvidenceFiles {

  private EvidenceFiles() {}

  static List<Manifest.Kept> copy(
      Connection connection, InstanceSettings settings, ZipOutputStream zip)
      throws SQLException, IOException {
    List<Manifest.Kept> kept = new ArrayList<>();
    for (String hash : named(connection)) {
      Path file = settings.evidence(hash);
      if (!Files.isRegularFile(file)) {
        throw new InstanceProblem(
            "The file " + file + " of a case is missing",
            "bring it back from an older backup, or find out who removed it");
      }
      MessageDigest digest = Backup.sha256();
      zip.putNextEntry(new ZipEntry(new Manifest.Kept(hash, 0).entry()));
      var out = new DigestOutputStream(zip, digest);
      long bytes = Files.copy(file, out);
      zip.closeEntry();
      if (!hash.equals(HexFormat.of().formatHex(digest.digest()))) {
        throw new InstanceProblem(
            "The file " + file + " of a case was changed: it has not the content of its name",
            "bring it back from an older backup, or find out who changed it");
      }
      kept.add(new Manifest.Kept(hash, bytes));
    }
    return kept;
  }

  /** A backup of an older migration level knows no such table. */
  private static List<String> named(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (var statement = connection.createStatement()) {
      try (var there =
          statement.executeQuery("select to_regclass('casework.evidence') is not null")) {
        there.next();
        if (!there.getBoolean(1)) {
          return names;
        }
      }
      try (var rows =
          statement.executeQuery("select distinct hash from casework.evidence order by 1")) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }

  static void back(ZipFile zip, Manifest manifest, InstanceSettings settings) throws IOException {
    List<Manifest.Kept> files = manifest.files();
    for (Manifest.Kept one : files == null ? List.<Manifest.Kept>of() : files) {
      ZipEntry entry = zip.getEntry(one.entry());
      if (entry == null) {
        throw new IOException("no " + one.entry());
      }
      Path file = settings.evidence(one.sha256());
      Files.createDirectories(file.resolveSibling(""));
      Path part = file.resolveSibling(one.sha256() + ".part");
      MessageDigest digest = Backup.sha256();
      try (InputStream in = new DigestInputStream(zip.getInputStream(entry), digest);
          OutputStream out = Files.newOutputStream(part)) {
        in.transferTo(out);
      }
      if (!one.sha256().equals(HexFormat.of().formatHex(digest.digest()))) {
        Files.delete(part);
        throw new IOException(one.entry() + " does not have the hash of its name");
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
