package lianfang.access;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 保存的视图: lists as an account keeps them: filters, columns and order of an address. */
@Component
public final class SavedViews {

  /** So many views an account may keep of one list. */
  public static final int OF_LIST_MAX = 30;

  /** So long a name may be. */
  public static final int NAME_MAX = 40;

  private static final int QUERY_MAX = 1_000;

  private final Clock clock;
  private final JdbcClient jdbc;

  SavedViews(DataSource app, @Qualifier("real") Clock real) {
    clock = real;
    jdbc = JdbcClient.create(app);
  }

  /**
   * A view.
   *
   * @param id random
   * @param name as its account called it
   * @param query the part of the address behind the question mark
   */
  public record View(UUID id, String name, String query) {}

  /** The account's views of a list, by name. */
  public List<View> of(UUID account, String list) {
    return jdbc.sql(
            "select id, name, query from access.saved_view where account = ? and list = ?"
                + " order by name")
        .params(account, list)
        .query(
            (row, n) -> new View(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
        .list();
  }

  /**
   * Keeps a view, in place of the one with the same name.
   *
   * @return whether it was kept; false where the name is empty or too long, or there are too many
   */
  public boolean keep(UUID account, String list, String name, String query) {
    String called = name.strip();
    if (called.isEmpty() || called.length() > NAME_MAX || query.length() > QUERY_MAX) {
      return false;
    }
    return jdbc.sql(
                """
                insert into access.saved_view (id, account, list, name, query, created_at)
                select :id, :account, :list, :name, :query, :now
                where (select count(*) from access.saved_view
                  where account = :account and list = :list and name <> :name) < :most
                on conflict (account, list, name) do update set query = excluded.query
                """)
            .param("id", UUID.randomUUID())
            .param("account", account)
            .param("list", list)
            .param("name", called)
            .param("query", query)
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("most", OF_LIST_MAX)
            .update()
        == 1;
  }

  /** Forgets a view of this account. */
  public void drop(UUID account, UUID id) {
    jdbc.sql("delete from access.saved_view where account = ? and id = ?")
        .params(account, id)
        .update();
  }
}
