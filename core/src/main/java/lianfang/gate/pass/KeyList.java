package lianfang.gate.pass;

import com.upokecenter.cbor.CBORObject;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.gate.PassReason;
import org.jspecify.annotations.Nullable;

/** 密钥清单: the keys that gates believe, in one edition of the list. */
public final class KeyList {

  /** The most keys of one list. */
  public static final int KEYS_MAX = 1000;

  /** Lists older than this many hours are old for a gate whose instance says nothing else. */
  public static final int STALE_HOURS = 24;

  /** The longest that an instance may set: a fortnight. */
  public static final int STALE_HOURS_MAX = 336;

  private static final CborItems ITEMS = new CborItems(PassReason.NOT_COSE);

  private final long number;
  private final Instant issued;
  private final int staleHours;
  private final Map<Long, PassKey> keys = new HashMap<>();

  private KeyList(long number, Instant issued, int staleHours) {
    this.number = number;
    this.issued = issued;
    this.staleHours = staleHours;
  }

  /** The number of this edition; later ones have larger numbers. */
  public long number() {
    return number;
  }

  /** When it was signed. */
  public Instant issued() {
    return issued;
  }

  /** After how many hours without a newer list a gate says that its lists are old. */
  public int staleHours() {
    return staleHours;
  }

  /** All keys, also those that were taken back. */
  public List<PassKey> keys() {
    return List.copyOf(keys.values());
  }

  Optional<PassKey> find(byte[] kid) {
    return Optional.ofNullable(keys.get(ByteBuffer.wrap(kid).getLong()));
  }

  /**
   * Reads a list.
   *
   * @param root the key that must have signed it; null believes whoever brings the file
   */
  public static KeyList read(byte[] bytes, @Nullable PublicKey root, Signatures signatures)
      throws Unreadable {
    CBORObject body = SignedList.read(SignedList.KEYS, bytes, root, signatures);
    KeyList list =
        new KeyList(
            ITEMS.integer(ITEMS.get(body, 1)), ITEMS.time(ITEMS.get(body, 2)), staleHours(body));
    List<CBORObject> rows = ITEMS.list(ITEMS.get(body, 3));
    if (rows.size() > KEYS_MAX) {
      throw new Unreadable(PassReason.NOT_COSE, "over " + KEYS_MAX + " keys");
    }
    for (CBORObject row : rows) {
      find(ITEMS.list(row), signatures)
          .ifPresent(key -> list.keys.put(ByteBuffer.wrap(key.kid()).getLong(), key));
    }
    return list;
  }

  private static int staleHours(CBORObject body) throws Unreadable {
    int hours = body.ContainsKey(4) ? ITEMS.small(ITEMS.get(body, 4)) : STALE_HOURS;
    if (hours < 1 || hours > STALE_HOURS_MAX) {
      throw new Unreadable(PassReason.NOT_COSE, "hours out of their range");
    }
    return hours;
  }

  /** A key; none where this machine lacks its algorithm, as browsers lack SM2. */
  private static Optional<PassKey> find(List<CBORObject> row, Signatures signatures)
      throws Unreadable {
    if (row.size() != 6) {
      throw new Unreadable(PassReason.NOT_COSE, "a key has six parts");
    }
    Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.find(ITEMS.small(row.get(0)));
    byte[] spki = ITEMS.bytes(row.get(1));
    if (algorithm.filter(SignatureAlgorithm::isForPasses).isEmpty()) {
      return Optional.empty();
    }
    PublicKey key;
    try {
      key = signatures.publicKey(algorithm.get(), spki);
    } catch (GeneralSecurityException notHere) {
      return Optional.empty();
    }
    if (key instanceof ECPublicKey curve
        && curve.getParams().getCurve().getField().getFieldSize() != 256) {
      throw new Unreadable(PassReason.NOT_COSE, "a key of another curve");
    }
    return Optional.of(
        new PassKey(
            KeyId.of(spki),
            algorithm.get(),
            key,
            ITEMS.text(row.get(2)),
            ITEMS.time(row.get(3)),
            ITEMS.time(row.get(4)),
            row.get(5).isNull() ? null : ITEMS.time(row.get(5))));
  }

  /** Writes and signs a list of an instance that leaves the hours as they are. */
  public static byte[] write(long number, Instant issued, List<PassKey> keys, ListSigner root)
      throws GeneralSecurityException {
    return write(number, issued, keys, STALE_HOURS, root);
  }

  /** Writes and signs a list. */
  public static byte[] write(
      long number, Instant issued, List<PassKey> keys, int staleHours, ListSigner root)
      throws GeneralSecurityException {
    CBORObject rows = CBORObject.NewArray();
    List<PassKey> sorted = new ArrayList<>(keys);
    sorted.sort((one, other) -> Arrays.compareUnsigned(one.kid(), other.kid()));
    for (PassKey key : sorted) {
      Instant revoked = key.revoked();
      rows.Add(
          CBORObject.NewArray()
              .Add(key.algorithm().number())
              .Add(key.key().getEncoded())
              .Add(key.issuer())
              .Add(key.from().getEpochSecond())
              .Add(key.until().getEpochSecond())
              .Add(
                  revoked == null
                      ? CBORObject.Null
                      : CBORObject.FromObject(revoked.getEpochSecond())));
    }
    CBORObject body =
        CBORObject.NewOrderedMap()
            .Add(0, 1)
            .Add(1, number)
            .Add(2, issued.getEpochSecond())
            .Add(3, rows);
    if (staleHours != STALE_HOURS) {
      body.Add(4, staleHours);
    }
    return SignedList.write(SignedList.KEYS, body, root);
  }
}
