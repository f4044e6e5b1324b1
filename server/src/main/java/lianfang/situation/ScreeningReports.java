package lianfang.situation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.area.Scope;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.ReplayQuery;
import lianfang.fact.Subject;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.Outcomes;
import org.springframework.stereotype.Component;

/** 排查报表: the screening report of a day with its trend, from facts and measures of an area. */
@Component
public class ScreeningReports {

  private static final int PAGE = 10_000;

  /** The reading that ships with the notices: fever from 37.3 °C. */
  private static final BigDecimal FEVER_CELSIUS = new BigDecimal("37.3");

  private final Ledger ledger;
  private final Outcomes outcomes;

  ScreeningReports(Ledger ledger, Outcomes outcomes) {
    this.ledger = ledger;
    this.outcomes = outcomes;
  }

  /**
   * A report and the days before it.
   *
   * @param report of the day asked for, person by person
   * @param trend the figures of each day up to it, in order
   */
  public record Screened(ScreeningReport report, List<ScreeningReport.Counts> trend) {}

  /**
   * The report of {@code day}. The caller answers for {@code area} lying in the user's
   * jurisdiction.
   *
   * @param days how many days the trend has, the day itself included
   */
  public Screened of(LocalDate day, String area, int days) {
    LocalDate first = day.minusDays(days - 1L);
    Map<UUID, List<MeasureInterval>> measures = measures(first.minusDays(1), area);
    Screening screening = new Screening(area, first, day, FEVER_CELSIUS);
    ledger.replay(
        new ReplayQuery(null, Scope.of(area)),
        facts -> {
          Subject subject = facts.getFirst().subject();
          if (subject.kind() == Subject.Kind.PERSON) {
            add(screening, subject.id(), facts, area, measures);
          }
        });
    measures.forEach((person, intervals) -> screening.add(person, List.of(), intervals));
    return new Screened(screening.report(day), screening.trend());
  }

  /**
   * Who has moved counts where the last residence is; measures count where they are carried out.
   */
  private static void add(
      Screening screening,
      UUID person,
      List<Fact> facts,
      String area,
      Map<UUID, List<MeasureInterval>> measures) {
    List<MeasureInterval> intervals = measures.remove(person);
    boolean lives =
        facts.stream()
            .filter(fact -> fact.kind().equals("residence"))
            .reduce((earlier, later) -> later)
            .map(fact -> fact.area().startsWith(area))
            .orElse(true);
    screening.add(person, lives ? facts : List.of(), intervals == null ? List.of() : intervals);
  }

  private Map<UUID, List<MeasureInterval>> measures(LocalDate from, String area) {
    Map<UUID, List<MeasureInterval>> bySubject = new HashMap<>();
    for (int offset = 0; ; offset += PAGE) {
      List<MeasureInterval> page = outcomes.inForce(from, area, PAGE, offset);
      page.stream()
          .filter(interval -> interval.subject().kind() == Subject.Kind.PERSON)
          .forEach(interval ->
              bySubject
                  .computeIfAbsent(interval.subject().id(), person -> new ArrayList<>())
                  .add(interval));
      if (page.size() < PAGE) {
        return bySubject;
      }
    }
  }
}
