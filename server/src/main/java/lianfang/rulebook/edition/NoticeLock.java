package lianfang.rulebook.edition;

import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import lianfang.fact.Recorder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** 办理锁: two officials who act on one notice at the same time act one after the other. */
@Component
public class NoticeLock {

  private static final int NOTICE_LOCKS = 25023;

  private final JdbcClient client;
  private final TransactionTemplate transaction;

  NoticeLock(DataSource app) {
    this.client = JdbcClient.create(app);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(app));
  }

  /** Runs {@code work} in one transaction within the recorder's areas, alone on this notice. */
  public <T> T in(Recorder by, String notice, Supplier<T> work) {
    T result =
        transaction.execute(status -> {
          client
              .sql(
                  "select set_config('lianfang.scope', ?, true),"
                      + " pg_advisory_xact_lock(?, hashtext(?))::text")
              .params(String.join(",", by.scope().prefixes()), NOTICE_LOCKS, notice)
              .query((row, n) -> row.getString(1))
              .single();
          return work.get();
        });
    return Objects.requireNonNull(result);
  }
}
