package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Every page of a running demo, at both widths and in both languages. */
@EnabledIf("lianfang.web.browser.Window#possible")
class PagesOfADemoTest extends CountyInAWindow {

  /** Who opens which pages. */
  private static final Map<String, List<String>> PAGES =
      Map.of(
          "command",
              List.of(
                  "/today",
                  "/people",
                  "/decisions",
                  "/notices",
                  "/closures",
                  "/ledger",
                  "/orders",
                  "/areas",
                  "/areas?area=410922100",
                  "/situation",
                  "/situation/screening",
                  "/situation/screening?who=died",
                  "/situation/grades",
                  "/situation/classes",
                  "/search",
                  "/account"),
          "village", List.of("/duties", "/register", "/rosters/blank"),
          "township", List.of("/imports", "/search?q=today"),
          "administrator", List.of("/users", "/users/new"),
          "auditor", List.of("/audit"));

  @Test
  void everyPageFitsBothWidthsAndLanguagesWithoutAFault() {
    List<String> faults = new ArrayList<>();
    PAGES.forEach((login, pages) -> faults.addAll(proofreader(login).careful(pages)));
    assertThat(faults).isEmpty();
  }

  @Test
  void everyFigureAboutMeasuresLeadsToAListOfThatLength() {
    try (var visitor = window.visitor(1440, "zh-CN", false)) {
      Page page = signIn(visitor, "command", Language.ZH);
      page.navigate(county.address() + "/situation");
      Map<String, String> figures = new LinkedHashMap<>();
      for (Locator link :
          page.locator("td.num a[href^='/people'],td.num a[href^='/closures']").all()) {
        figures.put(link.getAttribute("href"), link.innerText());
      }
      assertThat(figures).hasSizeGreaterThanOrEqualTo(10);
      figures.forEach((href, figure) -> {
        page.navigate(county.address() + href);
        String count = page.locator(".count").first().innerText();
        assertThat(count.replaceAll("[^0-9]", "")).as(href).isEqualTo(figure.replace(",", ""));
      });
    }
  }

  @Test
  void onAPhoneEachMeasureOfAListCarriesItsBasis() {
    try (var visitor = window.visitor(390, "zh-CN", false)) {
      Page page = signIn(visitor, "command", Language.ZH);
      page.navigate(county.address() + "/people");
      Locator chips = page.locator("tr.chipped .narrow a.basis");
      assertThat(chips.count()).isEqualTo(page.locator("tbody tr").count());
      assertThat(chips.first().isVisible()).isTrue();
      Window.picture(page, "people-chips-390-zh");
    }
  }

  @Test
  void theAuditSpeaksTheReadersLanguage() {
    try (var visitor = window.visitor(1440, "zh-CN", false)) {
      Page page = signIn(visitor, "auditor", Language.ZH);
      page.navigate(county.address() + "/audit");
      assertThat(page.locator("tbody").innerText())
          .contains("角色 审计，辖区")
          .doesNotContain("roles=")
          .doesNotContain("password");
    }
  }

  @Test
  void aPersonsRecordShowsWhyAndOpensIdentityOnlyWithAReason() {
    for (int width : Window.WIDTHS) {
      for (Language language : Language.values()) {
        try (var visitor = window.visitor(width, language.tag(), false)) {
          Page page = signIn(visitor, "command", language);
          page.navigate(county.address() + "/people?measure=isolation&row=K2");
          String to = page.locator("tbody a.row").first().getAttribute("href");
          page.navigate(county.address() + to);
          assertThat(Window.faults(page)).isEmpty();
          page.locator("details.basis summary").first().click();
          assertThat(page.locator(".why").first().innerText()).contains("F-");
          assertThat(page.locator(".step").first().innerText()).contains("K2");
          Window.picture(page, "record-" + width + "-" + language.word());
          if (width == 390 && language == Language.ZH) {
            assertThat(page.content()).doesNotContain("1390000");
            page.locator("#identity .choices label").first().click();
            page.locator("#identity button").click();
            assertThat(page.locator("#identity").innerText()).contains("1390000");
            Window.picture(page, "record-open-390-zh");
          }
        }
      }
    }
  }

  @Test
  void aDecisionIsAnsweredAndLeavesTheList() {
    try (var visitor = window.visitor(1440, "zh-CN", false)) {
      Page page = signIn(visitor, "command", Language.ZH);
      page.navigate(county.address() + "/decisions");
      int before = page.locator("tbody tr").count();
      String to = page.locator("tbody a.row").first().getAttribute("href");
      page.navigate(county.address() + to);
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "decision-1440-zh");
      page.locator("main form .choices label").first().click();
      page.locator("main form button").click();
      page.waitForURL(url -> url.contains("/decisions/answered"));
      page.navigate(county.address() + "/decisions");
      assertThat(page.locator("tbody tr").count()).isLessThan(before);
    }
  }

  @Test
  void aBatchIsSignedOnlyByItsNumberAndTheNoticeIsPrinted() {
    try (var visitor = window.visitor(1440, "zh-CN", false)) {
      Page page = signIn(visitor, "command", Language.ZH);
      page.navigate(county.address() + "/orders?measure=isolation&place=central");
      page.locator("[name=confirmed]").fill("1");
      page.locator("main form button").click();
      assertThat(page.locator(".note.warn").innerText()).contains("数量");
      String number = page.locator("section h2").first().innerText().replaceAll("[^0-9]", "");
      page.locator("[name=confirmed]").fill(number);
      page.locator("main form button").click();
      page.waitForURL(url -> url.contains("state=ordered"));
      assertThat(page.locator("tbody tr").count()).isEqualTo(Integer.parseInt(number));
      page.locator("tbody a.row").first().click();
      String pdf = page.locator("a.basis.plain[href*='.pdf']").first().getAttribute("href");
      var paper = visitor.request().get(county.address() + pdf);
      assertThat(paper.headers().get("content-type")).isEqualTo("application/pdf");
      assertThat(new String(paper.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
          .isEqualTo("%PDF-");
      Window.keep(paper.body(), "paper-of-a-person.pdf");
      page.navigate(county.address() + "/search?q=LF-0000-0000-0000");
      assertThat(page.locator("tbody a.row").count()).isZero();
      page.goBack();
      Window.picture(page, "record-ordered-1440-zh");
    }
  }

  @Test
  void aGridWorkerDoesADutyOnThePhoneWithTwoTouches() {
    try (var visitor = window.visitor(390, "zh-CN", false)) {
      Page page = signIn(visitor, "village", Language.ZH);
      page.navigate(county.address() + "/duties");
      int open = page.locator(".duty.open").count();
      int done = page.locator(".duty.done").count();
      page.locator(".duty.open .do button.first").first().click();
      PlaywrightAssertions.assertThat(page.locator(".duty.done")).hasCount(done + 1);
      PlaywrightAssertions.assertThat(page.locator(".duty.open")).hasCount(open - 1);
      page.locator(".duty.open .couldnot summary").first().click();
      page.locator(".duty.open .couldnot[open] button").first().click();
      PlaywrightAssertions.assertThat(page.locator(".duty.could-not")).hasCount(1);
    }
  }

  @Test
  void anArrivalIsRegisteredOnThePhoneAndItsMeasureFollows() {
    try (var visitor = window.visitor(390, "zh-CN", false)) {
      Page page = signIn(visitor, "village", Language.ZH);
      page.navigate(county.address() + "/register");
      page.locator("[name=number-0]").fill(SmallCounty.number(90));
      page.locator("[name=name-0]").fill("演示·新人");
      page.locator("[name=village-name]").pressSequentially("fmsq");
      page.locator(".suggest li").first().click();
      page.locator("[name=origin]").fill("湖北省武汉市");
      page.locator("[name=returned]").fill("2.25");
      page.locator("button[value=add]").click();
      assertThat(page.locator("[name=name-0]").inputValue()).isEqualTo("演示·新人");
      page.locator("[name=number-1]").fill(SmallCounty.number(91));
      page.locator("[name=name-1]").fill("演示·家人");
      page.locator("[name=relation-1]").fill("女儿");
      assertThat(page.locator("input[name=sex-1]:checked").count()).isOne();
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "register-filled-390-zh");
      page.locator("button[value=keep]").click();
      page.waitForURL(url -> url.contains("kept="));
      assertThat(page.locator(".note.good").innerText()).contains("2 人", "应隔离");
      Window.picture(page, "register-done-390-zh");
      assertThat(page.locator("[name=name-0]").inputValue()).isEmpty();
    }
  }

  @Test
  void aFormThatIsWrongSaysWhatAndKeepsWhatWasTyped() {
    try (var visitor = window.visitor(390, "en", false)) {
      Page page = signIn(visitor, "village", Language.EN);
      page.navigate(county.address() + "/register");
      page.locator("[name=number-0]").fill("999999198505121234");
      page.locator("[name=name-0]").fill("演示·错号");
      page.locator("[name=village-name]").pressSequentially("fmsq");
      page.locator(".suggest li").first().click();
      page.locator("[name=origin]").fill("北京市");
      page.locator("[name=returned]").fill("2.25");
      page.locator("button[value=keep]").click();
      assertThat(page.locator(".errors").innerText()).contains("Document number");
      assertThat(page.locator("[name=name-0]").inputValue()).isEqualTo("演示·错号");
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "register-wrong-390-en");
    }
  }

  @Test
  void aRosterIsMappedTriedAndLanded() {
    try (var visitor = window.visitor(1440, "zh-CN", false)) {
      Page page = signIn(visitor, "township", Language.ZH);
      page.navigate(county.address() + "/imports");
      String sheet =
          "序号,姓名,身份证号,现住乡镇,现住村(社区),人员类别,县(区)\n1,演示丙,"
              + SmallCounty.number(95)
              + ",城关镇,东关村委会,普通居民,清丰县\n2,演示丁,123,城关镇,无此村,普通居民,清丰县\n";
      page.locator("input[type=file]")
          .setInputFiles(
              new com.microsoft.playwright.options.FilePayload(
                  "新名册.csv", "text/csv", sheet.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
      page.locator("main form button").click();
      assertThat(page.locator("select[name=NAME]").inputValue()).isEqualTo("1");
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "import-mapping-1440-zh");
      page.locator("button[value=try]").click();
      page.waitForSelector("text=试运行：");
      page.locator("button[value=land]").click();
      page.waitForSelector("text=已入库 1 行");
      Window.picture(page, "import-landed-1440-zh");
      String report = page.locator("a[href*=report]").getAttribute("href");
      String returned = visitor.request().get(county.address() + report).text();
      assertThat(returned).contains("演示丁").doesNotContain("演示丙");
    }
  }

  @Test
  void aPersonIsFoundByTheWholeNumberAndAFactIsCorrected() {
    try (var visitor = window.visitor(1440, "zh-CN", false)) {
      Page page = signIn(visitor, "township", Language.ZH);
      page.navigate(county.address() + "/search?q=" + SmallCounty.number(3).substring(0, 12));
      assertThat(page.locator("tbody a.row").count()).isZero();
      page.navigate(county.address() + "/search?q=" + SmallCounty.number(8));
      page.locator("tbody a.row").first().click();
      assertThat(page.locator("main").innerText()).contains("第五条");
      page.locator(".acts a").first().click();
      Window.picture(page, "facts-1440-zh");
      page.locator("li a:has-text('更正 F-'):has-text('来自')").first().click();
      page.locator("[name=origin]").fill("42");
      page.locator(".choices label:has-text('录入有误')").click();
      assertThat(Window.faults(page)).isEmpty();
      page.locator("main form button").click();
      page.waitForURL(url -> !url.contains("/facts"));
      assertThat(page.locator("main").innerText()).contains("K5a", "更正");
    }
  }

  @Test
  void aBasisOpensBesideTheListWhereThereIsRoom() {
    try (var visitor = window.visitor(1440, "zh-CN", false)) {
      Page page = signIn(visitor, "command", Language.ZH);
      page.navigate(county.address() + "/people?measure=isolation");
      page.locator("td.minor a.basis").nth(2).click();
      page.waitForSelector("#panel h1");
      assertThat(page.url()).contains("/people?measure=isolation");
      assertThat(page.locator("tr.at").count()).isOne();
      Window.picture(page, "people-beside-1440-zh");
    }
  }

  @Test
  void aNoticeShowsItsClausesBesideItsRows() {
    for (int width : Window.WIDTHS) {
      try (var visitor = window.visitor(width, "zh-CN", false)) {
        Page page = signIn(visitor, "command", Language.ZH);
        page.navigate(county.address() + "/notices/puyang-2020-02-25-key-persons");
        assertThat(Window.faults(page)).isEmpty();
        assertThat(page.locator("#row-K2").innerText()).contains("8 人");
        Window.picture(page, "notice-" + width + "-zh");
      }
    }
  }

  @Test
  void theConsoleGoesBackToAnotherDayAndSaysSo() {
    try (var visitor = window.visitor(1440, "zh-CN", false)) {
      Page page = signIn(visitor, "command", Language.ZH);
      page.navigate(county.address() + "/people?on=2020-03-01");
      assertThat(page.locator(".band.past").innerText()).contains("2020年3月1日");
      page.locator(".band.past a").click();
      assertThat(page.locator(".band.past").count()).isZero();
      page.navigate(county.address() + "/people?on=2020-02-25");
      page.locator(".band.past a", new Page.LocatorOptions().setHasText("当天晚上")).click();
      assertThat(page.url()).contains("known=2020-02-25T23");
      assertThat(page.locator(".band.past").innerText()).contains("2月25日 23:59");
      page.navigate(county.address() + "/notices/puyang-2020-02-25-key-persons");
      String rows = "main a[href*='row=']";
      assertThat(page.locator(rows).allInnerTexts()).anyMatch(text -> text.matches("[1-9].*人"));
      page.navigate(page.url() + "?on=2020-02-26&known=2020-02-26T00:01");
      assertThat(page.locator(rows).allInnerTexts()).isNotEmpty().allMatch("0 人"::equals);
    }
  }
}
