package lianfang.person;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import lianfang.instance.InstanceSettings;
import org.springframework.stereotype.Component;

/**
 * 上传文件: rosters between upload and import, in a folder of the instance that its owner alone may
 * read. {@link ImportJobs} says which of them are still needed.
 */
@Component
public class RosterUploads {

  private final Path folder;

  RosterUploads(InstanceSettings settings) {
    this.folder = settings.data().resolve("uploads");
  }

  /** Keeps a file. */
  public Path keep(InputStream content) {
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      Path file =
          Files.createTempFile(
              folder,
              "roster",
              ".part",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (var out = Files.newOutputStream(file)) {
        content.transferTo(out);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of this name, which may be gone. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** Forgets a file, because it was imported or given up. */
  public void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets every file; returns how many there were. */
  public long discardAll() {
    return discardExcept(List.of());
  }

  /** Forgets every file but these; returns how many went. */
  long discardExcept(Collection<Path> needed) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> gone = files.filter(file -> !needed.contains(file)).toList();
      gone.forEach(this::discard);
      return gone.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
