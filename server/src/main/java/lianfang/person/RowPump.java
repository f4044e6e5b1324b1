package lianfang.person;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;
import lianfang.person.landing.Prepared;
import lianfang.person.landing.Preparer;
import lianfang.person.roster.SheetCell;
import lianfang.person.sheet.SheetRow;
import org.jspecify.annotations.Nullable;

/**
 * Reads and prepares rows on a thread of its own while the database lands the batch before; at most
 * two batches wait, so that memory stays bounded whatever the file's size.
 */
final class RowPump implements AutoCloseable {

  /**
   * A batch.
   *
   * @param rows prepared, in order
   * @param last whether nothing follows
   * @param failure why reading stopped, or null
   */
  record Batch(List<Prepared> rows, boolean last, @Nullable RuntimeException failure) {}

  static final int BATCH_ROWS = 10_000;

  /** Wide rows and long cells make smaller batches, in characters; memory holds each six times. */
  private static final long BATCH_WEIGHT = 3L << 20;

  private static final int CELL_WEIGHT = 8;
  private static final int WAITING = 2;

  private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(WAITING);
  private final Thread thread;

  RowPump(OpenRoster roster, Preparer preparer) {
    this.thread = Thread.ofPlatform().daemon().name("roster").start(() -> pump(roster, preparer));
  }

  private void pump(OpenRoster roster, Preparer preparer) {
    try {
      List<Prepared> rows = new ArrayList<>();
      long weight = 0;
      @Nullable RuntimeException failure = null;
      try (Stream<SheetRow> source = roster.rows()) {
        for (SheetRow row : (Iterable<SheetRow>) source::iterator) {
          Prepared prepared = preparer.prepare(row);
          if (prepared != null) {
            rows.add(prepared);
            weight += weight(row);
          }
          if (rows.size() == BATCH_ROWS || weight >= BATCH_WEIGHT) {
            batches.put(new Batch(rows, false, null));
            rows = new ArrayList<>();
            weight = 0;
          }
        }
      } catch (RuntimeException e) {
        failure = e;
      }
      batches.put(new Batch(rows, true, failure));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static long weight(SheetRow row) {
    long weight = 0;
    for (SheetCell cell : row.cells()) {
      weight += CELL_WEIGHT + cell.text().length();
    }
    return weight;
  }

  /** The next batch; waits for it. */
  Batch next() {
    try {
      return batches.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the import was stopped", e);
    }
  }

  /** Ends the reading thread and waits until it no longer touches the file. */
  @Override
  public void close() {
    thread.interrupt();
    batches.clear();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
