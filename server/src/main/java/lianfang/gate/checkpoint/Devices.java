package lianfang.gate.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 设备登记册: phones that work at checkpoints. A code enrols one of them once; afterwards it shows a
 * token of which only the hash is kept. Reading by code or token knows no area yet, so it is done
 * by the engine's role; all else sees what its transaction may see.
 */
@Component
public class Devices {

  /** A code is typed while somebody stands beside the page that shows it. */
  public static final Duration CODE_HOLDS = Duration.ofMinutes(30);

  private static final String PREFIX = "lfg_";

  /** Without letters that look like digits or like each other. */
  private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  private static final int CODE_LENGTH = 10;
  private static final int AGENT_MAX = 200;

  private static final String COLUMNS =
      "select d.*, c.area from gate.device d join gate.checkpoint c on c.id = d.checkpoint ";

  private final JdbcClient app;
  private final JdbcClient engine;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Devices(DataSource app, @Qualifier("engine") DataSource engine, @Qualifier("real") Clock real) {
    this.app = JdbcClient.create(app);
    this.engine = JdbcClient.create(engine);
    clock = real;
  }

  /** A device that waits to be enrolled, and the code that can be read only now. */
  public record Offered(UUID device, String code) {}

  /** An enrolled device and the token that it keeps. */
  public record Enrolled(DeviceEntry device, String token) {}

  /** Offers a place at a checkpoint to a device, in the caller's transaction. */
  public Offered offer(UUID checkpoint, String called, String by) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < CODE_LENGTH; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    UUID id = UUID.randomUUID();
    Instant now = clock.instant();
    app.sql(
            """
            insert into gate.device
              (id, checkpoint, called, code_hash, code_expires_at, created_at, created_by, agent)
            values (?, ?, ?, ?, ?, ?, ?, '')
            """)
        .param(id)
        .param(checkpoint)
        .param(called)
        .param(hash(code.toString()))
        .param(Timestamp.from(now.plus(CODE_HOLDS)))
        .param(Timestamp.from(now))
        .param(by)
        .update();
    return new Offered(id, code.insert(CODE_LENGTH / 2, '-').toString());
  }

  /** Enrols the device that shows this code; a code works once. */
  public Optional<Enrolled> enrol(String typed, String agent) {
    String code = typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Timestamp now = Timestamp.from(clock.instant());
    return engine
        .sql(
            """
            update gate.device set code_hash = null, token_hash = ?, enrolled_at = ?, agent = ?
            where code_hash = ? and code_expires_at > ? and revoked_at is null returning id
            """)
        .param(hash(token))
        .param(now)
        .param(agent.length() > AGENT_MAX ? agent.substring(0, AGENT_MAX) : agent)
        .param(hash(code))
        .param(now)
        .query(UUID.class)
        .optional()
        .flatMap(id -> find(engine, id))
        .map(device -> new Enrolled(device, token));
  }

  /** The device that shows this token; empty where it works no longer. */
  public Optional<DeviceEntry> ofToken(String token) {
    return engine
        .sql(COLUMNS + "where d.token_hash = ? and d.revoked_at is null")
        .param(hash(token))
        .query(Devices::device)
        .optional();
  }

  /** The post of a device, which knows no area before it is told. */
  public Optional<Checkpoint> checkpoint(DeviceEntry device) {
    return engine
        .sql("select * from gate.checkpoint where id = ?")
        .param(device.checkpoint())
        .query(Checkpoints::checkpoint)
        .optional();
  }

  /** Keeps when a device called, how far off its clock was and how much it had still to send. */
  public void seen(UUID device, @Nullable Integer clockOff, @Nullable Integer waiting) {
    engine
        .sql(
            """
            update gate.device set seen_at = ?, clock_off = coalesce(?, clock_off),
              waiting = coalesce(?, waiting) where id = ?
            """)
        .param(Timestamp.from(clock.instant()))
        .param(clockOff)
        .param(waiting)
        .param(device)
        .update();
  }

  /** The devices of a post, the latest first. */
  public List<DeviceEntry> list(UUID checkpoint) {
    return app.sql(COLUMNS + "where d.checkpoint = ? order by d.created_at desc")
        .param(checkpoint)
        .query(Devices::device)
        .list();
  }

  /** One device. */
  public Optional<DeviceEntry> find(UUID id) {
    return find(app, id);
  }

  /** Ends what a device may do; its token opens nothing from now on. */
  public void revoke(UUID id, String by) {
    app.sql(
            """
            update gate.device set revoked_at = ?, revoked_by = ?
            where id = ? and revoked_at is null
            """)
        .param(Timestamp.from(clock.instant()))
        .param(by)
        .param(id)
        .update();
  }

  private static Optional<DeviceEntry> find(JdbcClient client, UUID id) {
    return client.sql(COLUMNS + "where d.id = ?").param(id).query(Devices::device).optional();
  }

  private static DeviceEntry device(ResultSet row, int n) throws SQLException {
    return new DeviceEntry(
        row.getObject("id", UUID.class),
        row.getObject("checkpoint", UUID.class),
        row.getString("called"),
        row.getString("area"),
        row.getString("agent"),
        Objects.requireNonNull(moment(row, "code_expires_at")),
        moment(row, "enrolled_at"),
        moment(row, "seen_at"),
        row.getObject("clock_off", Integer.class),
        row.getObject("waiting", Integer.class),
        moment(row, "revoked_at"));
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 belongs to every JDK", e);
    }
  }
}
