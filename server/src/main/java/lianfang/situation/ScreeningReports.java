package lianfang.situation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.area.Scope;
import lianfang.fact.Fact;
import lianfang.fact.Followers;
import lianfang.fact.Ledger;
import lianfang.fact.ReplayQuery;
import lianfang.fact.Subject;
import lianfang.rulebook.HeldReadings;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.Replayed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 排查报表: the screening report of a day with its trend. Figures come from maintained counts, persons
 * from the spans that were counted, so that each figure leads to exactly its persons.
 */
@Component
public class ScreeningReports {

  /** The lists of a report, with the kind of span and the days that belong to it. */
  public enum Figure {
    INCOMERS("arrival", "s.from_day = :day"),
    UNDER_CONTROL("isolation", "s.from_day <= :day and coalesce(s.until_day, :day) >= :day"),
    ENTERED("isolation", "s.from_day = :day"),
    FEBRILE("fever", "s.from_day <= :day and s.until_day >= :day"),
    RELEASED(
        "isolation",
        "s.until_day = :day and not exists (select from situation.screened d"
            + " where d.person = s.person and d.kind = 'isolation-death' and d.from_day = :day)"),
    DIED("death", "s.from_day = :day");

    private final String kind;
    private final String days;

    Figure(String kind, String days) {
      this.kind = kind;
      this.days = days;
    }
  }

  private final JdbcClient client;
  private final ScreeningSpans spans;
  private final Followers followers;
  private final Ledger ledger;
  private final Replayed replayed;

  ScreeningReports(
      JdbcClient client,
      ScreeningSpans spans,
      Followers followers,
      Ledger ledger,
      Replayed replayed) {
    this.client = client;
    this.spans = spans;
    this.followers = followers;
    this.ledger = ledger;
    this.replayed = replayed;
  }

  /**
   * A report and the days before it.
   *
   * @param report of the day asked for, person by person
   * @param trend the figures of each day up to it, in order
   */
  public record Screened(ScreeningReport report, List<ScreeningReport.Counts> trend) {}

  /**
   * The figures of the days up to {@code day}, in order. The caller's transaction sees {@code
   * area}.
   *
   * @param area division code, a level of the divisions
   * @param days how many days, the day itself included
   */
  public List<ScreeningReport.Counts> trend(LocalDate day, String area, int days) {
    followers.catchUp(spans);
    spans.settle();
    LocalDate first = day.minusDays(days - 1L);
    Map<String, long[]> byDay = new HashMap<>();
    Map<String, Long> before = new HashMap<>();
    client
        .sql(
            """
            select kind, greatest(day, :first - 1) as counted, sum(people)
            from situation.screening_count where area = :area and day <= :day group by 1, 2
            """)
        .param("first", first)
        .param("area", area)
        .param("day", day)
        .query((java.sql.ResultSet row) -> {
          int index = (int) (row.getObject(2, LocalDate.class).toEpochDay() - first.toEpochDay());
          if (index < 0) {
            before.put(row.getString(1), row.getLong(3));
          } else {
            byDay.computeIfAbsent(row.getString(1), kind -> new long[days])[index] = row.getLong(3);
          }
        });
    return counted(first, days, byDay, before);
  }

  private static List<ScreeningReport.Counts> counted(
      LocalDate first, int days, Map<String, long[]> byDay, Map<String, Long> before) {
    long[] none = new long[days];
    long[] arrived = byDay.getOrDefault("arrived", none);
    long[] entered = byDay.getOrDefault("entered", none);
    long[] left = byDay.getOrDefault("left", none);
    long[] died = byDay.getOrDefault("died", none);
    long[] leftDead = byDay.getOrDefault("left-dead", none);
    long[] fevered = byDay.getOrDefault("fevered", none);
    long[] cooled = byDay.getOrDefault("cooled", none);
    long held = before.getOrDefault("entered", 0L) - before.getOrDefault("left", 0L);
    long febrile = before.getOrDefault("fevered", 0L) - before.getOrDefault("cooled", 0L);
    List<ScreeningReport.Counts> trend = new ArrayList<>();
    for (int i = 0; i < days; i++) {
      held += entered[i];
      febrile += fevered[i];
      trend.add(
          new ScreeningReport.Counts(
              first.plusDays(i),
              (int) arrived[i],
              (int) held,
              (int) entered[i],
              (int) febrile,
              (int) (left[i] - leftDead[i]),
              (int) died[i]));
      // Whose last day it was is under control until its end, and no longer on the next.
      held -= left[i];
      febrile -= cooled[i];
    }
    return trend;
  }

  /** How many persons of an area died on a day, as it is recorded. */
  public int died(LocalDate day, String area) {
    followers.catchUp(spans);
    spans.settle();
    return client
        .sql(
            "select coalesce(sum(people), 0)::int from situation.screening_count"
                + " where area = ? and kind = 'died' and day = ?")
        .params(area, day)
        .query(Integer.class)
        .single();
  }

  /** The persons of one figure, by id; those whom the caller's transaction may see. */
  public List<UUID> persons(Figure figure, LocalDate day, String area, int limit) {
    return client
        .sql(
            "select distinct s.person from situation.screened s where s.kind = :kind"
                + " and s.area ^@ :area and "
                + figure.days
                + " order by 1 limit :limit")
        .param("kind", figure.kind)
        .param("area", area)
        .param("day", day)
        .param("limit", limit)
        .query(UUID.class)
        .list();
  }

  /** The report of {@code day}, person by person, to be frozen. */
  public ScreeningReport report(LocalDate day, String area) {
    followers.catchUp(spans);
    spans.settle();
    return new ScreeningReport(
        day,
        area,
        persons(Figure.INCOMERS, day, area, Integer.MAX_VALUE),
        persons(Figure.UNDER_CONTROL, day, area, Integer.MAX_VALUE),
        persons(Figure.ENTERED, day, area, Integer.MAX_VALUE),
        persons(Figure.FEBRILE, day, area, Integer.MAX_VALUE),
        persons(Figure.RELEASED, day, area, Integer.MAX_VALUE),
        persons(Figure.DIED, day, area, Integer.MAX_VALUE));
  }

  /** The thresholds of fever that were signed, area by area. */
  public List<HeldReadings.Held> fever() {
    return spans.fever();
  }

  /**
   * The report as it was known at a moment, replayed from facts alone; the oracle of the counts.
   *
   * @param knownAt the moment; null for everything that is known
   */
  public Screened recalled(LocalDate day, String area, int days, @Nullable Instant knownAt) {
    LocalDate first = day.minusDays(days - 1L);
    Map<UUID, List<MeasureInterval>> measures = new HashMap<>();
    replayed
        .within(day, first.minusDays(1), knownAt, area)
        .intervals()
        .forEach(
            one -> measures.computeIfAbsent(one.subject().id(), id -> new ArrayList<>()).add(one));
    Screening screening = new Screening(area, first, day, threshold(area));
    ledger.replay(
        new ReplayQuery(knownAt, Scope.of(area)),
        facts -> {
          Subject subject = facts.getFirst().subject();
          if (subject.kind() == Subject.Kind.PERSON) {
            add(screening, subject.id(), facts, area, measures);
          }
        });
    return new Screened(screening.report(day), screening.trend());
  }

  /** The strictest value signed for an area; without any, no temperature is fever. */
  private BigDecimal threshold(String area) {
    return fever().stream()
        .filter(held -> area.startsWith(held.area()))
        .map(held -> new BigDecimal(held.value()))
        .min(BigDecimal::compareTo)
        .orElse(new BigDecimal("100"));
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
    boolean lives =
        facts.stream()
            .filter(fact -> fact.kind().equals("residence"))
            .reduce((earlier, later) -> later)
            .map(fact -> fact.area().startsWith(area))
            .orElse(true);
    screening.add(person, lives ? facts : List.of(), measures.getOrDefault(person, List.of()));
  }
}
