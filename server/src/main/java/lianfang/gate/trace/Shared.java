package lianfang.gate.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** 共有: traces of many people by what they share, so that each case is compared with its own few. */
final class Shared {

  static final Traces NOTHING = new Traces(List.of(), List.of(), List.of());

  private final Map<UUID, List<Traces.Living>> homes;
  private final Map<UUID, List<Traces.Work>> firms;
  private final Map<String, List<Traces.Journey>> numbers;

  Shared(Traces all) {
    homes = by(all.living(), Traces.Living::household);
    firms = by(all.work(), Traces.Work::firm);
    numbers = by(all.journeys(), Traces.Journey::number);
  }

  /** Those of them that share something with {@code mine}. */
  Traces with(Traces mine) {
    Set<UUID> own = new HashSet<>();
    mine.living().forEach(one -> own.add(one.household()));
    Set<UUID> work = new HashSet<>();
    mine.work().forEach(one -> work.add(one.firm()));
    Set<String> trips = new HashSet<>();
    mine.journeys().forEach(one -> trips.add(one.number()));
    return new Traces(all(own, homes), all(work, firms), all(trips, numbers));
  }

  static Map<UUID, Traces> byPerson(Traces all) {
    Map<UUID, List<Traces.Living>> living = by(all.living(), Traces.Living::person);
    Map<UUID, List<Traces.Work>> work = by(all.work(), Traces.Work::person);
    Map<UUID, List<Traces.Journey>> journeys = by(all.journeys(), Traces.Journey::person);
    Set<UUID> people = new HashSet<>(living.keySet());
    people.addAll(work.keySet());
    people.addAll(journeys.keySet());
    Map<UUID, Traces> by = new HashMap<>();
    for (UUID person : people) {
      by.put(
          person,
          new Traces(
              living.getOrDefault(person, List.of()),
              work.getOrDefault(person, List.of()),
              journeys.getOrDefault(person, List.of())));
    }
    return by;
  }

  private static <K, T> List<T> all(Set<K> keys, Map<K, List<T>> by) {
    List<T> all = new ArrayList<>();
    keys.forEach(key -> all.addAll(by.getOrDefault(key, List.of())));
    return all;
  }

  private static <K, T> Map<K, List<T>> by(List<T> rows, Function<T, K> key) {
    Map<K, List<T>> by = new HashMap<>();
    rows.forEach(row -> by.computeIfAbsent(key.apply(row), k -> new ArrayList<>()).add(row));
    return by;
  }
}
