package lianfang.person;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;
import lianfang.person.landing.Prepared;
import lianfang.person.landing.Preparer;
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

  static final int BATCH_ROWS = 5_000;
  private static final int WAITING = 2;

  private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(WAITING);
  private final Thread thread;

  RowPump(OpenRoster roster, Preparer preparer) {
    this.thread = Thread.ofPlatform().daemon().name("roster").start(() -> pump(roster, preparer));
  }

  private void pump(OpenRoster roster, Preparer preparer) {
    try {
      List<Prepared> rows = new ArrayList<>(BATCH_ROWS);
      @Nullable RuntimeException failure = null;
      try (Stream<SheetRow> source = roster.rows()) {
        for (SheetRow row : (Iterable<SheetRow>) source::iterator) {
          Prepared prepared = preparer.prepare(row);
          if (prepared != null) {
            rows.add(prepared);
          }
          if (rows.size() == BATCH_ROWS) {
            batches.put(new Batch(rows, false, null));
            rows = new ArrayList<>(BATCH_ROWS);
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
