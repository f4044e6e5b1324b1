package lianfang.web.answer;

import java.util.LinkedHashMap;
import java.util.Map;
import lianfang.rulebook.shortage.CapacityStatement;
import lianfang.rulebook.shortage.Shortage;
import lianfang.rulebook.simulation.AreaChange;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.simulation.ClauseChange;
import lianfang.rulebook.simulation.DayFigures;
import lianfang.rulebook.simulation.Load;
import lianfang.rulebook.simulation.SubjectChange;
import lianfang.rulebook.simulation.Totals;
import org.jspecify.annotations.Nullable;

/** Parts of a simulation as the command line and the API write them. */
public final class SimulationJson {

  private SimulationJson() {}

  /** The five numbers. */
  public static Map<String, Object> totals(Totals totals) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (Change change : Change.values()) {
      object.put(change.word(), totals.of(change));
    }
    return object;
  }

  /** What changes in an area. */
  public static Map<String, Object> area(AreaChange area) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("area", area.area());
    object.putAll(totals(area.totals()));
    object.put("isolationDays", area.isolationDays());
    object.put("visitsBefore", area.visitsBefore());
    object.put("visitsAfter", area.visitsAfter());
    return object;
  }

  /** What a day asks for under the draft. */
  public static Map<String, Object> day(DayFigures day) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("date", day.date().toString());
    object.put("central", day.after(Load.CENTRAL));
    object.put("home", day.after(Load.HOME));
    object.put("closures", day.after(Load.CLOSURES));
    object.put("visits", day.after(Load.VISITS));
    return object;
  }

  /** Where and when an area runs short of something. */
  public static Map<String, @Nullable Object> shortage(Shortage shortage) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("area", shortage.area());
    object.put("grid", shortage.grid() == null ? null : shortage.grid().toString());
    object.put("resource", shortage.resource().word());
    object.put("there", shortage.there());
    object.put("days", shortage.days());
    object.put("daysBefore", shortage.daysBefore());
    object.put("first", shortage.first() == null ? null : shortage.first().toString());
    object.put("fullest", shortage.fullest().toString());
    object.put("need", shortage.need());
    object.put("needBefore", shortage.needBefore());
    return object;
  }

  /** A site or the teams of an area with which was compared. */
  public static Map<String, @Nullable Object> stated(CapacityStatement one) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("resource", one.resource().word());
    object.put("area", one.area());
    object.put("site", one.site() == null ? null : one.site().toString());
    object.put("much", one.much());
    object.put("since", one.since().toString());
    return object;
  }

  /** What one row does. */
  public static Map<String, Object> clause(ClauseChange clause) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("notice", clause.notice());
    object.put("clause", clause.clause());
    object.put("row", clause.row());
    object.putAll(totals(clause.totals()));
    return object;
  }

  /** What changes for one subject and measure. */
  public static Map<String, @Nullable Object> subject(SubjectChange change) {
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
}
