package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.casework.round.RoundPlan;
import lianfang.casework.round.Rounds;
import lianfang.casework.round.VisitReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AnUnannouncedRoundTest {

  private static final String CITY = "4109";
  private static final String PROBLEM = "值班室无人在岗";
  private static final CaseRecorder PLANNER = CaseInstance.person("planner", CITY, "department");
  private static final CaseRecorder CITY_COMMAND =
      CaseInstance.person("city-command", CITY, "command");

  private static CaseInstance city;
  private static Rounds rounds;

  @BeforeAll
  static void openWithASeatAtTheDeskOfRounds() {
    city = new CaseInstance();
    rounds = city.instance.bean(Rounds.class);
    seat(PLANNER, "rounds", CITY);
  }

  private static void seat(CaseRecorder who, String desk, String area) {
    Seated.at(city.instance.bean(Seats.class), who, who.recorder().account(), desk, area);
  }

  @AfterAll
  static void close() {
    city.close();
  }

  private static UUID planned() {
    RoundPlan plan =
        RoundPlan.spread(
                List.of(
                    new RoundPlan.Named("华龙区", "410902", "area"),
                    new RoundPlan.Named("范县", "410926", "area")),
                2)
            .with(Map.of(1, List.of("member"), 2, List.of("member-of-two")));
    FormValues values =
        new FormValues(
            Map.of(
                "called",
                "第一轮",
                "method",
                List.of("unannounced"),
                "unannounced",
                true,
                "from",
                "2020-02-26",
                "until",
                "2020-02-28"));
    UUID id = rounds.plan(PLANNER, UUID.randomUUID(), CITY, values, plan);
    step(id, "begin", FormValues.EMPTY);
    return id;
  }

  private static void step(UUID id, String step, FormValues values) {
    city.cases.step(PLANNER, order(id, step, values));
  }

  private static StepOrder order(UUID id, String step, FormValues values) {
    long seen = city.cases.find(PLANNER, id).orElseThrow().view().version();
    return new StepOrder(UUID.randomUUID(), id, seen, step, values, Set.of(), false);
  }

  private static VisitReport report() {
    return new VisitReport(
        "unannounced",
        List.of(
            new VisitReport.PlaceSeen(
                "街道办事处",
                CaseInstance.VILLAGE,
                "post-presence",
                "township",
                List.of(new VisitReport.Failed("present", PROBLEM, true, List.of()))),
            new VisitReport.PlaceSeen(
                "敬老院", CaseInstance.VILLAGE, "nursing-home", "civil-affairs", List.of())),
        List.of(),
        "");
  }

  @Test
  void whoeverIsVisitedSeesNeitherThePlanNorWhatWasFound() {
    UUID round = planned();
    rounds.visit(PLANNER, UUID.randomUUID(), round, 1, report());
    for (CaseRecorder target : List.of(city.command, city.township, CITY_COMMAND)) {
      assertThat(city.cases.find(target, round)).isEmpty();
      assertThat(rounds.planOf(target, round).targets()).isEmpty();
      assertThat(rounds.visits(target, round)).isEmpty();
      assertThat(rows(target, "casework.round_visit")).isZero();
      assertThat(rows(target, "casework.round_target")).isZero();
    }
    assertThat(rounds.visits(PLANNER, round)).hasSize(1);
  }

  private static long rows(CaseRecorder who, String table) {
    return city.instance
        .bean(CaseTransactions.class)
        .seeing(
            who,
            () ->
                city.instance
                    .bean(JdbcClient.class)
                    .sql("select count(*) from " + table)
                    .query(Long.class)
                    .single());
  }

  @Test
  void theDatabaseHoldsNoWordOfWhatWasFound() {
    UUID round = planned();
    rounds.visit(PLANNER, UUID.randomUUID(), round, 1, report());
    byte[] sealed =
        city.instance
            .bean(CaseTransactions.class)
            .seeing(
                PLANNER,
                () ->
                    city.instance
                        .bean(JdbcClient.class)
                        .sql("select sealed from casework.round_visit where round = ?")
                        .param(round)
                        .query(byte[].class)
                        .single());
    assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("在岗", "present");
  }

  @Test
  void atItsEndEachItemThatFailedIsARectificationOfItsOwn() {
    UUID round = planned();
    rounds.visit(PLANNER, UUID.randomUUID(), round, 1, report());
    assertThat(rounds.coverage(PLANNER, round).missed()).hasSize(1);
    List<UUID> filed =
        rounds.end(PLANNER, order(round, "end", new FormValues(Map.of("says", "一处无人在岗"))));
    assertThat(filed).hasSize(1);
    CaseFile item = city.cases.find(city.township, filed.getFirst()).orElseThrow();
    assertThat(item.view().values().text("problem")).contains(PROBLEM);
    assertThat(item.view().desk()).isEqualTo(new DeskPlace("township", "410902001"));
    assertThat(item.deadlines())
        .filteredOn(one -> one.term().equals("put-right"))
        .extracting(one -> one.due().toString())
        .containsExactly("2020-02-26T10:00:00Z");
  }

  @Test
  void nothingIsAddedBeforeItBeginsOrAfterItsEnd() {
    UUID round = planned();
    step(round, "end", new FormValues(Map.of("says", "没有发现问题")));
    assertThatThrownBy(() -> rounds.visit(PLANNER, UUID.randomUUID(), round, 1, report()))
        .isInstanceOf(CaseRefused.class);
  }
}
