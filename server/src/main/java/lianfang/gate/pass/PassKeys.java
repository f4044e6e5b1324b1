package lianfang.gate.pass;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import lianfang.instance.Keys;
import lianfang.instance.ScopedTransactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 签发密钥的管理: keys are made, follow each other and are taken back. Private halves lie in the folder of
 * keys and nowhere else; the database knows the public ones and the name of the file. Keys belong
 * to no area, so that the engine keeps them.
 */
@Component
public class PassKeys {

  /** How long before its first pass a key stands on the list, for gates that are seldom online. */
  public static final Duration AHEAD = Duration.ofDays(3);

  /** How long a key signs. */
  public static final Duration LIFE = Duration.ofDays(90);

  private static final int LOCK = 25_032;
  private static final String ROOT = "pass-root.key";

  private final JdbcClient client;
  private final ScopedTransactions transactions;
  private final Keys keys;
  private final Signatures signatures;
  private final Clock clock;
  private final ConcurrentMap<String, KeyPair> pairs = new ConcurrentHashMap<>();

  PassKeys(
      @Qualifier("engine") JdbcClient client,
      ScopedTransactions transactions,
      Keys keys,
      Signatures signatures,
      Clock clock) {
    this.client = client;
    this.transactions = transactions;
    this.keys = keys;
    this.signatures = signatures;
    this.clock = clock;
  }

  /**
   * A key as the administrator sees it.
   *
   * @param file name of the file of its private half
   */
  public record Held(PassKey key, Instant made, String madeBy, String file) {

    /** The key's id in hexadecimal. */
    public String kid() {
      return HexFormat.of().formatHex(key.kid());
    }
  }

  /** What signs passes now. */
  record Signing(SignatureAlgorithm algorithm, byte[] kid, Signer signer) {}

  /** The root's public half: what a gate gets when it is enrolled. */
  public byte[] root() {
    return pair(ROOT).getPublic().getEncoded();
  }

  /** Signs lists. */
  ListSigner rootSigner() {
    KeyPair root = pair(ROOT);
    return new ListSigner(
        SignatureAlgorithm.ES256,
        KeyId.of(root.getPublic().getEncoded()),
        bytes -> signatures.sign(SignatureAlgorithm.ES256, root.getPrivate(), bytes));
  }

  /** Whose passes these are: the instance's own number. */
  public String issuer() {
    return keys.instance();
  }

  /** All keys, the newest first. */
  public List<Held> list() {
    return client
        .sql("select * from gate.pass_key order by usable_from desc, kid")
        .query((row, n) -> read(row))
        .list();
  }

  /** The number of the present list. */
  public long number() {
    return client
        .sql("select coalesce(max(number), 0) from gate.key_edition")
        .query(Long.class)
        .single();
  }

  /** The key that signs now; the first one is made when the first pass is asked for. */
  Signing current() {
    Held held = usable().orElseGet(() -> make("system", clock.instant()));
    KeyPair pair = pair(held.file());
    return new Signing(
        held.key().algorithm(),
        held.key().kid(),
        bytes -> signatures.sign(held.key().algorithm(), pair.getPrivate(), bytes));
  }

  private Optional<Held> usable() {
    Instant now = clock.instant();
    return list().stream()
        .filter(one -> one.key().revoked() == null && one.key().wasInUse(now))
        .max(Comparator.comparing(one -> one.key().from()));
  }

  /** Makes the next key: gates learn of it at once, and it signs only {@link #AHEAD} later. */
  public Held rotate(String account) {
    boolean first = usable().isEmpty();
    return make(account, first ? clock.instant() : clock.instant().plus(AHEAD));
  }

  private Held make(String account, Instant from) {
    return transactions.asEngine(() -> {
      lock();
      Instant begins = from.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
      String file = "pass-" + UUID.randomUUID() + ".key";
      byte[] spki = pair(file).getPublic().getEncoded();
      client
          .sql(
              """
              insert into gate.pass_key (kid, algorithm, spki, issuer, usable_from,
                usable_until, made_at, made_by, file)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              KeyId.of(spki),
              SignatureAlgorithm.ES256.number(),
              spki,
              issuer(),
              utc(begins),
              utc(begins.plus(LIFE)),
              utc(clock.instant()),
              account,
              file)
          .update();
      changed();
      return find(KeyId.of(spki)).orElseThrow();
    });
  }

  /** Takes a key back: all its passes are void at every gate that has the next list. */
  public void revoke(byte[] kid) {
    transactions.asEngine(() -> {
      lock();
      int taken =
          client
              .sql(
                  "update gate.pass_key set revoked_at = ? where kid = ?"
                      + " and revoked_at is null")
              .params(utc(clock.instant()), kid)
              .update();
      if (taken > 0) {
        changed();
      }
      return taken;
    });
  }

  private Optional<Held> find(byte[] kid) {
    return list().stream().filter(one -> java.util.Arrays.equals(one.key().kid(), kid)).findFirst();
  }

  private void lock() {
    client.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, n) -> 0).list();
  }

  private void changed() {
    client
        .sql(
            "insert into gate.key_edition (number, made_at)"
                + " select coalesce(max(number), 0) + 1, ? from gate.key_edition")
        .param(utc(clock.instant()))
        .update();
  }

  private Held read(ResultSet row) throws SQLException {
    SignatureAlgorithm algorithm = SignatureAlgorithm.find(row.getInt("algorithm")).orElseThrow();
    try {
      PassKey key =
          new PassKey(
              row.getBytes("kid"),
              algorithm,
              signatures.publicKey(algorithm, row.getBytes("spki")),
              row.getString("issuer"),
              instant(row, "usable_from"),
              instant(row, "usable_until"),
              row.getObject("revoked_at") == null ? null : instant(row, "revoked_at"));
      return new Held(
          key, instant(row, "made_at"), row.getString("made_by"), row.getString("file"));
    } catch (GeneralSecurityException damaged) {
      throw new IllegalStateException("a public key in the database is damaged", damaged);
    }
  }

  private KeyPair pair(String file) {
    return pairs.computeIfAbsent(file, keys::curvePair);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
