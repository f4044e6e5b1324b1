package lianfang.situation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.playbook.PlaybookRefused;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * 公布名单导入: records the grades that a province announced as decisions about areas. The same row is
 * the same fact, so importing twice adds nothing. A unit that the list of divisions calls otherwise
 * today is found by its former name; one that has no code is left out and named.
 */
@Component
@Lazy
class GradesImport {

  /** The classes of the lists of 2020: those of the guidance of 17 February 2020. */
  static final String SCHEME = "cn-risk-grades-2020-02-17";

  static final Map<String, String> LEVELS = Map.of("高风险", "high", "中风险", "medium", "低风险", "low");
  private static final List<String> COLUMNS = List.of("as_of", "province", "city", "unit", "level");

  private final Ledger ledger;
  private final NamedAreas areas;

  GradesImport(Ledger ledger, NamedAreas areas) {
    this.ledger = ledger;
    this.areas = areas;
  }

  /** Whether a file is a list of grades, by its header. */
  static boolean isList(Path file) {
    try {
      String header = SeriesText.read(file).lines().findFirst().orElse("");
      return List.of(header.split(",")).containsAll(COLUMNS);
    } catch (IOException e) {
      throw new PlaybookRefused(file, e);
    }
  }

  /**
   * Records the rows of a list, in the caller's transaction.
   *
   * @throws PlaybookRefused where the file is none or a cell cannot be read; it names the row
   */
  SeriesReport read(Path file, Recorder recorder) {
    Map<UUID, Fact> facts = new LinkedHashMap<>();
    Map<String, Integer> leftOut = new TreeMap<>();
    for (NamedCsvRecord row : rows(file)) {
      LocalDate on = day(file, row);
      String level = LEVELS.get(row.getField("level").strip());
      if (level == null) {
        throw wrong(file, row, "level", "one of " + LEVELS.keySet().stream().sorted().toList());
      }
      Optional<String> area = area(row);
      if (area.isEmpty()) {
        leftOut.merge(row.getField("city") + row.getField("unit"), 1, Integer::sum);
        continue;
      }
      String organ = row.getField("province").strip();
      var decided =
          new GradeRow.Decided(SCHEME, level, organ, on, file.getFileName().toString(), "", "");
      UUID id = SeriesFacts.id("grade " + area.get() + " " + on + " " + organ + " " + level);
      facts.put(id, Grades.fact(id, recorder, area.get(), on, "series", decided));
    }
    Set<UUID> known =
        ledger.list(facts.keySet()).stream().map(Fact::id).collect(Collectors.toSet());
    List<Fact> fresh = facts.values().stream().filter(f -> !known.contains(f.id())).toList();
    ledger.append(recorder, fresh);
    return new SeriesReport(fresh.size(), known.size(), 0, leftOut);
  }

  static List<NamedCsvRecord> rows(Path file) {
    List<NamedCsvRecord> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> reader =
            CsvReader.builder().ofNamedCsvRecord(SeriesText.read(file));
        Stream<NamedCsvRecord> records = reader.stream()) {
      records.forEach(rows::add);
    } catch (IOException | RuntimeException e) {
      throw e instanceof PlaybookRefused known ? known : new PlaybookRefused(file, e);
    }
    return rows;
  }

  /** "2020-02-24 24:00" is the end of 24 February, and so is the day alone. */
  private static LocalDate day(Path file, NamedCsvRecord row) {
    String text = row.getField("as_of").strip().split(" ")[0];
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong(file, row, "as_of", "a day such as 2020-02-24");
    }
  }

  static PlaybookRefused wrong(Path file, NamedCsvRecord row, String column, String expected) {
    return new PlaybookRefused(
        file,
        "line "
            + row.getStartingLineNumber()
            + ", "
            + column
            + ": '"
            + row.getField(column)
            + "', expected "
            + expected);
  }

  private Optional<String> area(NamedCsvRecord row) {
    return areas
        .below("", row.getField("province"))
        .flatMap(province -> areas.below(province, row.getField("city")))
        .flatMap(city ->
            row.getField("unit").isBlank()
                ? Optional.of(city)
                : areas.below(city, row.getField("unit")));
  }
}
