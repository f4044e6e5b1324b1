package lianfang.web.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lianfang.fact.Subject;
import lianfang.rulebook.Basis;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.OpenDecision;
import lianfang.rulebook.Replayed;
import org.jspecify.annotations.Nullable;

/** Lines of {@code measures} and {@code decisions}, in an order that never changes. */
public final class MeasureLines {

  /** The columns. */
  public static final List<String> MEASURE_COLUMNS =
      List.of(
          "roster",
          "ref",
          "subject",
          "measure",
          "place",
          "state",
          "from",
          "until",
          "area",
          "responsible",
          "notice",
          "clause",
          "row",
          "facts");

  /** The columns. */
  public static final List<String> DECISION_COLUMNS =
      List.of("ref", "subject", "question", "options", "clause");

  /** Numbers of rows come before other references and in the order of numbers. */
  public static final Comparator<References.Reference> BY_ROSTER_AND_REF =
      Comparator.comparing(References.Reference::roster)
          .thenComparing(reference -> sortable(reference.ref()));

  private static final int WIDEST_NUMBER = 18;

  private final References references;
  private final Responsible responsible;

  private record Line(String area, References.Reference reference, List<String> cells) {}

  /** Lines with the references of persons and the names of who is responsible. */
  public MeasureLines(References references, Responsible responsible) {
    this.references = references;
    this.responsible = responsible;
  }

  private static String sortable(String ref) {
    boolean number = ref.matches("[0-9]{1," + WIDEST_NUMBER + "}");
    return number ? "0".repeat(WIDEST_NUMBER - ref.length()) + ref : ref;
  }

  /** One line an interval, by area, roster, ref, measure and first day. */
  public List<List<String>> measures(Replayed.State state) {
    List<Line> lines = new ArrayList<>();
    for (MeasureInterval interval : state.intervals()) {
      References.Reference reference = references.of(interval.causedBy());
      lines.add(new Line(interval.area(), reference, cells(interval, reference, state.numbers())));
    }
    // Area, roster, ref, then measure (column 4), first day (7), place (5) and subject (3).
    return sorted(lines, 3, 6, 4, 2);
  }

  private List<String> cells(
      MeasureInterval interval, References.Reference reference, Map<UUID, Long> numbers) {
    return List.of(
        reference.roster(),
        reference.ref(),
        interval.subject().id().toString(),
        interval.measure().word(),
        interval.place().word(),
        interval.state().word(),
        text(interval.from()),
        text(interval.until()),
        interval.area(),
        responsible.of(interval),
        joined(interval.bases(), Basis::notice),
        joined(interval.bases(), Basis::clause),
        joined(interval.bases(), Basis::row),
        facts(interval.bases(), numbers));
  }

  private static List<List<String>> sorted(List<Line> lines, int... columns) {
    Comparator<Line> order =
        Comparator.comparing(Line::area).thenComparing(Line::reference, BY_ROSTER_AND_REF);
    for (int column : columns) {
      order = order.thenComparing(line -> line.cells().get(column));
    }
    return lines.stream().sorted(order).map(Line::cells).toList();
  }

  private static String joined(List<Basis> bases, Function<Basis, String> part) {
    return bases.stream().map(part).collect(Collectors.joining(";"));
  }

  private static String facts(List<Basis> bases, Map<UUID, Long> numbers) {
    Set<Long> found = new LinkedHashSet<>();
    for (Basis basis : bases) {
      for (UUID fact : basis.facts()) {
        Long number = numbers.get(fact);
        if (number != null) {
          found.add(number);
        }
      }
    }
    return found.stream().map(number -> "F-" + number).collect(Collectors.joining(";"));
  }

  private static String text(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  /** One line an open decision, by area, roster, ref and question. */
  public List<List<String>> decisions(Replayed.State state) {
    Map<Subject, List<Subject>> causes = new HashMap<>();
    state.intervals().forEach(one -> causes.putIfAbsent(one.subject(), one.causedBy()));
    List<Line> lines = new ArrayList<>();
    for (OpenDecision decision : state.decisions()) {
      References.Reference reference =
          references.of(
              decision.subject().kind() == Subject.Kind.PERSON
                  ? List.of(decision.subject())
                  : causes.getOrDefault(decision.subject(), List.of()));
      lines.add(
          new Line(
              decision.area(),
              reference,
              List.of(
                  reference.ref(),
                  decision.subject().id().toString(),
                  decision.question(),
                  String.join(";", decision.options()),
                  decision.basis().clause())));
    }
    // Area, roster, ref, then question (column 3) and subject (2).
    return sorted(lines, 2, 1);
  }
}
