package lianfang.instance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
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
    checked(prefixes);
    return answer(
        appTransaction.execute(status -> {
          app.sql("select set_config('lianfang.scope', ?, true)")
              .param(prefixes)
              .query(String.class)
              .single();
          return work.get();
        }));
  }

  /**
   * The same with more settings of the transaction, all by one statement: many short transactions
   * should not wait for three.
   *
   * @param settings values by names of settings
   * @param work is given what the settings were before; empty where they were not set
   */
  public <T> T in(
      String prefixes, SortedMap<String, String> settings, Function<Map<String, String>, T> work) {
    return answer(appTransaction.execute(status -> work.apply(set(checked(prefixes), settings))));
  }

  /**
   * Runs {@code work} in one transaction of the application role, whose parts name their areas one
   * after the other; before the first one only rows without an area are visible.
   */
  public <T> T inParts(Supplier<T> work) {
    return answer(appTransaction.execute(status -> work.get()));
  }

  private Map<String, String> set(String prefixes, SortedMap<String, String> settings) {
    StringBuilder sql = new StringBuilder("select set_config('lianfang.scope', ?, true)");
    StringBuilder before = new StringBuilder();
    int n = 0;
    for (String name : settings.keySet()) {
      sql.append(", set_config('").append(name).append("', ?, true), b").append(n);
      before
          .append(n == 0 ? "select " : ", ")
          .append("coalesce(current_setting('")
          .append(name)
          .append("', true), '') as b")
          .append(n++);
    }
    sql.append(" from (").append(before).append(" offset 0) s");
    List<String> values = new ArrayList<>(List.of(prefixes));
    values.addAll(settings.values());
    return app.sql(sql.toString())
        .params(values)
        .query((row, index) -> {
          Map<String, String> were = new HashMap<>();
          int column = 3;
          for (String name : settings.keySet()) {
            were.put(name, row.getString(column));
            column += 2;
          }
          return were;
        })
        .single();
  }

  private static String checked(String prefixes) {
    if (!prefixes.matches("[0-9,]*")) {
      throw new IllegalArgumentException("'" + prefixes + "' is no list of area prefixes");
    }
    return prefixes;
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
