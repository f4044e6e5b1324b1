package lianfang.instance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who runs the database of a data folder. The owner holds {@code owner.lock} and writes its process
 * and port to {@code owner}; everybody else holds {@code guests.lock} shared and attaches. An owner
 * that leaves waits for its guests, so that two commands at the same time both finish.
 */
final class Ownership implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration GUESTS = Duration.ofMinutes(10);

  /** Closing any channel on a lock file would free this process's lock on it. */
  private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

  private final Path data;
  private @Nullable FileChannel owner;
  private @Nullable FileChannel guest;

  private Ownership(Path data) {
    this.data = data;
  }

  /** Becomes the owner of {@code data}, or its guest where another process owns it. */
  static Ownership take(Path data) {
    var taken = new Ownership(data);
    try {
      if (!HERE.add(data)) {
        throw new InstanceProblem(
            "Data folder " + data + " is already open in this process", "close it first");
      }
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!taken.tryOwner() && !taken.tryGuest()) {
        if (System.nanoTime() > deadline) {
          throw new InstanceProblem(
              "Data folder " + data + " stays locked (" + Files.readString(taken.note()) + ")",
              "wait for that process to end, or end it");
        }
        pause();
      }
      return taken;
    } catch (IOException e) {
      HERE.remove(data);
      throw new InstanceProblem(
          "Data folder " + data + " cannot be locked (" + e.getMessage() + ")",
          "use a local disk with free space that you may write",
          e);
    } catch (InstanceProblem e) {
      HERE.remove(data);
      throw e;
    }
  }

  /** The port of the owner's server where this process is a guest, empty where it is the owner. */
  Optional<Integer> ownersPort() {
    return owner != null ? Optional.empty() : readPort();
  }

  /** Tells others who the owner is and where its server listens. */
  void publish(int port) throws IOException {
    String text = "process %d%nport %d%n".formatted(ProcessHandle.current().pid(), port);
    Path part = data.resolve("owner.part");
    Files.writeString(part, text);
    Files.move(part, note(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private boolean tryOwner() throws IOException {
    FileChannel channel = open("owner.lock");
    if (lock(channel, false) == null) {
      channel.close();
      return false;
    }
    owner = channel;
    Files.deleteIfExists(note());
    return true;
  }

  private boolean tryGuest() throws IOException {
    FileChannel channel = open("guests.lock");
    if (lock(channel, true) == null) {
      channel.close();
      return false;
    }
    // The owner may have left, or not be ready yet.
    if (readPort().isEmpty() || ownerHasLeft()) {
      channel.close();
      return false;
    }
    guest = channel;
    return true;
  }

  private boolean ownerHasLeft() throws IOException {
    try (FileChannel channel = open("owner.lock")) {
      return lock(channel, false) != null;
    }
  }

  private Optional<Integer> readPort() {
    try {
      return Files.readString(note())
          .lines()
          .filter(line -> line.startsWith("port "))
          .map(line -> Integer.valueOf(line.substring(5).strip()))
          .findFirst();
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  private Path note() {
    return data.resolve("owner");
  }

  private FileChannel open(String name) throws IOException {
    return FileChannel.open(
        data.resolve(name),
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  private static @Nullable FileLock lock(FileChannel channel, boolean shared) throws IOException {
    try {
      return channel.tryLock(0, Long.MAX_VALUE, shared);
    } catch (OverlappingFileLockException here) {
      return null;
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(30);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * Leaves. An owner waits for its guests first, then runs {@code stop}, which stops the server,
   * while nobody can attach.
   */
  void leave(Runnable stop) {
    try {
      if (owner == null) {
        stop.run();
        return;
      }
      try (FileChannel guests = open("guests.lock")) {
        long deadline = System.nanoTime() + GUESTS.toNanos();
        while (lock(guests, false) == null && System.nanoTime() < deadline) {
          pause();
        }
        stop.run();
        Files.deleteIfExists(note());
        close();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    try {
      for (FileChannel channel : new FileChannel[] {owner, guest}) {
        if (channel != null) {
          channel.close();
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } finally {
      owner = null;
      guest = null;
      HERE.remove(data);
    }
  }
}
