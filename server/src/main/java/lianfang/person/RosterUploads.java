package lianfang.person;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import lianfang.instance.InstanceSettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * 上传文件: rosters between upload and import, in a folder of the instance that its owner alone may
 * read. They go when they are imported or given up, after two hours, and at the next start.
 */
@Component
public class RosterUploads {

  private static final Duration KEPT = Duration.ofHours(2);

  /**
   * A roster that waits to be imported.
   *
   * @param file where it lies
   * @param name the name that the user gave it
   * @param account who sent it; nobody else may use it
   * @param at when, by the real clock
   */
  public record Upload(Path file, String name, String account, Instant at) {}

  private final Path folder;
  private final Clock real;
  private final Map<UUID, Upload> uploads = new ConcurrentHashMap<>();

  RosterUploads(InstanceSettings settings, @Qualifier("real") Clock real) {
    this.folder = settings.data().resolve("uploads");
    this.real = real;
  }

  /** Keeps a file; the answer finds it again. */
  public UUID keep(InputStream content, String name, String account) {
    forgetOld();
    UUID id = UUID.randomUUID();
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
      uploads.put(id, new Upload(file, name, account, real.instant()));
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of this account. */
  public Optional<Upload> find(UUID id, String account) {
    forgetOld();
    return Optional.ofNullable(uploads.get(id)).filter(u -> u.account().equals(account));
  }

  /** Forgets a file, because it was imported or given up. */
  public void discard(UUID id) {
    Upload upload = uploads.remove(id);
    if (upload != null) {
      delete(upload.file());
    }
  }

  /** Forgets every file, also those of an earlier start; returns how many there were. */
  public long discardAll() {
    uploads.clear();
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      all.forEach(RosterUploads::delete);
      return all.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void forgetOld() {
    Instant since = real.instant().minus(KEPT);
    uploads.forEach((id, upload) -> {
      if (upload.at().isBefore(since)) {
        discard(id);
      }
    });
    if (uploads.isEmpty()) {
      discardAll();
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
