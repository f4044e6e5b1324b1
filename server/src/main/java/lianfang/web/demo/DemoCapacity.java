package lianfang.web.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.area.Areas;
import lianfang.area.Division;
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
import org.springframework.stereotype.Component;

/**
 * 演示能力: invented isolation sites with beds, grid workers and disinfection teams in every county, so
 * that a simulation has something to compare with. They are few, as the demo's people are.
 */
@Component
public class DemoCapacity {

  private static final Recorder RECORDER = new Recorder("demo", Scope.everything());
  private static final LocalDateTime SET_UP = LocalDateTime.parse("2020-02-10T08:00");

  /** Beds of a county's site, county by county in turn. */
  private static final List<Integer> BEDS = List.of(24, 12, 6);

  /** Villages for which one invented worker answers; a real one has one or less. */
  private static final int VILLAGES_A_WORKER = 4;

  /** Places that a county's one team disinfects a day. */
  private static final int PLACES_A_DAY = 4;

  private final Ledger ledger;
  private final Areas areas;
  private final Places places;
  private final ScopedTransactions transactions;

  DemoCapacity(Ledger ledger, Areas areas, Places places, ScopedTransactions transactions) {
    this.ledger = ledger;
    this.areas = areas;
    this.places = places;
    this.transactions = transactions;
  }

  /** Adds them in the counties of these cities; returns how many facts say so. */
  public int fill(List<String> cities) {
    int facts = 0;
    for (String city : cities) {
      List<Division> counties = areas.children(city);
      for (int i = 0; i < counties.size(); i++) {
        int beds = BEDS.get(i % BEDS.size());
        String county = counties.get(i).code();
        facts +=
            transactions.in(
                String.join(",", RECORDER.scope().prefixes()), () -> county(county, beds));
      }
    }
    return facts;
  }

  private int county(String county, int beds) {
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
            Map.of("places", String.valueOf(PLACES_A_DAY), "teams", "1")));
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

  private static Fact fact(
      Subject subject, String area, String kind, Map<String, String> attributes) {
    Instant moment = SET_UP.atZone(Days.ZONE).toInstant();
    return new Fact(
        0,
        UUID.nameUUIDFromBytes(("demo capacity " + area + kind).getBytes(StandardCharsets.UTF_8)),
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
