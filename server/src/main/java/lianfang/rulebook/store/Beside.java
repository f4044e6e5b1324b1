package lianfang.rulebook.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** 并行: parts of one work on all processors, each in a transaction of its own. */
public final class Beside {

  private final DataSource engine;

  /** Works in this database, as a role that sees all areas. */
  public Beside(DataSource engine) {
    this.engine = engine;
  }

  /** One part, in a transaction of its own that is committed at its end. */
  public interface Part {
    /** Works on this connection. */
    void work(Connection connection) throws SQLException;
  }

  /** Statements on the connection of a part. */
  public static JdbcClient client(Connection connection) {
    return JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  /**
   * Does the parts, begun in their order, and returns when all are done.
   *
   * @throws RuntimeException of the first part in order that failed; parts that were done stay done
   */
  public void run(List<Part> parts) {
    // While one waits for the database, the others keep the processors busy.
    int threads = 1 + Runtime.getRuntime().availableProcessors();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().name("staging-", 0).factory())) {
      List<Future<?>> running = new ArrayList<>();
      for (Part part : parts) {
        running.add(workers.submit(() -> work(part)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while outcomes were staged", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("outcomes could not be staged", e);
    }
  }

  private void work(Part part) {
    try (Connection connection = engine.getConnection()) {
      connection.setAutoCommit(false);
      try {
        part.work(connection);
        connection.commit();
      } finally {
        // Nothing is left to roll back after a commit.
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("outcomes could not be staged", e);
    }
  }
}
