package lianfang.casework;

import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 回避: who must not see or decide a sealed case, because it is about them or about the unit for
 * which they answer. A policy of the database reads it, so that no desk and no page can forget it.
 */
@Component
public class Recusals {

  private final JdbcClient client;

  Recusals(DataSource app) {
    client = JdbcClient.create(app);
  }

  /**
   * Recuses, in the caller's transaction, whoever sees no more than the unit itself, and its chain.
   *
   * @param unit division code of the unit that the case is about
   * @param accounts who answers for it, from above to below
   */
  public void recuse(UUID id, String unit, Collection<String> accounts) {
    add(id, "", above(unit));
    accounts.stream()
        .filter(account -> !account.isBlank())
        .distinct()
        .forEach(account -> add(id, account, ""));
  }

  private void add(UUID id, String account, String above) {
    client
        .sql(
            """
            insert into casework.recusal (case_id, account, above) values (?, ?, ?)
            on conflict do nothing
            """)
        .params(id, account, above)
        .update();
  }

  private static String above(String unit) {
    int digits =
        switch (unit.length()) {
          case 12 -> 9;
          case 9 -> 6;
          case 6 -> 4;
          default -> Math.min(2, unit.length());
        };
    return unit.substring(0, digits);
  }
}
