package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.List;
import lianfang.access.Role;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Questions are answered in batches, closures go upward and back, somebody answers for each area.
 */
@EnabledIf("lianfang.web.browser.Window#possible")
class TheCommandAnswersTest extends CountyInAWindow {

  @BeforeAll
  static void prepare() {
    county.server().account("superior", Role.COMMAND, "41");
  }

  private static void at(Page page, String path, String name, List<String> faults) {
    page.navigate(county.address() + path);
    for (String fault : Window.faults(page)) {
      faults.add(path + " " + page.viewportSize().width + ": " + fault);
    }
    Window.picture(page, name + "-" + page.viewportSize().width);
  }

  @Test
  void everyPageFitsBothWidths() {
    List<String> faults = new ArrayList<>();
    for (int width : Window.WIDTHS) {
      Language language = width == 390 ? Language.ZH : Language.EN;
      try (var visitor = window.visitor(width, language.tag(), false)) {
        Page page = signIn(visitor, "command", language);
        at(page, "/decisions?question=isolation-place", "decisions", faults);
        at(page, "/decisions/batch?question=isolation-place", "decisions-batch", faults);
        at(page, "/areas?area=410922100", "areas-township", faults);
        at(page, "/areas/assign?for=410922100001&level=village-cadre", "areas-assign", faults);
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void theSameQuestionIsAnsweredForAllWhoWaitByTheirNumber() {
    try (var visitor = window.visitor(1440, "zh-CN", false)) {
      Page page = signIn(visitor, "disease-control", Language.ZH);
      page.navigate(county.address() + "/decisions/batch?question=isolation-place");
      String number = page.locator("#hint-confirmed").innerText().replaceAll("[^0-9]", "");
      page.locator(".choices label", new Page.LocatorOptions().setHasText("居家")).first().click();
      page.locator("[name=confirmed]").fill("1");
      page.locator("main form button").click();
      assertThat(page.locator(".note.warn").innerText()).contains("数量");
      page.locator(".choices label", new Page.LocatorOptions().setHasText("居家")).first().click();
      page.locator("[name=confirmed]").fill(number);
      page.locator("main form button").click();
      PlaywrightAssertions.assertThat(page.locator("main h2").first()).containsText(number);
      assertThat(page.locator("table").first().innerText()).contains("-" + number);
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "decisions-effect-1440-zh");
    }
  }

  @Test
  void aClosureGoesUpwardIsAnsweredByTheSuperiorAndLifted() {
    try (var visitor = window.visitor(1440, "zh-CN", false);
        var above = window.visitor(390, "en-GB", false)) {
      Page page = signIn(visitor, "command", Language.ZH);
      page.navigate(county.address() + "/closures?state=due");
      String to = page.locator("tbody a.row").first().getAttribute("href");
      page.navigate(county.address() + to);
      page.locator("[name=organ]").fill("qingfeng-command");
      page.locator("[name=reported_to]").fill("puyang-city");
      page.locator("[name=supplies_contact]").fill("duty-room-3");
      for (String name : List.of("statute", "medical_exit", "fire_exit", "extent")) {
        page.locator("[name=" + name + "]").first().check();
      }
      page.locator("form[action$=order] button").click();
      PlaywrightAssertions.assertThat(page.locator(".course .now")).containsText("puyang-city");
      Locator uphold = page.locator("form[action$=uphold]");
      assertThat(uphold.count()).as("nobody answers his own report").isZero();
      Window.picture(page, "closure-ordered-1440-zh");

      Page superior = signIn(above, "superior", Language.EN);
      superior.navigate(county.address() + to);
      superior.locator("form[action$=uphold] button").click();
      PlaywrightAssertions.assertThat(superior.locator("ol.course")).containsText("agrees");
      assertThat(superior.locator("form[action$=uphold]").count()).isZero();
      assertThat(Window.faults(superior)).isEmpty();
      Window.picture(superior, "closure-answered-390-en");

      page.navigate(county.address() + to);
      page.locator("form[action$=lift] button").click();
      PlaywrightAssertions.assertThat(page.locator(".course .done")).hasCount(3);
    }
  }

  @Test
  void aGapIsFilledFromTheListAndHandedOverByDate() {
    try (var visitor = window.visitor(390, "zh-CN", false)) {
      Page page = signIn(visitor, "command", Language.ZH);
      page.navigate(county.address() + "/areas?area=410922100");
      Locator assign = page.locator("a[href*='level=village-cadre']").first();
      String to = assign.getAttribute("href");
      assign.click();
      page.locator("[name=account]")
          .selectOption(
              new com.microsoft.playwright.options.SelectOption().setLabel("Office village"));
      page.locator("[name=from]").fill("2020-02-20");
      page.locator("main form button").click();
      page.waitForURL(url -> url.contains("/areas?"));
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("Office village");

      page.navigate(county.address() + to);
      page.locator("[name=account]")
          .selectOption(
              new com.microsoft.playwright.options.SelectOption()
                  .setLabel("Office township-office"));
      page.locator("main form button").click();
      page.waitForURL(url -> url.contains("/areas?"));
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("Office township-office");
      PlaywrightAssertions.assertThat(page.locator("main")).not().containsText("Office village");

      page.locator("a[href*='/areas/end/']").first().click();
      page.locator("[name=last]").fill("2020-02-19");
      page.locator("main form button").click();
      assertThat(page.locator(".note.warn").innerText()).contains("起止日期");
      page.locator("[name=last]").fill("2020-02-26");
      page.locator("main form button").click();
      page.waitForURL(url -> url.contains("/areas?"));
      Window.picture(page, "areas-village-390-zh");
    }
  }
}
