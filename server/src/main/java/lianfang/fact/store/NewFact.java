package lianfang.fact.store;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.fact.ContentHash;
import lianfang.fact.Fact;
import lianfang.fact.FactKind;
import lianfang.fact.RandomBytes;
import lianfang.fact.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * A fact on its way into the ledger: what stays apart from what leaves at the end.
 *
 * @param fact as recorded, with all attributes
 * @param open the attributes that stay
 * @param details the attributes that leave
 * @param salt random, null where nothing leaves
 * @param commitment to the details, null where nothing leaves
 * @param hash of the content
 */
public record NewFact(
    Fact fact,
    SortedMap<String, String> open,
    SortedMap<String, String> details,
    byte @Nullable [] salt,
    byte @Nullable [] commitment,
    byte[] hash) {

  private static final int SALT_BYTES = 16;

  /** Takes a fact of a kind apart and hashes it. */
  public static NewFact of(Fact fact, FactKind kind, RandomBytes random) {
    SortedMap<String, String> open = fact.attributes();
    SortedMap<String, String> details = new TreeMap<>();
    for (String name : fact.attributes().keySet()) {
      if (kind.isDetail(name)) {
        details.put(name, fact.attributes().get(name));
      }
    }
    if (!details.isEmpty()) {
      open = new TreeMap<>(open);
      open.keySet().removeAll(details.keySet());
    }
    byte[] salt = null;
    byte[] commitment = null;
    if (!details.isEmpty() || ContentHash.exact(fact.happenedAt())) {
      salt = random.next(SALT_BYTES);
      commitment = ContentHash.commitment(salt, fact.happenedAt(), details);
    }
    byte[] hash =
        ContentHash.of(details.isEmpty() ? fact : fact.with(fact.corrects(), open), commitment);
    return new NewFact(fact, open, details, salt, commitment, hash);
  }

  /** The fact with the number and the time that the ledger gives it, its attributes in order. */
  public static Fact recorded(Fact given, Recorder recorder, Instant now, long seq) {
    return new Fact(
        seq,
        given.id(),
        given.subject(),
        given.kind(),
        given.area(),
        ContentHash.precise(given.happenedAt()),
        now,
        recorder.account(),
        given.source(),
        given.corrects(),
        new TreeMap<>(given.attributes()));
  }
}
