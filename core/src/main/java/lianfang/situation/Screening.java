package lianfang.situation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.fact.Fact;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import org.jspecify.annotations.Nullable;

/** 排查: counts persons for the screening reports of several days in one pass over them. */
public final class Screening {

  /** For how many days a symptom or a temperature speaks, the day itself included. */
  private static final int SPEAKS_DAYS = 14;

  private final String area;
  private final LocalDate first;
  private final BigDecimal feverCelsius;
  private final List<Map<Column, List<UUID>>> days = new ArrayList<>();

  /** The lists of a report. */
  private enum Column {
    INCOMERS,
    UNDER_CONTROL,
    ENTERED,
    FEBRILE,
    RELEASED,
    DIED
  }

  /**
   * Reports from {@code first} to {@code last}, both inclusive.
   *
   * @param feverCelsius from which temperature a person is febrile: a reading of the notice
   */
  public Screening(String area, LocalDate first, LocalDate last, BigDecimal feverCelsius) {
    this.area = area;
    this.first = first;
    this.feverCelsius = feverCelsius;
    first.datesUntil(last.plusDays(1)).forEach(day -> days.add(new EnumMap<>(Column.class)));
  }

  /**
   * Counts one person.
   *
   * @param facts effective facts about the person, in order of happening
   * @param intervals the person's measures
   */
  public void add(UUID person, List<Fact> facts, List<MeasureInterval> intervals) {
    List<MeasureInterval> isolation =
        intervals.stream().filter(i -> i.measure() == Measure.ISOLATION).toList();
    LocalDate death = death(facts);
    for (int index = 0; index < days.size(); index++) {
      LocalDate day = first.plusDays(index);
      Map<Column, List<UUID>> lists = days.get(index);
      boolean held = held(isolation, day);
      boolean dies = day.equals(death);
      put(lists, Column.INCOMERS, person, arrived(facts, day));
      put(lists, Column.UNDER_CONTROL, person, held);
      put(lists, Column.ENTERED, person, held && !held(isolation, day.minusDays(1)));
      put(
          lists,
          Column.FEBRILE,
          person,
          febrile(facts, day) && (death == null || !death.isBefore(day)));
      put(lists, Column.RELEASED, person, held && !dies && !held(isolation, day.plusDays(1)));
      put(lists, Column.DIED, person, dies);
    }
  }

  private static @Nullable LocalDate death(List<Fact> facts) {
    return facts.stream()
        .filter(fact -> fact.kind().equals("death"))
        .map(Fact::happenedOn)
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  private static void put(
      Map<Column, List<UUID>> lists, Column column, UUID person, boolean belongs) {
    if (belongs) {
      lists.computeIfAbsent(column, empty -> new ArrayList<>()).add(person);
    }
  }

  private static boolean held(List<MeasureInterval> isolation, LocalDate day) {
    return isolation.stream().anyMatch(interval -> covers(interval, day));
  }

  private static boolean covers(MeasureInterval interval, LocalDate day) {
    LocalDate from = interval.from();
    LocalDate until = interval.until();
    return from != null && !from.isAfter(day) && (until == null || !until.isBefore(day));
  }

  private static boolean arrived(List<Fact> facts, LocalDate day) {
    return facts.stream()
        .filter(fact -> fact.kind().equals("arrival"))
        .filter(fact -> !"through".equals(fact.attribute("trip")))
        .filter(fact -> fact.attribute("undated") == null)
        .anyMatch(fact -> fact.happenedOn().equals(day));
  }

  private boolean febrile(List<Fact> facts, LocalDate day) {
    boolean fever = false;
    LocalDate oldest = day.minusDays(SPEAKS_DAYS - 1);
    for (Fact fact : facts) {
      LocalDate on = fact.happenedOn();
      if (!on.isBefore(oldest) && !on.isAfter(day)) {
        fever = says(fact, fever);
      }
    }
    return fever;
  }

  private boolean says(Fact fact, boolean before) {
    String celsius = fact.attribute("celsius");
    String symptoms = fact.attribute("symptoms");
    if (fact.kind().equals("temperature") && celsius != null) {
      return new BigDecimal(celsius).compareTo(feverCelsius) >= 0;
    }
    if (fact.kind().equals("symptom") && symptoms != null) {
      return Arrays.asList(symptoms.split(" ")).contains("fever");
    }
    return before;
  }

  /** The report of {@code day}, which must lie among the days asked for. */
  public ScreeningReport report(LocalDate day) {
    Map<Column, List<UUID>> lists = days.get((int) (day.toEpochDay() - first.toEpochDay()));
    return new ScreeningReport(
        day,
        area,
        list(lists, Column.INCOMERS),
        list(lists, Column.UNDER_CONTROL),
        list(lists, Column.ENTERED),
        list(lists, Column.FEBRILE),
        list(lists, Column.RELEASED),
        list(lists, Column.DIED));
  }

  /** The figures of each day, in order. */
  public List<ScreeningReport.Counts> trend() {
    return first.datesUntil(first.plusDays(days.size())).map(day -> report(day).counts()).toList();
  }

  private static List<UUID> list(Map<Column, List<UUID>> lists, Column column) {
    return List.copyOf(lists.getOrDefault(column, List.of()));
  }
}
