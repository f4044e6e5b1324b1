package lianfang.casework.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lianfang.instance.InstanceSettings;
import lianfang.instance.ScopedTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 证据清理: takes away files that no step has named: their sender went away, or the server was killed
 * between file, row and step. A file that a step has named is never touched.
 */
@Component
public class EvidenceSweep {

  private static final Logger LOG = LoggerFactory.getLogger(EvidenceSweep.class);

  /** So long a file waits for its step: a day longer than a draft that may name it. */
  public static final Duration UNNAMED = Duration.ofDays(31);

  /** A file gets its row at once, or the server was killed between the two. */
  static final Duration WITHOUT_ROW = Duration.ofDays(1);

  /** Who keeps a file holds this shared until its row is there; who deletes holds it alone. */
  static final String SHARED = "select pg_advisory_xact_lock_shared(25061)::text";

  private static final String ALONE = "select pg_advisory_xact_lock(25061)::text";
  private static final int HOURS = 24;
  private static final int HEX = 16;

  private final InstanceSettings settings;
  private final ScopedTransactions transactions;
  private final JdbcClient engine;
  private final Clock clock;
  private final Clock real;

  EvidenceSweep(
      InstanceSettings settings,
      ScopedTransactions transactions,
      @Qualifier("engine") DataSource engine,
      Clock clock,
      @Qualifier("real") Clock real) {
    this.settings = settings;
    this.transactions = transactions;
    this.engine = JdbcClient.create(engine);
    this.clock = clock;
    this.real = real;
  }

  /**
   * What was taken away.
   *
   * @param rows of files that nobody has named for too long
   * @param files that have no row, those of the rows among them
   */
  public record Swept(int rows, int files) {}

  /** The part of the hour: each folder is looked through once a day. */
  public Swept ofHour() {
    int hour = real.instant().atZone(ZoneOffset.UTC).getHour();
    Swept swept = sweep(folder -> folder % HOURS == hour);
    if (swept.rows() + swept.files() > 0) {
      LOG.info("{} files that no step came to name were swept", swept.files());
    }
    return swept;
  }

  /** Rows that are too old, and files without a row in the folders of these numbers. */
  public Swept sweep(IntPredicate folders) {
    Timestamp before = Timestamp.from(clock.instant().minus(UNNAMED));
    List<String> gone =
        engine
            .sql("delete from casework.evidence where not named and kept_at < ? returning hash")
            .param(before)
            .query(String.class)
            .list();
    int files = delete(gone.stream().map(settings::evidence).toList(), Instant.MAX);
    Instant young = real.instant().minus(WITHOUT_ROW);
    for (Path folder : folders()) {
      if (folders.test(Integer.parseInt(folder.getFileName().toString(), HEX))) {
        files += delete(inside(folder), young);
      }
    }
    return new Swept(gone.size(), files);
  }

  /** Deletes those of these files that no row names and that were written before. */
  int delete(List<Path> candidates, Instant before) {
    if (candidates.isEmpty()) {
      return 0;
    }
    return transactions.asEngine(() -> {
      engine.sql(ALONE).query(String.class).single();
      Set<String> known =
          new HashSet<>(
              engine
                  .sql("select hash from casework.evidence where hash = any (?)")
                  .param(
                      candidates.stream()
                          .map(one -> one.getFileName().toString())
                          .toArray(String[]::new))
                  .query(String.class)
                  .list());
      int deleted = 0;
      for (Path one : candidates) {
        if (!known.contains(one.getFileName().toString()) && deleted(one, before)) {
          deleted++;
        }
      }
      return deleted;
    });
  }

  private static boolean deleted(Path file, Instant before) {
    try {
      return Files.exists(file)
          && Files.getLastModifiedTime(file).toInstant().isBefore(before)
          && Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("a file of no case cannot be deleted: " + file, e);
    }
  }

  private List<Path> folders() {
    return Files.isDirectory(settings.evidence())
        ? inside(settings.evidence()).stream()
            .filter(one -> one.getFileName().toString().matches("[0-9a-f]{2}"))
            .toList()
        : List.of();
  }

  private static List<Path> inside(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of evidence cannot be read: " + folder, e);
    }
  }
}
