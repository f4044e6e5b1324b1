package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import lianfang.casework.evidence.EvidenceStore;
import lianfang.casework.round.RoundPlan;
import lianfang.casework.round.Rounds;
import lianfang.casework.round.VisitReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Members of groups see what they have to visit, and what they bring back stays sealed. */
class AGroupIsOutTest {

  private static final String CITY = "4109";
  private static final String COUNTY = "410902";
  private static final CaseRecorder PLANNER = CaseInstance.person("planner", CITY, "department");
  private static final CaseRecorder ONE = CaseInstance.person("one", CITY, "department");
  private static final CaseRecorder TWO = CaseInstance.person("two", CITY, "department");

  private static CaseInstance city;
  private static Rounds rounds;
  private static EvidenceStore evidence;
  private static int shade;

  @BeforeAll
  static void openWithAPlanner() {
    city = new CaseInstance();
    rounds = city.instance.bean(Rounds.class);
    evidence = city.instance.bean(EvidenceStore.class);
    Seated.at(city.instance.bean(Seats.class), PLANNER, "planner", "rounds", CITY);
  }

  @AfterAll
  static void close() {
    city.close();
  }

  private static RoundPlan plan() {
    return RoundPlan.spread(
        List.of(
            new RoundPlan.Named("华龙区", COUNTY, "area"),
            new RoundPlan.Named("范县", "410926", "area")),
        2);
  }

  private static UUID planned(RoundPlan plan) {
    Map<String, Object> said =
        Map.of(
            "called", "第一轮",
            "method", List.of("unannounced"),
            "unannounced", true,
            "from", "2020-02-26",
            "until", "2020-02-28");
    return rounds.plan(PLANNER, UUID.randomUUID(), CITY, new FormValues(said), plan);
  }

  private static UUID out() {
    UUID id = planned(plan().with(Map.of(1, List.of("one"), 2, List.of("two"))));
    step(id, "begin", FormValues.EMPTY);
    return id;
  }

  private static void step(UUID id, String step, FormValues values) {
    long seen = city.cases.find(PLANNER, id).orElseThrow().view().version();
    city.cases.step(
        PLANNER, new StepOrder(UUID.randomUUID(), id, seen, step, values, Set.of(), false));
  }

  private static String picture(CaseRecorder who, UUID round) {
    return evidence.put(who, COUNTY, drawn(), false, round);
  }

  private static byte[] drawn() {
    try {
      var out = new ByteArrayOutputStream();
      BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
      image.setRGB(0, 0, ++shade);
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static VisitReport report(String proof, String passed) {
    VisitReport.Failed failed = new VisitReport.Failed("present", "值班室无人", true, List.of(proof));
    return new VisitReport(
        "unannounced",
        List.of(
            new VisitReport.PlaceSeen(
                "街道办事处", "410902001", "post-presence", "township", List.of(failed))),
        List.of(passed),
        "");
  }

  @Test
  void aMemberSeesTheTargetsOfTheOwnGroupAndNothingElse() {
    UUID id = out();
    assertThat(rounds.own(ONE))
        .filteredOn(own -> own.round().equals(id))
        .extracting(own -> own.target().called())
        .containsExactly("华龙区");
    assertThat(rounds.own(TWO)).extracting(own -> own.target().called()).doesNotContain("华龙区");
    assertThat(city.cases.find(ONE, id)).isEmpty();
    assertThat(rounds.list(ONE, CITY, 9)).isEmpty();
    assertThat(rounds.own(city.command)).isEmpty();
  }

  @Test
  void aVisitThatIsSentTwiceIsThereOnceAndOthersCannotSendIt() {
    UUID id = out();
    VisitReport report = report(picture(ONE, id), picture(ONE, id));
    UUID visit = UUID.randomUUID();
    rounds.visit(ONE, visit, id, 1, report);
    rounds.visit(ONE, visit, id, 1, report);
    assertThat(rounds.visits(PLANNER, id)).hasSize(1);
    assertThat(rounds.coverage(PLANNER, id).visited()).isEqualTo(1);
    UUID other = UUID.randomUUID();
    assertThatThrownBy(() -> rounds.visit(TWO, other, id, 1, report))
        .isInstanceOf(CaseRefused.class);
    assertThatThrownBy(() -> rounds.visit(city.command, other, id, 1, report))
        .isInstanceOf(CaseRefused.class);
  }

  @Test
  void picturesAreReadByNobodyInTheCountyUntilTheEndAndThenOnlyThoseThatShowAFailure() {
    UUID id = out();
    String proof = picture(ONE, id);
    String passed = picture(ONE, id);
    rounds.visit(ONE, UUID.randomUUID(), id, 1, report(proof, passed));
    assertThat(evidence.find(city.command, proof)).isEmpty();
    assertThat(evidence.find(TWO, proof)).isEmpty();
    assertThat(evidence.find(PLANNER, proof)).isPresent();
    step(id, "end", new FormValues(Map.of("says", "一处无人在岗")));
    assertThat(evidence.find(city.township, proof)).isPresent();
    assertThat(evidence.find(city.command, passed)).isEmpty();
    UUID item = rounds.visits(PLANNER, id).getFirst().rectification(0, 0);
    assertThat(city.cases.find(city.township, item).orElseThrow().view().values().values())
        .containsEntry("proof", List.of(proof));
  }

  @Test
  void aVisitShowsNoPictureOfSomebodyElseAndTheSamePictureMayBeSentByTwo() {
    UUID id = out();
    byte[] same = drawn();
    String sealed = evidence.put(ONE, COUNTY, same, false, id);
    VisitReport stolen = report(sealed, sealed);
    assertThatThrownBy(() -> rounds.visit(TWO, UUID.randomUUID(), id, 2, stolen))
        .isInstanceOf(CaseRefused.class)
        .hasMessageContaining("neither sent by you");
    assertThat(evidence.put(city.command, COUNTY, same, false)).isEqualTo(sealed);
    assertThat(evidence.put(TWO, COUNTY, same, false, id)).isEqualTo(sealed);
    rounds.visit(TWO, UUID.randomUUID(), id, 2, stolen);
    assertThat(evidence.find(city.command, sealed)).as("what was sent openly").isPresent();
    step(id, "end", new FormValues(Map.of("says", "一处无人在岗")));
  }

  @Test
  void aVisitThatWasWrongIsTakenBackAndBecomesNothing() {
    UUID id = out();
    UUID visit = UUID.randomUUID();
    rounds.visit(ONE, visit, id, 1, report(picture(ONE, id), picture(ONE, id)));
    UUID item = rounds.visits(PLANNER, id).getFirst().rectification(0, 0);
    rounds.takeBack(PLANNER, id, visit);
    assertThat(rounds.coverage(PLANNER, id).visited()).isZero();
    step(id, "end", new FormValues(Map.of("says", "没有发现问题")));
    assertThat(city.cases.find(city.township, item)).isEmpty();
  }

  @Test
  void noGroupGoesOutEmptyAndNoRoundWithoutAPlan() {
    UUID nobody = planned(plan().with(Map.of(1, List.of("one"))));
    assertThatThrownBy(() -> step(nobody, "begin", FormValues.EMPTY))
        .isInstanceOf(CaseRefused.class)
        .hasMessageContaining("nobody is in group 2");
    UUID nothing = planned(new RoundPlan(List.of(), Map.of()));
    assertThatThrownBy(() -> step(nothing, "begin", FormValues.EMPTY))
        .isInstanceOf(CaseRefused.class)
        .hasMessageContaining("no target");
    rounds.replan(PLANNER, nobody, plan().moved(2, 1).with(Map.of(1, List.of("one"))));
    step(nobody, "begin", FormValues.EMPTY);
    assertThatThrownBy(() -> rounds.replan(PLANNER, nobody, plan()))
        .isInstanceOf(CaseRefused.class);
  }
}
