package lianfang.web.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.access.Accounts;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.Guard;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.FirmPosts;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Recorder;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In Zhongzhan the team that accepted a firm comes again to supervise it. */
class TheTeamThatAcceptsSupervisesTest {

  private static final List<String> ALL_SEVEN =
      List.of(
          "plan-in-place",
          "measures-in-place",
          "materials-in-place",
          "people-screened",
          "epidemic",
          "safety",
          "environment");

  private static final String AREA = "410803";
  private static final LocalDate DAY = LocalDate.of(2020, 2, 20);
  private static final Recorder CITY = new Recorder("city", Scope.everything());
  private static RunningServer server;
  private static ResumptionWindow at;
  private static CaseRecorder firm;
  private static CaseRecorder one;
  private static CaseRecorder two;

  @BeforeAll
  static void start() {
    server = new RunningServer(true);
    server.loadDivisions();
    at = new ResumptionWindow(server, AREA);
    firm = at.actor("applicant", Role.ENTERPRISE);
    one = at.actor("one", Role.DEPARTMENT);
    two = at.actor("two", Role.DEPARTMENT);
    InventedFirm.atIndustry(server, server.get(Accounts.class).get("one"), AREA);
    InventedFirm.atIndustry(server, server.get(Accounts.class).get("two"), AREA);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static RegisteredFirm registered(String name, int number) {
    return at.registered(InventedFirm.profile(name, number, true, false));
  }

  private static void team(RegisteredFirm about, LocalDate from, String team) {
    server.everywhere(() -> {
      server.get(FirmPosts.class).name(CITY, about, FirmPost.TEAM, from, "team", team);
      return true;
    });
  }

  private static CaseFile step(CaseRecorder who, UUID id, String step, Map<String, Object> values)
      throws IOException {
    if (values.isEmpty()) {
      return at.step(who, id, step, values, Set.of());
    }
    String seen = at.picture(who);
    Map<String, Object> form = new HashMap<>(values);
    form.put("seen", List.of(seen));
    return at.step(who, id, step, form, Set.of(seen));
  }

  /** Applied, accepted by {@code one}, and open. */
  private static UUID open(RegisteredFirm about) throws IOException {
    InventedFirm.staff(server, about, 1);
    String plan = at.picture(firm);
    Map<String, Object> form = new HashMap<>();
    form.put("plan", List.of(plan));
    form.put("measures", "每日测温两次，分餐");
    form.put("materials", "口罩五百只");
    form.put("screening", "八十人全部排查");
    form.put("staff", 80);
    form.put("back", 40);
    form.put("training", true);
    form.put("hazard-check", true);
    UUID id = at.apply(firm, about, "resume-gate", form, Set.of(plan));
    Map<String, Object> seven = new HashMap<>();
    ALL_SEVEN.forEach(each -> seven.put(each, true));
    step(one, id, "accept", seven);
    step(one, id, "record", Map.of());
    return id;
  }

  private static void refusedToSupervise(CaseRecorder who, UUID id) {
    assertThatThrownBy(() -> step(who, id, "supervise", Map.of("found", "在岗四十人，测温正常")))
        .isInstanceOfSatisfying(
            CaseRefused.class,
            refused ->
                assertThat(refused.refused().guard().orElseThrow())
                    .isInstanceOf(Guard.SameTeamAs.class));
  }

  private static void supervises(CaseRecorder who, UUID id) throws IOException {
    assertThat(step(who, id, "supervise", Map.of("found", "在岗四十人，测温正常")).ended()).isTrue();
  }

  @Test
  void whoeverAcceptedIsTheTeamWhereNoneIsNamed() throws IOException {
    UUID id = open(registered("演示无小组厂", 1));
    refusedToSupervise(two, id);
    supervises(one, id);
  }

  @Test
  void theRegisterNamesTheTeamOfAFirmAndItsColleaguesMayCome() throws IOException {
    RegisteredFirm about = registered("演示一组负责厂", 2);
    team(about, DAY, "第一小组");
    UUID id = open(about);
    supervises(two, id);
  }

  @Test
  void aTeamThatIsNamedAfterwardsDidNotAcceptButWhoeverDidMayStillCome() throws IOException {
    RegisteredFirm about = registered("演示换组厂", 3);
    team(about, DAY, "第一小组");
    UUID id = open(about);
    team(about, DAY.plusDays(1), "第二小组");
    refusedToSupervise(two, id);
    supervises(one, id);
  }
}
