package lianfang.web.command;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of its own in memory, which can be filled; root alone can mount one. */
record SmallDisk(Path folder) implements AutoCloseable {

  /** Mounts it, or leaves the test out. */
  static SmallDisk mount(Path folder, int mebibytes) throws IOException {
    Files.createDirectory(folder);
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder);
    if (!mounted) {
      System.err.println("Left out: a small disk can be mounted by root alone");
    }
    assumeTrue(mounted, "a small disk can be mounted by root alone");
    return new SmallDisk(folder);
  }

  /** Fills it but for so many bytes. */
  void fill(long left) throws IOException {
    FileStore store = Files.getFileStore(folder);
    byte[] block = new byte[1 << 20];
    try (var file = new RandomAccessFile(ballast().toFile(), "rw")) {
      while (store.getUsableSpace() > left) {
        file.write(block);
      }
    }
  }

  /** Frees what {@link #fill} took. */
  void free() throws IOException {
    Files.delete(ballast());
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  private static boolean run(Object... words) throws IOException {
    String[] all = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      all[i] = words[i].toString();
    }
    try {
      return new ProcessBuilder(all).inheritIO().start().waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    run("umount", "-l", folder);
  }
}
