package lianfang.instance;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 分权事务: transactions that see and change only the rows of given areas. Row-level security in the
 * database enforces it, whatever the query says; outside such a transaction only rows without an
 * area are visible.
 */
public final class ScopedTransactions {

  private final JdbcClient app;
  private final TransactionTemplate appTransaction;
  private final TransactionTemplate engineTransaction;

  /** Transactions on the two pools. */
  public ScopedTransactions(DataSource app, DataSource engine) {
    this.app = JdbcClient.create(app);
    this.appTransaction = new TransactionTemplate(new DataSourceTransactionManager(app));
    this.engineTransaction = new TransactionTemplate(new DataSourceTransactionManager(engine));
  }

  /**
   * Runs {@code work} in one transaction of the application role; joins a running one.
   *
   * @param prefixes division code prefixes joined by commas, empty for rows without an area
   */
  public <T> T in(String prefixes, Supplier<T> work) {
    if (!prefixes.matches("[0-9,]*")) {
      throw new IllegalArgumentException("'" + prefixes + "' is no list of area prefixes");
    }
    return answer(
        appTransaction.execute(status -> {
          app.sql("select set_config('lianfang.scope', ?, true)")
              .param(prefixes)
              .query(String.class)
              .single();
          return work.get();
        }));
  }

  /** Runs {@code work} in one transaction of the engine role, which sees all areas. */
  public <T> T asEngine(Supplier<T> work) {
    return answer(engineTransaction.execute(status -> work.get()));
  }

  private static <T> T answer(@org.jspecify.annotations.Nullable T result) {
    if (result == null) {
      throw new IllegalStateException("the work of a transaction must return a value");
    }
    return result;
  }
}
