package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.rulebook.Editions;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Disease control drafts, the command checks, approves, signs and withdraws, all by mouse and keys.
 */
@EnabledIf("lianfang.web.browser.Window#possible")
class TheCommandWorksWithNoticesTest extends CountyInAWindow {

  private static final String PUYANG = "puyang-2020-02-25-key-persons";

  /** The same notice with another remark in a table, which makes it another edition. */
  private static String another(String remark) {
    Editions editions = county.get(Editions.class);
    String base = county.get(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
    SortedMap<String, String> files = new TreeMap<>(editions.folder(base).files());
    files.merge("tables/beijing.csv", "# " + remark + "\n", String::concat);
    return editions.keep(new NoticeFolder(PUYANG, files)).edition();
  }

  @Test
  void everyPageFitsBothWidthsAndLanguages() {
    String draft = another("for the pictures");
    String base = county.get(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
    assertThat(
            proofreader("command")
                .faults(
                    List.of(
                        "/notices/" + PUYANG,
                        "/notices/" + PUYANG + "/editions/" + base,
                        "/notices/" + PUYANG + "/editions/" + draft,
                        "/readings/" + PUYANG,
                        "/readings/" + PUYANG + "/day-count")))
        .isEmpty();
  }

  @Test
  void aDraftBecomesTheEditionInForceThroughTwoPeople() {
    String draft = another("for approval");
    String address = county.address() + "/notices/" + PUYANG + "/editions/" + draft;
    try (var visitor = window.visitor(1440, "zh-CN", false)) {
      Page page = signIn(visitor, "disease-control", Language.ZH);
      page.navigate(address);
      assertThat(page.locator("form[action$=approve]").count()).isZero();
      page.locator("form[action$=check] button").click();
      PlaywrightAssertions.assertThat(page.locator(".course .now")).containsText("已审查");
      page.navigate(county.address() + "/notices/simulations?edition=" + draft);
      page.locator("main form button").first().click();
      page.locator("form[action$=simulated] button").click();
      PlaywrightAssertions.assertThat(page.locator(".course .now")).containsText("已推演");
      assertThat(page.locator("form[action$=approve]").count())
          .as("disease control does not approve")
          .isZero();
    }
    try (var visitor = window.visitor(390, "zh-CN", false)) {
      Page page = signIn(visitor, "command", Language.ZH);
      page.navigate(address);
      if (page.locator("[name=named]").count() > 0) {
        page.locator("[name=named]").check();
      }
      page.locator("form[action$=approve] button").click();
      PlaywrightAssertions.assertThat(page.locator(".course .now")).containsText("生效");
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("换代完成");
      Window.picture(page, "edition-in-force-390-zh");
      page.locator("form[action$=withdraw] [name=reason]").fill("试一下");
      page.locator("form[action$=withdraw] [name=confirmed]").fill("1");
      page.locator("form[action$=withdraw] button").click();
      assertThat(page.locator(".note.warn").innerText()).contains("人数");
      assertThat(page.locator("form[action$=withdraw] [name=reason]").inputValue())
          .as("what was typed stays")
          .isEqualTo("试一下");
    }
  }

  @Test
  void anAssumptionIsSignedOnlyByName() {
    String asked;
    try (var visitor = window.visitor(390, "en-GB", false)) {
      Page page = signIn(visitor, "disease-control", Language.EN);
      page.navigate(county.address() + "/readings/" + PUYANG + "/symptom-days");
      page.locator("[name=value]").fill("10");
      page.locator("[name=cites]").fill("Minutes of 26 February, item 3");
      page.locator("[name=from]").fill("2020-02-27");
      page.locator("main form button").click();
      assertThat(page.locator(".note.warn").innerText()).contains("lies ahead");
      assertThat(page.locator("[name=value]").inputValue()).isEqualTo("10");
      page.locator("[name=from]").fill("2020-02-26");
      page.locator("main form button").click();
      asked = page.url();
      page.locator("form[action$=simulations] button").click();
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("symptom");
      Window.picture(page, "reading-simulated-390-en");
    }
    try (var visitor = window.visitor(390, "en-GB", false)) {
      Page page = signIn(visitor, "command", Language.EN);
      page.navigate(asked);
      Window.picture(page, "reading-asked-390-en");
      page.locator("[name=named]").check();
      page.locator("main form button").click();
      PlaywrightAssertions.assertThat(page.locator("table .good")).hasCount(1);
      PlaywrightAssertions.assertThat(page.locator("table")).containsText("Office command");
      Window.picture(page, "reading-signed-390-en");
    }
  }

  @Test
  void aRowIsChangedInWordsCheckedUndoneAndKeptAsAnEdition() {
    String base = county.get(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
    String address = county.address() + "/notices/" + PUYANG + "/editions/" + base;
    try (var visitor = window.visitor(1440, "zh-CN", false)) {
      Page page = signIn(visitor, "disease-control", Language.ZH);
      page.navigate(address);
      page.locator("form[action$=drafts] [name=reason]").fill("第四条改为十天");
      page.locator("form[action$=drafts] button").click();
      page.waitForURL(url -> url.contains("/drafts/"));
      page.locator("nav.chips a", new Page.LocatorOptions().setHasText("重点人员")).click();
      assertThat(Window.faults(page)).isEmpty();

      var cell = page.locator("tr:has(input[value=K4]) input[data-column=isolation]");
      cell.fill("moon");
      PlaywrightAssertions.assertThat(cell).hasAttribute("aria-invalid", "true");
      cell.fill("集中");
      PlaywrightAssertions.assertThat(cell).hasAttribute("aria-invalid", "false");
      cell.press("Escape");
      PlaywrightAssertions.assertThat(cell).hasValue("home");
      cell.fill("集中");
      PlaywrightAssertions.assertThat(cell).hasAttribute("aria-invalid", "false");
      cell.press("ArrowUp");
      assertThat(page.evaluate("document.activeElement.value")).isEqualTo("home");
      page.locator("button[value=save]").click();
      PlaywrightAssertions.assertThat(
              page.locator("tr:has(input[value=K4]) input[data-column=isolation]"))
          .hasValue("central");
      PlaywrightAssertions.assertThat(page.locator("#difference tr.changed")).containsText("K4");
      assertThat(page.locator("#difference tr.changed td.changed").allInnerTexts())
          .as("the changed cell alone is marked, in words, with what stood there")
          .singleElement()
          .asString()
          .contains("居家", "集中");
      assertThat(page.locator("main").innerText()).contains("按逻辑比较：重点人员 有 1 类情形的结果改变", "时间更长");
      PlaywrightAssertions.assertThat(page.locator(".hitsays")).containsText("无人落入");
      Window.picture(page, "draft-1440-zh");

      page.locator("form[action$=keep] button").click();
      PlaywrightAssertions.assertThat(page.locator(".errors")).containsText("示例");
      Window.picture(page, "draft-faults-1440-zh");
      page.goBack();
      page.locator("#undo").click();
      PlaywrightAssertions.assertThat(page.locator("#undo")).isDisabled();

      page.locator("nav.chips a", new Page.LocatorOptions().setHasText("进京")).click();
      page.locator("input[data-column=annotation]").first().fill("checked by the drafter");
      page.locator("button[value=save]").click();
      page.locator("form[action$=keep] button").click();
      page.waitForURL(url -> url.contains("/editions/"));
      PlaywrightAssertions.assertThat(page.locator(".course .now")).containsText("已审查");
      assertThat(page.locator("main").innerText()).contains("checked by the drafter", "逻辑相同");
      Window.picture(page, "edition-drafted-1440-zh");
    }
  }

  @Test
  void onAPhoneARowIsAddedFromATemplateAndTheTableIsFetchedAndSentAgain() {
    String base = county.get(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
    String address = county.address() + "/notices/" + PUYANG + "/editions/" + base;
    try (var visitor = window.visitor(390, "en-GB", false)) {
      Page page = signIn(visitor, "disease-control", Language.EN);
      page.navigate(address);
      page.locator("form[action$=drafts] [name=reason]").fill("look on a phone");
      page.locator("form[action$=drafts] button").click();
      page.waitForURL(url -> url.contains("/drafts/"));
      assertThat(Window.faults(page)).isEmpty();
      page.locator("nav.chips a", new Page.LocatorOptions().setHasText("arrivals")).click();
      assertThat(Window.faults(page)).isEmpty();
      page.locator("select[name=like]").selectOption("copy-1");
      page.locator("button[value=add]").click();
      PlaywrightAssertions.assertThat(page.locator("input[value=K5b-2]")).hasCount(1);
      var sheet = page.waitForDownload(() -> page.locator("a[href$='.xlsx']").click());
      page.locator("#undo").click();
      PlaywrightAssertions.assertThat(page.locator("input[value=K5b-2]")).hasCount(0);
      page.locator("input[type=file]").setInputFiles(sheet.path());
      page.locator("form.form[action$=upload] button").click();
      PlaywrightAssertions.assertThat(page.locator(".note.warn")).containsText("no table");
      Path named = sheet.path().resolveSibling("arrivals.xlsx");
      sheet.saveAs(named);
      page.locator("input[type=file]").setInputFiles(named);
      page.locator("form.form[action$=upload] button").click();
      PlaywrightAssertions.assertThat(page.locator("input[value=K5b-2]")).hasCount(1);
      Window.picture(page, "draft-390-en");
    }
  }
}
