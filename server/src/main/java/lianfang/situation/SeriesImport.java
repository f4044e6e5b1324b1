package lianfang.situation;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.DivisionLevel;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactKinds;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.fact.playbook.PlaybookRefused;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * 序列导入: records case series, printed figures and announced grades as facts about areas. The same
 * row is the same fact, so importing twice adds nothing; a later row that is lower stands beside
 * the earlier one; a row that states another value for the same series and time corrects the
 * earlier fact.
 */
@Component
@Lazy
public class SeriesImport {

  private static final String SOURCE = "series";

  private final Ledger ledger;
  private final Areas areas;
  private final GradesImport grades;
  private final CommunityGrades communities;

  SeriesImport(Ledger ledger, Areas areas, GradesImport grades, CommunityGrades communities) {
    this.ledger = ledger;
    this.areas = areas;
    this.grades = grades;
    this.communities = communities;
  }

  /**
   * Records the rows of {@code file}, in the caller's transaction.
   *
   * @throws PlaybookRefused where the file is none that this import knows
   */
  public SeriesReport read(Path file, Recorder recorder) {
    if (SeriesFile.isRegister(file)) {
      List<Fact> printed = ReportedFigures.load(file).stream().map(f -> fact(f, recorder)).toList();
      return record(printed, recorder, new TreeMap<>());
    }
    if (CommunityGrades.isList(file)) {
      return communities.read(file, recorder);
    }
    if (GradesImport.isList(file)) {
      return grades.read(file, recorder);
    }
    Map<String, Integer> leftOut = new TreeMap<>();
    List<Fact> counts = new ArrayList<>();
    for (SeriesRow row : SeriesFile.read(file)) {
      Optional<String> area = area(row);
      if (area.isEmpty()) {
        leftOut.merge(row.place(), 1, Integer::sum);
      } else {
        counts.add(fact(row, area.get(), recorder));
      }
    }
    return record(counts, recorder, leftOut);
  }

  private Optional<String> area(SeriesRow row) {
    // Codes change and facts keep the code of their time, so a stated code needs no edition.
    if (!row.area().isEmpty()) {
      return Optional.of(row.area());
    }
    // Rows of counties and of the province often state a name alone; a name may not be guessed.
    List<Division> named =
        areas.index().below("").stream()
            .filter(division -> division.level().digits() <= DivisionLevel.COUNTY.digits())
            .filter(division -> division.name().equals(row.place()))
            .toList();
    return named.size() == 1 ? Optional.of(named.getFirst().code()) : Optional.empty();
  }

  private SeriesReport record(List<Fact> facts, Recorder recorder, Map<String, Integer> leftOut) {
    Map<UUID, Fact> known = new HashMap<>();
    Map<String, UUID> standing = new HashMap<>();
    for (Fact fact : ledger.of(subjects(facts))) {
      known.put(fact.id(), fact);
      standing.put(slot(fact), fact.id());
    }
    List<Fact> fresh = new ArrayList<>();
    int corrected = 0;
    for (Fact fact : facts) {
      if (known.putIfAbsent(fact.id(), fact) == null) {
        UUID earlier = standing.put(slot(fact), fact.id());
        corrected += earlier == null ? 0 : 1;
        fresh.add(earlier == null ? fact : correcting(fact, earlier));
      }
    }
    ledger.append(recorder, fresh);
    return new SeriesReport(fresh.size(), facts.size() - fresh.size(), corrected, leftOut);
  }

  private static Collection<Subject> subjects(List<Fact> facts) {
    return facts.stream().map(Fact::subject).collect(Collectors.toSet());
  }

  /** One series states one count of an area at one time; one register entry is one figure. */
  private static String slot(Fact fact) {
    String what = fact.kind().equals(CaseCount.KIND) ? "series" : "cites";
    return fact.kind()
        + " "
        + fact.area()
        + " "
        + fact.attribute(what)
        + (what.equals("series") ? " " + fact.happenedAt() : "");
  }

  private static Fact fact(SeriesRow row, String area, Recorder recorder) {
    SortedMap<String, String> attributes = new TreeMap<>();
    attributes.put("series", row.series());
    attributes.put("confirmed", String.valueOf(row.confirmed()));
    attributes.put("suspected", String.valueOf(row.suspected()));
    attributes.put("cured", String.valueOf(row.cured()));
    attributes.put("dead", String.valueOf(row.dead()));
    return fact(SeriesFacts.id(row), CaseCount.KIND, area, row.at(), recorder, attributes);
  }

  private static Fact fact(ReportedFigure figure, Recorder recorder) {
    SortedMap<String, String> attributes = new TreeMap<>();
    attributes.put("indicator", figure.indicator());
    attributes.put("value", figure.value().toPlainString());
    attributes.put("scope", figure.area());
    attributes.put("as_of", figure.asOf().toString());
    attributes.put("cites", figure.id());
    return fact(
        SeriesFacts.id(figure.area() + attributes),
        ReportedFigure.KIND,
        figure.area(),
        Days.start(figure.asOf()),
        recorder,
        attributes);
  }

  private static Fact fact(
      UUID id,
      String kind,
      String area,
      Instant at,
      Recorder recorder,
      SortedMap<String, String> attributes) {
    return new Fact(
        0,
        id,
        Subject.area(area),
        kind,
        area,
        at,
        at,
        recorder.account(),
        SOURCE,
        null,
        attributes);
  }

  static Fact correcting(Fact fact, UUID earlier) {
    SortedMap<String, String> attributes = new TreeMap<>(fact.attributes());
    attributes.put(FactKinds.CORRECTION_REASON, "source-revised");
    return fact.with(earlier, attributes);
  }
}
