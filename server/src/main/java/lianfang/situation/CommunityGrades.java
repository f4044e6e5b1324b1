package lianfang.situation;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import lianfang.area.Areas;
import lianfang.fact.Corrections;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactCounts;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.fact.playbook.PlaybookRefused;
import lianfang.situation.grade.ListedCourse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * 公布的风险区: lists of communities by day, as they were published from 2022 on. Days on end under one
 * grade are one fact about the township, county or city that the list names; a longer list replaces
 * a run by the same run that goes on.
 */
@Component
@Lazy
public class CommunityGrades {

  static final String KIND = "risk-listed";

  private static final String SCHEME = "cn-protocol-9";
  private static final String SIGNS = "[^\\p{L}\\p{N}\\p{M}._:/+@§#()（）〔〕《》、—,\\[\\]-]+";
  private static final List<String> COLUMNS =
      List.of("date", "level", "province", "city", "county", "community");

  private final Ledger ledger;
  private final NamedAreas names;
  private final Areas areas;
  private final FactCounts counts;
  private final Path courses;

  CommunityGrades(
      Ledger ledger,
      NamedAreas names,
      Areas areas,
      FactCounts counts,
      @Qualifier("playbook") Path playbook) {
    this.ledger = ledger;
    this.names = names;
    this.areas = areas;
    this.counts = counts;
    this.courses = playbook.resolve("grades").resolve("courses.csv");
  }

  /**
   * A community with its course.
   *
   * @param area name of the township, county or city to which it was resolved, with those above
   * @param county as the list writes it
   * @param unit as the list writes it
   * @param runs each with what the rule asks for
   */
  public record Listed(String area, String county, String unit, List<ListedCourse.Checked> runs) {}

  /**
   * All communities of an area, held against the rule.
   *
   * @param rule the rule in Chinese and English, with its ground
   * @param begin first day of the lists
   * @param end last day of the lists
   */
  public record Compared(
      List<Listed> listed, String zh, String en, LocalDate begin, LocalDate end) {}

  /** Whether a file is such a list, by its header. */
  static boolean isList(Path file) {
    try {
      String header = SeriesText.read(file).lines().findFirst().orElse("");
      return List.of(header.split(",")).containsAll(COLUMNS);
    } catch (IOException e) {
      throw new PlaybookRefused(file, e);
    }
  }

  /** A community and the place to which its name was resolved. */
  private record Unit(String area, String county, String name) {}

  /**
   * Records the runs of a list, in the caller's transaction.
   *
   * @throws PlaybookRefused where a cell cannot be read; it names the line
   */
  SeriesReport read(Path file, Recorder recorder) {
    Map<Unit, SortedMap<LocalDate, String>> days = new LinkedHashMap<>();
    TreeSet<LocalDate> listed = new TreeSet<>();
    Map<String, Integer> leftOut = new TreeMap<>();
    for (NamedCsvRecord row : GradesImport.rows(file)) {
      String level = GradesImport.LEVELS.get(row.getField("level").strip());
      if (level == null) {
        throw GradesImport.wrong(file, row, "level", "one of " + GradesImport.LEVELS.keySet());
      }
      Optional<Unit> unit = unit(row);
      if (unit.isEmpty()) {
        leftOut.merge(row.getField("city"), 1, Integer::sum);
        continue;
      }
      LocalDate day = day(file, row);
      listed.add(day);
      days.computeIfAbsent(unit.get(), key -> new TreeMap<>()).put(day, level);
    }
    List<Fact> facts = new ArrayList<>();
    String cites = file.getFileName().toString();
    days.forEach((unit, grades) ->
        runs(grades, listed).forEach(run -> facts.add(fact(unit, run, cites, recorder))));
    return record(facts, recorder, leftOut);
  }

  private static LocalDate day(Path file, NamedCsvRecord row) {
    try {
      return LocalDate.parse(row.getField("date").strip());
    } catch (DateTimeParseException e) {
      throw GradesImport.wrong(file, row, "date", "a day such as 2022-07-09");
    }
  }

  /** The words of a text in the signs that a fact takes: quotation marks and the like go. */
  private static String plain(String text) {
    return text.replaceAll("[，；]", "、").replaceAll(SIGNS, " ").strip();
  }

  /** The township that the text begins with, else the county, else the city. */
  private Optional<Unit> unit(NamedCsvRecord row) {
    String county = row.getField("county").strip();
    String text = plain(row.getField("community"));
    return names
        .below("", row.getField("province"))
        .flatMap(province -> names.below(province, row.getField("city")))
        .map(city -> {
          Optional<String> found = names.below(city, county);
          String area =
              found.flatMap(code -> names.townshipAt(code, text)).or(() -> found).orElse(city);
          return new Unit(area, county, text);
        });
  }

  /** Days on end, as far as there were lists. */
  private static List<ListedCourse.Run> runs(
      SortedMap<LocalDate, String> grades, TreeSet<LocalDate> listed) {
    List<ListedCourse.Run> runs = new ArrayList<>();
    for (Map.Entry<LocalDate, String> day : grades.entrySet()) {
      ListedCourse.Run last = runs.isEmpty() ? null : runs.getLast();
      if (last != null
          && last.grade().equals(day.getValue())
          && day.getKey().equals(listed.higher(last.last()))) {
        runs.set(runs.size() - 1, new ListedCourse.Run(last.grade(), last.first(), day.getKey()));
      } else {
        runs.add(new ListedCourse.Run(day.getValue(), day.getKey(), day.getKey()));
      }
    }
    return runs;
  }

  private static Fact fact(Unit unit, ListedCourse.Run run, String cites, Recorder recorder) {
    SortedMap<String, String> attributes = new TreeMap<>();
    attributes.put("scheme", SCHEME);
    attributes.put("grade", run.grade());
    attributes.put("unit", unit.name());
    attributes.put("county", unit.county());
    attributes.put("last", run.last().toString());
    attributes.put("cites", cites);
    UUID id = SeriesFacts.id("listed " + unit + " " + run);
    return new Fact(
        0,
        id,
        Subject.area(unit.area()),
        KIND,
        unit.area(),
        Days.start(run.first()),
        Days.start(run.first()),
        recorder.account(),
        "series",
        null,
        attributes);
  }

  private SeriesReport record(List<Fact> facts, Recorder recorder, Map<String, Integer> leftOut) {
    Map<String, Fact> standing = new HashMap<>();
    List<Subject> subjects = facts.stream().map(Fact::subject).distinct().toList();
    for (Fact fact : Corrections.effective(ledger.of(subjects))) {
      if (fact.kind().equals(KIND)) {
        standing.put(slot(fact), fact);
      }
    }
    List<Fact> fresh = new ArrayList<>();
    int corrected = 0;
    for (Fact fact : facts) {
      Fact earlier = standing.get(slot(fact));
      if (earlier == null) {
        fresh.add(fact);
      } else if (last(earlier).isBefore(last(fact))) {
        fresh.add(SeriesImport.correcting(fact, earlier.id()));
        corrected++;
      }
    }
    ledger.append(recorder, fresh);
    return new SeriesReport(fresh.size(), facts.size() - fresh.size(), corrected, leftOut);
  }

  /** One community enters one grade on one day once. */
  private static String slot(Fact fact) {
    return fact.area()
        + " "
        + fact.attribute("unit")
        + " "
        + fact.attribute("grade")
        + " "
        + fact.happenedOn();
  }

  private static LocalDate last(Fact fact) {
    return LocalDate.parse(text(fact, "last"));
  }

  private static String text(Fact fact, String attribute) {
    String value = fact.attribute(attribute);
    return value == null ? "" : value;
  }

  /** The communities that lists name below an area; empty where none was imported. */
  public Optional<Compared> below(String area) {
    Collection<String> codes = counts.areasWith(KIND, area);
    if (codes.isEmpty()) {
      return Optional.empty();
    }
    NamedCsvRecord rule =
        GradesImport.rows(courses).stream()
            .filter(row -> row.getField("id").equals(SCHEME))
            .findFirst()
            .orElseThrow(() -> new PlaybookRefused(courses, "no row " + SCHEME));
    Map<Unit, List<ListedCourse.Run>> runs = new LinkedHashMap<>();
    LocalDate begin = LocalDate.MAX;
    LocalDate end = LocalDate.MIN;
    for (Fact fact : Corrections.effective(ledger.of(codes.stream().map(Subject::area).toList()))) {
      if (fact.kind().equals(KIND)) {
        Unit unit = new Unit(fact.area(), text(fact, "county"), text(fact, "unit"));
        var run = new ListedCourse.Run(text(fact, "grade"), fact.happenedOn(), last(fact));
        runs.computeIfAbsent(unit, key -> new ArrayList<>()).add(run);
        begin = run.first().isBefore(begin) ? run.first() : begin;
        end = run.last().isAfter(end) ? run.last() : end;
      }
    }
    List<Listed> listed = new ArrayList<>();
    for (Map.Entry<Unit, List<ListedCourse.Run>> one : runs.entrySet()) {
      Unit unit = one.getKey();
      listed.add(
          new Listed(
              areas.pathName(unit.area()),
              unit.county(),
              unit.name(),
              new ListedCourse(one.getValue()).check(rule(rule), begin, end)));
    }
    listed.sort(java.util.Comparator.comparing(Listed::area).thenComparing(Listed::unit));
    return Optional.of(new Compared(listed, rule.getField("zh"), rule.getField("en"), begin, end));
  }

  private static ListedCourse.Rule rule(NamedCsvRecord row) {
    return new ListedCourse.Rule(
        Integer.parseInt(row.getField("high_days")),
        Integer.parseInt(row.getField("medium_after_high_days")),
        Integer.parseInt(row.getField("medium_days")));
  }
}
