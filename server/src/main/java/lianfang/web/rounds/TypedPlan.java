package lianfang.web.rounds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lianfang.casework.FormValues;
import lianfang.casework.round.RoundPlan;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it was typed.
 *
 * @param values for the form of the case; null where something is wrong
 * @param plan null where something is wrong
 * @param faults what is wrong, by field
 */
record TypedPlan(
    @Nullable FormValues values, @Nullable RoundPlan plan, Map<String, String> faults) {

  /** Copies the faults. */
  TypedPlan {
    faults = Map.copyOf(faults);
  }

  /** What somebody typed, field by field. */
  record Typed(Map<String, List<String>> fields) {

    static final Typed NOTHING = new Typed(Map.of());

    /** Copies the fields. */
    Typed {
      fields = Map.copyOf(new LinkedHashMap<>(fields));
    }

    String one(String name) {
      List<String> all = all(name);
      return all.isEmpty() ? "" : all.getFirst().strip();
    }

    List<String> all(String name) {
      return fields.getOrDefault(name, List.of());
    }

    /** The lines of a field that hold something. */
    List<String> lines(String name) {
      return one(name).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    boolean isEmpty() {
      return fields.isEmpty();
    }
  }
}
