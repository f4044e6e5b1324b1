package lianfang.web.inspect;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import lianfang.access.Accounts;
import lianfang.access.Role;
import lianfang.access.phone.ShiftPhones;
import lianfang.area.Scope;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.Seated;
import lianfang.casework.Seats;
import lianfang.enterprise.FirmKind;
import lianfang.enterprise.FirmProfile;
import lianfang.enterprise.Firms;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.browser.Window;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The industry bureau goes through its planned inspections by the lists of the playbook. */
class AFirmIsInspectedOnThePhoneTest {

  private static final String COUNTY = "410922";
  private static final String VILLAGE = "410922100001";
  private static final String LOGIN = "industry-bureau";

  @TempDir static Path folder;

  private static RunningServer server;
  private static Window window;

  @BeforeAll
  static void open() {
    server = new RunningServer(true);
    server.loadDivisions();
    String bureau = server.account(LOGIN, Role.DEPARTMENT, COUNTY).id().toString();
    for (String account : List.of(bureau, "planner")) {
      Seated.at(server.get(Seats.class), bureau(), account, "industry", COUNTY);
    }
    window = new Window();
  }

  @AfterAll
  static void close() {
    window.close();
    server.close();
  }

  private static CaseRecorder bureau() {
    return CaseRecorder.person(new Recorder("planner", Scope.of(COUNTY)), Set.of("department"));
  }

  private static UUID planned(String name) {
    FirmProfile profile = new FirmProfile(name, "", FirmKind.ENTERPRISE, "C14", true, false, false);
    Recorder who = new Recorder("planner", Scope.of(COUNTY));
    UUID firm =
        server
            .get(ScopedTransactions.class)
            .in(
                COUNTY,
                () ->
                    server
                        .get(Firms.class)
                        .register(who, VILLAGE, profile, LocalDate.of(2020, 2, 10)));
    return server
        .get(Cases.class)
        .file(
            bureau(),
            Filing.of(
                UUID.randomUUID(),
                "firm-inspection",
                new Subject(Subject.Kind.ENTERPRISE, firm),
                VILLAGE,
                new FormValues(Map.of("how", "planned", "list", "food"))));
  }

  private static CaseFile find(UUID id) {
    return server.get(Cases.class).find(bureau(), id).orElseThrow();
  }

  private static void begin(Page page, String pin) {
    page.locator("#login").fill(LOGIN);
    page.locator("#pin").fill(pin);
    page.locator("button.main").click();
  }

  private static String bound(Page page) {
    var account = server.get(Accounts.class).get(LOGIN);
    ShiftPhones phones = server.get(ShiftPhones.class);
    String code =
        server
            .get(ScopedTransactions.class)
            .in(COUNTY, () -> phones.offer(account, COUNTY, "工信一号"));
    page.navigate(server.address() + "/inspect/#" + code);
    page.locator("button.main").click();
    assertThat(page.locator("#login")).isVisible();
    page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    page.waitForFunction("() => caches.keys().then((k) => k.length > 0)");
    String pin = phones.pin(account);
    begin(page, pin);
    assertThat(page.locator("#status")).hasText(Pattern.compile("已联网 · 已全部上传"));
    return pin;
  }

  /** A bound phone whose shift begins after its network has gone. */
  private static Page withoutNetwork(BrowserContext phone) {
    Page page = phone.newPage();
    String pin = bound(page);
    phone.setOffline(true);
    page.reload();
    begin(page, pin);
    return page;
  }

  private static void comesBack(BrowserContext phone, Page page) {
    phone.setOffline(false);
    page.evaluate("window.dispatchEvent(new Event('online'))");
  }

  private static Locator item(Page page, String id) {
    return page.locator("[id=\"i-" + id + "\"]");
  }

  private static void press(Locator place, String text) {
    place.getByText(text, new Locator.GetByTextOptions().setExact(true)).click();
  }

  private static void go(Page page, String firm) {
    press(page.locator(".home", new Page.LocatorOptions().setHasText(firm)), "开始或继续");
    assertThat(page.locator("h1")).hasText("食品企业每日四项和关键位置三措施");
    assertThat(page.locator("#counts")).containsText("0/13");
  }

  /** Every item is met but these. */
  private static void answer(Page page, Map<String, String> unmet) {
    List<String> ids =
        page.locator("fieldset[id^='i-answers/']").all().stream()
            .map(one -> one.getAttribute("id").substring(2))
            .toList();
    assertThat(ids).hasSize(13);
    for (String id : ids) {
      String why = unmet.getOrDefault(id, "");
      press(item(page, id), why.isEmpty() ? "是" : "否");
      if (!why.isEmpty()) {
        item(page, id).locator("textarea").fill(why);
        item(page, id).locator("textarea").blur();
      }
    }
    page.getByText("检查完毕").click();
  }

  private static void keep(Page page) {
    page.locator("#confirmed").selectOption("agreed");
    page.getByText("保存并上传").click();
    assertThat(page.locator("#visits")).isVisible();
  }

  /** The inspector chooses what follows, and the form of the failure asks what it has to. */
  private static void decideThatItFailed(Page page) {
    assertThat(page.locator("h1")).hasText("2 项不合格，列入整改");
    press(page.locator("main"), "不合格");
    assertThat(item(page, "findings").locator("textarea")).hasValue("消杀防疫：无消杀记录\n大门：口罩佩戴：门卫未戴口罩");
    press(item(page, "failures"), "责任不落实");
    page.locator("#photos input[type=file]")
        .last()
        .setInputFiles(SiteChecks.photo(folder, "gate.jpg", 60));
    assertThat(page.locator("#photos img.thumb")).isVisible();
    assertThat(Window.faults(page)).isEmpty();
    page.getByText("继续").click();
    keep(page);
  }

  @Test
  void twoItemsFailWithoutANetworkAndAreOpenedAsRectificationsAndAnotherFirmPasses() {
    UUID bad = planned("演示果品厂");
    UUID good = planned("清风面粉厂");
    try (BrowserContext phone = window.visitor(390, "zh-CN", false)) {
      Page page = withoutNetwork(phone);
      go(page, "演示果品厂");
      answer(page, Map.of("answers/disinfection", "无消杀记录", "answers/gate-masks", "门卫未戴口罩"));
      decideThatItFailed(page);
      go(page, "清风面粉厂");
      answer(page, Map.of());
      keep(page);
      assertThat(page.locator("#status")).hasText("无网络，照常办理 · 待上传 2 条");
      assertThat(find(bad).view().state()).isEqualTo("planned");
      comesBack(phone, page);
      assertThat(page.locator("#status")).hasText("已联网 · 已全部上传");
    }
    assertThat(find(good).view().state()).isEqualTo("passed");
    CaseFile failed = find(bad);
    assertThat(failed.view().state()).isEqualTo("failing");
    List<CaseFile> items =
        failed.relations().children().stream().map(AFirmIsInspectedOnThePhoneTest::find).toList();
    assertThat(items)
        .extracting(one -> one.view().values().text("item").orElse(""))
        .containsExactlyInAnyOrder("disinfection", "gate-masks");
    assertThat(items).allMatch(one -> one.view().type().equals("firm-rectification"));
    assertThat(items).allMatch(one -> one.view().about().equals(failed.view().about()));
    assertThat(items).extracting(one -> one.view().desk().desk()).containsOnly("firm");
  }

  @Test
  void aPictureThatTheServerDoesNotTakeComesBackAndNothingWaitsBehindIt() throws IOException {
    UUID bad = planned("演示照片坏了的厂");
    UUID good = planned("演示照片好的厂");
    try (BrowserContext phone = window.visitor(390, "zh-CN", false)) {
      Page page = withoutNetwork(phone);
      go(page, "演示照片坏了的厂");
      Locator camera = page.locator("#photos input[type=file]").last();
      camera.setInputFiles(Files.writeString(folder.resolve("letter.jpg"), "no picture at all"));
      assertThat(page.locator("#photos")).containsText("照片打不开：请另拍一张。");
      assertThat(page.locator("#photos img.thumb")).hasCount(0);
      camera.setInputFiles(SiteChecks.photo(folder, "wall.jpg", 70));
      assertThat(page.locator("#photos img.thumb")).isVisible();
      answer(page, Map.of());
      keep(page);
      go(page, "演示照片好的厂");
      answer(page, Map.of());
      keep(page);
      page.route(
          "**/inspect/evidence*",
          route -> route.fulfill(new Route.FulfillOptions().setStatus(422)));
      comesBack(phone, page);
      page.getByText("1 次检查被退回").click();
      assertThat(page.locator("main")).containsText("有照片没有被收下");
      assertThat(page.locator("#status")).hasText("已联网 · 已全部上传");
      assertThat(find(good).view().state()).isEqualTo("passed");
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "inspect-picture-back-390");
      page.unroute("**/inspect/evidence*");
      press(page.locator("main"), "改正后再交");
      assertThat(page.locator("#counts")).containsText("13/13");
      page.getByText("检查完毕").click();
      keep(page);
      assertThat(page.locator("#status")).hasText("已联网 · 已全部上传");
    }
    assertThat(find(bad).view().state()).isEqualTo("passed");
  }

  @Test
  void whatAFirmHasToPutRightItselfIsNothingToBeBegunOnTheSpot() {
    try (BrowserContext phone = window.visitor(390, "zh-CN", false)) {
      Page page = phone.newPage();
      bound(page);
      page.getByText("现场加一处检查").click();
      assertThat(page.locator("main")).containsText("企业检查");
      assertThat(page.locator("main")).not().containsText("企业整改事项");
      press(page.locator("main"), "企业检查");
      page.locator("#called").fill("路边作坊");
      press(item(page, "how"), "暗访");
      press(item(page, "list"), "走访三问");
      page.getByText("开始或继续").click();
      assertThat(page.locator("main")).containsText("名册里没有这个名称");
      page.getByText("开始或继续").click();
      assertThat(page.locator("h1")).hasText("企业走访三问");
    }
  }

  @Test
  void aFirmThatNobodyPlannedIsChosenFromTheRegisterOnThePhone() {
    UUID planned = planned("演示河畔饼干厂");
    try (BrowserContext phone = window.visitor(390, "zh-CN", false)) {
      Page page = phone.newPage();
      bound(page);
      page.getByText("现场加一处检查").click();
      press(page.locator("main"), "企业检查");
      page.locator("#called").fill("河畔");
      press(page.locator("#firms"), "演示河畔饼干厂");
      assertThat(page.locator("#called")).hasValue("演示河畔饼干厂");
      press(item(page, "how"), "暗访");
      press(item(page, "list"), "走访三问");
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "inspect-firm-chosen-390");
      page.getByText("开始或继续").click();
      assertThat(page.locator("h1")).hasText("企业走访三问");
      item(page, "answers/on-post").locator("input").first().fill("12");
      item(page, "answers/off-shift").locator("textarea").first().fill("统一住宿");
      item(page, "answers/difficulties").locator("textarea").first().fill("没有");
      item(page, "answers/difficulties").locator("textarea").first().blur();
      page.getByText("检查完毕").click();
      keep(page);
      assertThat(page.locator("#status")).hasText("已联网 · 已全部上传");
    }
    Subject firm = find(planned).view().about();
    long visits =
        server
            .database()
            .engineClient()
            .sql("select count(*) from casework.case_row where about = ? and state = 'passed'")
            .param(firm.id())
            .query(Long.class)
            .single();
    assertThat(visits).isOne();
  }
}
