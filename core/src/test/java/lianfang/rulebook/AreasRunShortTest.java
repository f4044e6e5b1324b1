package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.area.Scope;
import lianfang.fact.Fact;
import lianfang.rulebook.shortage.AreaCapacity;
import lianfang.rulebook.shortage.Resource;
import lianfang.rulebook.shortage.Shortage;
import lianfang.rulebook.shortage.Shortages;
import lianfang.rulebook.shortage.Workload;
import lianfang.rulebook.simulation.DayFigures;
import lianfang.rulebook.simulation.Grids;
import lianfang.rulebook.simulation.Inputs;
import lianfang.rulebook.simulation.Load;
import lianfang.rulebook.simulation.Simulating;
import lianfang.rulebook.simulation.Simulation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What invented people of several villages ask for, against what is there. */
class AreasRunShortTest {

  private static final long SEED = 41090315L;
  private static final LocalDate ON = LocalDate.of(2020, 2, 26);
  private static final int HORIZON = 28;
  private static final Workload WORK =
      Workload.load(Path.of("..", "playbook", "capacity", "workload.yaml"));
  private static final List<String> VILLAGES =
      List.of("410902001001", "410902001002", "410902002001", "410922100101");

  private static final List<Edition> EDITIONS = new ArrayList<>();
  private static final List<List<Fact>> PEOPLE = new ArrayList<>();
  private static Simulation result = simulate(List.of(), List.of());

  @BeforeAll
  static void simulate() throws IOException {
    for (String id : ShippedNoticesTest.ids()) {
      EDITIONS.add(AnyPersonUnderTheNoticesTest.edition(ShippedNoticesTest.notice(id)));
    }
    Random random = new Random(SEED);
    for (int i = 0; i < 1_000; i++) {
      PEOPLE.add(in(VILLAGES.get(random.nextInt(VILLAGES.size())), InventedPerson.facts(random)));
    }
    result = simulate(EDITIONS, PEOPLE);
  }

  private static List<Fact> in(String village, List<Fact> facts) {
    return facts.stream()
        .map(fact -> {
          TreeMap<String, String> attributes = new TreeMap<>(fact.attributes());
          attributes.computeIfPresent("village", (key, old) -> village);
          for (String place : List.of("unit", "building")) {
            attributes.computeIfPresent(
                place, (key, id) -> new UUID(village.hashCode(), unit(fact)).toString());
          }
          return new Fact(
              fact.seq(),
              fact.id(),
              fact.subject(),
              fact.kind(),
              village,
              fact.happenedAt(),
              fact.recordedAt(),
              fact.recorder(),
              fact.source(),
              null,
              attributes);
        })
        .toList();
  }

  /** One of seven. */
  private static long unit(Fact fact) {
    return Math.floorMod(fact.subject().id().hashCode(), 7);
  }

  private static Simulation simulate(List<Edition> editions, Collection<List<Fact>> people) {
    return simulate(editions, people, Grids.NONE);
  }

  private static Simulation simulate(
      List<Edition> editions, Collection<List<Fact>> people, Grids grids) {
    InForce rules = InForce.of(editions);
    Inputs inputs = new Inputs(editions, editions, ON, HORIZON, 1, Scope.of("4109"));
    Simulating run = new Simulating(inputs, rules, rules, grids);
    people.forEach(run::take);
    return run.finish();
  }

  private static long[] of(String area, Load load) {
    return result.loads().after(area, load);
  }

  @Test
  void aClosureThatWaitsForItsOrderCountsItsOwnDaysAndNotEveryDay() {
    long[] closures = of("4109", Load.CLOSURES);
    assertThat(closures[0]).as("ordered today, it begins tomorrow").isZero();
    assertThat(closures[1]).as("seed " + SEED).isPositive();
    assertThat(closures[14]).isEqualTo(closures[1]);
    assertThat(closures[15]).as("no notice closes for longer than 14 days").isZero();
  }

  @Test
  void whatWaitsForDisinfectionIsTheWorkOfTheFirstDay() {
    long[] places = of("4109", Load.DISINFECTIONS);
    assertThat(places[0]).isPositive();
    assertThat(places[1]).isZero();
  }

  @Test
  void theDaysOfAnAreaAreThoseOfItsParts() {
    for (Load load : Load.values()) {
      long[] whole = new long[HORIZON + 1];
      for (String village : VILLAGES) {
        long[] part = of(village, load);
        for (int day = 0; day < whole.length; day++) {
          whole[day] += part[day];
        }
      }
      assertThat(of("4109", load)).as(load.name()).isEqualTo(whole);
      for (DayFigures figures : result.days()) {
        int day = (int) (figures.date().toEpochDay() - ON.toEpochDay());
        assertThat(figures.after(load)).isEqualTo(whole[day]);
      }
    }
  }

  @Test
  void everyAreaIsComparedWithWhatIsRecordedInIt() {
    AreaCapacity there = new AreaCapacity();
    there.add(Resource.BEDS, "410902001001", 3);
    there.addWorker(
        List.of(post("410902001001", null), post("410902001002", null)), WORK.workerHours());
    there.add(Resource.DISINFECTIONS, "410902", 2);
    Map<String, Shortage> found = new HashMap<>();
    for (Shortage one : Shortages.of(result, there, WORK)) {
      found.put(one.resource().word() + " " + one.area(), one);
    }
    for (Map.Entry<String, Shortage> entry : found.entrySet()) {
      naive(entry.getValue(), there);
    }
    assertThat(found.keySet()).noneMatch(key -> key.startsWith("beds 410902001"));
    assertThat(found.get("beds 410902").there()).isEqualTo(3);
    assertThat(found.get("beds 410922").there()).as("nobody recorded a site").isNull();
    assertThat(found.get("hours 410902001001").there()).as("half of a worker").isEqualTo(4);
    assertThat(found.get("hours 410902001").there()).isEqualTo(8);
    assertThat(found.get("hours 410902002001").there()).isNull();
    assertThat(Shortage.worst(List.copyOf(found.values()), Resource.BEDS).orElseThrow().area())
        .isEqualTo("410902");
    assertThat(Shortage.worst(List.copyOf(found.values()), Resource.HOURS).orElseThrow().area())
        .startsWith("41090200100");
  }

  private static long minutes(String area, int day) {
    return of(area, Load.VISITS)[day] * 30 + of(area, Load.CLOSURES)[day] * 60;
  }

  /** The same by counting day by day. */
  private static void naive(Shortage one, AreaCapacity capacity) {
    Long there = capacity.of(one.resource(), one.area());
    long left = 0;
    int days = 0;
    long most = -1;
    LocalDate fullest = ON;
    LocalDate first = null;
    for (int day = 0; day <= HORIZON; day++) {
      long need =
          switch (one.resource()) {
            case BEDS -> of(one.area(), Load.CENTRAL)[day];
            case HOURS -> (minutes(one.area(), day) + 59) / 60;
            case DISINFECTIONS -> of(one.area(), Load.DISINFECTIONS)[day] + left;
          };
      if (need > most) {
        most = need;
        fullest = ON.plusDays(day);
      }
      left = there == null ? 0 : Math.max(0, need - there);
      if (there != null && need > there) {
        days++;
        first = first == null ? ON.plusDays(day) : first;
      }
    }
    assertThat(one)
        .as("seed " + SEED)
        .isEqualTo(
            new Shortage(
                one.area(),
                one.resource(),
                there,
                days,
                days,
                first,
                fullest,
                most,
                most,
                one.grid()));
  }

  private static AreaCapacity.Post post(String village, @Nullable UUID grid) {
    return new AreaCapacity.Post(village, grid);
  }

  private static boolean livesIn(List<Fact> person, Collection<UUID> units) {
    return person.stream()
        .filter(fact -> fact.kind().equals("residence"))
        .anyMatch(fact ->
            fact.attribute("unit") != null
                && units.contains(UUID.fromString(fact.attribute("unit"))));
  }

  @Test
  void aVillageWhoseGridsHaveWorkersIsComparedByGrid() {
    String village = "410902001001";
    UUID east = new UUID(1, 1);
    UUID west = new UUID(1, 2);
    Map<UUID, UUID> inside = new HashMap<>();
    for (int unit = 0; unit < 7; unit++) {
      inside.put(new UUID(village.hashCode(), unit), unit < 4 ? east : west);
    }
    List<UUID> units = new ArrayList<>(inside.keySet());
    units.removeIf(unit -> inside.get(unit) != east);
    Simulation whole =
        simulate(EDITIONS, PEOPLE, new Grids(inside, Map.of(east, village, west, village)));
    Simulation alone =
        simulate(EDITIONS, PEOPLE.stream().filter(one -> livesIn(one, units)).toList());
    for (Load load : List.of(Load.VISITS, Load.CLOSURES)) {
      assertThat(whole.loads().after(east, load))
          .as("seed %d: a grid asks for what its people ask for", SEED)
          .isEqualTo(alone.loads().after(village, load));
    }
    AreaCapacity there = new AreaCapacity();
    there.addWorker(List.of(post(village, east), post("410902002001", null)), 2);
    List<Shortage> found = Shortages.of(whole, there, WORK);
    Map<UUID, Shortage> grids = new HashMap<>();
    found.stream().filter(one -> one.grid() != null).forEach(one -> grids.put(one.grid(), one));
    assertThat(grids.get(east).there()).as("half of a worker, who has a village too").isEqualTo(1);
    assertThat(grids.get(west).there()).as("nobody answers for it").isNull();
    assertThat(grids.get(west).area()).isEqualTo(village);
    assertThat(Shortage.smallest(found, Resource.HOURS))
        .contains(grids.get(east), grids.get(west))
        .noneMatch(one -> one.grid() == null && one.area().equals(village))
        .anyMatch(one -> one.area().equals("410902001002"));
    assertThat(Shortage.withoutSmall(found))
        .as("a grid is too small for readers without a view of persons")
        .noneMatch(one -> one.grid() != null);
  }

  @Test
  void aPlaceThatNoTeamReachesTodayWaitsForTomorrow() {
    AreaCapacity there = new AreaCapacity();
    long waiting = of("410902", Load.DISINFECTIONS)[0];
    there.add(Resource.DISINFECTIONS, "410902", waiting - 1);
    Shortage one =
        Shortages.of(result, there, WORK).stream()
            .filter(found -> found.area().equals("410902"))
            .filter(found -> found.resource() == Resource.DISINFECTIONS)
            .findFirst()
            .orElseThrow();
    assertThat(one.days()).isEqualTo(1);
    assertThat(one.lacks()).isEqualTo(1);
  }

  @Test
  void aVillageWithSmallFiguresIsNotShownToReadersWithoutAViewOfPersons() {
    Shortage small = new Shortage("410902001001", Resource.HOURS, 1L, 1, 0, ON, ON, 3, 0, null);
    Shortage large = new Shortage("410902001002", Resource.HOURS, 1L, 1, 1, ON, ON, 30, 20, null);
    Shortage other = new Shortage("410902001003", Resource.HOURS, 1L, 1, 1, ON, ON, 20, 20, null);
    assertThat(Shortage.withoutSmall(List.of(small, large, other))).containsExactly(large);
  }

  @Test
  void aFileOfFiguresNamesWhatIsAnAssumption() {
    assertThat(WORK.figures())
        .extracting(Workload.Figure::id)
        .containsExactly("visit-minutes", "supply-minutes", "worker-hours");
    assertThat(WORK.figures()).allMatch(figure -> !figure.cites().en().isEmpty());
  }
}
