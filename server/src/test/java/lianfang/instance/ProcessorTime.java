package lianfang.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Processor time that this JVM and the PostgreSQL of a data folder have used so far, in seconds, so
 * that a busy machine can be told from a slow program. It reads /proc, so it works on Linux alone.
 *
 * @param java of this process
 * @param postgres of the server and of its children, ended ones included
 * @param nanos of the clock on the wall
 */
public record ProcessorTime(double java, double postgres, long nanos) {

  private static final double TICKS_A_SECOND = 100;

  /** The time until now. */
  public static ProcessorTime of(Path data) {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new ProcessorTime(
        system.getProcessCpuTime() / 1e9, postgres(data) / TICKS_A_SECOND, System.nanoTime());
  }

  /** The time since {@code before}. */
  public ProcessorTime since(ProcessorTime before) {
    return new ProcessorTime(java - before.java, postgres - before.postgres, nanos - before.nanos);
  }

  /** Seconds by the clock on the wall. */
  public double seconds() {
    return nanos / 1e9;
  }

  /** One line of a Markdown table: work, how many, seconds, how many a second, processor times. */
  public String row(String work, int count) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %.1f | %,.0f | %.1f | %.1f | %.0f |",
        work,
        count,
        seconds(),
        count / seconds(),
        java,
        postgres,
        1e6 * (java + postgres) / count);
  }

  private static long postgres(Path data) {
    try {
      String postmaster = Files.readAllLines(data.resolve("pg/postmaster.pid")).getFirst().strip();
      try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
        return processes
            .filter(process -> process.getFileName().toString().matches("[0-9]+"))
            .mapToLong(process -> ticks(process, postmaster))
            .sum();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** User and system time of a server's process; of the server itself with its ended children. */
  private static long ticks(Path process, String postmaster) {
    String stat;
    try {
      stat = Files.readString(process.resolve("stat"));
    } catch (IOException ended) {
      return 0;
    }
    List<String> words = Arrays.asList(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    boolean itself = process.getFileName().toString().equals(postmaster);
    return itself || words.get(1).equals(postmaster)
        ? words.subList(11, itself ? 15 : 13).stream().mapToLong(Long::parseLong).sum()
        : 0;
  }
}
