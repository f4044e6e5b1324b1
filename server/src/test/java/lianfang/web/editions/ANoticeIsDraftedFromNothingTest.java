package lianfang.web.editions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import lianfang.web.walk.CountyInAWindow;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A notice that nobody has a folder of is begun, written, proved and simulated in the browser. */
@EnabledIf("lianfang.web.browser.Window#possible")
class ANoticeIsDraftedFromNothingTest extends CountyInAWindow {

  private static final String PUYANG = "puyang-2020-02-25-key-persons";

  private static Locator cell(Page page, String row, String column) {
    return page.locator("tr:has(input[value='" + row + "']) input[data-column=" + column + "]");
  }

  private static void fill(Page page, String... fields) {
    for (int i = 0; i < fields.length; i += 2) {
      Locator field = page.locator("[name='" + fields[i] + "']");
      if (!field.isVisible()) {
        page.locator("details.parts summary").click();
      }
      if (field.evaluate("one => one.tagName").equals("SELECT")) {
        field.selectOption(fields[i + 1]);
      } else {
        field.fill(fields[i + 1]);
      }
    }
  }

  /** The address of a draft of a new notice, begun by the form. */
  private static String begun(Page page, String id, String... more) {
    page.navigate(county.address() + "/notices/new");
    fill(
        page,
        "id",
        id,
        "zh",
        "外省返濮务工人员管理",
        "en",
        "Workers who come from other provinces",
        "issuer-zh",
        "濮阳市疫情防控指挥部",
        "issuer-en",
        "Command of Puyang",
        "reason",
        "workers come back in March");
    fill(page, more);
    page.locator("main form.form button").click();
    page.waitForURL(url -> url.contains("/drafts/"));
    return page.url().replaceAll("\\?.*", "");
  }

  private static void act(Page page, String act) {
    Locator parts = page.locator("details.parts");
    if (parts.getAttribute("open") == null) {
      parts.locator("summary").click();
    }
    page.locator("button[value=" + act + "]").click();
  }

  private static void save(Page page) {
    page.locator("button[value=save]").click();
  }

  @Test
  void fromNothingToSimulated() {
    try (var visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "disease-control", Language.EN);
      page.navigate(county.address() + "/notices");
      page.locator("a.button", new Page.LocatorOptions().setHasText("New notice")).click();
      String draft = begun(page, "puyang-2020-03-05-workers", "until", "2020-06-30");
      PlaywrightAssertions.assertThat(page.locator("#proof.warn")).containsText("decision table");
      clauseAndReadings(page);
      table(page);
      PlaywrightAssertions.assertThat(page.locator("#proof.good")).hasCount(1);
      save(page);
      PlaywrightAssertions.assertThat(cell(page, "new-2", "days")).hasValue("14");
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "new-notice-table-1440-en");

      page.navigate(county.address() + "/notices/new");
      PlaywrightAssertions.assertThat(page.locator("main"))
          .containsText("puyang-2020-03-05-workers");
      assertThat(page.locator("[name=zh]").inputValue()).as("what was begun is gone").isEmpty();
      page.navigate(draft);
      page.locator("form[action$=keep] button").click();
      page.waitForURL(url -> url.contains("/editions/"));
      PlaywrightAssertions.assertThat(page.locator(".course .now")).containsText("Checked");
      String edition = page.url().replaceAll(".*/editions/([0-9a-f]+).*", "$1");
      page.navigate(county.address() + "/notices/simulations?edition=" + edition);
      page.locator("main form button").first().click();
      page.locator("form[action$=simulated] button").click();
      PlaywrightAssertions.assertThat(page.locator(".course .now")).containsText("Simulated");
      page.navigate(county.address() + "/notices/puyang-2020-03-05-workers");
      PlaywrightAssertions.assertThat(page.locator("main"))
          .containsText("From elsewhere two weeks");
      Window.picture(page, "new-notice-simulated-1440-en");
    }
  }

  private static void clauseAndReadings(Page page) {
    fill(page, "clause-id", "workers", "clause-title-zh", "务工人员", "clause-title-en", "Workers");
    fill(page, "clause-zh", "外省来的居家十四天。");
    fill(page, "clause-en", "From elsewhere two weeks at home.");
    save(page);
    fill(page, "reading-key", "day-count", "reading-value", "day-after");
    fill(page, "reading-zh", "次日为第一天", "reading-en", "The day after is day 1");
    act(page, "reading");
    fill(page, "reading-key", "clause-workers-start", "reading-value", "arrival");
    fill(page, "reading-zh", "自到达起", "reading-en", "From the arrival");
    act(page, "reading");
  }

  private static void table(Page page) {
    fill(page, "table-id", "workers", "table-policy", "C");
    act(page, "table");
    PlaywrightAssertions.assertThat(page.locator("input[value=otherwise]")).hasCount(1);
    for (String question : List.of("trip", "origin")) {
      fill(page, "column-input", question);
      act(page, "column-input");
      PlaywrightAssertions.assertThat(page.locator("input[data-column=" + question + "]"))
          .hasCount(1);
    }
    fill(page, "column-output", "days");
    act(page, "column-output");
    page.locator("button[value=add]").click();
    cell(page, "new-2", "clause").fill("workers");
    cell(page, "new-2", "episode").fill("arrival");
    cell(page, "new-2", "trip").fill("stay,unknown");
    cell(page, "new-2", "origin").fill("moon");
    PlaywrightAssertions.assertThat(cell(page, "new-2", "origin"))
        .hasAttribute("aria-invalid", "true");
    cell(page, "new-2", "origin").fill("other");
    cell(page, "new-2", "isolation").fill("home");
    cell(page, "new-2", "days").fill("14 days");
  }

  @Test
  void wrongInputStaysInItsFieldsWithTheRemedy() {
    try (var visitor = window.visitor(390, "zh-CN", false)) {
      Page page = signIn(visitor, "disease-control", Language.ZH);
      page.navigate(county.address() + "/notices/new");
      fill(page, "id", PUYANG, "zh", "重名", "en", "twice", "issuer-zh", "甲", "issuer-en", "A");
      fill(page, "reason", "试", "from", "2020-03-05", "until", "2020-03-01");
      Locator begin = page.locator("main form.form button");
      begin.click();
      PlaywrightAssertions.assertThat(page.locator("#error-until")).containsText("早于");
      assertThat(page.locator("[name=zh]").inputValue()).isEqualTo("重名");
      fill(page, "until", "");
      begin.click();
      PlaywrightAssertions.assertThat(page.locator("#error-id")).containsText("另起编号");
      fill(page, "id", "Moon!");
      begin.click();
      PlaywrightAssertions.assertThat(page.locator("#error-id")).containsText("小写字母");
      for (String outside : List.of("41", "4108", "5101")) {
        fill(page, "id", "puyang-2020-03-05-outside", "scope", outside);
        begin.click();
        PlaywrightAssertions.assertThat(page.locator("#error-scope")).containsText("管辖");
      }
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "new-notice-wrong-390-zh");
    }
  }

  @Test
  void aDraftRefusesWhatCouldNotBeWrittenAndLosesNothing() {
    try (var visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "disease-control", Language.EN);
      String base = county.get(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
      String draft = begun(page, "puyang-2020-03-06-copy", "like", base);
      assertThat(page.locator("nav.chips a").count()).isEqualTo(8);
      fill(page, "head-scope", "4108", "head-en", "Typed and not lost");
      save(page);
      PlaywrightAssertions.assertThat(page.locator(".note.warn").first())
          .containsText("outside your jurisdiction");
      assertThat(page.locator("[name=head-en]").inputValue()).isEqualTo("Typed and not lost");
      fill(page, "head-scope", "4109", "head-supersedes", "moon");
      save(page);
      PlaywrightAssertions.assertThat(page.locator(".note.warn").first()).containsText("moon");
      fill(page, "head-supersedes", PUYANG, "clause-id", "2", "clause-en", "typed too");
      save(page);
      PlaywrightAssertions.assertThat(page.locator(".note.warn").first())
          .containsText("another number");
      assertThat(page.locator("[name=clause-en]").inputValue()).isEqualTo("typed too");
      fill(page, "clause-id", "", "head-from", "2020-03-10", "head-until", "2020-03-01");
      fill(page, "head-layer", "command");
      PlaywrightAssertions.assertThat(page.locator("#proof.warn")).containsText("lies before");
      fill(page, "head-until", "2020-04-01");
      save(page);
      PlaywrightAssertions.assertThat(page.locator("[name=head-layer]")).hasValue("command");
      assertThat(page.locator("[name=head-supersedes]").inputValue()).isEqualTo(PUYANG);
      fill(page, "clause-gone", "7");
      act(page, "clause-remove");
      PlaywrightAssertions.assertThat(page.locator("#proof.warn")).containsText("clause 7");
      page.locator("#undo").click();
      PlaywrightAssertions.assertThat(page.locator("#proof.warn")).containsText("golden cases");
      assertThat(page.locator("#proof").innerText()).doesNotContain("clause 7");
      page.navigate(draft + "?table=beijing");
      act(page, "table-remove");
      assertThat(page.locator("nav.chips a").count()).isEqualTo(7);
      Window.picture(page, "new-notice-copy-1440-en");
    }
  }

  @Test
  void aSheetWithOtherColumnsIsTakenWithMarksOrRefusedWithItsCell() throws IOException {
    try (var visitor = window.visitor(390, "en-GB", false)) {
      Page page = signIn(visitor, "disease-control", Language.EN);
      String base = county.get(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
      page.navigate(county.address() + "/notices/" + PUYANG + "/editions/" + base);
      page.locator("form[action$=drafts] [name=reason]").first().fill("other columns");
      page.locator("form[action$=drafts] button").first().click();
      page.waitForURL(url -> url.contains("/drafts/"));
      page.navigate(page.url().replaceAll("\\?.*", "") + "?table=reports");
      send(page, sheet("episode", "length"));
      PlaywrightAssertions.assertThat(page.locator(".note.warn").first()).containsText("D2 length");
      Window.picture(page, "upload-unknown-column-390-en");
      send(page, sheet("episode", "symptom"));
      PlaywrightAssertions.assertThat(page.locator("th.changed")).hasCount(1);
      assertThat(page.locator("main").innerText()).contains("has no more");
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "upload-other-columns-390-en");
    }
  }

  private static void send(Page page, Path sheet) {
    page.locator("input[type=file]").setInputFiles(sheet);
    page.locator("form.form[action$=upload] button").click();
  }

  private static Path sheet(String... questions) throws IOException {
    var out = new ByteArrayOutputStream();
    var book = new Workbook(out, "test", "1.0");
    var sheet = book.newWorksheet("reports");
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("hit", "C"));
    lines.add(line("row", "clause", questions, "duty"));
    lines.add(line("K5", "5", new String[] {"arrival", "-"}, "double-report"));
    lines.add(line("K6", "6", new String[] {"symptom", "suspect"}, "symptom-report"));
    lines.add(line("otherwise", "", new String[] {"-", "-"}, "none"));
    for (int r = 0; r < lines.size(); r++) {
      for (int c = 0; c < lines.get(r).size(); c++) {
        sheet.value(r, c, lines.get(r).get(c));
      }
    }
    book.finish();
    Path file = Files.createTempDirectory("sheet").resolve("reports.xlsx");
    Files.write(file, out.toByteArray());
    return file;
  }

  private static List<String> line(String row, String clause, String[] inputs, String output) {
    List<String> line = new ArrayList<>(List.of(row, clause));
    line.addAll(List.of(inputs));
    line.addAll(List.of("|", output));
    return line;
  }

  @Test
  void theFormAndTheDraftFitBothWidthsAndLanguages() {
    List<String> faults = new ArrayList<>();
    for (int width : Window.WIDTHS) {
      for (Language language : Language.values()) {
        try (var visitor = window.visitor(width, language.tag(), false)) {
          Page page = signIn(visitor, "disease-control", language);
          page.navigate(county.address() + "/notices/new");
          String name = width + "-" + language.word();
          Window.faults(page).forEach(fault -> faults.add("form " + name + ": " + fault));
          Window.picture(page, "new-notice-" + name);
          String draft = begun(page, "puyang-2020-03-07-" + width + "-" + language.word());
          Window.faults(page).forEach(fault -> faults.add("draft " + name + ": " + fault));
          Window.picture(page, "new-notice-draft-" + name);
          fill(page, "table-id", "arrivals");
          act(page, "table");
          page.locator("details.parts summary").click();
          Window.faults(page).forEach(fault -> faults.add("table " + name + ": " + fault));
          Window.picture(page, "new-notice-parts-" + name);
          page.navigate(draft);
          page.locator("details.discard summary").click();
          page.locator("details.discard button").click();
        }
      }
    }
    assertThat(faults).isEmpty();
  }
}
