package lianfang.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import lianfang.access.Account;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.casework.Act;
import lianfang.casework.CaseActs;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseRefused;
import lianfang.casework.CaseTransactions;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.Seated;
import lianfang.casework.Seats;
import lianfang.casework.StepOrder;
import lianfang.casework.desk.Inbox;
import lianfang.casework.evidence.EvidenceStore;
import lianfang.casework.hook.Hooks;
import lianfang.enterprise.FirmKind;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.FirmProfile;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.EndOfTheLedger;
import lianfang.fact.Followers;
import lianfang.fact.Positions;
import lianfang.fact.Recorder;
import lianfang.fact.Sealer;
import lianfang.web.cases.CaseActing;
import lianfang.web.portal.InventedFirm;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Inspectors will come to a firm unannounced, and a sanction against it is only proposed: the
 * accounts of the firm, and who reads what the city's portal is told, learn nothing of it.
 */
class AFirmIsNotToldWhoComesTest {

  private static final RunningServer SERVER = new RunningServer(true);
  private static final Program PROGRAM = new Program(SERVER);
  private static final String AREA = "410922100";
  private static final String COUNTY = "410922";
  private static final LocalDate DAY = LocalDate.of(2020, 2, 20);

  private static RegisteredFirm firm;

  @BeforeAll
  static void open() {
    SERVER.loadDivisions();
    String bureau = SERVER.account("bureau", Role.DEPARTMENT, COUNTY).id().toString();
    Recorder city = new Recorder("city", Scope.everything());
    CaseRecorder command = CaseRecorder.person(city, Set.of());
    Seated.at(SERVER.get(Seats.class), command, bureau, "industry", COUNTY);
    Account user = SERVER.account("firm-user", Role.ENTERPRISE, AREA);
    FirmProfile profile =
        new FirmProfile("演示不知情厂", "", FirmKind.ENTERPRISE, "C14", false, false, false);
    firm = InventedFirm.registered(SERVER, AREA, profile, DAY);
    InventedFirm.name(SERVER, firm, FirmPost.USER, DAY, user);
    SERVER.get(Hooks.class).add("portal", "http://127.0.0.1:9/x", COUNTY, List.of());
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static CaseRecorder who(String login) {
    return CaseActing.of(SERVER.user(login));
  }

  private static UUID inspection(String how) {
    return filed("firm-inspection", Map.of("how", how, "list", "guide"), Set.of());
  }

  private static UUID filed(String type, Map<String, Object> values, Set<String> evidence) {
    UUID id = UUID.randomUUID();
    FormValues said = new FormValues(values);
    SERVER
        .get(Cases.class)
        .file(
            who("bureau"),
            new Filing(id, type, "", firm.subject(), AREA, said, evidence, Optional.empty()));
    return id;
  }

  private static CaseFile step(
      UUID id, String step, Map<String, Object> values, Set<String> files) {
    Cases cases = SERVER.get(Cases.class);
    long seen = cases.find(who("bureau"), id).orElseThrow().view().version();
    return cases.step(
        who("bureau"),
        new StepOrder(UUID.randomUUID(), id, seen, step, new FormValues(values), files, false));
  }

  private static String picture() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    BufferedImage image = new BufferedImage(12, 12, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, (int) (System.nanoTime() & 0xffffff));
    ImageIO.write(image, "png", png);
    return SERVER.get(EvidenceStore.class).put(who("bureau"), AREA, png.toByteArray(), true);
  }

  private static void isHidden(UUID id) {
    Visit visit = SERVER.signedIn("firm-user");
    assertThat(visit.open("/portal").body()).doesNotContain(id.toString());
    UUID none = UUID.randomUUID();
    for (String way : List.of("", "/case.json", "/paper.pdf", "/steps/fail", "/steps/answer")) {
      assertThat(visit.open("/cases/" + id + way).statusCode())
          .as("as if there were none: " + way)
          .isEqualTo(visit.open("/cases/" + none + way).statusCode())
          .isGreaterThanOrEqualTo(400);
    }
    assertThat(PROGRAM.get("firm-user", "/api/v1/cases/" + id).statusCode())
        .isEqualTo(PROGRAM.get("firm-user", "/api/v1/cases/" + none).statusCode())
        .isGreaterThanOrEqualTo(400);
    CaseRecorder user = who("firm-user");
    assertThat(SERVER.get(Cases.class).find(user, id)).isEmpty();
    assertThat(SERVER.get(Cases.class).brief(user, id)).isEmpty();
    assertThat(SERVER.get(Cases.class).values(user, List.of(id))).isEmpty();
    assertThat(SERVER.get(Inbox.class).list(user, Inbox.Filter.ALL, Optional.empty(), 50))
        .extracting(Inbox.Entry::id)
        .doesNotContain(id);
    CaseActs acts = SERVER.get(CaseActs.class);
    Act act = new Act(UUID.randomUUID(), id, 1, "你们什么时候来");
    assertThatThrownBy(() -> acts.note(user, act, List.of()))
        .isInstanceOf(CaseRefused.class)
        .hasMessageContaining("no such case");
    StepOrder order =
        new StepOrder(UUID.randomUUID(), id, 1, "answer", FormValues.EMPTY, Set.of(), false);
    assertThatThrownBy(() -> SERVER.get(Cases.class).step(user, order))
        .isInstanceOf(CaseRefused.class)
        .hasMessageContaining("no such case");
    assertThat(told(id)).as("nor does the city's portal").isZero();
    String code = SERVER.get(Cases.class).find(who("bureau"), id).orElseThrow().code();
    assertThat(SERVER.get(Cases.class).byCode(code)).isEmpty();
    assertThat(SERVER.signedIn("bureau").open("/firms/" + firm.id()).body())
        .as("the office sees it")
        .contains(id.toString());
  }

  private static void isTold(UUID id) {
    Visit visit = SERVER.signedIn("firm-user");
    assertThat(visit.open("/portal").body()).contains(id.toString());
    assertThat(visit.open("/cases/" + id).statusCode()).isEqualTo(200);
    assertThat(SERVER.get(Cases.class).find(who("firm-user"), id)).isPresent();
    String code = SERVER.get(Cases.class).find(who("bureau"), id).orElseThrow().code();
    assertThat(SERVER.get(Cases.class).byCode(code)).isPresent();
    assertThat(told(id)).isPositive();
  }

  private static long told(UUID id) {
    EndOfTheLedger.reach(
        SERVER.get(Sealer.class), SERVER.get(Followers.class), SERVER.get(Positions.class));
    return SERVER
        .database()
        .engineClient()
        .sql("select count(*) from casework.hook_message where body like ?")
        .param("%" + id + "%")
        .query(Long.class)
        .single();
  }

  @Test
  void whoComesUnannouncedIsKnownWhenSomethingWasFound() throws IOException {
    UUID id = inspection("unannounced");
    isHidden(id);
    String seen = picture();
    Map<String, Object> found = new HashMap<>();
    found.put("failures", List.of("plan"));
    found.put("findings", "门岗没有测温");
    found.put("seen", List.of(seen));
    step(id, "fail", found, Set.of(seen));
    isTold(id);
  }

  @Test
  void aVisitThatWasCancelledIsNeverTold() {
    UUID id = inspection("unannounced");
    step(id, "cancel", Map.of("reason", "检查组另有任务"), Set.of());
    isHidden(id);
  }

  @Test
  void aVisitThatIsAnnouncedIsToldAtOnce() {
    isTold(inspection("planned"));
  }

  @Test
  void aSanctionIsKnownWhenItIsToldAndOneThatWasDroppedBeforeNever() throws IOException {
    UUID told = proposed();
    isHidden(told);
    step(told, "tell", Map.of("told-on", "2020-02-26", "hearing-right", true), Set.of());
    isTold(told);
    UUID dropped = proposed();
    step(dropped, "drop", Map.of("reason", "证据不足，不予处罚"), Set.of());
    isHidden(dropped);
  }

  private static UUID proposed() throws IOException {
    String proof = picture();
    Map<String, Object> said = new HashMap<>();
    said.put("failure", "plan");
    said.put("kind", "warning");
    said.put("organ", "health");
    said.put("statute", "idl-2013-69-77");
    said.put("facts", "没有防控方案");
    said.put("proof", List.of(proof));
    return filed("firm-sanction", said, Set.of(proof));
  }

  /** The policy of the database is the wall: whatever asks, and whatever it forgets to ask. */
  @Test
  void noRowComesToWhoeverSitsAtTheDeskOfFirmsAloneOrSaysNoDesk() {
    UUID id = inspection("unannounced");
    CaseTransactions transactions = SERVER.get(CaseTransactions.class);
    assertThat(transactions.seeing(who("bureau"), () -> rows(id))).isEqualTo(3);
    assertThat(transactions.seeing(who("firm-user"), () -> rows(id))).isZero();
    assertThat(SERVER.everywhere(() -> rows(id))).isZero();
  }

  @Test
  void diseaseControlSeesWhatIsNotToldYetAndADepartmentWithoutASeatDoesNot() {
    UUID id = inspection("unannounced");
    SERVER.account("cdc", Role.DISEASE_CONTROL, COUNTY);
    SERVER.account("elsewhere", Role.DEPARTMENT, COUNTY);
    Cases cases = SERVER.get(Cases.class);
    assertThat(cases.find(who("cdc"), id)).as("its office is a desk").isPresent();
    assertThat(cases.find(who("elsewhere"), id)).as("nobody's desk").isEmpty();
    assertThat(cases.find(who("elsewhere"), inspection("planned"))).isPresent();
  }

  private static long rows(UUID id) {
    return SERVER
        .get(JdbcClient.class)
        .sql(
            """
            select (select count(*) from casework.case_row where id = :id)
              + (select count(*) from casework.case_event where case_id = :id)
              + (select count(*) from casework.case_form where case_id = :id)
            """)
        .param("id", id)
        .query(Long.class)
        .single();
  }
}
