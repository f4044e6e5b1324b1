package lianfang.person.confided;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
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
 * 托付的身份信息: the name, phone or number that a form asked for. The form keeps the id alone; who may
 * open it is said by area and desks, and whoever opens it is written into the audit before.
 */
@Service
public class Confided {

  /** So many characters one entry may hold. */
  public static final int LONGEST = 10_000;

  private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

  private final JdbcClient app;
  private final JdbcClient engine;
  private final PersonSecrets secrets;
  private final Clock real;

  Confided(
      DataSource app,
      @Qualifier("engine") DataSource engine,
      PersonSecrets secrets,
      @Qualifier("real") Clock real) {
    this.app = JdbcClient.create(app);
    this.engine = JdbcClient.create(engine);
    this.secrets = secrets;
    this.real = real;
  }

  /**
   * Where something confided belongs, without what it says.
   *
   * @param id random; stands in the form
   * @param area in which it was confided
   * @param desks that may open it; empty for all that see the form
   */
  public record Entry(UUID id, String area, List<String> desks) {

    /** Keeps the order. */
    public Entry {
      desks = List.copyOf(desks);
    }

    /** Whether somebody who sits at these desks may open it. */
    public boolean mayBeOpenedAt(List<String> seats) {
      return desks.isEmpty() || desks.stream().anyMatch(seats::contains);
    }
  }

  /**
   * Keeps texts in the caller's transaction, which must see the area.
   *
   * @param texts by the name of the field
   * @throws IllegalArgumentException where they are longer than {@link #LONGEST}
   */
  public void keep(Entry entry, Map<String, String> texts) {
    byte[] plain = JsonMapper.shared().writeValueAsBytes(new TreeMap<>(texts));
    if (plain.length > LONGEST) {
      throw new IllegalArgumentException(
          "who somebody is takes at most " + LONGEST + " characters, not " + plain.length);
    }
    Vault.Sealed sealed = secrets.vault().sealAnew(entry.id(), plain);
    app.sql(
            """
            insert into person.confided (id, area, desks, wrapped, sealed, kept_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            entry.id(),
            entry.area(),
            entry.desks().toArray(String[]::new),
            sealed.wrapped(),
            sealed.sealed(),
            Timestamp.from(real.instant()))
        .update();
  }

  /** Where it belongs; empty outside the caller's areas, or once it is erased. */
  public Optional<Entry> find(UUID id) {
    return app.sql("select area, desks from person.confided where id = ?")
        .param(id)
        .query((row, n) ->
            new Entry(id, row.getString(1), List.of((String[]) row.getArray(2).getArray())))
        .optional();
  }

  /**
   * What it says, by field. The caller has asked whether it may be opened, and written the audit.
   */
  public Map<String, String> open(UUID id) {
    record Sealed(byte[] wrapped, byte[] content) {}
    Optional<Sealed> kept =
        app.sql("select wrapped, sealed from person.confided where id = ?")
            .param(id)
            .query((row, n) -> new Sealed(row.getBytes(1), row.getBytes(2)))
            .optional();
    return kept.map(one ->
            JsonMapper.shared()
                .readValue(secrets.vault().open(id, one.wrapped(), one.content()), TEXTS))
        .orElseGet(TreeMap::new);
  }

  /** Destroys these with their keys, in the engine's transaction; how many there were. */
  public long destroy(Collection<UUID> ids) {
    return engine
        .sql("delete from person.confided where id = any (?::uuid[])")
        .param(ids.stream().map(UUID::toString).toArray(String[]::new))
        .update();
  }
}
