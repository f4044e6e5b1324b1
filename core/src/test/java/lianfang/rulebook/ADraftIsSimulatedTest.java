package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.area.Scope;
import lianfang.fact.Fact;
import lianfang.rulebook.layer.DatedReading;
import lianfang.rulebook.layer.DatedReadings;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;
import lianfang.rulebook.simulation.Candidates;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.simulation.DayFigures;
import lianfang.rulebook.simulation.Grids;
import lianfang.rulebook.simulation.Inputs;
import lianfang.rulebook.simulation.Load;
import lianfang.rulebook.simulation.Simulating;
import lianfang.rulebook.simulation.Simulation;
import lianfang.rulebook.simulation.SubjectChange;
import lianfang.rulebook.simulation.Totals;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Drafts of the Puyang notice over invented people who are under all shipped notices. */
class ADraftIsSimulatedTest {

  private static final long SEED = 41090311L;
  private static final int PERSONS = 4_000;
  private static final LocalDate ON = LocalDate.of(2020, 2, 26);
  private static final String PUYANG = "puyang-2020-02-25-key-persons";

  private static final List<Edition> EDITIONS = new ArrayList<>();
  private static final List<List<Fact>> PEOPLE = new ArrayList<>();

  @BeforeAll
  static void load() throws IOException {
    for (String id : ShippedNoticesTest.ids()) {
      EDITIONS.add(AnyPersonUnderTheNoticesTest.edition(ShippedNoticesTest.notice(id)));
    }
    Random random = new Random(SEED);
    for (int i = 0; i < PERSONS; i++) {
      PEOPLE.add(InventedPerson.facts(random));
    }
  }

  /** The Puyang notice with a text of one of its tables replaced. */
  private static Edition draft(String from, String to) {
    NoticeFolder folder = NoticeFolder.read(ShippedNoticesTest.NOTICES.resolve(PUYANG));
    TreeMap<String, String> files = new TreeMap<>(folder.files());
    files.replaceAll((name, text) -> name.startsWith("tables/") ? text.replace(from, to) : text);
    Notice notice = NoticeLoader.readProved(new NoticeFolder(PUYANG, files));
    Edition held =
        EDITIONS.stream().filter(one -> one.notice().equals(PUYANG)).findFirst().orElseThrow();
    return Candidates.edition(notice, ShippedNoticesTest.notice(PUYANG), held, signed(held), ON);
  }

  static DatedReadings signed(Edition held) {
    return new DatedReadings(
        held.readings().entrySet().stream()
            .map(one -> new DatedReading(one.getKey(), one.getValue(), "", held.from(), null))
            .toList());
  }

  private static Simulation simulate(List<Edition> candidates, List<List<Fact>> people) {
    InForce before = InForce.of(EDITIONS);
    List<Edition> replaced = Candidates.replace(EDITIONS, candidates);
    InForce after = before.with(replaced);
    Inputs inputs = new Inputs(before.editions(), after.editions(), ON, 28, 1, Scope.everything());
    Simulating one = new Simulating(inputs, before, after, Grids.NONE);
    Simulating other = new Simulating(inputs, before, after, Grids.NONE);
    for (int i = 0; i < people.size(); i++) {
      (i % 3 == 0 ? one : other).take(people.get(i));
    }
    other.join(one);
    return other.finish();
  }

  @Test
  void theEditionInForceChangesNothing() {
    Simulation same = simulate(List.of(draft("K2", "K2")), PEOPLE);
    assertThat(same.totals()).isEqualTo(Totals.NONE);
    assertThat(same.subjects()).isEmpty();
    assertThat(same.areas()).isEmpty();
    assertThat(same.days())
        .hasSize(29)
        .allSatisfy(day -> assertThat(day.after()).isEqualTo(day.before()));
    assertThat(same.days().getFirst().after(Load.CENTRAL)).as("seed " + SEED).isPositive();
  }

  @Test
  void sevenDaysAtHomeInsteadOfFourteenShortenTheContacts() {
    Edition draft =
        draft("-,-,confirmed,|,central,14,home,14", "-,-,confirmed,|,central,14,home,7");
    Simulation shorter = simulate(List.of(draft), PEOPLE);
    assertThat(shorter.totals().shorter()).as("seed " + SEED).isPositive();
    assertThat(shorter.subjects())
        .allSatisfy(change -> assertThat(change.basis().notice()).isEqualTo(PUYANG))
        .filteredOn(change -> change.measure() == Measure.ISOLATION)
        .isNotEmpty()
        .allSatisfy(change -> assertThat(change.basis().row()).isEqualTo("K2"));
    long gained = shorter.areas().getFirst().isolationDays();
    long byDay = 0;
    for (DayFigures day : shorter.days()) {
      for (Load load : List.of(Load.HOSPITAL, Load.CENTRAL, Load.HOME, Load.UNDECIDED)) {
        byDay += day.after(load) - day.before(load);
      }
    }
    assertThat(gained).isNegative().isEqualTo(byDay);
    assertThat(shorter.worstOff()).isEmpty();
  }

  @Test
  void everyChangeAgreesWithTheTwoOutcomesOfItsSubject() {
    Edition draft = draft("central,14,home,14", "home,10,none,0");
    Simulation result = simulate(List.of(draft), PEOPLE);
    InForce after = InForce.of(Candidates.replace(EDITIONS, List.of(draft)));
    Map<UUID, List<Fact>> people = new TreeMap<>();
    PEOPLE.forEach(facts -> people.put(facts.getFirst().subject().id(), facts));
    for (SubjectChange change : result.subjects()) {
      List<Fact> facts = people.get(change.subject().id());
      if (facts != null) {
        boolean holds =
            Rulebook.derive(after, facts, ON).intervals().stream()
                .filter(line -> line.measure() == change.measure())
                .anyMatch(line -> line.until() == null || !line.until().isBefore(ON));
        assertThat(change.changes().contains(Change.RELEASED))
            .as("seed %d, %s", SEED, facts)
            .isEqualTo(!holds);
      }
    }
    assertThat(result.totals().moved()).isPositive();
  }

  @Test
  void theOrderInWhichSubjectsComePlaysNoPart() {
    List<Edition> draft = List.of(draft("central,14,home,14", "central,21,home,14"));
    Simulation result = simulate(draft, PEOPLE);
    List<List<Fact>> shuffled = new ArrayList<>(PEOPLE);
    Collections.shuffle(shuffled, new Random(SEED));
    assertThat(simulate(draft, shuffled)).as("seed " + SEED).isEqualTo(result);
    assertThat(result.totals().longer()).isPositive();
    assertThat(result.worstOff()).isPresent();
  }
}
