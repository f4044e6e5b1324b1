package lianfang.web.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Cases;
import lianfang.casework.Seated;
import lianfang.casework.Seats;
import lianfang.enterprise.FirmCases;
import lianfang.enterprise.FirmFollowUps;
import lianfang.enterprise.FirmKind;
import lianfang.enterprise.FirmProfile;
import lianfang.enterprise.Firms;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Recorder;
import lianfang.web.browser.Proofreader;
import lianfang.web.browser.Window;
import lianfang.web.portal.InventedFirm;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** An inspector comes by a firm that nobody planned, and writes down what it is called. */
class AFirmNotedByNameTest {

  private static final String COUNTY = "410922";
  private static final String TOWNSHIP = "410922100";
  private static final String VILLAGE = "410922100001";
  private static final String LOGIN = "bureau";
  private static final LocalDate DAY = LocalDate.of(2020, 2, 10);
  private static final CaseRecorder READER =
      CaseRecorder.person(new Recorder("reader", Scope.of(COUNTY)), Set.of("department"));
  private static RunningServer server;
  private static InspectorsPhone phone;

  @BeforeAll
  static void open() {
    server = new RunningServer(true);
    server.loadDivisions();
    String bureau = server.account(LOGIN, Role.DEPARTMENT, COUNTY).id().toString();
    for (String account : List.of(bureau, "reader")) {
      Seated.at(server.get(Seats.class), READER, account, "industry", COUNTY);
    }
    server.account("town", Role.TOWNSHIP, TOWNSHIP);
    phone = InspectorsPhone.bound(server, LOGIN, COUNTY);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static RegisteredFirm registered(String name) {
    FirmProfile profile = new FirmProfile(name, "", FirmKind.WORKSHOP, "C14", false, false, false);
    return InventedFirm.registered(server, TOWNSHIP, profile, DAY);
  }

  private static String visited(UUID caseId, String called, String about) {
    return phone
        .post(
            "/inspect/visits",
            """
            {"id": "%s", "caseId": "%s", "version": 0, "step": "pass-visit", "note": false,
             "begun": {"type": "firm-inspection", "step": "plan", "area": "%s", "called": "%s",
               "values": {"how": "unannounced", "list": "visit", "called": "%s"}%s},
             "words": "", "pictures": [], "unmet": [],
             "values": {"answers": [{"item": "on-post", "answer": "12"},
               {"item": "off-shift", "answer": "统一住宿"}, {"item": "difficulties", "answer": "无"}]}}
            """
                .formatted(UUID.randomUUID(), caseId, VILLAGE, called, called, about))
        .body();
  }

  private static CaseFile find(UUID id) {
    return server.get(Cases.class).find(READER, id).orElseThrow();
  }

  private static List<FirmCases.Noted> noted(String called) {
    return server.everywhere(() ->
        server.get(FirmCases.class).noted(COUNTY, 99).stream()
            .filter(one -> one.called().equals(called))
            .toList());
  }

  private static long firms() {
    return server
        .database()
        .engineClient()
        .sql("select count(*) from enterprise.firm")
        .query(Long.class)
        .single();
  }

  @Test
  void aTypedNameMakesNoFirmAndAnOfficeSaysWhichOneItIs() {
    RegisteredFirm right = registered("演示清风面粉厂");
    long before = firms();
    UUID one = UUID.randomUUID();
    UUID two = UUID.randomUUID();
    assertThat(visited(one, "演示清风面份厂", "")).contains("\"result\":\"landed\"");
    assertThat(visited(two, "演示清风面份厂", "")).contains("\"result\":\"landed\"");
    assertThat(firms()).isEqualTo(before);
    assertThat(find(one).view().about())
        .as("two typos are not taken for one firm")
        .isNotEqualTo(find(two).view().about());
    assertThat(noted("演示清风面份厂")).hasSize(2);
    assertThat(server.get(FirmCases.class).of(READER, right.id())).isEmpty();

    Visit town = server.signedIn("town");
    assertThat(town.open("/firms/unknown?lang=en").body()).contains("演示清风面份厂", "2 firms");
    String page = "/firms/unknown/" + noted("演示清风面份厂").getFirst().id();
    assertThat(town.open(page + "?lang=en").body())
        .contains("演示清风面粉厂", right.id().toString(), "/firms/new");
    assertThat(town.send(page + "?lang=en", List.of("firm", "")).body())
        .contains("Choose a firm of the register");
    assertThat(town.send(page, List.of("firm", right.id().toString())).statusCode()).isEqualTo(302);
    assertThat(noted("演示清风面份厂")).hasSize(1);
    List<FirmCases.About> about = server.get(FirmCases.class).of(READER, right.id());
    assertThat(about).extracting(FirmCases.About::firm).containsOnly(right.id());
    assertThat(about)
        .extracting(all -> all.type().id())
        .containsExactlyInAnyOrder("firm-inspection", FirmCases.TO_IDENTIFY);
    assertThat(server.get(FirmCases.class).firmOf(READER, one)).contains(right.id());
  }

  /** 双责任制: who came by before anybody knew which firm it was has come to it on that day. */
  @Test
  void aVisitCountsForTheFirmFromItsOwnDayOnceItIsIdentified() {
    RegisteredFirm firm = registered("演示补认面粉厂");
    server.tell(
        firm.subject(), TOWNSHIP, "2020-02-12 firm-state state=accepted way=on-site cites=单");
    server.tell(firm.subject(), TOWNSHIP, "2020-02-13 firm-state state=open");
    UUID visit = UUID.randomUUID();
    assertThat(visited(visit, "演示补认面份厂", "")).contains("\"result\":\"landed\"");
    assertThat(missed()).as("nobody knows yet whose visit it was").contains(firm.id());
    Visit town = server.signedIn("town");
    String page = "/firms/unknown/" + noted("演示补认面份厂").getFirst().id();
    town.open(page);
    town.send(page, List.of("firm", firm.id().toString()));
    assertThat(missed()).doesNotContain(firm.id());
    assertThat(town.open("/firms/not-inspected").body()).doesNotContain("演示补认面粉厂");
    UUID other = find(visit).view().about().id();
    assertThat(server.everywhere(() -> server.get(Firms.class).names(List.of(other))))
        .as("lists of cases call it by its name")
        .containsEntry(other, "演示补认面粉厂");
    assertThat(server.everywhere(() -> server.get(Firms.class).meant(other))).isEqualTo(firm.id());
  }

  private static List<UUID> missed() {
    var now = server.get(Clock.class).instant();
    return server.everywhere(() ->
        server.get(FirmFollowUps.class).missed(COUNTY, now).stream()
            .map(one -> one.firm().id())
            .toList());
  }

  @Test
  void aFirmThatWasChosenOrWrittenExactlyIsTheOneOfTheRegister() {
    RegisteredFirm firm = registered("演示东风作坊");
    UUID chosen = UUID.randomUUID();
    assertThat(visited(chosen, "随手写的", ", \"about\": \"" + firm.id() + "\""))
        .contains("\"result\":\"landed\"");
    assertThat(find(chosen).view().about()).isEqualTo(firm.subject());
    UUID exact = UUID.randomUUID();
    assertThat(visited(exact, "演示东风作坊", "")).contains("\"result\":\"landed\"");
    assertThat(find(exact).view().about()).isEqualTo(firm.subject());
    assertThat(noted("演示东风作坊")).isEmpty();
    assertThat(phone.post("/inspect/day", "{}").body())
        .as("the register is on the phone")
        .contains("\"firms\":[", firm.id().toString());
  }

  @Test
  void aNameThatTwoFirmsBearIsNotGuessed() {
    RegisteredFirm one = registered("演示同名作坊");
    FirmProfile same = new FirmProfile("演示同名作坊", "", FirmKind.WORKSHOP, "C14", false, false, false);
    Recorder who = new Recorder("register", Scope.everything());
    server.everywhere(() -> server.get(Firms.class).register(who, "410922101", same, DAY));
    UUID id = UUID.randomUUID();
    assertThat(visited(id, "演示同名作坊", "")).contains("\"result\":\"landed\"");
    assertThat(find(id).view().about()).isNotEqualTo(one.subject());
    assertThat(noted("演示同名作坊")).hasSize(1);
  }

  @Test
  void whatIsNotInTheRegisterCannotBeChosen() {
    UUID id = UUID.randomUUID();
    assertThat(visited(id, "没有", ", \"about\": \"" + UUID.randomUUID() + "\""))
        .contains("\"result\":\"refused\"", "not in the register");
    assertThat(noted("没有")).isEmpty();
  }

  @Test
  @EnabledIf("lianfang.web.browser.Window#possible")
  void whatIsToBeIdentifiedIsReadOnAPhoneAndAtADeskInBothLanguages() {
    registered("演示看看饼干厂");
    visited(UUID.randomUUID(), "演示看看并干厂", "");
    String one = "/firms/unknown/" + noted("演示看看并干厂").getFirst().id();
    try (Window window = new Window()) {
      Proofreader town = new Proofreader(window, server, "town");
      assertThat(town.faults(List.of("/firms/unknown", one))).isEmpty();
    }
  }
}
