package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Two weeks and two weeks become two weeks and one: the row, the golden cases that contradict it,
 * the simulation and the approval, all in the browser.
 */
@EnabledIf("lianfang.web.browser.Window#possible")
class TheDrafterChangesGoldenCasesTest extends CountyInAWindow {

  private static final String PUYANG = "puyang-2020-02-25-key-persons";
  private static final String REASON = "contacts: two weeks and one week";

  /** The address of a draft of the edition in force, begun in the browser. */
  private static String draft(Page page) {
    String base = county.get(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
    page.navigate(county.address() + "/notices/" + PUYANG + "/editions/" + base);
    page.locator("form[action$=drafts] [name=reason]").fill(REASON);
    page.locator("form[action$=drafts] button").click();
    page.waitForURL(url -> url.contains("/drafts/"));
    return page.url().replaceAll("\\?.*", "");
  }

  private static int failing(Page page, String draft) {
    page.navigate(draft + "/cases");
    return page.locator("tbody tr:not(:has(.tag.good))").count();
  }

  @Test
  void fourteenAndFourteenBecomesFourteenAndSevenAndComesIntoForce() {
    String edition;
    try (var visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "disease-control", Language.EN);
      String draft = draft(page);
      assertThat(failing(page, draft)).as("cases that fail before the change").isZero();
      page.navigate(draft + "?table=key-persons");
      page.locator("tr:has(input[value=K2]) input[data-column=then_days]").fill("7");
      page.locator("button[value=save]").click();
      int wrong = failing(page, draft);
      assertThat(wrong).as("cases that still say fourteen").isPositive();
      Window.picture(page, "draft-cases-1440-en");
      for (int i = 0; i < wrong; i++) {
        page.locator("tbody tr:not(:has(.tag.good)) a").first().click();
        PlaywrightAssertions.assertThat(page.locator("#verdict.warn")).hasCount(1);
        page.locator("[name=reason]").fill(REASON);
        page.locator("button[value=derive]").click();
        PlaywrightAssertions.assertThat(page.locator("#verdict.good")).hasCount(1);
        if (i == 0) {
          Window.picture(page, "draft-case-1440-en");
        }
        page.locator("button[value=save]").click();
        page.waitForURL(url -> url.endsWith("/cases") || url.contains("/cases?"));
      }
      assertThat(failing(page, draft)).isZero();
      page.navigate(draft);
      page.locator("form[action$=keep] button").click();
      page.waitForURL(url -> url.contains("/editions/"));
      edition = page.url().replaceAll(".*/editions/|\\?.*", "");
      page.navigate(county.address() + "/notices/simulations?edition=" + edition);
      page.locator("main form button").first().click();
      page.locator("form[action$=simulated] button").click();
      PlaywrightAssertions.assertThat(page.locator(".course .now")).containsText("imulated");
    }
    try (var visitor = window.visitor(390, "en-GB", false)) {
      Page page = signIn(visitor, "command", Language.EN);
      page.navigate(county.address() + "/notices/" + PUYANG + "/editions/" + edition);
      page.locator("form[action$=approve] button").click();
      PlaywrightAssertions.assertThat(page.locator(".course .now")).containsText("force");
    }
    String now = county.get(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
    assertThat(now).isEqualTo(edition);
    assertThat(county.get(lianfang.rulebook.Editions.class).folder(edition).files().values())
        .as("the reason stands in the cases that were changed")
        .anyMatch(text -> text.contains("# " + REASON));
  }

  @Test
  void aCaseIsCheckedWhileItIsTypedAddedAndTakenAwayOnAPhone() {
    try (var visitor = window.visitor(390, "en-GB", false)) {
      Page page = signIn(visitor, "disease-control", Language.EN);
      String draft = draft(page);
      page.navigate(draft + "/cases");
      assertThat(Window.faults(page)).isEmpty();
      int before = page.locator("tbody tr").count();
      page.navigate(draft + "/cases/new");
      assertThat(Window.faults(page)).isEmpty();
      page.locator("[name=zh]").fill("来自广东");
      page.locator("[name=facts]").fill("arrival yesterday");
      PlaywrightAssertions.assertThat(page.locator("#verdict")).containsText("arrival yesterday");
      page.locator("[name=facts]").fill("arrival 2020-02-25 origin=44 certificate=no");
      page.locator("[name=day]").fill("2020-02-26");
      PlaywrightAssertions.assertThat(page.locator("#verdict")).containsText("not expected");
      page.locator("button[value=derive]").click();
      PlaywrightAssertions.assertThat(page.locator("#verdict.good")).hasCount(1);
      page.locator("[name=reason]").fill("nobody showed Guangdong");
      Window.picture(page, "draft-case-390-en");
      page.locator("button[value=save]").click();
      page.waitForURL(url -> !url.contains("/new"));
      assertThat(page.locator("tbody tr").count()).isEqualTo(before + 1);
      page.locator("tbody tr a", new Page.LocatorOptions().setHasText("来自广东")).click();
      assertThat(page.locator("[name=facts]").inputValue())
          .isEqualTo("arrival 2020-02-25 certificate=no; from=44");
      assertThat(page.locator("[name=expect]").inputValue()).contains("Isolation, Undecided, Due");
      page.locator("button[value=remove]").click();
      assertThat(page.locator("[name=reason]:invalid").count())
          .as("nothing is removed without a reason")
          .isOne();
      page.locator("[name=reason]").fill("shown elsewhere");
      page.locator("button[value=remove]").click();
      page.waitForURL(url -> url.endsWith("/cases") || url.contains("/cases?"));
      assertThat(page.locator("tbody tr").count()).isEqualTo(before);
    }
    try (var visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "auditor", Language.EN);
      page.navigate(county.address() + "/audit");
      assertThat(page.locator("tbody tr").allInnerTexts())
          .as("who removed it said why")
          .anyMatch(row -> row.contains("shown elsewhere"));
    }
  }
}
