package lianfang.person.confided;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.person.store.PersonSecrets;
import lianfang.person.store.Vault;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * 草稿: what an account typed into a form and has not sent, so that it is found again on another
 * machine. It may tell who somebody is and is sealed for that reason.
 */
@Service
public class FormDrafts {

  /** So long a draft is kept after the last change. */
  public static final Duration KEPT = Duration.ofDays(30);

  /** So many drafts an account may have; the oldest gives way. */
  public static final int OF_ACCOUNT_MOST = 50;

  private static final int BYTES_MOST = 1 << 20;
  private static final TypeReference<TreeMap<String, List<String>>> FIELDS =
      new TypeReference<>() {};

  private final JdbcClient app;
  private final JdbcClient engine;
  private final PersonSecrets secrets;
  private final Clock real;

  FormDrafts(
      DataSource app,
      @Qualifier("engine") DataSource engine,
      PersonSecrets secrets,
      @Qualifier("real") Clock real) {
    this.app = JdbcClient.create(app);
    this.engine = JdbcClient.create(engine);
    this.secrets = secrets;
    this.real = real;
  }

  /** A draft: the values of each field, and when it was last changed. */
  public record Draft(Map<String, List<String>> fields, Instant keptAt) {}

  /** Keeps what stands in the form now; false where it is too much to be kept. */
  public boolean keep(UUID account, String form, Map<String, List<String>> fields) {
    byte[] plain = JsonMapper.shared().writeValueAsBytes(new TreeMap<>(fields));
    if (plain.length > BYTES_MOST || form.length() > 200) {
      return false;
    }
    UUID id = UUID.randomUUID();
    Vault.Sealed sealed = secrets.vault().sealAnew(id, plain);
    app.sql(
            """
            insert into person.form_draft (id, account, form, wrapped, sealed, kept_at)
            values (?, ?, ?, ?, ?, ?) on conflict (account, form) do update
            set id = excluded.id, wrapped = excluded.wrapped, sealed = excluded.sealed,
              kept_at = excluded.kept_at
            """)
        .params(id, account, form, sealed.wrapped(), sealed.sealed(), now())
        .update();
    app.sql(
            """
            delete from person.form_draft where account = ? and id in (
              select id from person.form_draft where account = ?
              order by kept_at desc, id offset ?)
            """)
        .params(account, account, OF_ACCOUNT_MOST)
        .update();
    return true;
  }

  /** What the account typed into this form last. */
  public Optional<Draft> find(UUID account, String form) {
    record Row(UUID id, byte[] wrapped, byte[] sealed, Instant at) {}
    Optional<Row> kept =
        app.sql(
                "select id, wrapped, sealed, kept_at from person.form_draft"
                    + " where account = ? and form = ?")
            .params(account, form)
            .query((row, n) ->
                new Row(
                    row.getObject(1, UUID.class),
                    row.getBytes(2),
                    row.getBytes(3),
                    row.getTimestamp(4).toInstant()))
            .optional();
    return kept.map(row -> {
      byte[] plain = secrets.vault().open(row.id(), row.wrapped(), row.sealed());
      return new Draft(JsonMapper.shared().readValue(plain, FIELDS), row.at());
    });
  }

  /** Forgets the draft: the form was sent, or the account begins anew. */
  public void drop(UUID account, String form) {
    app.sql("delete from person.form_draft where account = ? and form = ?")
        .params(account, form)
        .update();
  }

  /** Forgets what nobody has changed for {@link #KEPT}; returns how many. */
  public int forgetOld() {
    return app.sql("delete from person.form_draft where kept_at < ?")
        .param(Timestamp.from(real.instant().minus(KEPT)))
        .update();
  }

  /**
   * Destroys the drafts of everybody whose form bears this id, because it is about somebody who is
   * erased; in the engine's transaction.
   */
  public long forget(UUID about) {
    return engine
        .sql("delete from person.form_draft where strpos(form, ?) > 0")
        .param(about.toString())
        .update();
  }

  private Timestamp now() {
    return Timestamp.from(real.instant());
  }
}
