package lianfang.web.answer;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.simulation.Simulation;
import lianfang.rulebook.simulation.Simulations;
import lianfang.rulebook.simulation.SubjectChange;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A simulation as the command line prints it. */
final class SimulationText {

  /** The columns of the subjects. */
  static final List<String> COLUMNS =
      List.of(
          "kind",
          "subject",
          "area",
          "measure",
          "changes",
          "place_before",
          "from_before",
          "until_before",
          "place_after",
          "from_after",
          "until_after",
          "notice",
          "clause",
          "row");

  private final String edition;
  private final Simulations.Answer answer;

  SimulationText(String edition, Simulations.Answer answer) {
    this.edition = edition;
    this.answer = answer;
  }

  void print(TableFormat format, PrintWriter out) {
    Simulation result = answer.result();
    if (format == TableFormat.CSV) {
      format.print(COLUMNS, result.subjects().stream().map(SimulationText::cells).toList(), out);
      return;
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("edition", edition);
    all.put("asOf", result.asOf().toString());
    all.put("horizon", result.horizon());
    all.put("inputsHash", answer.inputs().hash());
    all.put("totals", SimulationJson.totals(result.totals()));
    all.put("areas", result.areas().stream().map(SimulationJson::area).toList());
    all.put("days", result.days().stream().map(SimulationJson::day).toList());
    all.put("clauses", result.clauses().stream().map(SimulationJson::clause).toList());
    all.put("subjects", result.subjects().stream().map(SimulationJson::subject).toList());
    out.println(JsonMapper.shared().writeValueAsString(all));
    out.flush();
  }

  private static List<String> cells(SubjectChange change) {
    SubjectChange.Stay before = change.before();
    SubjectChange.Stay after = change.after();
    return List.of(
        change.subject().kind().word(),
        change.subject().id().toString(),
        change.area(),
        change.measure().word(),
        String.join(";", change.changes().stream().map(Change::word).toList()),
        places(before),
        text(before == null ? null : before.from()),
        text(before == null ? null : before.until()),
        places(after),
        text(after == null ? null : after.from()),
        text(after == null ? null : after.until()),
        change.basis().notice(),
        change.basis().clause(),
        change.basis().row());
  }

  private static String places(SubjectChange.@Nullable Stay stay) {
    return stay == null ? "" : String.join(";", stay.places());
  }

  private static String text(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }
}
