package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import lianfang.area.Scope;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.simulation.Simulations;
import lianfang.rulebook.store.Rederivations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The example notice by grade and by class holds in a city, and grades and classes change. */
class GradesAndClassesReachPeopleTest {

  private static final long SEED = 2020_02_26_13L;
  private static final Path EXAMPLE =
      Path.of("..", "docs", "examples", "example-county-2020-03-05-by-grade-and-class");
  private static final LocalDate TODAY = RulebookInstance.TODAY;

  /** Two villages of one county and one of another. */
  private static final List<String> VILLAGES =
      List.of("410902001001", "410902001002", "410922100101");

  private static final List<String> ORIGINS = List.of("420106", "440106", "42", "unknown");
  private static final List<String> GRADES = List.of("low", "medium", "high");
  private static final String GRADE_SCHEME = "cn-risk-grades-2020-02-17";
  private static final Subject FIRM = Subject.enterprise("firm", "410902001", "演示一号");

  private final RulebookInstance instance = new RulebookInstance();
  private final DayTurn turn = instance.bean(DayTurn.class);
  private final Random random = new Random(SEED);

  /** Who lives where and has something that rules ask for. */
  private final Map<Subject, String> stirred = new TreeMap<>((a, b) -> a.id().compareTo(b.id()));

  /** How many of them came from the first of the origins. */
  private int fromTheFirst;

  @BeforeEach
  void people() {
    for (int i = 0; i < 60; i++) {
      newcomer(i);
    }
  }

  private void enact() {
    putInForce(example(text -> text));
    turn.turn();
  }

  @AfterEach
  void close() {
    instance.close();
  }

  private static NoticeFolder example(UnaryOperator<String> change) {
    NoticeFolder shipped = NoticeFolder.read(EXAMPLE);
    TreeMap<String, String> files = new TreeMap<>(shipped.files());
    files.keySet().removeIf(name -> name.startsWith("cases/"));
    files.replaceAll((name, text) -> change.apply(here(text)));
    return new NoticeFolder(here(shipped.name()), files);
  }

  private static String here(String text) {
    return text.replace("2020-03-05", "2020-02-20").replace("\"419999\"", "\"4109\"");
  }

  private Notice putInForce(NoticeFolder folder) {
    Notice notice = instance.bean(Editions.class).keep(folder, Drafts.loader());
    instance.bean(Enacting.class).putInForce(RulebookInstance.APPROVER, notice.edition(), TODAY);
    return notice;
  }

  private Subject newcomer(int i) {
    Subject person = Subject.person(new UUID(random.nextLong(), random.nextLong()));
    String village = VILLAGES.get(random.nextInt(VILLAGES.size()));
    append(person, village, "2020-02-20 residence village=" + village);
    if (i % 5 == 0) {
      append(
          person,
          village,
          "2020-02-20 employment firm=enterprise:"
              + FIRM.id()
              + " object=演示一号 firm_area=410902001");
    }
    if (i % 4 != 0) {
      String origin = ORIGINS.get(random.nextInt(ORIGINS.size()));
      append(person, village, "2020-02-2" + random.nextInt(7) + " arrival origin=" + origin);
      stirred.put(person, village);
      fromTheFirst += origin.equals(ORIGINS.getFirst()) ? 1 : 0;
    }
    return person;
  }

  private Fact append(Subject subject, String area, String text) {
    Fact fact = RulebookInstance.fact(subject, text, null);
    Fact there =
        new Fact(
            0,
            fact.id(),
            subject,
            fact.kind(),
            area,
            fact.happenedAt(),
            Instant.EPOCH,
            "",
            "test",
            null,
            fact.attributes());
    return instance.bean(Ledger.class).append(RulebookInstance.APPROVER, List.of(there)).getFirst();
  }

  private Fact grade(String area, String day, String grade) {
    return append(
        Subject.area(area),
        area,
        day + " risk-grade organ=test scheme=" + GRADE_SCHEME + " grade=" + grade);
  }

  private Fact villageClass(String village, String day, String word) {
    return append(
        Subject.area(village),
        village,
        day
            + " class-assigned organ=test object_kind=village scheme=cn-community-2020-01-24 class="
            + word);
  }

  private Fact firmClass(String day, String word) {
    return append(
        FIRM,
        "410902001",
        day
            + " class-assigned organ=test object_kind=firm object=演示一号"
            + " scheme=hubei-2020-03-18-enterprises class="
            + word);
  }

  private long living(String area) {
    return stirred.values().stream().filter(village -> village.startsWith(area)).count();
  }

  private void storedIsReplayed() {
    assertThat(instance.allStored()).as("seed " + SEED).isEqualTo(instance.allReplayed());
  }

  @Test
  void whatFollowsStepByStepIsWhatAReplayTells() {
    enact();
    List<Fact> said = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String day = "2020-02-" + (18 + random.nextInt(9));
      switch (random.nextInt(6)) {
        case 0 -> said.add(grade(ORIGINS.get(random.nextInt(2)), day, any(GRADES)));
        case 1 -> said.add(grade(any(List.of("410902", "410922", "410902001")), day, any(GRADES)));
        case 2 -> villageClass(any(VILLAGES), day, any(List.of("none", "outbreak", "spread")));
        case 3 -> firmClass(day, any(List.of("class-1", "class-2")));
        case 4 -> newcomer(1000 + i);
        default -> {
          if (!said.isEmpty()) {
            Fact wrong = said.removeLast();
            String other = wrong.happenedOn() + " risk-grade organ=test scheme=" + GRADE_SCHEME;
            Fact fact =
                RulebookInstance.fact(wrong.subject(), other + " grade=" + any(GRADES), wrong.id());
            instance
                .bean(Ledger.class)
                .append(RulebookInstance.APPROVER, List.of(at(fact, wrong.area())));
          }
        }
      }
      if (random.nextBoolean()) {
        turn.turn();
        storedIsReplayed();
      }
    }
    turn.turn();
    storedIsReplayed();
    assertThat(instance.allStored()).anyMatch(line -> line.contains(" A1"));
    assertThat(turn.turn()).as("nothing changed since").isZero();
  }

  private static Fact at(Fact fact, String area) {
    return new Fact(
        0,
        fact.id(),
        fact.subject(),
        fact.kind(),
        area,
        fact.happenedAt(),
        Instant.EPOCH,
        "",
        "test",
        fact.corrects(),
        fact.attributes());
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  @Test
  void exactlyThoseAreDerivedAgainWhomAChangeCanConcern() {
    enact();
    grade("410902", "2020-02-21", "high");
    assertThat(turn.turn()).isEqualTo((int) living("410902")).isPositive();
    villageClass("410902001002", "2020-02-21", "outbreak");
    assertThat(turn.turn()).isEqualTo((int) living("410902001002")).isPositive();
    append(
        Subject.area("410902"),
        "410902",
        "2020-02-22 risk-grade organ=test scheme=henan-2020-02-19-county-classes grade=I");
    assertThat(turn.turn()).as("a scheme for which no rule asks").isZero();
    append(Subject.area("410902"), "410902", "2020-02-22 cluster found=no");
    assertThat(turn.turn()).as("another kind of fact").isZero();
    storedIsReplayed();
  }

  @Test
  void aBasisNamesTheGradeTheClassAndTheReadingsOnWhichItRests() {
    enact();
    Fact high = grade("410922", "2020-02-21", "high");
    Fact outbreak = villageClass("410922100101", "2020-02-21", "outbreak");
    Subject person = Subject.person(new UUID(1, 1));
    append(person, "410922100101", "2020-02-20 residence village=410922100101");
    turn.turn();
    append(person, "410922100101", "2020-02-25 arrival origin=440106");
    Basis basis =
        instance
            .everywhere(() -> instance.bean(Outcomes.class).of(List.of(person)))
            .getFirst()
            .bases()
            .stream()
            .filter(one -> one.row().equals("V1"))
            .findFirst()
            .orElseThrow();
    assertThat(basis.facts()).contains(high.id(), outbreak.id());
    assertThat(basis.readings()).contains("grade-scheme", "class-scheme");
  }

  @Test
  void whatWasStoppedInBetweenGoesOnAndFactsMeanwhileSeeTheNewGrade() {
    enact();
    grade("420106", "2020-02-18", "high");
    instance.bean(Rederivations.class).note(instance.bean(NoticeFacts.class).knownAt(null));
    Subject person = Subject.person(new UUID(2, 2));
    append(person, "410902001001", "2020-02-20 residence village=410902001001");
    append(person, "410902001001", "2020-02-25 arrival origin=420106");
    assertThat(instance.stored(person)).singleElement().asString().endsWith("A1");
    assertThat(turn.turn()).isPositive();
    storedIsReplayed();
  }

  @Test
  void anEditionThatComesIntoForceMeanwhileMissesNoGrade() {
    enact();
    grade("440106", "2020-02-18", "medium");
    putInForce(example(text -> text.replace("medium,|,home,14", "medium,|,home,10")));
    turn.turn();
    storedIsReplayed();
    assertThat(instance.allStored()).anyMatch(line -> line.contains(" A2"));
  }

  @Test
  void aSimulationSeesWhatHoldsAround() throws SQLException {
    enact();
    grade("420106", "2020-02-18", "high");
    turn.turn();
    long high = instance.allStored().stream().filter(line -> line.contains(" A1")).count();
    NoticeFolder longer = example(text -> text.replace("high,|,central,14", "high,|,central,21"));
    Notice draft = instance.bean(Editions.class).keep(longer, Drafts.loader());
    assertThat(
            instance
                .bean(Simulations.class)
                .run(List.of(draft), Map.of(), TODAY, 28, Scope.everything())
                .result()
                .totals()
                .longer())
        .isEqualTo(high)
        .isEqualTo(fromTheFirst)
        .isPositive();
  }

  @Test
  void aFirstEditionThatAsksForGradesIsSimulatedWithThem() throws SQLException {
    grade("420106", "2020-02-18", "high");
    Notice draft = instance.bean(Editions.class).keep(example(text -> text), Drafts.loader());
    assertThat(
            instance
                .bean(Simulations.class)
                .run(List.of(draft), Map.of(), TODAY, 28, Scope.everything())
                .result()
                .clauses())
        .filteredOn(one -> one.row().equals("A1"))
        .singleElement()
        .satisfies(one -> assertThat(one.totals().under()).isEqualTo(fromTheFirst).isPositive());
  }

  @Test
  void aSchemeThatNobodyHasSignedIsAskedForAndNotGuessed() {
    enact();
    NoticeFolder open =
        example(text -> text.replaceAll("(?s)- key: grade-scheme.*?- key:", "- key:"));
    TreeMap<String, String> files = new TreeMap<>(open.files());
    files.replaceAll((name, text) -> text.replace("by-grade-and-class", "unread"));
    putInForce(new NoticeFolder(open.name().replace("by-grade-and-class", "unread"), files));
    Subject person = stirred.keySet().iterator().next();
    assertThat(instance.questions(person)).contains("reading");
  }
}
