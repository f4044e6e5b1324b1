package lianfang.situation.grade;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.rulebook.grade.AreaFigures;
import lianfang.situation.CaseCount;
import lianfang.situation.CaseSeries;
import lianfang.situation.Streak;
import org.jspecify.annotations.Nullable;

/**
 * 定级数字: the cases of an area as a grade asks for them, with where they come from. A case of the
 * window is a rise of the cumulative count from one day to the next; a count that is taken back
 * (核减) makes no case and undoes none.
 *
 * @param figures at 24:00 of the day that was asked for
 * @param series the case series that says so
 * @param stated the day of the last count that is known; earlier than the day where the series ends
 * @param lastCase the day of the last case, null without any
 * @param lowFrom at whose 24:00 fourteen days without a case will be over if none is added: the day
 *     of the last case does not count (convention of the notice's reading {@code streak}); null
 *     without any case
 * @param facts the counts that it rests on
 */
public record GradeCount(
    AreaFigures figures,
    String series,
    LocalDate stated,
    @Nullable LocalDate lastCase,
    @Nullable LocalDate lowFrom,
    List<UUID> facts) {

  /** A series that says nothing for longer tells nothing of the day. */
  private static final int SILENT_DAYS = 2;

  /** Days of the window of every clause that speaks of new cases. */
  public static final int DAYS = 14;

  /**
   * The figures of an area.
   *
   * @param counts all counts of the area
   * @param order the series that may answer, the preferred one first
   * @param lag by series, how many days after the event its rows show it
   * @param cluster what was found about clusters in the 14 days
   * @param on the day at whose 24:00 the grade is asked for, Asia/Shanghai
   * @return empty where no series knows the area by then
   */
  public static Optional<GradeCount> of(
      List<CaseCount> counts,
      List<String> order,
      Map<String, Integer> lag,
      AreaFigures.Cluster cluster,
      LocalDate on) {
    CaseSeries series = new CaseSeries(counts);
    for (String name : order) {
      int late = lag.getOrDefault(name, 0);
      List<CaseCount> known =
          series.upTo(name, on.plusDays(late)).stream().filter(c -> c.confirmed() != null).toList();
      if (!known.isEmpty()) {
        return Optional.of(count(name, known, late, cluster, on));
      }
    }
    return Optional.empty();
  }

  /**
   * Whether the series had ended by a day: no count since is no day without a case, because an area
   * may be counted with the area above it from then on.
   */
  public boolean isSilent(LocalDate on) {
    return stated.isBefore(on.minusDays(SILENT_DAYS));
  }

  private static GradeCount count(
      String name, List<CaseCount> known, int late, AreaFigures.Cluster cluster, LocalDate on) {
    int before = 0;
    int fresh = 0;
    LocalDate last = null;
    List<UUID> facts = new ArrayList<>();
    for (CaseCount one : known) {
      Integer confirmed = one.confirmed();
      int now = confirmed == null ? before : confirmed;
      LocalDate day = one.day().minusDays(late);
      if (now > before) {
        last = day;
        if (day.isAfter(on.minusDays(DAYS))) {
          fresh += now - before;
          facts.add(one.fact());
        }
      }
      before = now;
    }
    CaseCount latest = known.getLast();
    if (!facts.contains(latest.fact())) {
      facts.add(latest.fact());
    }
    Integer without = last == null ? null : (int) Streak.EXCLUSIVE.days(last, on);
    return new GradeCount(
        new AreaFigures(
            Math.max(before, fresh),
            fresh,
            fresh == 0 ? no(cluster) : cluster,
            without,
            null,
            null),
        name,
        latest.day().minusDays(late),
        last,
        last == null ? null : last.plusDays(DAYS),
        List.copyOf(facts));
  }

  /** Without a new case there is no cluster, whoever found one. */
  private static AreaFigures.Cluster no(AreaFigures.Cluster cluster) {
    return cluster == AreaFigures.Cluster.YES ? cluster : AreaFigures.Cluster.NO;
  }
}
