package lianfang.web.demo;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lianfang.fact.Days;
import lianfang.person.RosterColumn;
import lianfang.situation.CaseCount;
import lianfang.situation.SeriesFile;

/** 演示登记表: writes the rosters of the two cities' invented people, the same for the same seed. */
final class DemoRosters {

  /** Rosters come in as many encodings as there are offices. */
  private static final Charset GB18030 = Charset.forName("GB18030");

  private static final String SERIES = "series/canghailan_henan_cities_daily.csv";

  private final Path playbook;
  private final long seed;

  DemoRosters(Path playbook, long seed) {
    this.playbook = playbook;
    this.seed = seed;
  }

  /** One city of the demo: its code, name and share of the people. */
  record City(String code, String name, int people) {

    /** The same city with another number of people. */
    City of(int number) {
      return new City(code, name, number);
    }
  }

  /**
   * Writes the files into {@code folder}.
   *
   * @param villages villages of both cities
   * @return the files, in the order in which they should be imported
   */
  List<Path> write(Path folder, List<City> cities, List<DemoVillage> villages) throws IOException {
    Files.createDirectories(folder);
    InventedNumbers numbers = new InventedNumbers();
    List<Path> files = new ArrayList<>();
    for (City city : cities) {
      List<RosterRow> rows = rows(city, villages, numbers);
      Path file = folder.resolve("roster-" + city.code() + ".xlsx");
      RosterFiles.workbook(file, in(rows, county -> !inText(county)));
      files.add(file);
      for (String county : List.of("范县", "台前县")) {
        List<RosterRow> own = in(rows, county::equals);
        if (!own.isEmpty()) {
          boolean old = county.equals("台前县");
          String ending = old ? "-taiqian-gb18030.csv" : "-fan-utf8.csv";
          Path text = folder.resolve("roster-" + city.code() + ending);
          RosterFiles.text(text, own, old ? GB18030 : StandardCharsets.UTF_8);
          files.add(text);
        }
      }
    }
    return files;
  }

  private static boolean inText(String county) {
    return county.equals("范县") || county.equals("台前县");
  }

  /** The rows of a city, numbered anew in each file as offices do. */
  private static List<RosterRow> in(List<RosterRow> rows, Predicate<String> county) {
    List<RosterRow> own =
        rows.stream()
            .filter(row -> county.test(row.cell(RosterColumn.COUNTY)))
            .collect(Collectors.toList());
    for (int index = 0; index < own.size(); index++) {
      own.get(index).with(RosterColumn.REFERENCE, String.valueOf(index + 1));
    }
    return own;
  }

  /** The rows of a city's roster. */
  List<RosterRow> rows(City city, List<DemoVillage> villages, InventedNumbers numbers) {
    List<CaseCount> counts =
        SeriesFile.daily(playbook.resolve(SERIES), city.code()).stream()
            .filter(count -> !Days.of(count.at()).isAfter(Stories.LAST_DAY))
            .toList();
    List<DemoVillage> own =
        villages.stream().filter(village -> village.code().startsWith(city.code())).toList();
    DemoCity demo = new DemoCity(city.name(), own, city.people(), CaseCalendar.of(counts));
    return demo.invent(seed + city.code().hashCode(), numbers);
  }
}
