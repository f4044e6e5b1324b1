package lianfang.person.landing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.person.Likeness;
import lianfang.person.store.KnownPerson;
import lianfang.person.store.PersonStore;
import org.jspecify.annotations.Nullable;

/**
 * 比对: whether a row tells of somebody known. A number decides, and so does what identified somebody
 * without a number before; anything less only makes candidates, whom a person confirms.
 */
public final class Matching {

  /** What a row's person is. */
  public sealed interface Decision {
    /** Somebody new. */
    record Fresh() implements Decision {}

    /** Somebody registered. */
    record Known(UUID person) implements Decision {}

    /** Perhaps one of these, best first. */
    record Unsure(List<UUID> candidates) implements Decision {}
  }

  private record Scored(UUID person, int score) {}

  private final PersonStore store;
  private final @Nullable Integer rosterBefore;
  private final boolean remember;

  private final Map<UUID, UUID> byNumber = new HashMap<>();
  private final Map<UUID, UUID> byIdentity = new HashMap<>();
  private final Map<Long, List<KnownPerson>> byName = new HashMap<>();
  private Map<String, KnownPerson> byRow = Map.of();

  /**
   * A matching for one import.
   *
   * @param rosterBefore the roster's number where it was imported before, else null
   * @param remember whether people of earlier batches are kept in memory, because a dry run does
   *     not write them
   */
  public Matching(PersonStore store, @Nullable Integer rosterBefore, boolean remember) {
    this.store = store;
    this.rosterBefore = rosterBefore;
    this.remember = remember;
  }

  /** One decision a row, in order; later rows of the batch know the earlier ones. */
  public List<Decision> decide(List<Prepared.Ready> batch) {
    if (!remember) {
      byNumber.clear();
      byIdentity.clear();
      byName.clear();
    }
    load(batch);
    List<Decision> decisions = new ArrayList<>(batch.size());
    for (Prepared.Ready row : batch) {
      Decision decision = decide(row);
      if (decision instanceof Decision.Fresh) {
        note(row);
      }
      decisions.add(decision);
    }
    return decisions;
  }

  private void load(List<Prepared.Ready> batch) {
    Set<UUID> numbers = new HashSet<>();
    Set<UUID> identities = new HashSet<>();
    for (Prepared.Ready row : batch) {
      add(numbers, row.number());
      add(identities, row.identity());
    }
    byNumber.putAll(store.byNumber(numbers));
    byIdentity.putAll(store.byIdentity(identities));
    loadCandidates(batch.stream().filter(row -> known(row) == null).toList());
  }

  private void loadCandidates(List<Prepared.Ready> unknown) {
    Set<Long> names = new HashSet<>();
    Set<Long> namesWithoutNumber = new HashSet<>();
    Set<Long> phones = new HashSet<>();
    Set<Long> heads = new HashSet<>();
    Set<String> refs = new HashSet<>();
    for (Prepared.Ready row : unknown) {
      refs.add(row.row().reference());
      if (row.number() != null) {
        names.add(row.name());
      } else {
        add(phones, row.phone());
        if (row.head() != null) {
          namesWithoutNumber.add(row.name());
          heads.add(row.head());
        }
      }
    }
    Map<UUID, KnownPerson> found = new HashMap<>();
    store.withoutNumberByName(names).forEach(p -> found.put(p.id(), p));
    store.byPhone(phones).forEach(p -> found.put(p.id(), p));
    store.byNameAndHead(namesWithoutNumber, heads).forEach(p -> found.put(p.id(), p));
    found.values().forEach(p -> byName.computeIfAbsent(p.name(), n -> new ArrayList<>()).add(p));
    byRow = rosterBefore == null ? Map.of() : store.byRow(rosterBefore, refs);
  }

  private static <T> void add(Set<T> set, @Nullable T value) {
    if (value != null) {
      set.add(value);
    }
  }

  private @Nullable UUID known(Prepared.Ready row) {
    UUID number = row.number();
    UUID identity = row.identity();
    return number != null
        ? byNumber.get(number)
        : identity == null ? null : byIdentity.get(identity);
  }

  private Decision decide(Prepared.Ready row) {
    UUID known = known(row);
    if (known != null) {
      return new Decision.Known(known);
    }
    KnownPerson sameRow = byRow.get(row.row().reference());
    Map<UUID, Integer> scores = new HashMap<>();
    for (KnownPerson other : byName.getOrDefault(row.name(), List.of())) {
      score(row, other, sameRow != null && sameRow.id().equals(other.id()), scores);
    }
    if (sameRow != null) {
      score(row, sameRow, true, scores);
    }
    return scores.isEmpty()
        ? new Decision.Fresh()
        : new Decision.Unsure(
            scores.entrySet().stream()
                .map(entry -> new Scored(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Scored::score).reversed())
                .map(Scored::person)
                .toList());
  }

  private static void score(
      Prepared.Ready row, KnownPerson other, boolean sameRow, Map<UUID, Integer> scores) {
    Likeness likeness = likeness(row, other, sameRow);
    if (likeness.candidate()) {
      scores.put(other.id(), likeness.score());
    }
  }

  /** What a row has in common with somebody registered. */
  public static Likeness likeness(Prepared.Ready row, KnownPerson other, boolean sameRow) {
    return new Likeness(
        row.name() == other.name(),
        same(row.phone(), other.phone()),
        same(row.birth(), other.birth()),
        same(row.head(), other.head()),
        sameRow,
        row.number() != null && other.number() != null && !row.number().equals(other.number()));
  }

  private static boolean same(@Nullable Long one, @Nullable Long other) {
    return one != null && one.equals(other);
  }

  private void note(Prepared.Ready row) {
    if (row.number() != null) {
      byNumber.put(row.number(), row.id());
    }
    if (row.identity() != null) {
      byIdentity.put(row.identity(), row.id());
    }
    byName
        .computeIfAbsent(row.name(), n -> new ArrayList<>())
        .add(
            new KnownPerson(
                row.id(), row.number(), row.phone(), row.name(), row.birth(), row.head()));
  }
}
