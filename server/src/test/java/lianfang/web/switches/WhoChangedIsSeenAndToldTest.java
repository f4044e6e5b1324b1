package lianfang.web.switches;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import lianfang.rulebook.Editions;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import lianfang.web.walk.CountyInAWindow;
import lianfang.web.walk.SmallCounty;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Contacts stay at home for fewer days by a new edition: the command sees who changed, each number
 * with its list, and the township prints what has to be served.
 */
@EnabledIf("lianfang.web.browser.Window#possible")
@TestMethodOrder(MethodOrderer.MethodName.class)
class WhoChangedIsSeenAndToldTest extends CountyInAWindow {

  private static final String PUYANG = "puyang-2020-02-25-key-persons";
  private static final String SIMULATIONS = "/notices/simulations";

  private static final Pattern CODE = Pattern.compile("LF-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}");

  private static String report = "";
  private static String edition = "";

  /** The contacts' second step, and one row that lets suspected cases' contacts go. */
  private static String shorter() {
    Editions editions = county.get(Editions.class);
    String base = county.get(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
    SortedMap<String, String> files = new TreeMap<>(editions.folder(base).files());
    files.keySet().removeIf(name -> name.startsWith("cases/"));
    files.computeIfPresent(
        "tables/key-persons.csv",
        (name, text) -> text.replaceAll("(K2,.*central,14,home,)[0-9]+", "$17"));
    return editions.keep(new NoticeFolder(PUYANG, files)).edition();
  }

  @BeforeAll
  static void putInForce() {
    edition = shorter();
    String address = county.address() + "/notices/" + PUYANG + "/editions/" + edition;
    try (var visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "disease-control", Language.EN);
      page.navigate(address);
      page.locator("form[action$=check] button").click();
      PlaywrightAssertions.assertThat(page.locator(".course .now")).containsText("Checked");
      page.navigate(county.address() + SIMULATIONS + "?edition=" + edition);
      page.locator("main form button").first().click();
      page.locator("form[action$=simulated] button").click();
      PlaywrightAssertions.assertThat(page.locator(".course .now")).containsText("Simulated");
    }
    try (var visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "command", Language.EN);
      page.navigate(address);
      page.locator("form[action$=approve] button").click();
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("The switch is done");
      String to = page.locator("a[href*='/notices/switches/']").first().getAttribute("href");
      report = to.replaceAll("[?].*", "");
    }
  }

  @Test
  void aEachNumberLeadsToItsListAndTheListToTheRecord() {
    try (var visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "command", Language.EN);
      page.navigate(county.address() + report);
      Locator shorter = page.locator(".figures a[href*='change=shorter']");
      String number = shorter.locator("b").innerText().strip();
      assertThat(number).matches("[1-9][0-9]*");
      assertThat(page.locator("main").innerText())
          .contains("The switch changed what the simulation foretold");
      page.locator("a[href*='/notices/simulations/']").first().click();
      page.waitForURL(url -> url.contains("/notices/simulations/"));
      assertThat(page.locator("h1").innerText()).contains(number);
      page.navigate(county.address() + report);
      page.locator(".figures a[href*='change=shorter']").click();
      page.waitForURL(url -> url.contains("/subjects"));
      PlaywrightAssertions.assertThat(page.locator("tbody tr")).hasCount(Integer.parseInt(number));
      assertThat(page.content()).as("names stand in the record alone").doesNotContain("1390000");
      page.locator("tbody a.row").first().click();
      page.waitForURL(url -> url.contains("/people/"));
    }
  }

  @Test
  void bAllPagesFitBothWidthsAndLanguages() {
    assertThat(
            proofreader("command")
                .faults(
                    List.of(
                        report,
                        report + "?at=410922100",
                        report + "/subjects",
                        report + "/papers",
                        "/notices/" + PUYANG,
                        "/notices/" + PUYANG + "/editions/" + edition,
                        "/decisions/batch?question=isolation-place",
                        "/decisions/batch/isolation-place/would?answer=home")))
        .isEmpty();
  }

  @Test
  void cTheTownshipPrintsOneFileAVillageAndEachPaperIsAudited() throws IOException {
    long before = printed();
    byte[] zip;
    String run;
    try (var visitor = window.visitor(390, "zh-CN", false)) {
      Page page = signIn(visitor, "township-office", Language.ZH);
      page.navigate(county.address() + report + "/papers?at=" + SmallCounty.TOWNSHIP);
      page.locator("main form button").click();
      PlaywrightAssertions.assertThat(page.locator("a[href*='notices.zip']")).isVisible();
      Window.picture(page, "who-print-ready-390-zh");
      run = page.url().replaceAll("[?].*", "");
      APIResponse fetched = page.request().get(run + "/notices.zip");
      assertThat(fetched.status()).isEqualTo(200);
      zip = fetched.body();
      assertThat(page.request().get(run + "/notices.zip").status())
          .as("a run is fetched once")
          .isEqualTo(409);
      page.navigate(run);
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("完成");
      Window.picture(page, "who-print-done-390-zh");
    }
    Map<String, String> texts = texts(zip);
    assertThat(texts).isNotEmpty();
    Set<String> papers = new TreeSet<>();
    for (String text : texts.values()) {
      assertThat(text).contains("待送达的告知书", "每份告知书只交给本人");
      CODE.matcher(text).results().forEach(code -> papers.add(code.group()));
    }
    assertThat(papers).isNotEmpty();
    assertThat(printed() - before).as("each paper is in the audit").isEqualTo(papers.size());
    nobodyElseMay(run);
  }

  private static void nobodyElseMay(String run) {
    try (var visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "statistics", Language.EN);
      assertThat(page.navigate(county.address() + report).status()).isEqualTo(200);
      assertThat(page.locator(".figures a").count()).as("figures without people").isZero();
      assertThat(page.navigate(county.address() + report + "/subjects").status()).isEqualTo(403);
      assertThat(page.navigate(county.address() + report + "/papers").status()).isEqualTo(403);
      assertThat(page.request().get(run + "/notices.zip").status()).isEqualTo(403);
    }
  }

  private static long printed() {
    return county
        .server()
        .database()
        .engineClient()
        .sql("select count(*) from access.audit where action = 'printed-person'")
        .query(Long.class)
        .single();
  }

  private static Map<String, String> texts(byte[] zip) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      ZipEntry entry = entries.getNextEntry();
      while (entry != null) {
        byte[] pdf = entries.readAllBytes();
        Window.keep(pdf, "who-" + entry.getName().replaceAll("-.*", "") + ".pdf");
        try (var document = Loader.loadPDF(pdf)) {
          texts.put(
              entry.getName(),
              Normalizer.normalize(new PDFTextStripper().getText(document), Normalizer.Form.NFKC)
                  .replaceAll("\\s+", "")
                  .replace('⺠', '民'));
        }
        entry = entries.getNextEntry();
      }
    }
    return texts;
  }

  @Test
  void dAWithdrawalHasAReportOfItsOwnBesideTheFirst() throws IOException {
    String address = county.address() + "/notices/" + PUYANG + "/editions/" + edition;
    try (var visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "command", Language.EN);
      page.navigate(address);
      page.locator("form[action$=withdraw] [name=reason]").fill("taken back in a test");
      String people = page.locator("#hint-confirmed").innerText().replaceAll("[^0-9]", "");
      page.locator("form[action$=withdraw] [name=confirmed]").fill(people);
      page.locator("form[action$=withdraw] button").click();
      PlaywrightAssertions.assertThat(page.locator(".course .now")).containsText("Withdrawn");
      PlaywrightAssertions.assertThat(page.locator("a[href*='/notices/switches/']")).hasCount(2);
      assertThat(page.locator("a[href*='/notices/switches/']").first().getAttribute("href"))
          .contains(report);
      String withdrawn = page.locator("a[href*='/notices/switches/']").last().getAttribute("href");
      page.navigate(county.address() + withdrawn);
      assertThat(page.locator("main").innerText()).contains("ithdrawn");
      assertThat(page.locator(".figures a[href*='change=released'] b").innerText())
          .matches("[1-9][0-9]*");
      page.navigate(county.address() + withdrawn.replaceAll("[?].*", "") + "/papers");
      page.locator("main form button").click();
      String run = page.url().replaceAll("[?].*", "");
      Map<String, String> texts = texts(page.request().get(run + "/notices.zip").body());
      assertThat(String.join("", texts.values()))
          .as("whoever is isolated no more gets the paper that says so")
          .contains("Newrulesleavenogroundforitanymore");
    }
  }
}
