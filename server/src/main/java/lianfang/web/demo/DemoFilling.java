package lianfang.web.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.DivisionLevel;
import lianfang.area.Office;
import lianfang.area.Offices;
import lianfang.area.Scope;
import lianfang.area.VillageMatch;
import lianfang.fact.Recorder;
import lianfang.instance.InstanceSettings;
import lianfang.instance.ScopedTransactions;
import lianfang.person.ImportRequest;
import lianfang.person.ImportSummary;
import lianfang.person.PeopleImport;
import lianfang.situation.SeriesImport;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * 演示数据: fills a demo instance with the real case series and with invented people. Each step may be
 * repeated; one that was killed is simply done again.
 */
@Component
@Lazy
public class DemoFilling {

  /** The seed of the people that everybody sees. */
  static final long SEED = 20200226;

  private static final Recorder RECORDER = new Recorder("demo", Scope.everything());
  private static final List<String> SERIES =
      List.of(
          "canghailan_henan_cities_daily.csv",
          "dxy_henan_cities_all_snapshots_20200124_20200410.csv",
          "reported-figures.yaml");

  /** What two provinces announced, to be held against what the rules propose; recorded last. */
  private static final List<String> ANNOUNCED =
      List.of(
          "series/canghailan_anhui_cities_daily.csv",
          "grades/anhui-2020-02-24.csv",
          "grades/henan-communities-2022.csv");

  private static final List<DemoRosters.City> CITIES =
      List.of(
          new DemoRosters.City("4109", "濮阳市", 32_000), new DemoRosters.City("4108", "焦作市", 28_000));

  private final InstanceSettings settings;
  private final Path playbook;
  private final Areas areas;
  private final ScopedTransactions transactions;
  private final SeriesImport series;
  private final PeopleImport people;
  private final Offices offices;
  private final DemoPosts posts;
  private final DemoFirms firms;
  private final DemoCases cases;
  private final DemoGates gates;
  private final DemoCapacity capacity;
  private final Clock clock;

  DemoFilling(
      InstanceSettings settings,
      @Qualifier("playbook") Path playbook,
      Areas areas,
      ScopedTransactions transactions,
      SeriesImport series,
      PeopleImport people,
      Offices offices,
      DemoPosts posts,
      DemoFirms firms,
      DemoCases cases,
      DemoGates gates,
      DemoCapacity capacity,
      Clock clock) {
    this.settings = settings;
    this.playbook = playbook;
    this.areas = areas;
    this.transactions = transactions;
    this.series = series;
    this.people = people;
    this.offices = offices;
    this.posts = posts;
    this.firms = firms;
    this.cases = cases;
    this.gates = gates;
    this.capacity = capacity;
    this.clock = clock;
  }

  /**
   * Fills the instance, or does nothing where it was filled before.
   *
   * @param share of the sixty thousand people, from 0 to 1; tests invent fewer
   * @param progress told what is done, a line a step
   */
  public void fill(double share, PrintWriter progress) throws IOException {
    Path done = settings.data().resolve("demo.done");
    if (!settings.demo()) {
      throw new IllegalStateException(
          settings.data() + " is no demo: invented people do not belong there");
    }
    if (Files.exists(done)) {
      return;
    }
    String everywhere = String.join(",", RECORDER.scope().prefixes());
    for (String name : SERIES) {
      progress.println("case series: " + name);
      Path file = playbook.resolve("series").resolve(name);
      transactions.in(everywhere, () -> series.read(file, RECORDER));
    }
    offices(everywhere);
    progress.println("checkpoints: " + posts.fill());
    progress.println("beds, workers and teams: " + capacity.fill(settings.cities()));
    progress.println("firms: " + firms.fill(settings.cities(), SEED));
    progress.println("inventing people");
    for (Path roster : rosters(share)) {
      land(roster, progress);
    }
    progress.println("workers of groups: " + capacity.grids(settings.cities()));
    // Firms that apply name their staff, who have to be there.
    progress.println("cases: " + cases.fill());
    progress.println("gates: " + gates.fill());
    for (String name : ANNOUNCED) {
      progress.println("announced grades: " + name);
      transactions.in(everywhere, () -> series.read(playbook.resolve(name), RECORDER));
    }
    Files.writeString(done, "seed " + SEED + "\n");
  }

  /** What papers say about the organ; nobody answers phones of zeros, and the paper says demo. */
  private void offices(String everywhere) {
    for (DemoRosters.City city : CITIES) {
      if (!settings.cities().contains(city.code())) {
        continue;
      }
      String organ = city.name() + "新冠肺炎疫情防控指挥部";
      String government = city.name() + "人民政府";
      Office office =
          new Office(organ, organ, "0000-0000001", "0000-0000002", government, "（演示）人民法院");
      transactions.in(
          everywhere,
          () -> {
            offices.say(city.code(), office, RECORDER.account(), clock.instant());
            return office;
          });
    }
  }

  private List<Path> rosters(double share) throws IOException {
    List<DemoRosters.City> cities =
        CITIES.stream()
            .filter(city -> settings.cities().contains(city.code()))
            .map(city -> city.of((int) (city.people() * share)))
            .toList();
    List<DemoVillage> villages =
        cities.stream().flatMap(city -> villages(areas, city.code()).stream()).toList();
    Path folder = settings.data().resolve("demo-rosters");
    return new DemoRosters(playbook, SEED).write(folder, cities, villages);
  }

  private void land(Path roster, PrintWriter progress) {
    String name = roster.getFileName().toString();
    ImportRequest request = new ImportRequest(roster, name, "", Map.of(), RECORDER, false);
    List<String> returned = new ArrayList<>();
    ImportSummary summary =
        people.run(
            request,
            row -> {
              if (!row.reasons().isEmpty()) {
                returned.add("row " + row.number() + ": " + row.reasons());
              }
            },
            now -> {});
    progress.printf(
        "%s: %d rows landed, %d came back, %d wait, %d facts%n",
        name, summary.landed(), summary.refused(), summary.waiting(), summary.facts());
    returned.stream().limit(5).forEach(progress::println);
  }

  /**
   * Villages that their sheet names alone can be found by: a name twice in a township is left out.
   */
  static List<DemoVillage> villages(Areas areas, String city) {
    List<DemoVillage> villages = new ArrayList<>();
    for (Division village : areas.index().below(city, DivisionLevel.VILLAGE)) {
      DemoVillage one = village(areas, village);
      VillageMatch match = areas.match(one.county(), one.township(), one.name());
      if (match.village().filter(village::equals).isPresent()) {
        villages.add(one);
      }
    }
    return villages;
  }

  private static DemoVillage village(Areas areas, Division village) {
    String code = village.code();
    return new DemoVillage(code, name(areas, code, 6), name(areas, code, 9), village.name());
  }

  private static String name(Areas areas, String code, int digits) {
    return areas.find(code.substring(0, digits)).map(Division::name).orElse("");
  }
}
