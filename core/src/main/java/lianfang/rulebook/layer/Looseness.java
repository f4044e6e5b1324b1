package lianfang.rulebook.layer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import lianfang.rulebook.At;
import lianfang.rulebook.Finding;
import lianfang.rulebook.LayerComparison.Level;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.Refusal;
import lianfang.rulebook.difference.Condition;
import lianfang.rulebook.grade.SceneRules;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.Partition;
import lianfang.rulebook.table.Value;

/**
 * 宽松: whether a lower layer asks for less than a higher one of the same case. Both notices' tables
 * are asked about every class of inputs that their cells can tell apart together; where both
 * isolate, or both close, the lower one must not be milder on any day. A higher notice may allow it
 * by naming its rows, or {@code *}, under {@code milder}.
 */
public final class Looseness {

  private final Notice lower;
  private final Notice higher;
  private final List<LayerTable> lowerTables;
  private final List<LayerTable> higherTables;
  private final Map<String, Finding> found = new LinkedHashMap<>();
  private final Set<Shared> shared = new LinkedHashSet<>();

  /**
   * Two clauses that isolate in one case.
   *
   * @param own of the lower notice
   * @param above of the higher one
   */
  public record Shared(String own, String above) {}

  /**
   * How a notice stands to one above it.
   *
   * @param findings what is looser, each pair of rows once
   * @param shared the clauses that isolate in one case, so that their clocks can be compared
   */
  public record Compared(List<Finding> findings, Set<Shared> shared) {

    /** Nothing to compare. */
    static final Compared NONE = new Compared(List.of(), Set.of());

    /** Copies the collections. */
    public Compared {
      findings = List.copyOf(findings);
      shared = Set.copyOf(shared);
    }
  }

  private Looseness(Notice lower, Notice higher) {
    this.lower = lower;
    this.higher = higher;
    this.lowerTables = tables(lower);
    this.higherTables = tables(higher);
  }

  /**
   * What is looser than a higher layer allows, each pair of rows once, with both places.
   *
   * @param notice the notice that is looked at
   * @param others notices that hold beside it
   */
  public static List<Finding> of(Notice notice, List<Notice> others) {
    List<Finding> findings = new ArrayList<>();
    for (Notice other : others) {
      findings.addAll(compare(notice, other).findings());
    }
    return List.copyOf(findings);
  }

  /** How one notice stands to another; nothing where the other is not above it. */
  public static Compared compare(Notice notice, Notice other) {
    if (!isAbove(other, notice)) {
      return Compared.NONE;
    }
    Looseness looseness = new Looseness(notice, other);
    return new Compared(looseness.findings(), looseness.shared);
  }

  /** Whether a notice binds another: of a higher layer, where both hold, and not replaced by it. */
  public static boolean isAbove(Notice higher, Notice lower) {
    return Level.ofWord(higher.layer()).compareTo(Level.ofWord(lower.layer())) < 0
        && meet(lower, higher)
        && !lower.supersedes().contains(higher.id());
  }

  static boolean meet(Notice one, Notice other) {
    return one.scope().stream()
        .anyMatch(a -> other.scope().stream().anyMatch(b -> a.startsWith(b) || b.startsWith(a)));
  }

  private static List<LayerTable> tables(Notice notice) {
    List<LayerTable> tables = new ArrayList<>();
    for (CompiledTable compiled : notice.tables()) {
      if (!SceneRules.isAboutAreas(compiled)) {
        LayerTable table = new LayerTable(compiled);
        if (!table.certifies()) {
          tables.add(table);
        }
      }
    }
    return tables;
  }

  private List<Finding> findings() {
    Map<String, List<Value>> samples = new TreeMap<>(LayerTable.ORDER);
    for (Notice notice : List.of(lower, higher)) {
      for (CompiledTable compiled : notice.tables()) {
        for (int i = 0; i < compiled.table().inputs().size(); i++) {
          collect(compiled.partition(i), samples);
        }
      }
    }
    samples.keySet().removeIf(name -> !asks(lowerTables, name) && !asks(higherTables, name));
    // What the higher one asks comes first: where it says nothing, the rest need not be tried.
    List<String> names = new ArrayList<>(samples.keySet());
    names.sort(Comparator.comparing(name -> !asks(higherTables, name)));
    int decided = (int) names.stream().filter(name -> asks(higherTables, name)).count();
    if (!lowerTables.isEmpty() && !higherTables.isEmpty()) {
      each(new Search(names, samples, decided), 0, new TreeMap<>(LayerTable.ORDER), List.of());
    }
    return List.copyOf(found.values());
  }

  private static void collect(Partition partition, Map<String, List<Value>> samples) {
    String name = LayerTable.key(partition.input());
    Set<Value> values = new LinkedHashSet<>(samples.getOrDefault(name, List.of()));
    for (int atom = 0; atom < partition.size(); atom++) {
      if (partition.isPossible(atom)) {
        values.add(partition.sample(atom));
      }
    }
    samples.put(name, List.copyOf(values));
  }

  private static boolean asks(List<LayerTable> tables, String name) {
    return tables.stream().anyMatch(table -> table.asks(name));
  }

  /** The inputs in the order in which they are tried, and how many the higher notice asks. */
  private record Search(List<String> names, Map<String, List<Value>> samples, int decided) {}

  private void each(Search search, int at, Map<String, Value> situation, List<Effect> known) {
    List<Effect> above = at == search.decided() ? fired(higherTables, situation) : known;
    if (at == search.decided() && above.isEmpty()) {
      return;
    }
    if (at == search.names().size()) {
      compare(situation, above);
      return;
    }
    String name = search.names().get(at);
    for (Value value : search.samples().getOrDefault(name, List.of())) {
      situation.put(name, value);
      each(search, at + 1, situation, above);
    }
    situation.remove(name);
  }

  private void compare(Map<String, Value> situation, List<Effect> above) {
    List<Effect> own = fired(lowerTables, situation);
    for (Effect one : above) {
      share(one, own);
      if (!higher.milder().contains("*") && !higher.milder().contains(one.row())) {
        isolation(one, own, situation);
        closure(one, own, situation);
      }
    }
  }

  private void share(Effect above, List<Effect> own) {
    for (Effect one : own) {
      if (above.isolation() != MeasurePlace.NONE && one.isolation() != MeasurePlace.NONE) {
        shared.add(new Shared(one.clause(), above.clause()));
      }
    }
  }

  private static List<Effect> fired(List<LayerTable> tables, Map<String, Value> situation) {
    List<Effect> effects = new ArrayList<>(2);
    for (LayerTable table : tables) {
      table.fire(
          name -> situation.getOrDefault(name, Value.unknown()),
          effect -> {
            if (!effect.isIdle()) {
              effects.add(effect);
            }
          });
    }
    return effects;
  }

  /**
   * The strictest of the lower rows counts on each day, as it does for a person. A stay that an
   * event ends is compared with stays alone, because what follows it is counted from its end.
   */
  private void isolation(Effect above, List<Effect> own, Map<String, Value> situation) {
    List<Effect> asking =
        own.stream()
            .filter(one -> one.isolation() != MeasurePlace.NONE)
            .filter(one -> above.days() > 0 || one.days() == 0)
            .toList();
    if (above.isolation() == MeasurePlace.NONE || asking.isEmpty()) {
      return;
    }
    // A stay that an event ends lasts longer than a day.
    int last = above.days() == 0 ? 2 : above.days() + above.thenDays();
    for (int day = 1; day <= last; day++) {
      int at = day;
      Effect strictest =
          asking.stream()
              .max(Comparator.comparingInt((Effect one) -> rank(sure(one, above, at))))
              .orElseThrow();
      if (rank(sure(strictest, above, day)) < rank(place(above, day))) {
        add(strictest, above, day, situation);
        return;
      }
    }
  }

  /** A grade may change on the second day, and ends what asks for no more than that. */
  private static MeasurePlace sure(Effect own, Effect above, int day) {
    boolean passes = own.passing() && !above.passing() && day > 1;
    return passes ? MeasurePlace.NONE : place(own, day);
  }

  private static MeasurePlace place(Effect effect, int day) {
    if (effect.days() == 0 || day <= effect.days()) {
      return effect.isolation();
    }
    return day <= effect.days() + effect.thenDays() ? effect.then() : MeasurePlace.NONE;
  }

  /** Whoever leaves open whether at home or at a site allows both. */
  private static int rank(MeasurePlace place) {
    return (place == MeasurePlace.UNDECIDED ? MeasurePlace.HOME : place).ordinal();
  }

  private void closure(Effect above, List<Effect> own, Map<String, Value> situation) {
    List<Effect> asking = own.stream().filter(one -> one.closure() != MeasurePlace.NONE).toList();
    if (above.closure() == MeasurePlace.NONE || asking.isEmpty()) {
      return;
    }
    boolean enough =
        asking.stream()
            .anyMatch(one ->
                !above.closure().stricterThan(one.closure())
                    && one.closureDays() >= above.closureDays());
    if (!enough) {
      add(asking.getFirst(), above, 0, situation);
    }
  }

  private void add(Effect own, Effect above, int day, Map<String, Value> situation) {
    String pair = own.clause() + " " + own.row() + " " + above.clause() + " " + above.row();
    if (found.containsKey(pair)) {
      return;
    }
    String zh = day == 0 ? "封闭" : "第 " + day + " 天";
    String en = day == 0 ? "the closure" : "day " + day;
    found.put(
        pair,
        new Finding(
            Refusal.LOOSER,
            new Phrase(
                "《%s》行 %s 在%s比上级《%s》行 %s 宽；请不低于上级，或由上级通知写明允许"
                    .formatted(lower.title().zh(), own.row(), zh, higher.title().zh(), above.row()),
                ("Row %s of \"%s\" is milder than row %s of \"%s\" above it on %s; ask for no"
                        + " less, or let the higher notice allow it")
                    .formatted(
                        own.row(), lower.title().en(), above.row(), higher.title().en(), en)),
            List.of(
                new At(lower.id() + "/tables", own.row(), ""),
                new At(higher.id() + "/tables", above.row(), "")),
            conditions(situation)));
  }

  private static List<Condition> conditions(Map<String, Value> situation) {
    List<Condition> conditions = new ArrayList<>();
    situation.forEach((name, value) -> {
      if (value.isKnown()) {
        conditions.add(new Condition(name, false, List.of(value.toString())));
      }
    });
    return List.copyOf(conditions);
  }
}
