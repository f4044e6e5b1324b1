package lianfang.bench.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 耗时: seconds by the clock on the wall and by the processors, of this process and of all that it
 * started, the database among them. Linux tells it in hundredths of a second.
 *
 * @param seconds by the clock on the wall
 * @param own processor seconds of this process
 * @param database processor seconds of its children
 */
public record Effort(double seconds, double own, double database) {

  private static final double TICKS_A_SECOND = 100;

  /** Something that is measured. */
  public interface Work {
    /** Does it. */
    void run() throws Exception;
  }

  /** Runs and measures. */
  public static Effort of(Work work) throws Exception {
    long self = ProcessHandle.current().pid();
    double own = ticks(self);
    double children = below(self);
    long begin = System.nanoTime();
    work.run();
    return new Effort((System.nanoTime() - begin) / 1e9, ticks(self) - own, below(self) - children);
  }

  /** The same divided by {@code times}. */
  Effort by(double times) {
    return new Effort(seconds / times, own / times, database / times);
  }

  /** Processor seconds of everything together. */
  double processors() {
    return own + database;
  }

  /** The three figures as cells of a table. */
  public String cells() {
    return "%.2f s | %.2f | %.2f".formatted(seconds, own, database);
  }

  /** Processor seconds until now of a process that goes on, and of all that it started. */
  static double untilNow(Process process) {
    return ticks(process.pid()) + below(process.pid());
  }

  /** Those of a process alone. */
  static double aloneUntilNow(Process process) {
    return ticks(process.pid());
  }

  /** Those of the database of a folder, whichever process started it. */
  static double databaseUntilNow(Path folder) throws IOException {
    Path file = folder.resolve("pg/postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
    return ticks(pid) + below(pid);
  }

  /** Processor seconds of this process's children that have ended and were waited for. */
  static double ended() {
    return stat(ProcessHandle.current().pid())
        .map(text -> {
          String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
          return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_A_SECOND;
        })
        .orElse(0.0);
  }

  /** Processor seconds of all descendants; those of ended ones are kept by their parents. */
  private static double below(long pid) {
    Map<Long, List<Long>> children = new HashMap<>();
    ProcessHandle.allProcesses()
        .forEach(process ->
            process
                .parent()
                .ifPresent(parent ->
                    children
                        .computeIfAbsent(parent.pid(), key -> new ArrayList<>())
                        .add(process.pid())));
    double sum = 0;
    Deque<Long> open = new ArrayDeque<>(children.getOrDefault(pid, List.of()));
    while (!open.isEmpty()) {
      long next = open.pop();
      sum += ticks(next);
      open.addAll(children.getOrDefault(next, List.of()));
    }
    return sum;
  }

  private static double ticks(long pid) {
    return stat(pid)
        .map(text -> {
          String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
          double sum = 0;
          // User and system time of the process, then of its ended children.
          for (int i = 11; i <= 14; i++) {
            boolean isChildOfJvm = i > 12 && pid == ProcessHandle.current().pid();
            sum += isChildOfJvm ? 0 : Long.parseLong(fields[i]);
          }
          return sum / TICKS_A_SECOND;
        })
        .orElse(0.0);
  }

  private static Optional<String> stat(long pid) {
    Path file = Path.of("/proc", String.valueOf(pid), "stat");
    try {
      return Optional.of(Files.readString(file));
    } catch (java.nio.file.NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException e) {
      // A process that ends while it is read is gone as well.
      if (!Files.exists(file.getParent())) {
        return Optional.empty();
      }
      throw new UncheckedIOException(e);
    }
  }
}
