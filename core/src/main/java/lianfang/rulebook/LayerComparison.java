package lianfang.rulebook;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 层级比较: what every layer says about one measure, which of them decides and why, and whether it is
 * stricter than the layers above it. The strictest place decides on each day and the latest end
 * holds, whoever issued it; so a lower layer is heard only where it is stricter, and that is shown.
 */
public final class LayerComparison {

  private LayerComparison() {}

  /** 层级: whose rule it is, from above: nation, province, city, county, an order of the command. */
  public enum Level {
    NATIONAL("national"),
    PROVINCIAL("provincial"),
    CITY("city"),
    COUNTY("county"),
    COMMAND("command");

    private final String word;

    Level(String word) {
      this.word = word;
    }

    /** The word in notices and texts. */
    public String word() {
      return word;
    }

    /** The level with this word; {@code province} is another word for provincial. */
    public static Optional<Level> find(String word) {
      for (Level level : values()) {
        if (level.word.equals(word) || word.equals("province") && level == PROVINCIAL) {
          return Optional.of(level);
        }
      }
      return Optional.empty();
    }

    /** All words, from above, for a message. */
    public static String words() {
      return Arrays.stream(values()).map(Level::word).collect(Collectors.joining(", "));
    }

    /**
     * The level with this word. A notice with another one does not load; an edition that was kept
     * before that was checked stays what it was, the lowest, an order.
     */
    public static Level ofWord(String word) {
      return find(word).orElse(COMMAND);
    }
  }

  /**
   * 逐条命中: one step that one row of one notice asks for, before layers are merged.
   *
   * @param basis the row and what it rests on
   * @param place where
   * @param from first day, inclusive, Asia/Shanghai
   * @param until last day, inclusive; null where an event ends it
   * @param episode which episode of the person causes it
   */
  public record Hit(
      Basis basis, MeasurePlace place, LocalDate from, @Nullable LocalDate until, int episode) {

    /** Whether it shares a day with these, the last null where an event ends them. */
    boolean overlaps(@Nullable LocalDate first, @Nullable LocalDate last) {
      return (last == null || !from.isAfter(last))
          && (first == null || until == null || !until.isBefore(first));
    }
  }

  /** 作用: what a row does to the measure. */
  public enum Effect {
    /** It asks for this place up to the last day. */
    DECIDES,
    /** It decides beside rows of layers above that ask for the same, as the more specific one. */
    MORE_SPECIFIC,
    /** It asks for the same place and ends earlier. */
    ENDS_EARLIER,
    /** It asks for a place that is less strict. */
    MILDER_PLACE,
    /** It asks for nothing on these days. */
    OTHER_DAYS
  }

  /** 与上层比较: how a row stands to all layers above its own. */
  public enum Above {
    /** There is no layer above. */
    TOP,
    /** The layers above ask for nothing. */
    SILENT,
    SAME,
    STRICTER_PLACE,
    /** The same place and a later end. */
    LONGER,
    MILDER
  }

  /**
   * One row.
   *
   * @param basis the row
   * @param level whose rule it is
   * @param steps what it asks for, by first day; empty for measures that are neither isolation nor
   *     closure
   * @param effect what it does to this measure
   * @param above how it stands to the layers above
   * @param moreDays by how many days it ends later than those, 0 where that says nothing
   */
  public record Line(
      Basis basis, Level level, List<Hit> steps, Effect effect, Above above, long moreDays) {}

  /**
   * Compares.
   *
   * @param measure the measure as it holds
   * @param hits all steps of its person, as {@link Rulebook#hits} tells them; of a closure what
   *     each row asks of the place, counted from its order
   * @param levels the level of an edition, by content hash
   * @return from the nation downwards, those that decide first within a level
   */
  public static List<Line> of(
      MeasureInterval measure, List<Hit> hits, Function<String, Level> levels) {
    Map<String, List<Hit>> byRow = new LinkedHashMap<>();
    Map<String, Basis> rows = new LinkedHashMap<>();
    if (measure.measure() == Measure.ISOLATION) {
      gather(measure, hits, byRow, rows);
    } else if (measure.measure() == Measure.CLOSURE) {
      hits.forEach(hit -> {
        byRow.computeIfAbsent(row(hit.basis()), key -> new ArrayList<>()).add(hit);
        rows.putIfAbsent(row(hit.basis()), hit.basis());
      });
    }
    measure
        .bases()
        .forEach(basis -> {
          rows.putIfAbsent(row(basis), basis);
          byRow.putIfAbsent(row(basis), List.of());
        });
    List<Line> lines = new ArrayList<>();
    rows.forEach((row, basis) -> {
      Level level = levels.apply(basis.edition());
      List<Hit> steps = byRow.getOrDefault(row, List.of());
      List<String> higher =
          rows.entrySet().stream()
              .filter(one -> levels.apply(one.getValue().edition()).compareTo(level) < 0)
              .map(Map.Entry::getKey)
              .toList();
      List<Hit> above =
          higher.stream().flatMap(one -> byRow.getOrDefault(one, List.of()).stream()).toList();
      lines.add(line(measure, basis, level, steps, higher.isEmpty(), above));
    });
    lines.sort(Comparator.comparing(Line::level).thenComparing(Line::effect));
    return specific(lines);
  }

  /** Of rows that ask for the same, the one of the lowest layer decides as the more specific. */
  private static List<Line> specific(List<Line> lines) {
    List<Level> deciding =
        lines.stream()
            .filter(line -> line.effect() == Effect.DECIDES && !line.steps().isEmpty())
            .map(Line::level)
            .distinct()
            .toList();
    if (deciding.size() < 2) {
      return List.copyOf(lines);
    }
    Level lowest = deciding.getLast();
    return lines.stream()
        .map(line ->
            line.level() == lowest && line.effect() == Effect.DECIDES
                ? new Line(
                    line.basis(),
                    lowest,
                    line.steps(),
                    Effect.MORE_SPECIFIC,
                    line.above(),
                    line.moreDays())
                : line)
        .toList();
  }

  /** All rows that fired for the episodes on which the measure rests. */
  private static void gather(
      MeasureInterval measure,
      List<Hit> hits,
      Map<String, List<Hit>> byRow,
      Map<String, Basis> rows) {
    Set<String> based =
        measure.bases().stream().map(LayerComparison::row).collect(Collectors.toSet());
    Set<Integer> episodes =
        hits.stream()
            .filter(hit -> based.contains(row(hit.basis())))
            .filter(hit -> hit.overlaps(measure.from(), measure.until()))
            .map(Hit::episode)
            .collect(Collectors.toSet());
    hits.stream()
        .filter(hit -> episodes.contains(hit.episode()))
        .sorted(Comparator.comparing(Hit::from))
        .forEach(hit -> {
          byRow.computeIfAbsent(row(hit.basis()), key -> new ArrayList<>()).add(hit);
          rows.putIfAbsent(row(hit.basis()), hit.basis());
        });
  }

  private static String row(Basis basis) {
    return basis.notice() + ' ' + basis.clause() + ' ' + basis.row();
  }

  private static Line line(
      MeasureInterval measure,
      Basis basis,
      Level level,
      List<Hit> steps,
      boolean top,
      List<Hit> above) {
    Effect effect = steps.isEmpty() ? Effect.DECIDES : effect(measure, steps);
    if (level == Level.NATIONAL || top && steps.isEmpty()) {
      Above none = level == Level.NATIONAL ? Above.TOP : Above.SILENT;
      return new Line(basis, level, steps, effect, none, 0);
    }
    if (above.isEmpty() || steps.isEmpty()) {
      return new Line(basis, level, steps, effect, top ? Above.SILENT : Above.SAME, 0);
    }
    MeasurePlace mine = strictest(steps);
    MeasurePlace theirs = strictest(above);
    LocalDate last = last(steps);
    LocalDate lastAbove = last(above);
    long more = last == null || lastAbove == null ? 0 : ChronoUnit.DAYS.between(lastAbove, last);
    return new Line(
        basis, level, steps, effect, compared(mine, theirs, last, lastAbove), Math.max(more, 0));
  }

  private static Effect effect(MeasureInterval measure, List<Hit> steps) {
    List<Hit> then =
        steps.stream().filter(hit -> hit.overlaps(measure.from(), measure.until())).toList();
    if (then.isEmpty()) {
      return Effect.OTHER_DAYS;
    }
    List<Hit> same = then.stream().filter(hit -> hit.place() == measure.place()).toList();
    if (same.isEmpty()) {
      return Effect.MILDER_PLACE;
    }
    LocalDate until = measure.until();
    LocalDate last = last(same);
    boolean whole = last == null || until != null && !last.isBefore(until);
    return whole ? Effect.DECIDES : Effect.ENDS_EARLIER;
  }

  private static Above compared(
      MeasurePlace mine,
      MeasurePlace theirs,
      @Nullable LocalDate last,
      @Nullable LocalDate lastAbove) {
    if (mine != theirs) {
      return mine.stricterThan(theirs) ? Above.STRICTER_PLACE : Above.MILDER;
    }
    if (last == null || lastAbove == null) {
      return last == lastAbove ? Above.SAME : last == null ? Above.LONGER : Above.MILDER;
    }
    return last.isAfter(lastAbove)
        ? Above.LONGER
        : last.equals(lastAbove) ? Above.SAME : Above.MILDER;
  }

  private static MeasurePlace strictest(List<Hit> steps) {
    return steps.stream().map(Hit::place).max(Comparator.naturalOrder()).orElse(MeasurePlace.NONE);
  }

  /** The latest last day, null where an event ends one of them. */
  private static @Nullable LocalDate last(List<Hit> steps) {
    LocalDate last = LocalDate.MIN;
    for (Hit step : steps) {
      LocalDate until = step.until();
      if (until == null) {
        return null;
      }
      last = until.isAfter(last) ? until : last;
    }
    return last;
  }
}
