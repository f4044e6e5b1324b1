package lianfang.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.casework.evidence.EvidenceStore;
import lianfang.enterprise.FirmKind;
import lianfang.enterprise.FirmProfile;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A firm of the register to which a bureau comes, and a market that is checked every day. */
class CasesBeginAtFirmsAndVenuesTest {

  private static final String AREA = "410823100";
  private static final Recorder CITY = new Recorder("city", Scope.everything());

  private static RunningServer server;
  private static RegisteredFirm firm;

  @BeforeAll
  static void open() {
    server = new RunningServer(true);
    server.loadDivisions();
    FirmProfile profile =
        new FirmProfile("演示暗访厂", "", FirmKind.ENTERPRISE, "C14", false, false, false);
    LocalDate day = LocalDate.of(2020, 2, 20);
    InventedFirm.atIndustry(server, server.account("bureau", Role.DEPARTMENT, "410823"), "410823");
    server.account("town", Role.TOWNSHIP, AREA);
    firm = InventedFirm.registered(server, AREA, profile, day);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void anInspectionBeginsAtTheFirmsPageAndNeverAboutAFirmThatNobodyChose() {
    Visit bureau = server.signedIn("bureau");
    assertThat(bureau.open("/firms/" + firm.id()).body())
        .contains("/cases/new/firm-inspection?about=" + firm.id(), "/cases/new/firm-sanction")
        .contains("/cases/new/firm-rectification");
    String unchosen = bureau.open("/cases/new/firm-inspection?in=" + AREA).body();
    assertThat(unchosen).contains("/firms/list").doesNotContain("name=\"_about\"");
    assertThat(bureau.open("/cases/new/venue-reopening?in=" + AREA).body())
        .contains("href=\"/venues")
        .doesNotContain("name=\"_about\"");
  }

  @Test
  void whatAnInspectionFoundLeadsToTheSanctionThatFollowsFromIt() throws IOException {
    Account account = server.get(Accounts.class).get("bureau");
    CaseRecorder who = CaseRecorder.person(account.recorder(), Set.of("department"));
    Cases cases = server.get(Cases.class);
    UUID id = UUID.randomUUID();
    FormValues planned = new FormValues(Map.of("how", "planned", "list", "visit"));
    cases.file(who, Filing.of(id, "firm-inspection", firm.subject(), AREA, planned));
    Visit bureau = server.signedIn("bureau");
    assertThat(bureau.open("/cases/" + id).body()).doesNotContain("/cases/new/firm-sanction");
    String seen = server.get(EvidenceStore.class).put(who, AREA, InventedFirm.picture(0x55), true);
    Map<String, Object> found =
        Map.of("failures", List.of("plan"), "findings", "没有应急预案", "seen", List.of(seen));
    long version = cases.find(who, id).orElseThrow().view().version();
    cases.stepOnly(
        who,
        new StepOrder(
            UUID.randomUUID(), id, version, "fail", new FormValues(found), Set.of(seen), false));
    String page = bureau.open("/cases/" + id).body();
    String to = page.replaceAll("(?s).*href=\"(/cases/new/firm-sanction[^\"]*)\".*", "$1");
    assertThat(to).contains("about=" + firm.id(), "of=" + id);
    assertThat(bureau.open(to.replace("&amp;", "&")).body())
        .as("what was found stands there already")
        .contains("没有应急预案", "name=\"_of\" value=\"" + id);
  }

  @Test
  void anEmptyCheckIsNoCheckAndWhatFailsTwiceOnADayIsPutRightOnce() {
    Subject market = Subject.enterprise("venue", AREA, "演示早市");
    server.tell(market, AREA, "2020-02-25 venue-registered venue=market object=演示早市");
    Visit town = server.signedIn("town");
    String check = "/venues/" + market.id() + "/check/market";
    String form = town.open(check).body();
    assertThat(town.send(check, List.of()).body()).contains("Nothing was answered");
    assertThat(rectifications()).isZero();
    List<String> answers = new ArrayList<>();
    String first = form.replaceAll("(?s).*?name=\"(item-[^\"]+)\".*", "$1");
    answers.addAll(List.of(first, "true"));
    assertThat(town.send(check, answers).statusCode()).isEqualTo(302);
    long filed = rectifications();
    assertThat(filed).isPositive();
    assertThat(town.send(check, answers).statusCode()).isEqualTo(302);
    assertThat(rectifications()).isEqualTo(filed);
  }

  @Test
  void aVenueIsClosedByTheCommandAndOpensByAnApplicationAlone() {
    Subject school = Subject.enterprise("venue", AREA, "演示小学");
    server.tell(school, AREA, "2020-02-25 venue-registered venue=school object=演示小学");
    server.account("wuzhi-command", Role.COMMAND, "410823");
    String page = "/venues/" + school.id();
    assertThat(server.signedIn("town").open(page + "/close").statusCode()).isEqualTo(403);
    Visit command = server.signedIn("wuzhi-command");
    assertThat(command.open(page).body())
        .contains(page + "/close")
        .doesNotContain("/cases/new/venue-reopening");
    command.open(page + "/close");
    assertThat(command.send(page + "/close?lang=en", List.of("ground", "")).body())
        .contains("Name the organ and the ground");
    assertThat(command.send(page + "/close", List.of("ground", "县指挥部第8号令")).statusCode())
        .isEqualTo(302);
    assertThat(command.open(page).body())
        .contains("/cases/new/venue-reopening")
        .doesNotContain(page + "/close");
    assertThat(command.send(page + "/close?lang=en", List.of("ground", "县指挥部第8号令")).body())
        .contains("It is closed already");
  }

  private static long rectifications() {
    return server
        .database()
        .engineClient()
        .sql("select count(*) from casework.case_row where type = 'rectification'")
        .query(Long.class)
        .single();
  }
}
