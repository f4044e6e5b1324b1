package lianfang.access.phone;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
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
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.sql.DataSource;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 班次: on a bound phone an account works for one shift with a PIN, instead of a code of a second
 * device, which people who share a phone do not have. The PIN is made by the console, holds for the
 * shift, and is worth nothing without the phone. Reading by code or token knows no area yet, so it
 * is done by the engine's role; all else sees what its transaction may see.
 */
@Component
public class ShiftPhones {

  /** A code is typed while somebody stands beside the page that shows it. */
  public static final Duration CODE_HOLDS = Duration.ofMinutes(30);

  /** A shift, and with it the PIN. */
  public static final Duration SHIFT = Duration.ofHours(24);

  private static final int TRIES = 5;
  private static final int ROUNDS = 210_000;
  private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int CODE_LENGTH = 10;

  private final JdbcClient jdbc;
  private final JdbcClient engine;
  private final Accounts accounts;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ShiftPhones(
      DataSource app,
      @Qualifier("engine") DataSource engine,
      Accounts accounts,
      @Qualifier("real") Clock real) {
    jdbc = JdbcClient.create(app);
    this.engine = JdbcClient.create(engine);
    this.accounts = accounts;
    clock = real;
  }

  /** A shift that has begun: its token is read only now. */
  public record Begun(Account account, String token, Instant until) {}

  /** Offers a place to a phone that workers of an area share; the code is read only now. */
  public String offer(Account by, String area, String called) {
    return offer(by, area, called, false);
  }

  /**
   * Offers a place to a phone in an area; the code is read only now.
   *
   * @param own whether nobody else ever works on it
   */
  public String offer(Account by, String area, String called, boolean own) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < CODE_LENGTH; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into access.phone
              (id, called, area, owner, code_hash, code_expires_at, created_by, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(UUID.randomUUID())
        .param(called)
        .param(area)
        .param(own ? by.id() : null)
        .param(hash(code.toString()))
        .param(Timestamp.from(now.plus(CODE_HOLDS)))
        .param(by.id())
        .param(Timestamp.from(now))
        .update();
    return code.insert(CODE_LENGTH / 2, '-').toString();
  }

  /** Binds the phone that shows this code, once; the answer is its token. */
  public Optional<String> bind(String typed) {
    String code = typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    String token = "lfp_" + token();
    Timestamp now = Timestamp.from(clock.instant());
    int bound =
        engine
            .sql(
                """
                update access.phone set code_hash = null, token_hash = ?, enrolled_at = ?
                where code_hash = ? and code_expires_at > ? and revoked_at is null
                """)
            .param(hash(token))
            .param(now)
            .param(hash(code))
            .param(now)
            .update();
    return bound == 1 ? Optional.of(token) : Optional.empty();
  }

  /** The phones of an area and below. */
  public List<Phone> list(String area) {
    return jdbc.sql("select * from access.phone where area ^@ ? order by created_at desc")
        .param(area)
        .query(ShiftPhones::phone)
        .list();
  }

  /** Ends a phone of an area; its shifts end with it. Returns how many were ended. */
  public int revoke(UUID id, String area) {
    return jdbc.sql(
            """
            update access.phone set revoked_at = ?
            where id = ? and area ^@ ? and revoked_at is null
            """)
        .param(Timestamp.from(clock.instant()))
        .param(id)
        .param(area)
        .update();
  }

  /** A new PIN for this account's shift; the one before holds no longer. */
  public String pin(Account account) {
    String pin = "%06d".formatted(random.nextInt(1_000_000));
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    jdbc.sql(
            """
            insert into access.shift_pin (account, salt, hash, failures, expires_at)
            values (?, ?, ?, 0, ?)
            on conflict (account) do update set salt = excluded.salt, hash = excluded.hash,
              failures = 0, expires_at = excluded.expires_at
            """)
        .param(account.id())
        .param(salt)
        .param(slow(pin, salt))
        .param(Timestamp.from(clock.instant().plus(SHIFT)))
        .update();
    return pin;
  }

  /** Begins a shift; empty where phone, login or PIN is wrong, whichever it is. */
  public Optional<Begun> begin(String phoneToken, String login, String pin) {
    Optional<Phone> phone = ofToken(phoneToken);
    Optional<Account> account = accounts.find(login).filter(one -> !one.locked());
    if (phone.isEmpty() || account.isEmpty() || !mayWork(account.get(), phone.get())) {
      return Optional.empty();
    }
    if (!rightPin(account.get(), pin)) {
      return Optional.empty();
    }
    String token = "lfs_" + token();
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into access.shift (hash, phone, account, created_at, expires_at)
            values (?, ?, ?, ?, ?)
            """)
        .param(hash(token))
        .param(phone.get().id())
        .param(account.get().id())
        .param(Timestamp.from(now))
        .param(Timestamp.from(now.plus(SHIFT)))
        .update();
    return Optional.of(new Begun(account.get(), token, now.plus(SHIFT)));
  }

  private static boolean mayWork(Account account, Phone phone) {
    UUID owner = phone.owner();
    return account.may(Permission.DO_DUTY)
        && (owner == null || owner.equals(account.id()))
        && account.scope().prefixes().stream()
            .anyMatch(own -> own.startsWith(phone.area()) || phone.area().startsWith(own));
  }

  private boolean rightPin(Account account, String pin) {
    Optional<byte[][]> kept =
        jdbc.sql(
                """
                update access.shift_pin set failures = failures + 1
                where account = ? and expires_at > ? and failures < ? returning salt, hash
                """)
            .param(account.id())
            .param(Timestamp.from(clock.instant()))
            .param(TRIES)
            .query((row, n) -> new byte[][] {row.getBytes("salt"), row.getBytes("hash")})
            .optional();
    if (kept.isEmpty() || !MessageDigest.isEqual(kept.get()[1], slow(pin, kept.get()[0]))) {
      return false;
    }
    jdbc.sql("update access.shift_pin set failures = 0 where account = ?")
        .param(account.id())
        .update();
    return true;
  }

  /** The account that works on this phone in this shift; empty where one of them has ended. */
  public Optional<Account> worker(String phoneToken, String shift) {
    Timestamp now = Timestamp.from(clock.instant());
    return engine
        .sql(
            """
            update access.phone p set seen_at = ? from access.shift s
            where p.id = s.phone and p.token_hash = ? and p.revoked_at is null
              and s.hash = ? and s.expires_at > ? returning s.account
            """)
        .param(now)
        .param(hash(phoneToken))
        .param(hash(shift))
        .param(now)
        .query(UUID.class)
        .optional()
        .flatMap(accounts::find)
        .filter(account -> !account.locked());
  }

  /** Whether what the phone made under this id is here already. */
  public boolean isKnown(UUID arrival) {
    return jdbc.sql("select exists (select from access.phone_arrival where id = ?)")
        .param(arrival)
        .query(Boolean.class)
        .single();
  }

  /** Remembers what landed. */
  public void landed(UUID arrival, Account by) {
    jdbc.sql(
            """
            insert into access.phone_arrival (id, account, landed_at) values (?, ?, ?)
            on conflict (id) do nothing
            """)
        .param(arrival)
        .param(by.id())
        .param(Timestamp.from(clock.instant()))
        .update();
  }

  private Optional<Phone> ofToken(String token) {
    return engine
        .sql("select * from access.phone where token_hash = ? and revoked_at is null")
        .param(hash(token))
        .query(ShiftPhones::phone)
        .optional();
  }

  private String token() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Phone phone(ResultSet row, int n) throws SQLException {
    return new Phone(
        row.getObject("id", UUID.class),
        row.getString("called"),
        row.getString("area"),
        row.getObject("owner", UUID.class),
        moment(row, "enrolled_at"),
        moment(row, "seen_at"),
        moment(row, "revoked_at"));
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 belongs to every JDK", e);
    }
  }

  /** A PIN has few digits, so that each try has to cost something. */
  private static byte[] slow(String pin, byte[] salt) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(pin.toCharArray(), salt, ROUNDS, 256))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("PBKDF2 belongs to every JDK", e);
    }
  }
}
