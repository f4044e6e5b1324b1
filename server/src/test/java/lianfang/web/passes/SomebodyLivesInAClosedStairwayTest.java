package lianfang.web.passes;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.area.Areas;
import lianfang.area.Scope;
import lianfang.fact.EndOfTheLedger;
import lianfang.fact.Followers;
import lianfang.fact.Positions;
import lianfang.fact.Recorder;
import lianfang.fact.Sealer;
import lianfang.fact.Subject;
import lianfang.gate.Allowance;
import lianfang.gate.checkpoint.Devices;
import lianfang.gate.issue.ExitReading;
import lianfang.gate.issue.PassForm;
import lianfang.gate.pass.IssueOrder;
import lianfang.gate.pass.PassIssuing;
import lianfang.instance.ScopedTransactions;
import lianfang.person.ImportRequest;
import lianfang.person.PeopleImport;
import lianfang.rulebook.Enacting;
import lianfang.rulebook.Outcomes;
import lianfang.rulebook.SignedReading;
import lianfang.web.browser.Window;
import lianfang.web.signin.Visit;
import lianfang.web.walk.CountyInAWindow;
import lianfang.web.walk.SmallCounty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;

/** The neighbour of a contact, whose stairway is closed: pages, the own page and a turnstile. */
@EnabledIf("lianfang.web.browser.Window#possible")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SomebodyLivesInAClosedStairwayTest extends CountyInAWindow {

  private static final String ROSTER = "同单元居民.csv";
  private static final String NOTICE = "puyang-2020-02-25-key-persons";

  /** A row of the county's roster with a contact of 20 February, in the third village. */
  private static final int CONTACT = 2;

  private static final UUID POST = UUID.randomUUID();

  private static String village = "";
  private static UUID resident = new UUID(0, 0);
  private static PassIssuing.Given before;
  private static String turnstile = "";
  private static Subject stairway = Subject.place(POST);

  @BeforeAll
  static void neighbourAndPost() throws IOException {
    var third = county.get(Areas.class).children(SmallCounty.TOWNSHIP).get(CONTACT);
    village = third.code();
    Path file = Files.createTempFile("roster", ".csv");
    Files.writeString(
        file,
        "序号,姓名,身份证号,手机号,县(区),现住乡镇,现住村(社区),楼栋,单元,门牌,体温,症状,人员类别\n1,诸葛演,"
            + SmallCounty.number(78)
            + ",13900009978,清丰县,城关镇,"
            + third.name()
            + ",3号楼,3单元,801,36.4,无,普通居民\n");
    county
        .get(PeopleImport.class)
        .run(
            new ImportRequest(
                file, ROSTER, "", Map.of(), new Recorder("demo", Scope.everything()), false),
            row -> {},
            progress -> {});
    Files.delete(file);
    resident =
        county
            .server()
            .database()
            .engineClient()
            .sql("select id from person.person where roster = ?")
            .param(ROSTER)
            .query(UUID.class)
            .single();
    Subject post = Subject.place(POST);
    county.server().tell(post, village, "2020-02-20 checkpoint-registered at=village called=村口");
    county
        .server()
        .tell(post, village, "2020-02-20 checkpoint-ordered act=open organ=县指挥部 cites=第3号");
    Devices devices = county.get(Devices.class);
    turnstile =
        devices
            .enrol(everywhere(() -> devices.offer(POST, "闸机", "test").code()), "test")
            .orElseThrow()
            .token();
    before = pass(new Allowance.FreeMovement(List.of(Long.parseLong(SmallCounty.TOWNSHIP))));
    stairway =
        everywhere(() -> county.get(Outcomes.class).closuresOfHomes(List.of(resident)))
            .get(resident)
            .getFirst()
            .subject();
    assertThat(ask(before)).as("a closure that is due keeps nobody").contains("PASS");
    county
        .server()
        .tell(
            stairway,
            village,
            "2020-02-24 closure-ordered organ=command statute=law-41 reported_to=city"
                + " supplies_contact=village medical_exit=yes fire_exit=yes extent=unit");
  }

  private static <T> T everywhere(java.util.function.Supplier<T> work) {
    return county.get(ScopedTransactions.class).in("4109", work);
  }

  private static PassIssuing.Given pass(Allowance allowance) {
    IssueOrder order =
        new IssueOrder(resident, village, "诸葛 1234", List.of(allowance), PassForm.PAPER, "test");
    return everywhere(() -> county.get(PassIssuing.class).issue(order, null));
  }

  private static void followed() {
    EndOfTheLedger.reach(
        county.get(Sealer.class), county.get(Followers.class), county.get(Positions.class));
  }

  private static void read(String value) {
    Enacting enacting = county.get(Enacting.class);
    enacting.sign(
        new Recorder("approver", Scope.everything()),
        new SignedReading(NOTICE, ExitReading.KEY, value, false, LocalDate.of(2020, 2, 26)),
        Map.of(),
        "minutes");
    enacting.follow();
    followed();
  }

  private static String ask(PassIssuing.Given pass) {
    String body =
        "{\"id\":\"%s\",\"token\":\"%s\",\"direction\":2}"
            .formatted(UUID.randomUUID(), pass.token());
    HttpRequest asked =
        HttpRequest.newBuilder(URI.create(county.address() + "/gate/verify"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + turnstile)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(asked, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException gone) {
      throw new IllegalStateException(gone);
    }
  }

  private static String eventually(PassIssuing.Given pass, String verdict) {
    // Lists in memory are renewed by the second.
    Instant until = Instant.now().plusSeconds(10);
    String said = ask(pass);
    while (!said.contains(verdict) && Instant.now().isBefore(until)) {
      said = ask(pass);
    }
    return said;
  }

  private static Visit office() {
    Visit visit = county.server().signedIn("village");
    visit.open("/areas?lang=zh");
    return visit;
  }

  @Test
  @Order(1)
  void asTheNoticeIsReadNobodyGetsAPassAndTheOneOfBeforeIsCalledIn() {
    read("none");
    Visit office = office();
    String address = "/people/" + resident + "/passes";
    assertThat(office.open(address).body())
        .contains("已被依法封闭，按现行口径不得外出", "第二条", "居住的场所被封闭")
        .doesNotContain("name=\"allow\"");
    String refused =
        office.send(address, List.of("allow", "township", "form", "phone", "days", "2")).body();
    assertThat(refused).contains("没有签发").doesNotContain("class=\"qr\"");
    assertThat(eventually(before, "CALL")).contains("CALL");
  }

  @Test
  @Order(2)
  void asItIsReadOtherwiseOneOfTheHouseholdGoesOutEveryThreeDays() {
    read("3");
    Visit office = office();
    String address = "/people/" + resident + "/passes";
    assertThat(office.open(address).body())
        .contains("只能签发每户每 3 天一人外出的凭证", "value=\"exit\"")
        .doesNotContain("value=\"township\"");
    String often =
        office.send(address, List.of("allow", "exit", "form", "phone", "days", "2")).body();
    assertThat(often).contains("没有签发：场所已被封闭").doesNotContain("class=\"qr\"");
    String issued =
        office.send(address, List.of("allow", "exit", "form", "phone", "days", "3")).body();
    assertThat(issued).contains("class=\"qr\"", "每户一人外出");
    PassIssuing.Given turn = pass(new Allowance.Exit(Long.parseLong(village), 3));
    assertThat(ask(turn)).contains("PASS");
    assertThat(ask(turn)).as("the turn of the household is over").contains("NOT_HERE");
    assertThat(ask(before)).contains("CALL");
  }

  @Test
  @Order(3)
  void theOwnPageSaysWhatHoldsAndNothingAboutTheNeighbour() {
    String made = office().send("/people/" + resident + "/passes/code", List.of()).body();
    String code = made.replaceAll("(?s).*登录码 (\\d{8})：.*", "$1");
    for (int width : Window.WIDTHS) {
      String lang = width == 390 ? "zh" : "en";
      try (BrowserContext phone = window.visitor(width, lang, false)) {
        Page page = phone.newPage();
        page.navigate(county.address() + "/me?lang=" + lang);
        page.locator("[name=number]").fill(SmallCounty.number(78));
        page.locator("[name=code]").fill(code);
        page.locator("main button.first").click();
        page.locator("#own-code svg").waitFor();
        String said = page.locator("main").innerText();
        if (width == 390) {
          assertThat(said)
              .contains("凭此码每户每 3 天可一人外出", "封闭 · 您居住的单元", "所依据的情况涉及他人")
              .doesNotContain("密切接触", "第二条");
        } else {
          assertThat(said)
              .contains("may go out every 3 days", "unit where you live", "is about others")
              .doesNotContainIgnoringCase("close contact");
        }
        assertThat(Window.faults(page)).isEmpty();
        Window.picture(page, "me-closed-" + width);
      }
    }
  }

  @Test
  @Order(4)
  void whenItIsOpenedTheOfficeReadsWhoseSheetGatesGoOnRefusingAndPrintsItAgain() {
    PassIssuing.Given sheet = pass(new Allowance.Exit(Long.parseLong(village), 3));
    read("none");
    Visit office = office();
    String again = "/passes/again";
    assertThat(office.open(again).body()).as("still closed").contains("没有待补打的纸质凭证");
    assertThat(office.open("/today").body()).doesNotContain("纸质凭证待补打");

    county.server().tell(stairway, village, "2020-02-26 closure-lifted organ=command");
    followed();
    assertThat(eventually(sheet, "CALL")).as("what is taken back stays so").contains("CALL");
    assertThat(office.open("/today").body()).contains("1 张纸质凭证待补打", again);
    assertThat(office.open("/people/" + resident + "/passes").body()).contains("请补打一张");
    String list = office.open(again).body();
    assertThat(list).contains("有 1 人的纸质凭证", "居住的场所被封闭", "诸**").doesNotContain("诸葛演");
    assertThat(proofreader("village").careful(List.of(again))).isEmpty();

    office = office();
    office.open(again);
    assertThat(office.send(again, List.of("sheet", "0")).body()).contains("请至少选择一人");
    var printed = office.send(again, List.of("sheet", sheet.pass().id()));
    assertThat(printed.headers().firstValue("content-type")).hasValue("application/pdf");
    assertThat(office.open(again).body()).as("it is printed once").contains("没有待补打的纸质凭证");
    assertThat(office.send(again, List.of("sheet", sheet.pass().id())).body()).contains("请至少选择一人");
    assertThat(county.server().signedIn("gate").open(again).statusCode()).isEqualTo(403);
  }
}
