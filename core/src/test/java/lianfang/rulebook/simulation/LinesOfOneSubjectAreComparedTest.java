package lianfang.rulebook.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.area.Scope;
import lianfang.fact.Subject;
import lianfang.rulebook.Basis;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.MeasureState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as under, released, longer, shorter and moved; the as-of day is 10 March. */
class LinesOfOneSubjectAreComparedTest {

  private static final LocalDate AS_OF = LocalDate.of(2020, 3, 10);
  private static final Subject PERSON = Subject.person(new UUID(0, 1));

  /** A line is place:first-last, days of March, - where open; rows are named after their side. */
  @ParameterizedTest(name = "{0} | {1} | {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "home:1-20                | home:1-20                 | none",
        "none                     | home:1-20                 | under by new",
        "home:1-20                | none                      | released by old",
        "home:1-20                | home:1-21                 | longer by new",
        "home:1-20                | home:1-19                 | shorter by old",
        "home:1-20                | home:1--                  | longer by new",
        "home:1--                 | home:1-20                 | shorter by old",
        "home:1-20                | central:1-20              | moved by new",
        "central:1-14 home:15-28  | central:1-14 home:15-21   | shorter by old",
        "central:1-14 home:15-28  | central:1-21              | moved shorter by old",
        "home:1-20                | central:1-30              | longer moved by new",
        // What ended before the day is no line; what lies before it alone does not differ.
        "home:1-9                 | home:1-20                 | under by new",
        "home:1-20                | home:1-9                  | released by old",
        "home:1-20                | central:1-9 home:10-20    | none",
        "home:1-20                | home:5-20                 | none",
        // A gap is no end.
        "home:1-12 home:20-25     | home:1-25                 | none",
      })
  void oneMeasure(String before, String after, String expected) {
    Comparison comparison =
        new Comparison(AS_OF, Scope.everything(), new ChangedRows(List.of(), List.of()));
    List<SubjectChange> changes =
        comparison.of(lines(comparison, before, "old"), lines(comparison, after, "new"));
    String found =
        changes.stream()
            .map(change ->
                change.changes().stream()
                        .map(Change::word)
                        .sorted()
                        .collect(Collectors.joining(" "))
                    + " by "
                    + change.basis().row())
            .collect(Collectors.joining("; "));
    assertThat(found).isEqualTo(expected == null ? "" : expected);
  }

  private static List<MeasureInterval> lines(Comparison comparison, String text, String row) {
    List<MeasureInterval> lines = new ArrayList<>();
    if (text != null) {
      for (String part : text.strip().split(" +")) {
        String[] place = part.split(":");
        String[] days = place[1].split("-", 2);
        MeasureInterval line =
            new MeasureInterval(
                PERSON,
                Measure.ISOLATION,
                MeasurePlace.ofWord(place[0]),
                MeasureState.DUE,
                LocalDate.of(2020, 3, Integer.parseInt(days[0])),
                days[1].equals("-") ? null : LocalDate.of(2020, 3, Integer.parseInt(days[1])),
                "410902001001",
                List.of(new Basis("n", "e", "c", row, List.of(), List.of())),
                List.of(PERSON));
        if (comparison.isLine(line)) {
          lines.add(line);
        }
      }
    }
    return lines;
  }
}
