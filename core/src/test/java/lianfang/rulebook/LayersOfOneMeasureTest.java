package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.notice.Notice;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nation and city speak about one person; which of them decides is told, and why. */
class LayersOfOneMeasureTest {

  private static final LocalDate ON = LocalDate.of(2020, 2, 26);
  private static final List<Edition> EDITIONS = new ArrayList<>();
  private static final Map<String, LayerComparison.Level> LEVELS = new HashMap<>();

  @BeforeAll
  static void load() throws IOException {
    for (String id : ShippedNoticesTest.ids()) {
      Notice notice = ShippedNoticesTest.notice(id);
      EDITIONS.add(AnyPersonUnderTheNoticesTest.edition(notice));
      LEVELS.put(notice.edition(), LayerComparison.Level.ofWord(notice.layer()));
    }
  }

  @Test
  void aContactIsIsolatedByBothAndLongerByTheCity() {
    List<Fact> facts =
        person("2020-02-20 residence village=410902001001", "2020-02-20 contact of=confirmed");

    assertThat(lines(facts, "central"))
        .containsExactly(
            "national O1 central 2020-02-21..2020-03-05 DECIDES TOP 0",
            "city K2 central 2020-02-21..2020-03-05, home 2020-03-06..2020-03-19"
                + " MORE_SPECIFIC LONGER 14");
    assertThat(lines(facts, "home"))
        .containsExactly(
            "national O1 central 2020-02-21..2020-03-05 OTHER_DAYS TOP 0",
            "city K2 central 2020-02-21..2020-03-05, home 2020-03-06..2020-03-19"
                + " DECIDES LONGER 14");
  }

  @Test
  void whereTheNationSaysNothingTheCityStandsAlone() {
    List<Fact> facts =
        person(
            "2020-02-20 residence village=410902001001",
            "2020-02-26 arrival origin=44 certificate=no");

    assertThat(lines(facts, "undecided"))
        .containsExactly("city K5c undecided 2020-02-27..2020-03-04 DECIDES SILENT 0");
  }

  @Test
  void aPatientInHospitalIsUnderTheNationAndTheMilderCityRowWaits() {
    List<Fact> facts =
        person(
            "2020-02-20 residence village=410902001001",
            "2020-02-20 contact of=confirmed",
            "2020-02-24 diagnosis result=suspected");

    assertThat(lines(facts, "hospital")).first().asString().startsWith("national L2 hospital");
    assertThat(lines(facts, "hospital")).anyMatch(line -> line.contains("DECIDES TOP"));
  }

  @Test
  void aClosureShowsForEachLayerWhatItAsksFromItsFirstDayOn() {
    LocalDate first = LocalDate.of(2020, 2, 27);
    Basis province = new Basis("p", "province", "2", "P1", List.of(new UUID(7, 1)), List.of());
    Basis city = new Basis("c", "city", "1", "K1", List.of(new UUID(7, 1)), List.of());
    MeasureInterval closure =
        new MeasureInterval(
            Subject.place(new UUID(3, 3)),
            Measure.CLOSURE,
            MeasurePlace.BUILDING,
            MeasureState.ORDERED,
            first,
            first.plusDays(13),
            "410902001001",
            List.of(city),
            List.of(Subject.person(new UUID(1, 2))));
    List<LayerComparison.Hit> hits =
        List.of(
            new LayerComparison.Hit(province, MeasurePlace.UNIT, first, first.plusDays(6), 0),
            new LayerComparison.Hit(city, MeasurePlace.BUILDING, first, first.plusDays(13), 1));
    Map<String, LayerComparison.Level> levels =
        Map.of("province", LayerComparison.Level.PROVINCIAL, "city", LayerComparison.Level.CITY);
    assertThat(LayerComparison.of(closure, hits, levels::get).stream().map(one -> line(one)))
        .containsExactly(
            "provincial P1 unit 2020-02-27..2020-03-04 MILDER_PLACE SILENT 0",
            "city K1 building 2020-02-27..2020-03-11 DECIDES STRICTER_PLACE 7");
  }

  @Test
  void forAnybodyAtLeastOneRowDecidesAndNoRowIsLost() {
    Random random = new Random(90_225L);
    InForce rules = InForce.of(EDITIONS);
    for (int i = 0; i < 3_000; i++) {
      List<Fact> facts = InventedPerson.facts(random);
      List<LayerComparison.Hit> hits = Rulebook.hits(rules, facts, ON);
      for (MeasureInterval one : Rulebook.derive(rules, facts, ON).intervals()) {
        List<LayerComparison.Line> lines = LayerComparison.of(one, hits, LEVELS::get);
        String what = "seed 90225, person " + i + ": " + one + " " + lines;
        assertThat(lines.stream().map(line -> line.basis().row()).toList())
            .as(what)
            .containsAll(one.bases().stream().map(Basis::row).toList());
        if (one.measure() == Measure.ISOLATION) {
          assertThat(lines)
              .as(what)
              .anyMatch(line -> line.steps().stream().anyMatch(hit -> hit.place() == one.place()))
              .noneMatch(line ->
                  line.steps().stream()
                      .anyMatch(hit ->
                          hit.place().stricterThan(one.place())
                              && hit.overlaps(one.from(), one.until())));
        }
      }
    }
  }

  private static List<String> lines(List<Fact> facts, String place) {
    InForce rules = InForce.of(EDITIONS);
    MeasureInterval measure =
        Rulebook.derive(rules, facts, ON).intervals().stream()
            .filter(one -> one.measure() == Measure.ISOLATION)
            .filter(one -> one.place().word().equals(place))
            .findFirst()
            .orElseThrow();
    return LayerComparison.of(measure, Rulebook.hits(rules, facts, ON), LEVELS::get).stream()
        .map(LayersOfOneMeasureTest::line)
        .toList();
  }

  private static String line(LayerComparison.Line line) {
    String steps =
        String.join(
            ", ",
            line.steps().stream()
                .map(hit ->
                    hit.place().word()
                        + " "
                        + hit.from()
                        + ".."
                        + Objects.requireNonNullElse(hit.until(), LocalDate.MAX))
                .toList());
    return "%s %s %s %s %s %d"
        .formatted(
            line.level().word(),
            line.basis().row(),
            steps,
            line.effect(),
            line.above(),
            line.moreDays());
  }

  private static List<Fact> person(String... lines) {
    Subject subject = Subject.person(new UUID(1, 2));
    List<Fact> facts = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split(" ");
      TreeMap<String, String> attributes = new TreeMap<>();
      for (int i = 2; i < parts.length; i++) {
        String[] pair = parts[i].split("=", 2);
        attributes.put(pair[0], pair[1]);
      }
      facts.add(
          new Fact(
              facts.size() + 1,
              new UUID(7, facts.size() + 1),
              subject,
              parts[1],
              "410902001001",
              Days.start(LocalDate.parse(parts[0])),
              Instant.parse("2020-02-26T00:00:00Z"),
              "test",
              "test",
              null,
              attributes));
    }
    return facts;
  }
}
