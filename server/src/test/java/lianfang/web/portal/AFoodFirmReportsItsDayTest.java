package lianfang.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lianfang.access.Account;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.casework.type.ChecklistReader;
import lianfang.enterprise.FirmCases;
import lianfang.enterprise.FirmKind;
import lianfang.enterprise.FirmPost;
import lianfang.enterprise.FirmProfile;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Recorder;
import lianfang.web.browser.Proofreader;
import lianfang.web.browser.Window;
import lianfang.web.signin.RunningServer;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A food firm at work goes through its four items and says so in its portal. */
class AFoodFirmReportsItsDayTest {

  private static final String AREA = "410823100";
  private static final LocalDate DAY = LocalDate.of(2020, 2, 20);
  private static final Recorder CITY = new Recorder("city", Scope.everything());
  private static RunningServer server;

  @BeforeAll
  static void open() {
    server = new RunningServer(true);
    server.loadDivisions();
    server.account("daily-town", Role.TOWNSHIP, AREA);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static RegisteredFirm firm(String name, String industry, String login) {
    FirmProfile profile =
        new FirmProfile(name, "", FirmKind.WORKSHOP, industry, false, false, false);
    RegisteredFirm firm = InventedFirm.registered(server, AREA, profile, DAY);
    Account account = server.account(login, Role.ENTERPRISE, AREA);
    InventedFirm.name(server, firm, FirmPost.USER, DAY, account);
    return firm;
  }

  private static void opens(RegisteredFirm firm) {
    server.tell(firm.subject(), AREA, "2020-02-21 firm-state state=accepted way=on-site cites=验收单");
    server.tell(firm.subject(), AREA, "2020-02-22 firm-state state=open");
  }

  private static List<String> answers(RegisteredFirm firm, String unmet) {
    List<String> form = new ArrayList<>(List.of("firm", firm.id().toString()));
    ChecklistReader.read(Path.of("../playbook/checklists/food-firm-daily.yaml"))
        .items()
        .forEach(item ->
            form.addAll(List.of("item-" + item.id(), item.id().equals(unmet) ? "false" : "true")));
    return form;
  }

  private static List<FirmCases.About> cases(RegisteredFirm firm) {
    return server.everywhere(() -> server.get(FirmCases.class).of(firm.id()));
  }

  @Test
  void theFourItemsAreTheNextThingUntilTheyAreReportedAndWhatIsNotMetIsPutRight() {
    RegisteredFirm firm = firm("演示每日食品坊", "C14", "daily-food");
    Visit visit = server.signedIn("daily-food");
    String page = "/portal/daily?lang=en&firm=" + firm.id();
    assertThat(visit.open(page).statusCode()).as("it does not work yet").isEqualTo(404);
    opens(firm);
    assertThat(visit.open("/portal?lang=en").body())
        .contains("daily items of today", "/portal/daily");
    assertThat(visit.open(page).body()).contains("Four daily measures", "isinfection is done");
    List<String> half = List.of("firm", firm.id().toString(), "item-temperature", "true");
    assertThat(visit.send("/portal/daily?lang=en", half).body()).contains("Answer each item");
    assertThat(visit.open("/portal?lang=en").body()).contains("daily items of today");
    visit.send("/portal/daily", answers(firm, "gate-masks"));
    assertThat(visit.open("/portal?lang=en").body()).doesNotContain("daily items of today");
    assertThat(visit.open(page).body()).contains("1 item not done", "ate: masks worn");
    assertThat(cases(firm)).extracting(one -> one.type().id()).containsOnly("firm-rectification");
    visit.send("/portal/daily", answers(firm, "gate-masks"));
    assertThat(cases(firm)).as("once a day").hasSize(1);
    visit.send("/portal/daily", answers(firm, ""));
    assertThat(visit.open(page).body()).contains("All done");
    Visit office = server.signedIn("daily-town");
    assertThat(office.open("/firms/" + firm.id() + "?lang=en").body()).contains("Daily check");
  }

  @Test
  void aFirmOfAnotherIndustryHasNoDailyItems() {
    RegisteredFirm firm = firm("演示机械坊", "C34", "daily-other");
    opens(firm);
    Visit visit = server.signedIn("daily-other");
    assertThat(visit.open("/portal?lang=en").body()).doesNotContain("/portal/daily");
    assertThat(visit.open("/portal/daily?firm=" + firm.id()).statusCode()).isEqualTo(404);
  }

  @Test
  @EnabledIf("lianfang.web.browser.Window#possible")
  void thePagesAreReadOnAPhoneAndAtADeskInBothLanguages() {
    RegisteredFirm firm = firm("演示看页面食品坊", "C13", "daily-look");
    opens(firm);
    try (Window window = new Window()) {
      Proofreader owner = new Proofreader(window, server, "daily-look");
      assertThat(owner.faults(List.of("/portal/daily?firm=" + firm.id()))).isEmpty();
    }
  }
}
