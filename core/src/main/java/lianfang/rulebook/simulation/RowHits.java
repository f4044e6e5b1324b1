package lianfang.rulebook.simulation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianfang.area.Scope;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.Basis;
import lianfang.rulebook.InForce;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.Rulebook;
import lianfang.rulebook.outcome.PlaceGathering;

/**
 * 行命中: how many persons and places of a day each row of a notice holds, as lists count the rows in
 * force: by the row that decides, once a measure. One thread works on one of these.
 */
public final class RowHits {

  private final InForce rules;
  private final String notice;
  private final LocalDate asOf;
  private final Scope scope;
  private final PlaceGathering places = new PlaceGathering();
  private final Map<String, Long> counts = new HashMap<>();

  /**
   * Nothing yet.
   *
   * @param rules among them an edition of the notice
   * @param notice id of the notice
   * @param asOf the day, Asia/Shanghai
   * @param scope areas whose measures count
   */
  public RowHits(InForce rules, String notice, LocalDate asOf, Scope scope) {
    this.rules = rules;
    this.notice = notice;
    this.asOf = asOf;
    this.scope = scope;
  }

  /** Takes the effective facts of one subject; places count when all persons were taken. */
  public void take(List<Fact> facts) {
    if (facts.isEmpty()) {
      return;
    }
    Subject subject = facts.getFirst().subject();
    if (subject.kind() == Subject.Kind.PLACE) {
      places.facts(subject.id(), facts);
    } else if (subject.kind() == Subject.Kind.PERSON) {
      var outcome = Rulebook.derive(rules, facts, asOf);
      places.demands(outcome.demands());
      count(outcome.intervals());
    }
  }

  private void count(List<MeasureInterval> lines) {
    Set<String> seen = new HashSet<>();
    for (MeasureInterval line : lines) {
      if (!line.bases().isEmpty() && holds(line) && scope.contains(line.area())) {
        Basis decides = line.bases().getFirst();
        String key = decides.row() + " " + line.measure().word();
        if (decides.notice().equals(notice) && seen.add(line.subject().id() + key)) {
          counts.merge(key, 1L, Long::sum);
        }
      }
    }
  }

  private boolean holds(MeasureInterval line) {
    LocalDate from = line.from();
    LocalDate until = line.until();
    return (from == null || !from.isAfter(asOf)) && (until == null || !until.isBefore(asOf));
  }

  /** The numbers by row; a row that holds nobody is left out. */
  public Map<String, Long> finish() {
    places.derive(rules, asOf, outcome -> count(outcome.intervals()));
    Map<String, Long> rows = new HashMap<>();
    counts.forEach(
        (key, count) -> rows.merge(key.substring(0, key.indexOf(' ')), count, Math::max));
    return Map.copyOf(rows);
  }
}
