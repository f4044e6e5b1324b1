package lianfang.web.editions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.area.Scope;
import lianfang.fact.Recorder;
import lianfang.rulebook.Editions;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import lianfang.web.walk.CountyInAWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * A drafter sees what a check would find while typing, loses nothing when somebody else saves, and
 * is told when another edition comes into force.
 */
@EnabledIf("lianfang.web.browser.Window#possible")
class TheDraftIsProvedWhileItIsTypedTest extends CountyInAWindow {

  private static final String PUYANG = "puyang-2020-02-25-key-persons";

  /** The address of a draft of the edition in force, begun in the browser. */
  private static String draft(Page page, String reason) {
    String base = county.get(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
    page.navigate(county.address() + "/notices/" + PUYANG + "/editions/" + base);
    page.locator("form[action$=drafts] [name=reason]").first().fill(reason);
    page.locator("form[action$=drafts] button").first().click();
    page.waitForURL(url -> url.contains("/drafts/"));
    return page.url().replaceAll("\\?.*", "");
  }

  private static Locator cell(Page page, String row, String column) {
    return page.locator("tr:has(input[value='" + row + "']) input[data-column=" + column + "]");
  }

  @Test
  void everyOutputCellIsCheckedWhileItIsTyped() {
    try (var visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "disease-control", Language.EN);
      page.navigate(draft(page, "cells") + "?table=key-persons");
      PlaywrightAssertions.assertThat(page.locator("#proof.good")).containsText("Complete");
      for (List<String> typed :
          List.of(
              List.of("then_days", "abc"),
              List.of("then_days", "-5"),
              List.of("days", "3.5"),
              List.of("days", "central"),
              List.of("closure_days", ""),
              List.of("isolation", ""),
              List.of("disinfection", "moon"),
              List.of("clause", "99"),
              List.of("clause", ""),
              List.of("row", ""),
              List.of("row", "K1"))) {
        Locator cell = cell(page, "K4", typed.getFirst());
        if (typed.getFirst().equals("row")) {
          cell = page.locator("tr[data-row='3'] input[data-column=row]");
        }
        String before = cell.inputValue();
        cell.fill(typed.getLast());
        PlaywrightAssertions.assertThat(cell).hasAttribute("aria-invalid", "true");
        assertThat(cell.locator("xpath=../small[contains(@class,'told')]").innerText())
            .as(typed.toString())
            .isNotBlank();
        PlaywrightAssertions.assertThat(page.locator("#proof.warn")).hasCount(1);
        cell.fill(before);
        PlaywrightAssertions.assertThat(cell).hasAttribute("aria-invalid", "false");
      }
      PlaywrightAssertions.assertThat(page.locator("#proof.good")).hasCount(1);
      cell(page, "K4", "days").fill("10 days");
      PlaywrightAssertions.assertThat(cell(page, "K4", "days"))
          .hasAttribute("aria-invalid", "false");
    }
  }

  @Test
  void aGapAndAContradictionAreToldInWordsAndTheDraftGoesOn() {
    try (var visitor = window.visitor(1440, "zh-CN", false)) {
      Page page = signIn(visitor, "disease-control", Language.ZH);
      String draft = draft(page, "空白与矛盾");
      page.navigate(draft + "?table=key-persons");
      cell(page, "K4", "episode").fill("发热留观,疑似");
      PlaywrightAssertions.assertThat(page.locator("#proof.warn")).containsText("K3 与 K4");
      assertThat(page.locator("tr.fault").count()).isEqualTo(2);
      assertThat(page.locator("#proof").innerText()).doesNotContain("suspected", "tables/");
      Window.picture(page, "proof-contradiction-1440-zh");
      cell(page, "K4", "episode").fill("febrile");
      PlaywrightAssertions.assertThat(page.locator("#proof.good")).hasCount(1);
      page.locator("button[value=delete-3]").click();
      PlaywrightAssertions.assertThat(page.locator("#proof.warn")).containsText("没有一行管");
      assertThat(page.url()).contains("/drafts/");
      assertThat(page.locator("#proof").innerText()).doesNotContain("febrile");
      assertThat(page.locator("main").innerText())
          .as("no claim of completeness")
          .doesNotContain("示例也都相符");
      Window.picture(page, "proof-gap-1440-zh");
    }
    try (var visitor = window.visitor(390, "en-GB", false)) {
      Page page = signIn(visitor, "disease-control", Language.EN);
      page.navigate(draft(page, "on a phone") + "?table=key-persons");
      page.locator("button[value=delete-3]").click();
      PlaywrightAssertions.assertThat(page.locator("#proof.warn")).containsText("No row is about");
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "proof-gap-390-en");
    }
  }

  @Test
  void aReadingThatIsNoneIsToldAndNothingBreaks() {
    try (var visitor = window.visitor(390, "en-GB", false)) {
      Page page = signIn(visitor, "disease-control", Language.EN);
      String draft = draft(page, "readings");
      Locator areas = page.locator("[name='readings.yaml:/key-areas/value']");
      areas.fill("moon!!");
      PlaywrightAssertions.assertThat(page.locator("#proof.warn")).containsText("key-areas");
      page.locator("button[value=save]").click();
      PlaywrightAssertions.assertThat(page.locator(".field.bad")).hasCount(1);
      assertThat(areas.inputValue()).isEqualTo("moon!!");
      page.locator("form[action$=keep] button").click();
      PlaywrightAssertions.assertThat(page.locator(".errors")).containsText("key-areas");
      assertThat(page.navigate(draft + "/cases").status()).isEqualTo(200);
      Window.picture(page, "proof-reading-390-en");
    }
  }

  @Test
  void whatWasTypedStaysWhenSomebodyElseSavesMeanwhile() {
    try (var one = window.visitor(1440, "en-GB", false);
        var other = window.visitor(1440, "en-GB", false)) {
      Page mine = signIn(one, "disease-control", Language.EN);
      Page theirs = signIn(other, "department", Language.EN);
      String draft = draft(mine, "two at once") + "?table=key-persons";
      mine.navigate(draft);
      theirs.navigate(draft);
      cell(theirs, "K4", "days").fill("21");
      cell(theirs, "K3", "days").fill("10");
      theirs.locator("button[value=save]").click();
      PlaywrightAssertions.assertThat(theirs.locator("input[name=version]").first()).hasValue("2");
      cell(mine, "K4", "days").fill("7");
      cell(mine, "K1", "days").fill("12");
      mine.locator("button[value=save]").click();
      PlaywrightAssertions.assertThat(mine.locator(".note.warn").first())
          .containsText("save what is to stay");
      PlaywrightAssertions.assertThat(mine.locator("input[name=version]").first()).hasValue("3");
      assertThat(cell(mine, "K4", "days").inputValue()).isEqualTo("7");
      assertThat(cell(mine, "K1", "days").inputValue()).isEqualTo("12");
      assertThat(cell(mine, "K3", "days").inputValue()).isEqualTo("10");
      assertThat(mine.locator("small.other").allInnerTexts())
          .singleElement()
          .asString()
          .contains("21");
      Window.picture(mine, "draft-conflict-1440-en");
      mine.locator("button[value=save]").click();
      PlaywrightAssertions.assertThat(mine.locator("input[name=version]").first()).hasValue("4");
      assertThat(cell(mine, "K4", "days").inputValue()).isEqualTo("7");
    }
  }

  @Test
  void somebodyElsesDraftIsThrownAwayOnlyWithATickAndTheAuditTellsEveryStep() {
    String draft;
    try (var visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "disease-control", Language.EN);
      draft = draft(page, "to be thrown away");
      page.navigate(draft + "?table=beijing");
      page.locator("input[data-column=annotation]").first().fill("looked at");
      page.locator("button[value=save]").click();
      page.locator("#undo").click();
      PlaywrightAssertions.assertThat(page.locator("#undo")).isDisabled();
    }
    try (var visitor = window.visitor(390, "en-GB", false)) {
      Page page = signIn(visitor, "department", Language.EN);
      page.navigate(draft);
      page.locator("details.discard summary").click();
      assertThat(page.locator("details.discard").innerText()).contains("disease-control");
      page.evaluate("document.querySelector('[name=confirmed]').required = false");
      page.locator("details.discard button").click();
      PlaywrightAssertions.assertThat(page.locator(".note.warn").first()).containsText("tick");
      page.locator("details.discard summary").click();
      Window.picture(page, "draft-discard-390-en");
      page.locator("[name=confirmed]").check();
      page.locator("details.discard button").click();
      page.waitForURL(url -> !url.contains("/drafts/"));
      assertThat(page.navigate(draft).status()).isEqualTo(404);
    }
    String id = draft.replaceAll(".*/", "");
    try (var visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "auditor", Language.EN);
      page.navigate(county.address() + "/audit");
      List<String> rows = page.locator("tbody tr").allInnerTexts();
      assertThat(rows).anyMatch(row -> row.contains("to be thrown away"));
      for (String step : List.of("save beijing", "undo", "discard")) {
        assertThat(rows).as(step).anyMatch(row -> row.contains(id) && row.contains(step));
      }
    }
  }

  @Test
  void aChangeThatContradictsGoldenCasesIsSaidCaseByCaseInWordsAndLeadsToEach() {
    try (var visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "disease-control", Language.EN);
      String draft = draft(page, "a week at home instead of two");
      page.navigate(draft + "?table=key-persons");
      page.locator("[name='c-1-10']").fill("7");
      page.locator("button[value=save]").click();
      page.locator("form[action$='/keep'] button").click();
      Locator faults = page.locator("section.errors li");
      PlaywrightAssertions.assertThat(faults.first()).containsText("A golden case does not hold");
      assertThat(faults.allInnerTexts())
          .allSatisfy(said ->
              assertThat(said)
                  .contains("Not derived: Isolation")
                  .doesNotContain(".yaml", "no-travel-beijing"));
      String name = faults.first().locator("a").innerText();
      faults.first().locator("a").click();
      assertThat(page.locator("main").innerText()).containsIgnoringCase(name);
      assertThat(Window.faults(page)).isEmpty();
    }
  }

  @Test
  void theTextsOfANoticeStandClauseByClauseInBothLanguages() {
    try (var visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "disease-control", Language.EN);
      draft(page, "another summary");
      Locator clause =
          page.locator("fieldset.group", new Page.LocatorOptions().setHasText("Clause 2"));
      assertThat(clause.first().locator("legend").innerText()).startsWith("Clause 2 · ");
      assertThat(clause.first().locator("label").allInnerTexts())
          .startsWith("Title · Chinese", "Title · English", "Summary · Chinese");
      assertThat(page.locator("fieldset.group label").allInnerTexts())
          .contains("Start of clause 1")
          .noneMatch(label -> label.contains("clause-"));
    }
  }

  @Test
  void anExtensionIsDraftedWithAClauseAndARowOfAnotherNotice() {
    try (var visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "disease-control", Language.EN);
      String draft = draft(page, "two weeks more, and a new clause");
      page.locator("[name=head-en]").fill("Notice on key persons, extended");
      page.locator("[name=head-until]").fill("2020-03-31");
      page.locator("[name=clause-id]").fill("9");
      for (String field : List.of("title-zh", "title-en", "zh", "en")) {
        page.locator("[name=clause-" + field + "]").fill("第九条 clause nine");
      }
      page.locator("main form.textform button[value=save]").click();
      PlaywrightAssertions.assertThat(page.locator("[name=head-until]")).hasValue("2020-03-31");
      PlaywrightAssertions.assertThat(page.locator("#proof.warn")).containsText("clause 9");
      assertThat(page.locator("#difference").innerText())
          .contains("Notice on key persons, extended", "2020-03-31");
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "draft-extension-1440-en");
      page.navigate(draft + "?table=arrivals");
      Locator other = page.locator("select[name=like] option[value^='of:']").first();
      page.locator("select[name=like]").selectOption(other.getAttribute("value"));
      page.locator("button[value=add]").click();
      PlaywrightAssertions.assertThat(page.locator("input[value=new-2]")).hasCount(1);
      assertThat(cell(page, "new-2", "isolation").inputValue()).isNotEmpty();
      PlaywrightAssertions.assertThat(cell(page, "new-2", "clause"))
          .hasAttribute("aria-invalid", "true");
    }
  }

  @Test
  void aBlankReasonIsRefusedInWords() {
    String base = county.get(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
    try (var visitor = window.visitor(390, "en-GB", false)) {
      Page page = signIn(visitor, "disease-control", Language.EN);
      page.navigate(county.address() + "/notices/" + PUYANG + "/editions/" + base);
      page.locator("#act-drafts [name=reason]").fill("  ");
      page.locator("#act-drafts button").click();
      PlaywrightAssertions.assertThat(page.locator(".note.warn").first()).containsText("reason");
      assertThat(page.url()).doesNotContain("/drafts/");
    }
  }

  @Test
  void anEditionOnAnOldBaseIsNotOfferedForApprovalAndItsChangesAreCarriedOver() {
    Editions editions = county.get(Editions.class);
    EditionRegister register = county.get(EditionRegister.class);
    String edition;
    try (var visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "disease-control", Language.EN);
      page.navigate(draft(page, "kept before another one") + "?table=beijing");
      page.locator("input[data-column=annotation]").first().fill("carried over");
      page.locator("button[value=save]").click();
      page.locator("form[action$=keep] button").click();
      page.waitForURL(url -> url.contains("/editions/"));
      edition = page.url().replaceAll("[?#].*", "");
      String base = register.inForce(PUYANG).orElseThrow().edition();
      SortedMap<String, String> files = new TreeMap<>(editions.folder(base).files());
      files.merge("tables/reports.csv", "# one more remark\n", String::concat);
      String newer = editions.keep(new NoticeFolder(PUYANG, files)).edition();
      county
          .get(lianfang.rulebook.Enacting.class)
          .putInForce(
              new Recorder("demo-approver", Scope.everything()),
              newer,
              lianfang.fact.Days.of(county.get(java.time.Clock.class).instant()));
      page.navigate(edition);
      PlaywrightAssertions.assertThat(page.locator(".note").first())
          .containsText(newer.substring(0, 8));
      Window.picture(page, "edition-behind-1440-en");
      page.locator("#act-carry button").click();
      page.waitForURL(url -> url.contains("/drafts/"));
      page.navigate(page.url().replaceAll("\\?.*", "") + "?table=beijing");
      PlaywrightAssertions.assertThat(page.locator("input[data-column=annotation]").first())
          .hasValue("carried over");
      PlaywrightAssertions.assertThat(page.locator("form[action$=rebase]")).hasCount(0);
    }
    try (var visitor = window.visitor(390, "en-GB", false)) {
      Page page = signIn(visitor, "command", Language.EN);
      page.navigate(edition);
      assertThat(page.locator("form[action$=approve]").count()).isZero();
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "edition-behind-390-en");
    }
  }

  @Test
  void aDraftOnAnOldBaseIsPutOnTheEditionInForceWithEveryClash() {
    Editions editions = county.get(Editions.class);
    EditionRegister register = county.get(EditionRegister.class);
    try (var visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "disease-control", Language.EN);
      String draft = draft(page, "on an old base");
      page.navigate(draft + "?table=beijing");
      page.locator("input[data-column=annotation]").first().fill("mine");
      page.locator("button[value=save]").click();
      PlaywrightAssertions.assertThat(page.locator("form[action$=rebase]")).hasCount(0);
      String base = register.inForce(PUYANG).orElseThrow().edition();
      SortedMap<String, String> files = new TreeMap<>(editions.folder(base).files());
      files.computeIfPresent(
          "tables/beijing.csv",
          (file, text) -> text.replace("contacts of any patient; fever of any cause", "theirs"));
      files.merge("tables/reports.csv", "# another remark\n", String::concat);
      String newer = editions.keep(new NoticeFolder(PUYANG, files)).edition();
      county
          .get(lianfang.rulebook.Enacting.class)
          .putInForce(
              new Recorder("demo-approver", Scope.everything()),
              newer,
              lianfang.fact.Days.of(county.get(java.time.Clock.class).instant()));
      page.navigate(draft + "?table=beijing");
      PlaywrightAssertions.assertThat(page.locator("form[action$=rebase]"))
          .containsText(newer.substring(0, 8));
      Window.picture(page, "draft-newer-1440-en");
      page.locator("form[action$=rebase] button").click();
      PlaywrightAssertions.assertThat(page.locator("form[action$=rebase]")).hasCount(0);
      assertThat(page.locator("small.other").allInnerTexts())
          .singleElement()
          .asString()
          .contains("theirs");
      assertThat(page.locator("input[data-column=annotation]").first().inputValue())
          .isEqualTo("mine");
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "draft-rebased-1440-en");
      page.locator("#undo").click();
      PlaywrightAssertions.assertThat(page.locator("form[action$=rebase]")).hasCount(1);
    }
  }

  @Test
  void everyPageOfADraftFitsBothWidthsAndLanguages() {
    List<String> faults = new ArrayList<>();
    for (int width : Window.WIDTHS) {
      for (Language language : Language.values()) {
        try (var visitor = window.visitor(width, language.tag(), false)) {
          Page page = signIn(visitor, "disease-control", language);
          String draft = draft(page, "for the pictures");
          for (String table : List.of("", "key-persons", "arrivals")) {
            page.navigate(draft + "?table=" + table);
            if (table.equals("key-persons")) {
              cell(page, "K4", "days").fill("10");
              page.locator("button[value=save]").click();
            }
            for (String fault : Window.faults(page)) {
              faults.add(table + " " + width + " " + language + ": " + fault);
            }
            Window.picture(page, "draft-" + table + "-" + width + "-" + language.word());
          }
        }
      }
    }
    assertThat(faults).isEmpty();
  }
}
