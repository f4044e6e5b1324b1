package lianfang.web.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import lianfang.access.Accounts;
import lianfang.area.Scope;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.Seated;
import lianfang.casework.Seats;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import lianfang.web.walk.CountyInAWindow;
import lianfang.web.walk.SmallCounty;
import org.junit.jupiter.api.Test;

/** The public page of both lines on a phone, and the venues of an office. */
class SomebodyTellsWithoutAnAccountTest extends CountyInAWindow {

  @Test
  void aReportWithoutANameGetsACodeByWhichItIsAskedFor() {
    BrowserContext visitor = window.visitor(390, "zh-CN", false);
    Page page = visitor.newPage();
    List<String> sent = new CopyOnWriteArrayList<>();
    page.onRequest(request -> sent.add(request.method() + " " + request.url()));
    page.navigate(county.address() + "/report/supervision-report");
    assertThat(page.locator("[name=_in]").textContent())
        .as("a township is not called by its county twice")
        .contains("濮阳县 · 柳屯镇")
        .doesNotContain("濮阳县 · 濮阳县");
    assertThat(page.locator("nav.acts [aria-current]").textContent()).isEqualTo("监督举报");
    Window.picture(page, "report-390");
    assertThat(page.content()).contains("110", "119", "120", "122", "有令不行", "匿名");
    page.selectOption("[name=_in]", page.locator("[name=_in] option").nth(1).getAttribute("value"));
    page.selectOption("[name=misconduct]", "inaction");
    page.locator("[name=unit]").fill("某办事处");
    page.locator("[name=level][value=township]").check();
    page.locator("[name=what]").fill("卡点三天没有人值守，反映后也没有处理");
    // longer than the page of an account waits before it keeps a draft
    page.waitForTimeout(1_500);
    assertThat(sent).as("nothing leaves before it is sent").noneMatch(one -> one.contains("POST"));
    page.locator("button.first").click();
    page.waitForSelector("[data-code]");
    String code = page.locator("[data-code]").textContent().strip();
    Window.picture(page, "report-sent-390");
    assertThat(code).hasSize(12);
    page.navigate(county.address() + "/status");
    page.locator("[name=code]").fill(code);
    page.locator("main button").first().click();
    page.waitForLoadState();
    assertThat(page.content()).contains("监督举报", "待受理");
  }

  @Test
  void anOfficeRegistersAVenueAndWhatFailsIsToBePutRight() {
    BrowserContext visitor = window.visitor(1440, "en", false);
    Page page = signIn(visitor, "township", Language.EN);
    page.navigate(county.address() + "/venues/new");
    page.locator("[name=kind][value=elderly]").check();
    page.locator("[name=called]").fill("中心敬老院");
    page.locator("[name=in]").fill(SmallCounty.TOWNSHIP);
    page.locator("form.form button.first").click();
    page.waitForLoadState();
    assertThat(page.content()).contains("Visitor turned away", "Nursing home");
    Window.picture(page, "venue-1440");
    page.locator("text=Nursing home").last().click();
    page.waitForLoadState();
    page.locator("[name^=item-][value=false]").first().check();
    page.locator("form.form button.first").click();
    page.waitForLoadState();
    assertThat(page.content()).contains("failed");
    page.navigate(county.address() + "/venues");
    Window.picture(page, "venues-1440");
    assertThat(page.content()).contains("中心敬老院", "failed");
  }

  @Test
  void whoeverSitsAtTheHotlineTakesACallOnOnePageAndOthersDoNot() {
    BrowserContext visitor = window.visitor(1440, "zh-CN", false);
    Page page = signIn(visitor, "township", Language.ZH);
    assertThat(page.navigate(county.address() + "/hotline").status()).isEqualTo(403);
    seat("township", "hotline", "4109");
    page.navigate(county.address() + "/hotline");
    Window.picture(page, "hotline-1440");
    assertThat(page.content()).contains("热线受理", "道路封堵", "特急", "110");
    long first = call("西关路口土堆挡住救护车");
    call("西关路口有土堆，车过不去");
    page.navigate(county.address() + "/hotline");
    String second =
        page.locator("[name=call] option:has-text('车过不去')").first().getAttribute("value");
    page.navigate(county.address() + "/cases/" + second + "/steps/join");
    assertThat(page.url()).as("a call joins another one and never none").contains("/hotline?call=");
    assertThat(page.locator("select[name=call]").inputValue()).isEqualTo(second);
    page.locator("[name=with]").fill("C-999999");
    page.locator("main form[action='/hotline/join'] button").click();
    page.waitForLoadState();
    assertThat(page.locator("[role=alert]").textContent()).contains("没有这样未办结的诉求");
    assertThat(page.locator("[name=with]").inputValue()).isEqualTo("C-999999");
    assertThat(page.locator("select[name=call]").inputValue()).isEqualTo(second);
    page.locator("[name=with]").fill("C-" + first);
    Window.picture(page, "hotline-join-1440");
    page.locator("main form[action='/hotline/join'] button").click();
    page.waitForURL("**/cases/*");
    CaseFile joined = county.get(Cases.class).find(HOTLINE, UUID.fromString(second)).orElseThrow();
    assertThat(joined.view().state()).isEqualTo("joined");
  }

  private static final CaseRecorder HOTLINE =
      CaseRecorder.person(new Recorder("sees-all", Scope.of("4109")), Set.of("command"));

  private static final Map<String, Object> CALL =
      Map.of("kind", "help", "topic", "road-blocked", "urgency", "normal", "where", "西关路口");

  private static long call(String what) {
    UUID id = UUID.randomUUID();
    Map<String, Object> values = new HashMap<>(CALL);
    values.put("what", what);
    CaseRecorder anyone = CaseRecorder.anyone(SmallCounty.TOWNSHIP);
    Subject about = Subject.area(SmallCounty.TOWNSHIP);
    county
        .get(Cases.class)
        .file(
            anyone, Filing.of(id, "request", about, SmallCounty.TOWNSHIP, new FormValues(values)));
    return county.get(Cases.class).find(HOTLINE, id).orElseThrow().events().getFirst().number();
  }

  @Test
  void whatTheIntakeDeskFilesOnThePageOfCasesIsHiddenFromTheUnitToo() {
    seat("department", "report-intake", "4109");
    seat("township-office", "supervision", "410922");
    BrowserContext visitor = window.visitor(1440, "zh-CN", false);
    Page page = signIn(visitor, "department", Language.ZH);
    page.navigate(county.address() + "/cases/new/supervision-report?in=" + SmallCounty.TOWNSHIP);
    page.selectOption("[name=misconduct]", "inaction");
    page.locator("[name=unit]").fill("城关镇");
    page.locator("[name=level][value=township]").check();
    page.locator("[name=what]").fill("卡点三天没有人值守，反映后也没有处理");
    page.locator("main form button.first").first().click();
    page.waitForURL("**/cases/*-*-*-*-*");
    assertThat(page.content()).contains("待受理");
    String address = page.url();
    Page unit = signIn(window.visitor(1440, "zh-CN", false), "township-office", Language.ZH);
    assertThat(unit.navigate(address).status()).isEqualTo(404);
  }

  private static void seat(String login, String desk, String area) {
    String id = county.get(Accounts.class).find(login).orElseThrow().id().toString();
    CaseRecorder who = CaseRecorder.person(new Recorder(id, Scope.of("4109")), Set.of());
    LocalDate from = LocalDate.of(2020, 2, 1);
    Seated.at(county.get(Seats.class), who, id, desk, area);
  }
}
