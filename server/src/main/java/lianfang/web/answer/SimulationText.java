package lianfang.web.answer;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lianfang.rulebook.simulation.AreaChange;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.simulation.ClauseChange;
import lianfang.rulebook.simulation.DayFigures;
import lianfang.rulebook.simulation.Load;
import lianfang.rulebook.simulation.Simulation;
import lianfang.rulebook.simulation.Simulations;
import lianfang.rulebook.simulation.SubjectChange;
import lianfang.rulebook.simulation.Totals;
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
    all.put("totals", totals(result.totals()));
    all.put("areas", result.areas().stream().map(SimulationText::area).toList());
    all.put("days", result.days().stream().map(SimulationText::day).toList());
    all.put("clauses", result.clauses().stream().map(SimulationText::clause).toList());
    all.put("subjects", result.subjects().stream().map(SimulationText::subject).toList());
    out.println(JsonMapper.shared().writeValueAsString(all));
    out.flush();
  }

  static Map<String, Object> totals(Totals totals) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (Change change : Change.values()) {
      object.put(change.word(), totals.of(change));
    }
    return object;
  }

  private static Map<String, Object> area(AreaChange area) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("area", area.area());
    object.putAll(totals(area.totals()));
    object.put("isolationDays", area.isolationDays());
    object.put("visitsBefore", area.visitsBefore());
    object.put("visitsAfter", area.visitsAfter());
    return object;
  }

  private static Map<String, Object> day(DayFigures day) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("date", day.date().toString());
    object.put("central", day.after(Load.CENTRAL));
    object.put("home", day.after(Load.HOME));
    object.put("closures", day.after(Load.CLOSURES));
    object.put("visits", day.after(Load.VISITS));
    return object;
  }

  private static Map<String, Object> clause(ClauseChange clause) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("notice", clause.notice());
    object.put("clause", clause.clause());
    object.put("row", clause.row());
    object.putAll(totals(clause.totals()));
    return object;
  }

  private static Map<String, @Nullable Object> subject(SubjectChange change) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("kind", change.subject().kind().word());
    object.put("subject", change.subject().id().toString());
    object.put("area", change.area());
    object.put("measure", change.measure().word());
    object.put("changes", change.changes().stream().map(Change::word).toList());
    object.put("before", stay(change.before()));
    object.put("after", stay(change.after()));
    object.put("notice", change.basis().notice());
    object.put("clause", change.basis().clause());
    object.put("row", change.basis().row());
    return object;
  }

  private static @Nullable Map<String, @Nullable Object> stay(SubjectChange.@Nullable Stay stay) {
    if (stay == null) {
      return null;
    }
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("places", stay.places());
    object.put("from", stay.from() == null ? null : stay.from().toString());
    object.put("until", stay.until() == null ? null : stay.until().toString());
    return object;
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
