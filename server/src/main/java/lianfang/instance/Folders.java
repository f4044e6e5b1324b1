package lianfang.instance;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** What the instance does to folders, with sentences for an operator where it cannot. */
final class Folders {

  private Folders() {}

  /** Creates {@code data} for its owner alone, or checks that this user owns and may write it. */
  static void claim(Path data) {
    try {
      if (!Files.isDirectory(data)) {
        Files.createDirectories(
            data,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      if (!Files.isWritable(data) || !isOurs(data)) {
        String owner = Files.getOwner(data).getName();
        throw new InstanceProblem(
            "Data folder "
                + data
                + " belongs to "
                + owner
                + " and you are "
                + System.getProperty("user.name", ""),
            "run as " + owner + ", or give another folder with --data DIR");
      }
    } catch (IOException e) {
      throw new InstanceProblem(
          "Data folder " + data + " cannot be used (" + e + ")",
          "give a folder that you may write with --data DIR",
          e);
    }
  }

  /** By number and not by name: in a container a user often has no name. */
  private static boolean isOurs(Path data) throws IOException {
    Path probe = Files.createTempFile(data, "owner", ".part");
    try {
      return Files.getAttribute(probe, "unix:uid").equals(Files.getAttribute(data, "unix:uid"));
    } finally {
      Files.delete(probe);
    }
  }

  /** Deletes a folder with everything in it. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException problem)
              throws IOException {
            if (problem != null) {
              throw problem;
            }
            Files.delete(emptied);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Where unpacked binaries are kept for all data folders of this user. */
  static Path cache(Path data) {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path home = Path.of(System.getProperty("user.home", "?"));
    Path cache = xdg == null || xdg.isBlank() ? home.resolve(".cache") : Path.of(xdg);
    boolean usable =
        Files.isDirectory(cache)
            ? Files.isWritable(cache)
            : cache.getParent() != null && Files.isWritable(cache.getParent());
    return usable ? cache.resolve("lianfang") : data.resolve("bin");
  }
}
