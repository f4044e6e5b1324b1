package lianfang.casework.hook;

import java.net.URI;
import java.net.URISyntaxException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 推送登记: addresses that are told what happens to cases, and how that goes. */
@Service
public class Hooks {

  private static final int OF_INSTANCE_MOST = 20;

  private final JdbcClient app;
  private final Clock clock;
  private final Clock real;

  Hooks(DataSource app, Clock clock, @Qualifier("real") Clock real) {
    this.app = JdbcClient.create(app);
    this.clock = clock;
    this.real = real;
  }

  /**
   * Tells an address from now on.
   *
   * @throws HookRefused where it has no name or is no address that may be told
   */
  public UUID add(String called, String url, String area, List<String> types) {
    String name = called.strip();
    refuseIf(name.isEmpty() || name.length() > 60, HookRefused.Why.NAME_MISSING);
    refuseIf(
        list().stream().filter(one -> one.endedAt() == null).count() >= OF_INSTANCE_MOST,
        HookRefused.Why.TOO_MANY);
    check(url);
    UUID id = UUID.randomUUID();
    app.sql(
            """
            insert into casework.hook (id, called, url, area, types, since)
            values (?, ?, ?, ?, ?, ?)
            """)
        // By the clock of the ledger: in a demo its facts are years older than the machine's time.
        .params(id, name, url, area, types.toArray(String[]::new), Timestamp.from(clock.instant()))
        .update();
    return id;
  }

  /** Encrypted, or to an address of the own network; never with a password in it. */
  private static void check(String url) {
    URI address;
    try {
      address = new URI(url);
    } catch (URISyntaxException wrong) {
      throw new HookRefused(HookRefused.Why.NO_ADDRESS);
    }
    String host = address.getHost();
    boolean whole = host != null && address.getUserInfo() == null && url.length() <= 500;
    refuseIf(!whole, HookRefused.Why.NO_ADDRESS);
    boolean own =
        host != null
            && host.matches("127\\..*|10\\..*|192\\.168\\..*|172\\.(1[6-9]|2[0-9]|3[01])\\..*");
    boolean safe = "https".equals(address.getScheme()) || own && "http".equals(address.getScheme());
    refuseIf(!safe, HookRefused.Why.NOT_HTTPS);
  }

  private static void refuseIf(boolean wrong, HookRefused.Why why) {
    if (wrong) {
      throw new HookRefused(why);
    }
  }

  /** Tells it nothing any more; what waits is given up. */
  public void end(UUID hook) {
    app.sql("update casework.hook set ended_at = ? where id = ? and ended_at is null")
        .params(now(), hook)
        .update();
    app.sql("update casework.hook_message set next_at = null where hook = ? and arrived_at is null")
        .param(hook)
        .update();
  }

  /** What was given up is tried once more; how many messages. */
  public int again(UUID hook) {
    return app.sql(
            """
            update casework.hook_message m set next_at = ?, tries = 0 from casework.hook h
            where m.hook = ? and h.id = m.hook and h.ended_at is null and m.arrived_at is null
              and m.next_at is null
            """)
        .params(now(), hook)
        .update();
  }

  /** All that the transaction may see, the latest first. */
  public List<Hook> list() {
    return app.sql("select * from casework.hook order by ended_at is not null, since desc, id")
        .query((row, n) -> hook(row))
        .list();
  }

  /** One of them. */
  public Optional<Hook> find(UUID id) {
    return app.sql("select * from casework.hook where id = ?")
        .param(id)
        .query((row, n) -> hook(row))
        .optional();
  }

  /** The latest messages, what went wrong first. */
  public List<Hook.Message> messages(UUID hook, int limit) {
    return app.sql(
            """
            select * from casework.hook_message where hook = ?
            order by arrived_at is not null, position desc limit ?
            """)
        .params(hook, limit)
        .query((row, n) ->
            new Hook.Message(
                row.getObject("fact", UUID.class),
                row.getString("kind"),
                row.getTimestamp("happened_at").toInstant(),
                row.getInt("tries"),
                instant(row, "next_at"),
                instant(row, "arrived_at"),
                row.getString("problem")))
        .list();
  }

  /** How it goes. */
  public Hook.Health health(UUID hook) {
    return app.sql(
            """
            select count(*) filter (where arrived_at is null and next_at is not null) as waiting,
              count(*) filter (where arrived_at is null and next_at is null) as given_up,
              max(arrived_at) as last from casework.hook_message where hook = ?
            """)
        .param(hook)
        .query((row, n) -> new Hook.Health(row.getLong(1), row.getLong(2), instant(row, "last")))
        .single();
  }

  static Hook hook(ResultSet row) throws SQLException {
    return new Hook(
        row.getObject("id", UUID.class),
        row.getString("called"),
        row.getString("url"),
        row.getString("area"),
        List.of((String[]) row.getArray("types").getArray()),
        row.getTimestamp("since").toInstant(),
        instant(row, "ended_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private Timestamp now() {
    return Timestamp.from(real.instant());
  }
}
