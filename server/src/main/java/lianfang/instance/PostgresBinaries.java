package lianfang.instance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL that the jar carries, once a machine and version. */
final class PostgresBinaries {

  private PostgresBinaries() {}

  /** The folder that holds {@code bin/postgres}, below {@code cache}; unpacked at first use. */
  static Path unpack(Path cache) {
    String name = archive();
    try (InputStream in = PostgresBinaries.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new InstanceProblem(
            "No PostgreSQL for this machine is carried along (" + name + ")",
            "install PostgreSQL 15 or newer and pass --database-url");
      }
      byte[] packed = in.readAllBytes();
      CRC32 crc = new CRC32();
      crc.update(packed);
      Path home = cache.resolve("postgres-%08x".formatted(crc.getValue()));
      if (!Files.exists(home.resolve("bin/postgres"))) {
        Files.createDirectories(cache);
        unpack(new java.io.ByteArrayInputStream(packed), cache, home);
      }
      return home;
    } catch (IOException e) {
      throw new InstanceProblem(
          "PostgreSQL cannot be unpacked to " + cache + " (" + e.getMessage() + ")",
          "free 100 MB there, or set XDG_CACHE_HOME to a folder that you may write",
          e);
    }
  }

  private static String archive() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String arch =
        machine.equals("aarch64") ? "arm_64" : machine.equals("amd64") ? "x86_64" : machine;
    return "postgres-" + system + "-" + arch + ".txz";
  }

  private static void unpack(InputStream packed, Path cache, Path home) throws IOException {
    Path part = Files.createTempDirectory(cache, "unpacking");
    try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path to = part.resolve(entry.getName()).normalize();
        if (!to.startsWith(part)) {
          throw new IOException("entry outside the archive: " + entry.getName());
        }
        write(tar, entry, to);
      }
    }
    Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
    try {
      Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Folders.delete(part);
      if (!Files.exists(home.resolve("bin/postgres"))) {
        throw e;
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path to)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(to);
      return;
    }
    Files.createDirectories(to.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, to);
    boolean runs = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        to, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
  }
}
