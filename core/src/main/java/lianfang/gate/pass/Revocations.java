package lianfang.gate.pass;

import com.upokecenter.cbor.CBORObject;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import lianfang.gate.PassReason;
import org.jspecify.annotations.Nullable;

/**
 * 作废清单: passes that were taken back before their time, as the first five bytes of a hash of their
 * ids: whoever reads the list learns no id, and among a million entries one pass in a million is
 * called in without reason. Entries are sorted and kept as differences of seven bits a byte.
 */
public final class Revocations {

  /** The most entries of one file. */
  public static final int ENTRIES_MAX = 10_000_000;

  private static final int PREFIX_BYTES = 5;
  private static final long PREFIX_END = 1L << 8 * PREFIX_BYTES;
  private static final CborItems ITEMS = new CborItems(PassReason.NOT_COSE);

  private final long number;
  private final long since;
  private final Instant issued;
  private final long[] prefixes;

  private Revocations(long number, long since, Instant issued, long[] sorted) {
    this.number = number;
    this.since = since;
    this.issued = issued;
    this.prefixes = sorted;
  }

  /** The list on which nothing stands. */
  public static Revocations none(Instant issued) {
    return new Revocations(0, 0, issued, new long[0]);
  }

  /** All revocations up to {@code number} that came after {@code since}. */
  public static Revocations of(long number, long since, Instant issued, long[] prefixes) {
    return new Revocations(
        number, since, issued, Arrays.stream(prefixes).sorted().distinct().toArray());
  }

  /** What stands on the list for a pass. */
  public static long prefix(byte[] passId) {
    byte[] hash = KeyId.sha256(passId);
    long prefix = 0;
    for (int at = 0; at < PREFIX_BYTES; at++) {
      prefix = prefix << 8 | hash[at] & 0xff;
    }
    return prefix;
  }

  /** The number of the last revocation that it knows. */
  public long number() {
    return number;
  }

  /** 0 for a whole list; otherwise the number after which it goes on. */
  public long since() {
    return since;
  }

  /** When it was signed. */
  public Instant issued() {
    return issued;
  }

  /** How many entries it has. */
  public int size() {
    return prefixes.length;
  }

  /** Whether a pass stands on it. */
  public boolean contains(byte[] passId) {
    return prefixes.length > 0 && Arrays.binarySearch(prefixes, prefix(passId)) >= 0;
  }

  /**
   * This list with a later part of it; a whole list takes its place.
   *
   * @throws IllegalArgumentException where revocations between the two are missing
   */
  public Revocations plus(Revocations later) {
    if (later.since == 0) {
      return later.number >= number ? later : this;
    }
    if (later.since > number) {
      throw new IllegalArgumentException(
          "revocations " + (number + 1) + " to " + later.since + " are missing");
    }
    if (later.number <= number) {
      return this;
    }
    long[] all = Arrays.copyOf(prefixes, prefixes.length + later.prefixes.length);
    System.arraycopy(later.prefixes, 0, all, prefixes.length, later.prefixes.length);
    return of(later.number, since, later.issued, all);
  }

  /** Reads a list or a part of it; see {@link KeyList#read}. */
  public static Revocations read(byte[] bytes, @Nullable PublicKey root, Signatures signatures)
      throws Unreadable {
    CBORObject body = SignedList.read(SignedList.REVOCATIONS, bytes, root, signatures);
    int count = ITEMS.small(ITEMS.get(body, 4));
    byte[] packed = ITEMS.bytes(ITEMS.get(body, 5));
    if (count < 0 || count > ENTRIES_MAX || count > packed.length) {
      throw new Unreadable(PassReason.NOT_COSE, "its count does not fit");
    }
    return new Revocations(
        ITEMS.integer(ITEMS.get(body, 1)),
        ITEMS.integer(ITEMS.get(body, 3)),
        ITEMS.time(ITEMS.get(body, 2)),
        unpack(packed, count));
  }

  /** Writes and signs the list. */
  public byte[] write(ListSigner root) throws GeneralSecurityException {
    CBORObject body =
        CBORObject.NewOrderedMap()
            .Add(0, 1)
            .Add(1, number)
            .Add(2, issued.getEpochSecond())
            .Add(3, since)
            .Add(4, prefixes.length)
            .Add(5, pack());
    return SignedList.write(SignedList.REVOCATIONS, body, root);
  }

  private byte[] pack() {
    var out = new ByteArrayOutputStream(prefixes.length * 3 + 8);
    long before = 0;
    for (long prefix : prefixes) {
      long difference = prefix - before;
      before = prefix;
      while (difference > 0x7f) {
        out.write((int) (difference & 0x7f | 0x80));
        difference >>>= 7;
      }
      out.write((int) difference);
    }
    return out.toByteArray();
  }

  private static long[] unpack(byte[] packed, int count) throws Unreadable {
    long[] prefixes = new long[count];
    long before = 0;
    int at = 0;
    for (int entry = 0; entry < count; entry++) {
      long difference = 0;
      int shift = 0;
      boolean more = true;
      while (more) {
        if (at == packed.length || shift > 35) {
          throw new Unreadable(PassReason.NOT_COSE, "an entry is cut off");
        }
        difference |= (long) (packed[at] & 0x7f) << shift;
        shift += 7;
        more = packed[at++] < 0;
      }
      before += difference;
      if (before >= PREFIX_END || difference == 0 && entry > 0) {
        throw new Unreadable(PassReason.NOT_COSE, "an entry is out of order");
      }
      prefixes[entry] = before;
    }
    if (at != packed.length) {
      throw new Unreadable(PassReason.NOT_COSE, "more bytes than entries");
    }
    return prefixes;
  }
}
