package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import lianfang.area.Scope;
import lianfang.fact.Subject;
import lianfang.rulebook.edition.Activations;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.simulation.Kept;
import lianfang.rulebook.simulation.Load;
import lianfang.rulebook.simulation.Simulation;
import lianfang.rulebook.simulation.SimulationRows;
import lianfang.rulebook.simulation.Simulations;
import lianfang.rulebook.simulation.Stage;
import lianfang.rulebook.simulation.Totals;
import lianfang.web.answer.Bodies;
import lianfang.web.answer.MeasureLines;
import lianfang.web.answer.References;
import lianfang.web.answer.TableFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Drafts are run over the facts of invented people; their effect is compared with the real one. */
class ADraftRunsOverTheCityTest {

  private static final long SEED = 20200226L;
  private static final int PEOPLE = 120;
  private static final int ROUNDS = 5;
  private static final int HORIZON = 28;
  private static final LocalDate TODAY = RulebookInstance.TODAY;
  private static final List<String> COURSES =
      List.of(
          "2020-02-20 contact of=confirmed",
          "2020-02-1%d contact of=confirmed",
          "2020-02-1%d contact of=suspected",
          "2020-02-2%d diagnosis result=confirmed",
          "2020-02-1%d admission as=suspected;2020-02-25 discharge as=suspected",
          "2020-02-01 diagnosis result=confirmed;2020-02-2%d discharge as=confirmed cured=yes",
          "2020-02-1%d admission as=febrile;2020-02-24 discharge as=febrile",
          "2020-02-25 arrival origin=42",
          "2020-02-2%d arrival origin=44 certificate=no",
          "2020-02-2%d arrival origin=4108 certificate=yes certificate_issued=2020-02-21",
          "2020-02-2%d temperature celsius=38.5");

  private final RulebookInstance instance = new RulebookInstance();
  private final Drafts drafts = new Drafts(instance.notices());
  private final Simulations simulations = instance.bean(Simulations.class);

  @BeforeEach
  void people() {
    Random random = new Random(SEED);
    for (int i = 0; i < PEOPLE; i++) {
      Subject person = Subject.person(new UUID(random.nextLong(), random.nextLong()));
      String home =
          "residence village=%s unit=%s building=%s"
              .formatted(RulebookInstance.VILLAGE, new UUID(7, i % 40), new UUID(8, i % 20));
      instance.append(person, "2020-02-26 " + home);
      String course = COURSES.get(random.nextInt(COURSES.size()));
      for (String fact : course.split(";")) {
        instance.append(person, fact.replace("%d", String.valueOf(random.nextInt(6))));
      }
    }
    instance.enact();
  }

  @AfterEach
  void close() {
    instance.close();
  }

  private Simulation run(Notice notice, LocalDate asOf) throws SQLException {
    return simulations.run(List.of(notice), Map.of(), asOf, HORIZON, Scope.everything()).result();
  }

  private String edition(String from, String to) {
    return instance.bean(Editions.class).keep(drafts.with(from, to), Drafts.loader()).edition();
  }

  private UUID start(String edition, String area) {
    return simulations.start(
        new Simulations.Request(List.of(edition), Map.of(), TODAY, HORIZON, area), "drafter");
  }

  private Kept await(UUID id) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    Kept kept = find(id);
    while (kept.stage().isUnderWay() && System.nanoTime() < end) {
      Thread.onSpinWait();
      kept = find(id);
    }
    return kept;
  }

  private Kept find(UUID id) {
    return instance.everywhere(() -> simulations.find(id, Scope.everything()).orElseThrow());
  }

  @Test
  void theEditionInForceGivesZeros() throws SQLException {
    for (Notice notice : instance.bean(Editions.class).list()) {
      Simulation same = run(notice, TODAY);
      assertThat(same.totals()).as(notice.id()).isEqualTo(Totals.NONE);
      assertThat(same.subjects()).isEmpty();
      assertThat(same.days().getFirst().after(Load.HOME)).isPositive();
    }
  }

  @Test
  void theReportOfASwitchSaysWhatTheSimulationForetold() throws SQLException {
    Random random = new Random(SEED);
    long changed = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      Notice draft = instance.bean(Editions.class).keep(drafts.drawn(random), Drafts.loader());
      Totals foretold = run(draft, TODAY).totals();
      instance.bean(Enacting.class).putInForce(RulebookInstance.APPROVER, draft.edition(), TODAY);
      Activations.Report report =
          instance
              .bean(Activations.class)
              .of(instance.bean(NoticeFacts.class).lastSeq())
              .orElseThrow();
      assertThat(
              new Totals(
                  report.under(),
                  report.released(),
                  report.longer(),
                  report.shorter(),
                  report.moved()))
          .as("seed %d, round %d, %s", SEED, round, draft.tables())
          .isEqualTo(foretold);
      changed += foretold.under() + foretold.released() + foretold.longer() + foretold.shorter();
    }
    assertThat(changed).isPositive();
  }

  @Test
  void aChangedEditionGivesTheDifferenceBetweenTwoRunsOfMeasures() throws SQLException {
    Random random = new Random(SEED);
    Totals sum = Totals.NONE;
    for (int round = 1; round <= ROUNDS; round++) {
      LocalDate asOf = TODAY.plusDays(round);
      Notice draft = instance.bean(Editions.class).keep(drafts.drawn(random), Drafts.loader());
      Simulation simulated = run(draft, asOf);
      Map<String, List<JsonNode>> before = measures(asOf);
      instance.bean(Enacting.class).putInForce(RulebookInstance.APPROVER, draft.edition(), asOf);
      Totals expected = difference(before, measures(asOf));
      assertThat(simulated.totals())
          .as("seed %d, round %d, %s", SEED, round, draft.tables())
          .isEqualTo(expected);
      assertThat(run(draft, asOf).totals()).isEqualTo(Totals.NONE);
      sum = expected.isNothing() ? sum : expected;
    }
    assertThat(sum).as("seed " + SEED + " changed nothing").isNotEqualTo(Totals.NONE);
  }

  /** What {@code measures --on DAY --format json} prints, by subject and measure. */
  private Map<String, List<JsonNode>> measures(LocalDate on) {
    Replayed.State state = instance.bean(Replayed.class).state(on, null, Scope.everything());
    StringWriter printed = new StringWriter();
    MeasureLines lines =
        new MeasureLines(References.read(instance.context), instance.bean(Bodies.class).of(state));
    TableFormat.JSON.print(
        MeasureLines.MEASURE_COLUMNS, lines.measures(state), new PrintWriter(printed));
    Map<String, List<JsonNode>> found = new TreeMap<>();
    for (JsonNode line : JsonMapper.shared().readTree(printed.toString())) {
      String key = line.get("subject").asString() + " " + line.get("measure").asString();
      found.computeIfAbsent(key, none -> new ArrayList<>()).add(line);
    }
    return found;
  }

  /** The five totals from two printed outputs, by the words of their definition. */
  private static Totals difference(
      Map<String, List<JsonNode>> before, Map<String, List<JsonNode>> after) {
    Map<String, Set<String>> subjects = new HashMap<>();
    for (String word : List.of("under", "released", "longer", "shorter", "moved")) {
      subjects.put(word, new TreeSet<>());
    }
    Set<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (String key : keys) {
      String subject = key.split(" ")[0];
      if (!before.containsKey(key)) {
        subjects.get("under").add(subject);
      } else if (!after.containsKey(key)) {
        subjects.get("released").add(subject);
      } else {
        int order = last(after.get(key)).compareTo(last(before.get(key)));
        if (order != 0) {
          subjects.get(order > 0 ? "longer" : "shorter").add(subject);
        }
        Map<LocalDate, String> old = places(before.get(key));
        Map<LocalDate, String> fresh = places(after.get(key));
        old.forEach((day, place) -> {
          if (fresh.containsKey(day) && !fresh.get(day).equals(place)) {
            subjects.get("moved").add(subject);
          }
        });
      }
    }
    return new Totals(
        subjects.get("under").size(),
        subjects.get("released").size(),
        subjects.get("longer").size(),
        subjects.get("shorter").size(),
        subjects.get("moved").size());
  }

  private static String last(List<JsonNode> lines) {
    return lines.stream()
        .map(line -> line.get("until").isNull() ? "9999" : line.get("until").asString())
        .max(String::compareTo)
        .orElseThrow();
  }

  /** The place of each of a hundred days from the first one asked for. */
  private static Map<LocalDate, String> places(List<JsonNode> lines) {
    Map<LocalDate, String> places = new LinkedHashMap<>();
    for (LocalDate day = TODAY; day.isBefore(TODAY.plusDays(100)); day = day.plusDays(1)) {
      for (JsonNode line : lines) {
        boolean begun =
            line.get("from").isNull() || line.get("from").asString().compareTo(day.toString()) <= 0;
        boolean on =
            line.get("until").isNull()
                || line.get("until").asString().compareTo(day.toString()) >= 0;
        if (begun && on) {
          places.put(day, line.get("place").asString(""));
        }
      }
    }
    return places;
  }

  @Test
  void whatIsDoneIsKeptWithTheHashOfItsInputs() throws Exception {
    String draft =
        edition("-,-,confirmed,|,central,14,home,14", "-,-,confirmed,|,central,14,home,7");
    Kept first = await(start(draft, "4109"));
    Kept again = await(start(draft, "4109"));
    assertThat(first.stage()).as(first.problem()).isEqualTo(Stage.DONE);
    Kept.Figures figures = first.figures();
    assertThat(figures).isEqualTo(again.figures());
    assertThat(figures.totals().shorter()).isPositive();
    assertThat(figures.clauses()).extracting(clause -> clause.row()).containsOnly("K2", "K7");
    List<SimulationRows.Numbered> one = subjects(first, Scope.everything());
    assertThat(one).isNotEmpty().isEqualTo(subjects(again, Scope.everything()));
    assertThat(subjects(first, Scope.of("410922"))).isEmpty();
    assertThat(seen(Scope.of("410922"), first)).isEmpty();
    assertThat(seen(Scope.of("41"), first)).hasSize(1);
    instance.append(Subject.person(UUID.randomUUID()), "2020-02-26 arrival origin=44");
    Kept later = await(start(draft, "4109"));
    assertThat(later.figures().inputsHash()).isNotEqualTo(figures.inputsHash());
  }

  private List<SimulationRows.Numbered> subjects(Kept kept, Scope scope) {
    SimulationRows.SubjectQuery query =
        new SimulationRows.SubjectQuery(kept.asked().id(), "", null, null);
    return within(scope, () -> simulations.subjects().subjects(query, -1, 10_000));
  }

  private List<Kept> seen(Scope scope, Kept kept) {
    return within(
        scope,
        () ->
            simulations.list(kept.asked().editions().getFirst(), scope, 10).stream()
                .filter(one -> one.asked().id().equals(kept.asked().id()))
                .toList());
  }

  private <T> T within(Scope scope, java.util.function.Supplier<T> work) {
    return instance
        .bean(lianfang.instance.ScopedTransactions.class)
        .in(String.join(",", scope.prefixes()), work);
  }
}
