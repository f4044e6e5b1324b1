package lianfang.web.demo;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.rulebook.Basis;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.Outcomes;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** 按条款统计: how many persons and places each clause reaches on a day, by measure and place. */
@Component
@Lazy
public class PersonsByClause {

  private static final int PAGE = 5_000;

  private final Outcomes outcomes;

  PersonsByClause(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  /** A line of the table. */
  private record Line(String notice, String clause, String measure, String place) {
    static final Comparator<Line> IN_ORDER =
        Comparator.comparing(Line::notice)
            .thenComparing(Line::clause)
            .thenComparing(Line::measure)
            .thenComparing(Line::place);
  }

  /** The table as text, of what the caller's transaction may see. */
  public String table(LocalDate on) {
    Map<Line, Set<UUID>> subjects = new TreeMap<>(Line.IN_ORDER);
    for (int offset = 0; ; offset += PAGE) {
      List<MeasureInterval> page = outcomes.inForce(on, "", PAGE, offset);
      page.forEach(interval -> count(interval, on, subjects));
      if (page.size() < PAGE) {
        break;
      }
    }
    StringBuilder text = new StringBuilder();
    String form = "%-40s %-12s %-18s %-10s %7s%n";
    text.append(form.formatted("notice", "clause", "measure", "place", "number"));
    subjects.forEach((line, who) ->
        text.append(
            form.formatted(
                line.notice(), line.clause(), line.measure(), line.place(), who.size())));
    return text.toString();
  }

  private static void count(MeasureInterval interval, LocalDate on, Map<Line, Set<UUID>> subjects) {
    LocalDate from = interval.from();
    if (from == null || !from.isAfter(on)) {
      for (Basis basis : interval.bases()) {
        Line line =
            new Line(
                basis.notice(), basis.clause(), interval.measure().word(), interval.place().word());
        subjects.computeIfAbsent(line, none -> new HashSet<>()).add(interval.subject().id());
      }
    }
  }
}
