package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import lianfang.area.PlaceKey;
import lianfang.area.PlaceKind;
import lianfang.area.Places;
import lianfang.area.Scope;
import lianfang.fact.Fact;
import lianfang.fact.IsolationSites;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.shortage.Shortage;
import lianfang.rulebook.simulation.Kept;
import lianfang.rulebook.simulation.Load;
import lianfang.rulebook.simulation.ShortageRows;
import lianfang.rulebook.simulation.Simulations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Thirty contacts live in one village, which has a site, half a worker, and a county with a team.
 */
class ASimulationIsHeldAgainstWhatIsThereTest {

  private static final int CONTACTS = 30;
  private static final int HORIZON = 28;
  private static final LocalDate TODAY = RulebookInstance.TODAY;
  private static final String VILLAGE = RulebookInstance.VILLAGE;
  private static final String COUNTY = VILLAGE.substring(0, 6);

  private final RulebookInstance instance = new RulebookInstance();

  @BeforeEach
  void people() {
    for (int i = 0; i < CONTACTS; i++) {
      Subject person = Subject.person(new UUID(3, i));
      instance.append(
          person,
          "2020-02-20 residence village=%s unit=%s building=%s"
              .formatted(VILLAGE, new UUID(4, i), new UUID(5, i)));
      instance.append(person, "2020-02-20 contact of=confirmed");
    }
    instance.enact();
    instance.everywhere(() ->
        instance
            .bean(IsolationSites.class)
            .register(
                RulebookInstance.APPROVER,
                VILLAGE,
                "演示点",
                new IsolationSites.Capacity(20, 20, "approver", null)));
    for (String village : List.of(VILLAGE, "410902001002")) {
      append(village, "2020-02-10 responsible level=grid-worker account=worker-1");
    }
    append(COUNTY, "2020-02-10 disinfection-capacity places=9");
    append(COUNTY, "2020-02-11 disinfection-capacity places=10");
  }

  @AfterEach
  void close() {
    instance.close();
  }

  private void append(String area, String text) {
    append(area, text, null);
  }

  private Fact append(String area, String text, @Nullable UUID corrects) {
    Fact fact = at(area, Subject.area(area), text, corrects);
    return instance.bean(Ledger.class).append(RulebookInstance.APPROVER, List.of(fact)).getFirst();
  }

  private static Fact at(String area, Subject subject, String text, @Nullable UUID corrects) {
    Fact fact = RulebookInstance.fact(subject, text, corrects);
    return new Fact(
        0,
        fact.id(),
        subject,
        fact.kind(),
        area,
        fact.happenedAt(),
        Instant.EPOCH,
        "",
        "test",
        corrects,
        fact.attributes());
  }

  private Kept simulated() throws InterruptedException {
    Simulations simulations = instance.bean(Simulations.class);
    String edition =
        instance
            .bean(Editions.class)
            .keep(
                new Drafts(instance.notices()).with("home,14,unit,14", "home,21,unit,14"),
                Drafts.loader())
            .edition();
    UUID id =
        simulations.start(
            new Simulations.Request(List.of(edition), Map.of(), TODAY, HORIZON, "4109"), "drafter");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    Kept kept = find(simulations, id);
    while (kept.stage().isUnderWay() && System.nanoTime() < end) {
      Thread.onSpinWait();
      kept = find(simulations, id);
    }
    return kept;
  }

  private Kept find(Simulations simulations, UUID id) {
    return instance.everywhere(() -> simulations.find(id, Scope.everything()).orElseThrow());
  }

  private Map<String, Shortage> shortages(UUID id, String scope, boolean persons) {
    return instance
        .bean(ScopedTransactions.class)
        .in(scope, () -> instance.bean(ShortageRows.class).of(id, persons))
        .stream()
        .filter(one -> one.grid() == null || !persons)
        .collect(Collectors.toMap(one -> one.resource().word() + " " + one.area(), one -> one));
  }

  @Test
  void eachAreaSaysWhatItLacksAndFromWhichDay() throws InterruptedException {
    Kept kept = simulated();
    Map<String, Shortage> found = shortages(kept.asked().id(), "4109", true);
    Shortage beds = found.get("beds " + COUNTY);
    assertThat(beds.there()).isEqualTo(20);
    assertThat(beds.need()).isEqualTo(CONTACTS);
    assertThat(beds.first()).isEqualTo(TODAY);
    assertThat(beds.days()).as("until 5 March, fourteen days after the contact").isEqualTo(9);
    Shortage hours = found.get("hours " + VILLAGE);
    assertThat(hours.there()).as("the worker has two villages").isEqualTo(4);
    assertThat(hours.lacks()).isPositive();
    assertThat(hours.days()).as("a week longer at home").isGreaterThan(hours.daysBefore());
    Shortage places = found.get("disinfections " + COUNTY);
    assertThat(places.there()).as("the later fact counts").isEqualTo(10);
    assertThat(places.days()).as("thirty places, ten a day").isEqualTo(2);
    Kept.Figures figures = kept.figures();
    assertThat(figures).isNotNull();
    assertThat(figures.days().get(3).after(Load.DISINFECTIONS)).isZero();
    assertThat(figures.hoursAfter(figures.days().get(1))).isEqualTo(CONTACTS);
  }

  @Test
  void aFigureThatWasStatedWronglyCountsNoMore() throws InterruptedException {
    Fact wrong = append(COUNTY, "2020-02-12 disinfection-capacity places=99", null);
    append(
        COUNTY, "2020-02-12 disinfection-capacity places=11 correction_reason=mistake", wrong.id());
    append(COUNTY, TODAY.plusDays(1) + " disinfection-capacity places=500", null);
    Kept kept = simulated();
    assertThat(shortages(kept.asked().id(), "4109", true).get("disinfections " + COUNTY).there())
        .as("neither what was wrong nor what holds from tomorrow")
        .isEqualTo(11);
    Kept.Figures figures = kept.figures();
    assertThat(figures).isNotNull();
    assertThat(figures.stated())
        .as("the simulation names what it compared with")
        .extracting(one -> one.resource() + " " + one.area() + " " + one.much())
        .containsExactly("BEDS " + VILLAGE + " 20", "DISINFECTIONS " + COUNTY + " 11");
  }

  @Test
  void aVillageWhoseGridHasAWorkerIsComparedByGrid() throws InterruptedException {
    Places places = instance.bean(Places.class);
    Map<String, UUID> made =
        instance.everywhere(() -> {
          PlaceKey east = PlaceKey.in(VILLAGE, PlaceKind.GRID, "第一网格");
          PlaceKey west = PlaceKey.in(VILLAGE, PlaceKind.GRID, "第二网格");
          PlaceKey house = PlaceKey.in(VILLAGE, PlaceKind.BUILDING, "1号楼");
          Map<PlaceKey, UUID> ids = places.findOrCreate(List.of(east, west, house));
          places.group(Map.of(ids.get(house), ids.get(east)));
          return Map.of("east", ids.get(east), "west", ids.get(west), "house", ids.get(house));
        });
    for (int i = 0; i < 20; i++) {
      instance.append(
          Subject.person(new UUID(3, i)),
          "2020-02-21 residence village=%s unit=%s building=%s"
              .formatted(VILLAGE, new UUID(4, i), made.get("house")));
    }
    instance
        .bean(Ledger.class)
        .append(
            RulebookInstance.APPROVER,
            List.of(
                at(
                    VILLAGE,
                    Subject.place(made.get("east")),
                    "2020-02-10 responsible level=grid-worker account=worker-2",
                    null)));
    Kept kept = simulated();
    Map<UUID, Shortage> grids =
        instance
            .bean(ScopedTransactions.class)
            .in("4109", () -> instance.bean(ShortageRows.class).of(kept.asked().id(), true))
            .stream()
            .filter(one -> one.grid() != null)
            .collect(Collectors.toMap(Shortage::grid, one -> one));
    assertThat(grids.keySet())
        .as("nobody lives in the other grid")
        .containsExactly(made.get("east"));
    Shortage east = grids.get(made.get("east"));
    assertThat(east.there()).isEqualTo(8);
    assertThat(east.need())
        .as("twenty people at home, half an hour each")
        .isGreaterThanOrEqualTo(10);
    assertThat(east.need()).as("ten live elsewhere in the village").isLessThan(30);
    assertThat(shortages(kept.asked().id(), "4109", false).values())
        .as("readers without a view of persons get no grid")
        .noneMatch(one -> one.grid() != null);
    assertThat(kept.figures().capacity().gridded()).isEqualTo(1);
  }

  @Test
  void nobodySeesTheShortagesOfAnotherCounty() throws InterruptedException {
    UUID id = simulated().asked().id();
    assertThat(shortages(id, "410922", true)).isEmpty();
    assertThat(shortages(id, COUNTY, true)).containsKey("beds " + COUNTY);
    assertThat(shortages(id, COUNTY, false)).containsKey("hours " + VILLAGE);
  }
}
