package lianfang.web.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.DivisionLevel;
import lianfang.area.PlaceKey;
import lianfang.area.PlaceKind;
import lianfang.area.Places;
import lianfang.area.Scope;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.Outcomes;
import org.springframework.stereotype.Component;

/**
 * 演示能力: invented isolation sites with beds, grid workers and disinfection teams in every county, so
 * that a simulation has something to compare with. They are few, as the demo's people are, and
 * differ from county to county, so that a simulation shows who is short of what and who is not.
 */
@Component
public class DemoCapacity {

  private static final Recorder RECORDER = new Recorder("demo", Scope.everything());
  private static final String EVERYWHERE = String.join(",", RECORDER.scope().prefixes());
  private static final LocalDateTime SET_UP = LocalDateTime.parse("2020-02-10T08:00");

  /** Beds of a county's site, county by county in turn. */
  private static final List<Integer> BEDS = List.of(24, 12, 6);

  /**
   * Teams of a county, county by county in turn: in another step than beds, so that counties lack
   * different things. Puyang's eight have enough taken together and some of them too little.
   */
  private static final List<Integer> TEAMS = List.of(1, 2, 2);

  /** Places that a team of three disinfects a day, one an hour with the way there. */
  private static final int PLACES_A_TEAM = 6;

  /** Villages for which one invented worker answers; a real one has one or less. */
  private static final int VILLAGES_A_WORKER = 4;

  /** Villages of a county that have workers for their groups, those with the most at home. */
  private static final int GRIDDED_VILLAGES = 5;

  private static final int MOST = 100_000;

  /** Groups of such a village for which one worker answers. */
  private static final int GRIDS_A_WORKER = 3;

  private final Ledger ledger;
  private final Areas areas;
  private final Places places;
  private final Outcomes outcomes;
  private final Clock clock;
  private final ScopedTransactions transactions;

  DemoCapacity(
      Ledger ledger,
      Areas areas,
      Places places,
      Outcomes outcomes,
      Clock clock,
      ScopedTransactions transactions) {
    this.ledger = ledger;
    this.areas = areas;
    this.places = places;
    this.outcomes = outcomes;
    this.clock = clock;
    this.transactions = transactions;
  }

  /** Adds them in the counties of these cities; returns how many facts say so. */
  public int fill(List<String> cities) {
    int facts = 0;
    for (String city : cities) {
      List<Division> counties = areas.children(city);
      for (int i = 0; i < counties.size(); i++) {
        int beds = BEDS.get(i % BEDS.size());
        int teams = TEAMS.get(i % TEAMS.size());
        String county = counties.get(i).code();
        facts += transactions.in(EVERYWHERE, () -> county(county, beds, teams));
      }
    }
    return facts;
  }

  /**
   * Gives the groups of the villages with the most people at home workers of their own, once
   * rosters have told which groups there are and who is where; returns how many facts say so. A
   * worker has as many groups there as elsewhere, so some of them run short of hours.
   */
  public int grids(List<String> cities) {
    int facts = 0;
    for (String city : cities) {
      for (Division county : areas.children(city)) {
        facts += transactions.in(EVERYWHERE, () -> grids(county.code()));
      }
    }
    return facts;
  }

  private int grids(String county) {
    List<String> villages =
        areas.index().below(county, DivisionLevel.VILLAGE).stream().map(Division::code).toList();
    TreeMap<String, List<UUID>> byVillage = new TreeMap<>();
    places
        .grids(villages)
        .forEach((grid, village) ->
            byVillage.computeIfAbsent(village, key -> new ArrayList<>()).add(grid));
    Map<String, Long> home = atHome(county);
    List<Map.Entry<String, List<UUID>>> busiest =
        byVillage.entrySet().stream()
            .sorted(Comparator.comparing(one -> -home.getOrDefault(one.getKey(), 0L)))
            .limit(GRIDDED_VILLAGES)
            .toList();
    List<Fact> facts = new ArrayList<>();
    for (Map.Entry<String, List<UUID>> one : busiest) {
      String village = one.getKey();
      List<UUID> grids = one.getValue().stream().sorted().toList();
      for (int i = 0; i < grids.size(); i++) {
        String worker = "demo-group-" + village + "-" + (i / GRIDS_A_WORKER + 1);
        facts.add(
            fact(
                Subject.place(grids.get(i)),
                village,
                "responsible",
                Map.of("level", "grid-worker", "account", worker)));
      }
    }
    ledger.append(RECORDER, facts);
    return facts.size();
  }

  /** How many people of each village are isolated at home now, or will be. */
  private Map<String, Long> atHome(String county) {
    return outcomes.inForce(Days.of(clock.instant()), county, MOST, 0).stream()
        .filter(one -> one.measure() == Measure.ISOLATION && one.place() == MeasurePlace.HOME)
        .collect(Collectors.groupingBy(MeasureInterval::area, Collectors.counting()));
  }

  private int county(String county, int beds, int teams) {
    List<Fact> facts = new ArrayList<>();
    boolean first = true;
    for (Division township : areas.children(county)) {
      List<Division> villages = areas.children(township.code());
      for (int i = 0; i < villages.size(); i++) {
        String village = villages.get(i).code();
        String worker = "demo-grid-" + township.code() + "-" + (i / VILLAGES_A_WORKER + 1);
        facts.add(
            fact(
                Subject.area(village),
                village,
                "responsible",
                Map.of("level", "grid-worker", "account", worker)));
        if (first) {
          facts.add(site(village, beds));
          first = false;
        }
      }
    }
    facts.add(
        fact(
            Subject.area(county),
            county,
            "disinfection-capacity",
            Map.of(
                "places", String.valueOf(teams * PLACES_A_TEAM), "teams", String.valueOf(teams))));
    ledger.append(RECORDER, facts);
    return facts.size();
  }

  private Fact site(String village, int beds) {
    PlaceKey key = PlaceKey.in(village, PlaceKind.SITE, "集中隔离点（演示）");
    UUID site = Objects.requireNonNull(places.findOrCreate(List.of(key)).get(key));
    return fact(
        new Subject(Subject.Kind.SITE, site),
        village,
        "site-capacity",
        Map.of(
            "beds",
            String.valueOf(beds),
            "rooms",
            String.valueOf(beds),
            "head",
            RECORDER.account(),
            "transport",
            "ambulance"));
  }

  private static UUID id(Subject subject, String what) {
    String of = subject.kind() == Subject.Kind.PLACE ? subject.id().toString() : "";
    return UUID.nameUUIDFromBytes(("demo capacity " + what + of).getBytes(StandardCharsets.UTF_8));
  }

  private static Fact fact(
      Subject subject, String area, String kind, Map<String, String> attributes) {
    Instant moment = SET_UP.atZone(Days.ZONE).toInstant();
    return new Fact(
        0,
        id(subject, area + kind),
        subject,
        kind,
        area,
        moment,
        moment,
        RECORDER.account(),
        "demo",
        null,
        new TreeMap<>(attributes));
  }
}
