package lianfang.person.landing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import lianfang.person.store.Household;
import lianfang.person.store.HouseholdStore;
import org.jspecify.annotations.Nullable;

/**
 * 分户: which household each row means. The head's own number or phone decides, then the address;
 * where several households of one head's name remain, an official is asked. The name alone decides
 * only while no second household of that name is known in the village.
 */
public final class Households {

  /**
   * What became of a batch.
   *
   * @param homes the household of each row that can land
   * @param deeper known households that a row placed more exactly
   * @param left places from which a household moved away
   * @param unsettled rows that wait, each with somebody of every household that it can mean
   */
  record Settled(
      Map<Prepared.Ready, Household> homes,
      Map<Household, Prepared.Ready> deeper,
      Set<UUID> left,
      Map<Landing.Decided, List<UUID>> unsettled) {

    boolean lands(Landing.Decided row) {
      return !unsettled.containsKey(row);
    }
  }

  private final HouseholdStore store;
  private final boolean remember;
  private Map<Long, List<Household>> byHead = new HashMap<>();

  /**
   * For one landing, or for all batches of a dry run.
   *
   * @param remember whether households of earlier batches are kept, because they are not written
   */
  public Households(HouseholdStore store, boolean remember) {
    this.store = store;
    this.remember = remember;
  }

  /** How many of these rows would wait for their household. */
  public Map<Landing.Decided, List<UUID>> unsettled(List<Landing.Decided> rows) {
    return settle(rows).unsettled();
  }

  /** Settles the households of rows; what tells most is read first, whatever its place. */
  Settled settle(List<Landing.Decided> rows) {
    load(rows);
    Map<UUID, UUID> lived =
        store.ofPeople(
            rows.stream().filter(r -> !r.fresh()).map(Landing.Decided::person).distinct().toList());
    Settled settled =
        new Settled(
            new IdentityHashMap<>(rows.size()),
            new IdentityHashMap<>(),
            new LinkedHashSet<>(),
            new IdentityHashMap<>());
    for (int rank = 0; rank <= 2; rank++) {
      for (Landing.Decided row : rows) {
        if (rank(row) == rank) {
          settle(row, lived.get(row.person()), settled);
        }
      }
    }
    together(rows, settled);
    return settled;
  }

  private static int rank(Landing.Decided decided) {
    Prepared.Ready row = decided.row();
    boolean head = row.dwelling().self() && (row.number() != null || row.phone() != null);
    return head || decided.home().said() ? 0 : row.dwelling().placed() ? 1 : 2;
  }

  private void load(List<Landing.Decided> rows) {
    Set<Long> heads = new HashSet<>();
    rows.forEach(row -> heads.add(row.row().dwelling().head()));
    Map<Long, List<Household>> before = byHead;
    byHead = store.ofHeads(heads);
    if (remember) {
      before.forEach((head, known) -> byHead.merge(head, known, Households::joined));
    }
  }

  private static List<Household> joined(List<Household> stored, List<Household> tried) {
    List<Household> all = new ArrayList<>(stored);
    tried.stream().filter(one -> one.place() == null).forEach(all::add);
    return all;
  }

  private void settle(Landing.Decided decided, @Nullable UUID lived, Settled settled) {
    Prepared.Ready row = decided.row();
    List<Household> known =
        byHead.computeIfAbsent(row.dwelling().head(), head -> new ArrayList<>());
    List<Household> may = candidates(decided, known, lived);
    if (may.size() > 1) {
      settled.unsettled().put(decided, may.stream().map(Household::person).distinct().toList());
      return;
    }
    Household home = may.isEmpty() ? null : may.getFirst();
    if (home != null && home.elsewhere(row.dwelling().address()) && !decided.home().said()) {
      // The head is the same and lives elsewhere: who stayed behind is another household.
      known.remove(home);
      if (home.place() != null) {
        settled.left().add(home.place());
      }
      home = null;
    }
    boolean fresh = home == null;
    if (home == null) {
      Dwelling dwelling = row.dwelling();
      home =
          new Household(
              dwelling.head(),
              row.village(),
              decided.person(),
              null,
              null,
              null,
              new long[Household.PARTS]);
      known.add(home);
    }
    boolean deeper = learn(home, row);
    if (deeper && !fresh && home.place() != null) {
      settled.deeper().put(home, row);
    }
    settled.homes().put(row, home);
  }

  private static boolean learn(Household home, Prepared.Ready row) {
    Dwelling dwelling = row.dwelling();
    return home.learn(dwelling.self(), row.number(), row.phone(), dwelling.address());
  }

  /** None for a new household, one for a known one, several where an official has to say. */
  private static List<Household> candidates(
      Landing.Decided decided, List<Household> known, @Nullable UUID lived) {
    Prepared.Ready row = decided.row();
    Dwelling dwelling = row.dwelling();
    if (decided.home().said()) {
      UUID with = decided.home().with();
      return with == null
          ? List.of()
          : known.stream().filter(one -> one.person().equals(with)).toList();
    }
    List<Household> headed =
        dwelling.self()
            ? known.stream().filter(one -> one.headedBy(row.number(), row.phone())).toList()
            : List.of();
    if (headed.size() == 1) {
      return headed;
    }
    List<Household> may =
        known.stream()
            .filter(one ->
                !one.excludes(dwelling.self(), row.number(), row.phone(), dwelling.address()))
            .toList();
    List<Household> before =
        may.stream().filter(one -> lived != null && lived.equals(one.place())).toList();
    return may.size() < 2 ? may : before.isEmpty() ? nearest(may, dwelling.address()) : before;
  }

  private static List<Household> nearest(List<Household> may, long[] address) {
    int most = may.stream().mapToInt(one -> one.sameParts(address)).max().orElse(0);
    return most == 0 ? may : may.stream().filter(one -> one.sameParts(address) == most).toList();
  }

  /** Rows about somebody who is not registered yet wait together with the first of them. */
  private static void together(List<Landing.Decided> rows, Settled settled) {
    Map<UUID, List<UUID>> waiting = new HashMap<>();
    settled
        .unsettled()
        .forEach((row, with) -> {
          if (row.fresh()) {
            waiting.put(row.person(), with);
          }
        });
    if (waiting.isEmpty()) {
      return;
    }
    for (Landing.Decided row : rows) {
      List<UUID> with = waiting.get(row.person());
      if (with != null) {
        settled.homes().remove(row.row());
        settled.unsettled().put(row, Objects.requireNonNull(with));
      }
    }
  }
}
