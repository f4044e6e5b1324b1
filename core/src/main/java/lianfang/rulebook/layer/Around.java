package lianfang.rulebook.layer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.rulebook.episode.InputName;
import lianfang.rulebook.table.Value;
import lianfang.rulebook.timeline.Span;

/**
 * 周边: what grade and class a layer sees around one episode, by input, with the facts and readings
 * on which each rests.
 */
public final class Around {

  /** What a layer sees that asks for none of it. */
  static final Around NONE = new Around();

  /**
   * One input.
   *
   * @param value the grade or class, unknown where none is decided
   * @param facts that decide it and that lead to it
   * @param reading key of the reading that names the scheme
   * @param signed whether that reading is signed
   */
  record Seen(Value value, List<UUID> facts, String reading, boolean signed) {

    /** Copies the facts. */
    Seen {
      facts = List.copyOf(facts);
    }
  }

  /**
   * Until when a row holds because of what is around.
   *
   * @param last the last epoch day
   * @param facts the grade or class by which it ended
   */
  public record Until(long last, List<UUID> facts) {

    /** As long as nobody decides otherwise. */
    public static final Until OPEN = new Until(Span.OPEN, List.of());

    /** Copies the facts. */
    public Until {
      facts = List.copyOf(facts);
    }
  }

  private final Map<InputName, Seen> seen = new EnumMap<>(InputName.class);

  void put(InputName name, Seen one) {
    seen.put(name, one);
  }

  Value value(InputName name) {
    Seen one = seen.get(name);
    return one == null ? Value.unknown() : one.value();
  }

  /** The facts on which these inputs rest. */
  public List<UUID> facts(Set<InputName> tested) {
    List<UUID> facts = new ArrayList<>(tested.size());
    for (Seen one : of(tested)) {
      one.facts().stream().filter(fact -> !facts.contains(fact)).forEach(facts::add);
    }
    return facts;
  }

  /** The keys of the readings on which these inputs rest. */
  public List<String> readings(Set<InputName> tested) {
    return of(tested).stream().map(Seen::reading).distinct().toList();
  }

  /** The keys of those readings that nobody has signed. */
  public List<String> missing(Set<InputName> tested) {
    return of(tested).stream().filter(one -> !one.signed()).map(Seen::reading).distinct().toList();
  }

  private List<Seen> of(Set<InputName> tested) {
    List<Seen> found = new ArrayList<>(tested.size());
    for (InputName name : tested) {
      Seen one = seen.get(name);
      if (one != null) {
        found.add(one);
      }
    }
    return found;
  }
}
