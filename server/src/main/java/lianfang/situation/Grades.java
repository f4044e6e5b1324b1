package lianfang.situation;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.fact.Corrections;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.rulebook.Edition;
import lianfang.rulebook.HoldingEditions;
import lianfang.rulebook.grade.AreaFigures.Cluster;
import lianfang.rulebook.grade.GradeProposal;
import lianfang.rulebook.grade.Grading;
import lianfang.rulebook.grade.ImpossibleFigures;
import lianfang.situation.grade.GradeCount;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * 分区分级: proposes grades of areas from the case series and keeps what the organs decide. The
 * province keeps the lists of counties (guidance of 17 February 2020), so nothing here decides.
 */
@Component
@Lazy
public class Grades {

  /** The kind of fact that holds a decision. */
  static final String DECIDED = "risk-grade";

  private static final String CLUSTER = "cluster";
  private static final String STREAK = "days-without-new-confirmed-exclusive";

  private final Ledger ledger;
  private final Areas areas;
  private final HoldingEditions editions;
  private final Indicator streak;
  private final Clock clock;
  private final FactIds ids;

  Grades(
      Ledger ledger,
      Areas areas,
      HoldingEditions editions,
      Clock clock,
      @Qualifier("playbook") Path playbook) {
    this.ledger = ledger;
    this.areas = areas;
    this.editions = editions;
    this.clock = clock;
    this.ids = new FactIds(clock);
    this.streak = Indicators.load(playbook.resolve("indicators")).get(STREAK);
  }

  /**
   * An area and the areas one level below it, as far as the caller's transaction may see them.
   *
   * @param area division code, with or without filling zeros
   * @param on the day at whose 24:00 the grade is asked for, Asia/Shanghai
   */
  public List<GradeRow> below(String area, LocalDate on) {
    List<Division> divisions = new ArrayList<>();
    areas.find(area).ifPresent(divisions::add);
    divisions.addAll(areas.children(area));
    return rows(divisions, on);
  }

  /** These areas, in their order; what is no division is left out. */
  public List<GradeRow> of(Collection<String> codes, LocalDate on) {
    return rows(codes.stream().flatMap(code -> areas.find(code).stream()).toList(), on);
  }

  private List<GradeRow> rows(List<Division> divisions, LocalDate on) {
    List<Subject> subjects = divisions.stream().map(d -> Subject.area(d.code())).toList();
    Map<String, List<Fact>> facts =
        Corrections.effective(ledger.of(subjects)).stream()
            .collect(Collectors.groupingBy(Fact::area));
    List<Edition> grading =
        editions.on(on).stream().filter(edition -> Grading.grades(edition.tables())).toList();
    return divisions.stream()
        .map(division -> row(division, facts.getOrDefault(division.code(), List.of()), grading, on))
        .toList();
  }

  private GradeRow row(Division area, List<Fact> facts, List<Edition> grading, LocalDate on) {
    List<GradeRow.Decided> decided = decided(facts, on);
    GradeCount count;
    try {
      count = count(area.code(), facts, on);
    } catch (ImpossibleFigures impossible) {
      String why = String.valueOf(impossible.getMessage());
      return new GradeRow(area.code(), area.name(), null, why, List.of(), decided);
    }
    List<GradeProposal> proposals = new ArrayList<>();
    if (count != null && !count.isSilent(on)) {
      for (Edition edition : grading) {
        if (edition.scope().stream().anyMatch(area.code()::startsWith)) {
          Grading.propose(edition, count.figures()).ifPresent(proposals::add);
        }
      }
    }
    return new GradeRow(area.code(), area.name(), count, null, proposals, decided);
  }

  private @Nullable GradeCount count(String area, List<Fact> facts, LocalDate on) {
    List<CaseCount> counts =
        facts.stream().filter(f -> f.kind().equals(CaseCount.KIND)).map(CaseCount::of).toList();
    // Rows of a city tell of the day before; those of a province have the day itself.
    Map<String, Integer> lag = area.length() > 2 ? streak.lagDays() : Map.of();
    return GradeCount.of(counts, streak.series(), lag, cluster(facts, on), on).orElse(null);
  }

  /** The latest finding on the 14 days that end with a day; nobody's silence is a finding. */
  private static Cluster cluster(List<Fact> facts, LocalDate on) {
    return facts.stream()
        .filter(fact -> fact.kind().equals(CLUSTER))
        .filter(fact -> !fact.happenedOn().isAfter(on))
        .filter(fact -> fact.happenedOn().isAfter(on.minusDays(GradeCount.DAYS)))
        .max(Comparator.comparing(Fact::happenedAt).thenComparingLong(Fact::seq))
        .map(fact -> "yes".equals(fact.attribute("found")) ? Cluster.YES : Cluster.NO)
        .orElse(Cluster.UNKNOWN);
  }

  private static List<GradeRow.Decided> decided(List<Fact> facts, LocalDate on) {
    return facts.stream()
        .filter(fact -> fact.kind().equals(DECIDED) && !fact.happenedOn().isAfter(on))
        .sorted(Comparator.comparing(Fact::happenedAt).thenComparingLong(Fact::seq).reversed())
        .map(fact ->
            new GradeRow.Decided(
                text(fact, "scheme"),
                text(fact, "grade"),
                text(fact, "organ"),
                fact.happenedOn(),
                text(fact, "cites"),
                text(fact, "proposed"),
                fact.number()))
        .toList();
  }

  private static String text(Fact fact, String attribute) {
    String value = fact.attribute(attribute);
    return value == null ? "" : value;
  }

  /**
   * Records what an organ decided, in the caller's transaction.
   *
   * @param from the day from which it holds
   */
  public void decide(Recorder recorder, String area, LocalDate from, GradeRow.Decided decided) {
    ledger.append(recorder, List.of(fact(ids.next(), recorder, area, from, "decision", decided)));
  }

  /** The fact of a decision, for this module's import. */
  static Fact fact(
      UUID id,
      Recorder recorder,
      String area,
      LocalDate from,
      String source,
      GradeRow.Decided decided) {
    SortedMap<String, String> attributes = new TreeMap<>();
    attributes.put("scheme", decided.scheme());
    attributes.put("grade", decided.grade());
    attributes.put("organ", decided.organ());
    if (!decided.cites().isEmpty()) {
      attributes.put("cites", decided.cites());
    }
    if (!decided.proposed().isEmpty()) {
      attributes.put("proposed", decided.proposed());
    }
    return new Fact(
        0,
        id,
        Subject.area(area),
        DECIDED,
        area,
        Days.start(from),
        Days.start(from),
        recorder.account(),
        source,
        null,
        attributes);
  }

  /**
   * Records what disease control found about clusters of the 14 days up to a day, in the caller's
   * transaction.
   */
  public void findCluster(Recorder recorder, String area, LocalDate day, boolean found, int cases) {
    SortedMap<String, String> attributes = new TreeMap<>();
    attributes.put("found", found ? "yes" : "no");
    if (found) {
      attributes.put("cases", String.valueOf(cases));
    }
    ledger.append(
        recorder,
        List.of(
            new Fact(
                0,
                ids.next(),
                Subject.area(area),
                CLUSTER,
                area,
                Days.start(day),
                clock.instant(),
                recorder.account(),
                "decision",
                null,
                attributes)));
  }
}
