package lianfang.rulebook.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.access.AuditAction;
import lianfang.fact.Subject;
import lianfang.rulebook.Editions;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command signs what somebody has seen, and nothing that has become another since. */
class AnApprovalRestsOnASimulationTest extends NoticesThatAreDrafts {

  @BeforeEach
  void enacted() {
    putInForce(edition, "");
    sign("day-count", "day-after");
    sign("clause-5-start", "arrival");
  }

  @Test
  void onlyASimulationOfThisEditionOverAllOfItsAreasByTheRulesOfTodayCounts() {
    String next = another("# next");
    String other = another("# other");
    acts().check(server.user("cdc"), next);
    effects.ran(List.of(other), Map.of(), Effects.TODAY, "4109");
    effects.ran(List.of(next), Map.of(), Effects.TODAY, "410902");
    effects.ran(List.of(next), Map.of(), Effects.TODAY.minusDays(1), "4109");
    effects.ran(List.of(next), Map.of(PUYANG + "/day-count", "same-day"), Effects.TODAY, "4109");
    assertThat(refusal(() -> acts().simulated(server.user("cdc"), next)))
        .isEqualTo(EditionRefusal.NOT_SIMULATED);
    effects.simulate(next);
    assertThat(refusal(() -> acts().simulated(server.user("cdc"), next)))
        .as("the same simulation was recorded already")
        .isEqualTo(EditionRefusal.ALREADY_DONE);

    sign("day-count", "same-day");

    assertThat(refusal(() -> acts().approve(server.user("command"), at(next, edition))))
        .as("other readings are in force now")
        .isEqualTo(EditionRefusal.SIMULATION_OLD);
    effects.simulate(next);
    server
        .database()
        .asOwner("update rulebook.simulation set asked_at = asked_at - interval '25 hours'");
    assertThat(refusal(() -> acts().approve(server.user("command"), at(next, edition))))
        .as("it is older than a day")
        .isEqualTo(EditionRefusal.SIMULATION_OLD);
    effects.simulate(next);
    acts().approve(server.user("command"), at(next, edition));
    assertThat(register().find(next).orElseThrow().state()).isEqualTo(EditionState.APPROVED);
  }

  @Test
  void anEditionThatReleasesEverybodyIsApprovedOnlyByTheNumber() {
    List<Subject> people = List.of(arrived(), arrived(), arrived());
    SortedMap<String, String> files =
        new TreeMap<>(server.get(Editions.class).folder(edition).files());
    files.keySet().removeIf(name -> name.startsWith("cases/"));
    files.computeIfPresent(
        "tables/arrivals.csv",
        (name, text) -> text.replaceAll("\\|,(central|home|undecided),[0-9]+", "|,none,0"));
    String none = server.get(Editions.class).keep(new NoticeFolder(PUYANG, files)).edition();
    acts().check(server.user("cdc"), none);
    effects.simulate(none);
    String page = "/notices/" + PUYANG + "/editions/" + none + "?lang=";
    Visit command = server.signedIn("command");
    assertThat(command.open(page + "en").body())
        .as("the page that asks for the number states it")
        .contains("name=\"confirmed\"", "Type 3 yourself: so many of the 3 people");
    assertThat(command.open(page + "zh").body())
        .contains("name=\"confirmed\"", "请亲自填写 3：受措施约束的 3 人中");
    for (long wrong : List.of(0L, 2L, 4L)) {
      Approval approval = new Approval(none, edition, null, "", wrong, true);
      assertThat(refusal(() -> acts().approve(server.user("command"), approval)))
          .isEqualTo(EditionRefusal.RELEASE_UNCONFIRMED);
    }
    assertThat(audited(AuditAction.REFUSED)).anyMatch(text -> text.contains("RELEASE_UNCONFIRMED"));
    acts().approve(server.user("command"), new Approval(none, edition, null, "", 3, true));
    clock().putInForce();
    assertThat(people).allMatch(one -> !lines(one).toString().contains("isolation"));
  }
}
