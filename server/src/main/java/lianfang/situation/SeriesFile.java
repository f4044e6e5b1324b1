package lianfang.situation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lianfang.fact.Days;
import lianfang.fact.playbook.PlaybookRefused;

/** 病例序列文件: reads the two formats of public case series; a file says by its header which it is. */
public final class SeriesFile {

  private static final String DAILY = "canghailan";
  private static final String SNAPSHOTS = "dxy";
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private SeriesFile() {}

  /**
   * The rows of {@code file}.
   *
   * @throws PlaybookRefused where its header is of no known format or a number is none
   */
  static List<SeriesRow> read(Path file) {
    try (CsvReader<NamedCsvRecord> reader =
            CsvReader.builder().ofNamedCsvRecord(SeriesText.read(file));
        Stream<NamedCsvRecord> records = reader.stream()) {
      List<SeriesRow> rows = new ArrayList<>();
      Set<Instant> provinces = new HashSet<>();
      records.forEach(row -> add(file, row, rows, provinces));
      if (rows.isEmpty()) {
        throw new PlaybookRefused(file, "it holds no row of a case series");
      }
      return rows;
    } catch (IOException | RuntimeException e) {
      throw e instanceof PlaybookRefused known ? known : new PlaybookRefused(file, e);
    }
  }

  private static void add(
      Path file, NamedCsvRecord row, List<SeriesRow> rows, Set<Instant> provinces) {
    List<String> header = row.getHeader();
    if (header.containsAll(List.of("date", "cityCode", "confirmed", "cured", "dead"))) {
      rows.add(daily(row));
    } else if (header.containsAll(List.of("updateTime", "cityCode", "city_confirmed"))) {
      rows.add(snapshot(row));
      if (provinces.add(time(row))) {
        rows.add(province(row));
      }
    } else {
      throw new PlaybookRefused(
          file,
          "its header is of no known case series: date,…,cityCode,confirmed,suspected,cured,dead"
              + " or provinceName,cityName,updateTime,cityCode,city_confirmed,… is needed");
    }
  }

  private static SeriesRow daily(NamedCsvRecord row) {
    boolean city = !row.getField("city").isEmpty();
    return new SeriesRow(
        DAILY,
        row.getField(city ? "cityCode" : "provinceCode"),
        row.getField(city ? "city" : "province"),
        Days.start(LocalDate.parse(row.getField("date"))),
        number(row, "confirmed"),
        number(row, "suspected"),
        number(row, "cured"),
        number(row, "dead"));
  }

  private static SeriesRow snapshot(NamedCsvRecord row) {
    return new SeriesRow(
        SNAPSHOTS,
        row.getField("cityCode"),
        row.getField("cityName"),
        time(row),
        number(row, "city_confirmed"),
        number(row, "city_suspected"),
        number(row, "city_cured"),
        number(row, "city_dead"));
  }

  private static SeriesRow province(NamedCsvRecord row) {
    return new SeriesRow(
        SNAPSHOTS,
        "",
        row.getField("provinceName"),
        time(row),
        number(row, "prov_confirmed"),
        0,
        number(row, "prov_cured"),
        number(row, "prov_dead"));
  }

  private static Instant time(NamedCsvRecord row) {
    return LocalDateTime.parse(row.getField("updateTime"), SECONDS).atZone(Days.ZONE).toInstant();
  }

  private static int number(NamedCsvRecord row, String column) {
    String text = row.getField(column);
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  /** Whether {@code file} is a register of printed figures rather than a series. */
  static boolean isRegister(Path file) {
    return file.toString().endsWith(".yaml") && Files.isRegularFile(file);
  }

  /** The counts of one city in the daily series, in order. */
  public static List<CaseCount> daily(Path file, String city) {
    return read(file).stream()
        .filter(row -> row.series().equals(DAILY) && row.area().equals(city))
        .map(SeriesFile::count)
        .toList();
  }

  private static CaseCount count(SeriesRow row) {
    return new CaseCount(
        row.series(), row.at(), row.confirmed(), row.cured(), row.dead(), SeriesFacts.id(row));
  }
}
