package lianfang.web.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.access.Accounts;
import lianfang.area.Scope;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import lianfang.web.walk.CountyInAWindow;
import lianfang.web.walk.SmallCounty;
import org.junit.jupiter.api.Test;

/** The list of rectifications: numbers lead to lists, and a list to its cases. */
class WhatIsToBePutRightIsListedTest extends CountyInAWindow {

  private static UUID found(String problem, String source, String owner) {
    return filed(
        "rectification",
        Subject.area(SmallCounty.TOWNSHIP),
        Map.of("problem", problem, "source", source, "owner", owner));
  }

  private static UUID filed(String type, Subject about, Map<String, Object> form) {
    String id = county.get(Accounts.class).find("township-office").orElseThrow().id().toString();
    CaseRecorder who =
        CaseRecorder.person(new Recorder(id, Scope.of(SmallCounty.TOWNSHIP)), Set.of("township"));
    return county
        .get(Cases.class)
        .file(
            who,
            Filing.of(UUID.randomUUID(), type, about, SmallCounty.TOWNSHIP, new FormValues(form)));
  }

  @Test
  void bySourceAndByWhoAnswersAndEachLeadsToItsCase() {
    UUID item = found("敬老院未登记来访人员", "venue-check", "township");
    found("药店退热药未登记", "provincial", "market");
    Page page = signIn(window.visitor(1440, "zh-CN", false), "township-office", Language.ZH);
    page.navigate(county.address() + "/rectifications");
    Window.picture(page, "rectifications-1440");
    assertThat(page.locator("main").textContent())
        .contains("敬老院未登记来访人员", "药店退热药未登记", "省指导组反馈", "市场监管部门");
    page.navigate(county.address() + "/rectifications?source=venue-check&state=open");
    assertThat(page.locator("main table").textContent())
        .contains("敬老院未登记来访人员")
        .doesNotContain("药店退热药未登记");
    page.locator("main table a").first().click();
    page.waitForURL("**/cases/" + item + "*");
    assertThat(page.content()).contains("报整改完成");
  }

  @Test
  void whatAnInspectionOfAFirmFoundStandsInTheSameList() {
    Subject firm = new Subject(Subject.Kind.ENTERPRISE, UUID.randomUUID());
    filed("firm-rectification", firm, Map.of("problem", "车间没有测温记录"));
    found("岗亭无人值守", "above", "township");
    Page page = signIn(window.visitor(1440, "zh-CN", false), "township-office", Language.ZH);
    page.navigate(county.address() + "/rectifications?source=firm");
    assertThat(page.locator("main table").textContent())
        .contains("车间没有测温记录", "企业检查")
        .doesNotContain("岗亭无人值守");
  }

  @Test
  void onAPhoneInEnglishAndNotForFirms() {
    found("a door without a guard", "above", "township");
    Page page = signIn(window.visitor(390, "en", false), "township-office", Language.EN);
    page.navigate(county.address() + "/rectifications");
    Window.picture(page, "rectifications-390");
    assertThat(page.content()).contains("a door without a guard", "Rectifications", "Open an item");
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(390);
    Page firm = signIn(window.visitor(390, "en", false), "enterprise", Language.EN);
    assertThat(firm.navigate(county.address() + "/rectifications").status()).isEqualTo(403);
  }
}
