package lianfang.instance.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import lianfang.instance.InstanceProblem;

/**
 * The keys of an instance in a file of their own, with a retention of its own: who holds it and the
 * backup reads every name, who destroys all copies of it has erased them.
 */
public final class KeysBackup {

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private KeysBackup() {}

  /** Writes all keys of {@code folder}; passwords of database roles belong to the machine. */
  public static void write(Path folder, Path file) {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> keys = all.filter(path -> path.toString().endsWith(".key")).sorted().toList();
      Files.createFile(file, OWNER_ALONE);
      try (var zip = new ZipOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE))) {
        for (Path key : keys) {
          zip.putNextEntry(new ZipEntry(key.getFileName().toString()));
          Files.copy(key, zip);
          zip.closeEntry();
        }
      }
    } catch (IOException e) {
      throw new InstanceProblem(
          "The keys cannot be written to " + file + " (" + e + ")",
          "give a new file in a folder that you may write",
          e);
    }
  }

  /** Puts the keys into the folder of an empty instance, in the place of those it may have. */
  public static void restore(Path file, Path folder) {
    try (var zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (!entry.getName().matches("[a-z][a-z0-9-]*\\.key")) {
          throw new IOException("'" + entry.getName() + "' is no key");
        }
        Path key = folder.resolve(entry.getName());
        Files.deleteIfExists(key);
        Files.createFile(key, OWNER_ALONE);
        Files.write(key, zip.getInputStream(entry).readAllBytes());
      }
    } catch (IOException e) {
      throw new InstanceProblem(
          "The keys " + file + " cannot be restored (" + e.getMessage() + ")",
          "give a file that backup --secrets wrote",
          e);
    }
  }
}
