package lianfang.fact;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** 更正: which facts hold after all corrections. */
public final class Corrections {

  /** The order in which facts are told: when they happened, then when they were recorded. */
  public static final Comparator<Fact> IN_ORDER =
      Comparator.comparing(Fact::happenedAt).thenComparingLong(Fact::seq).thenComparing(Fact::id);

  private Corrections() {}

  /**
   * The facts that hold: one that another fact corrects is dropped, the correction stands, whatever
   * order they come in. Of two corrections of one fact both stand, which is a contradiction to be
   * shown. A fact of kind {@code withdrawn} drops what it corrects and says nothing else.
   *
   * @return in the order of {@link #IN_ORDER}
   */
  public static List<Fact> effective(Collection<Fact> facts) {
    Set<UUID> corrected = new HashSet<>();
    for (Fact fact : facts) {
      if (fact.corrects() != null) {
        corrected.add(fact.corrects());
      }
    }
    return facts.stream().filter(fact -> !corrected.contains(fact.id())).sorted(IN_ORDER).toList();
  }
}
