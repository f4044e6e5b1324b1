package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lianfang.area.Office;
import lianfang.area.Offices;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.browser.Window;
import lianfang.web.signin.Visit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What somebody is handed names who decided, where to turn and who signs before the release. */
class APaperNamesItsOrganAndItsChainTest {

  private static final String COUNTY = "410922";
  private static final String ORGAN = "清丰县疫情防控指挥部";
  private static final String PHONE = "0393-8800001";
  private static final Pattern PERSON =
      Pattern.compile("/people/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");
  private static final Pattern PAPER = Pattern.compile("/people/[0-9a-f-]+/papers/[0-9]+/measure");

  private static SmallCounty county;
  private static String paper;

  @BeforeAll
  static void openAndOrder() throws IOException {
    county = new SmallCounty();
    Office office = new Office(ORGAN, ORGAN, PHONE, "0393-8800002", "濮阳市人民政府", "清丰县人民法院");
    county
        .get(ScopedTransactions.class)
        .in(
            "4109",
            () -> {
              county.get(Offices.class).say(COUNTY, office, "test", java.time.Instant.EPOCH);
              return true;
            });
    Visit township = county.server().signedIn("township-office");
    paper = papers(township).getFirst();
    Subject person = Subject.person(UUID.fromString(paper.split("/")[2]));
    List<Fact> known =
        county
            .get(ScopedTransactions.class)
            .asEngine(() -> county.get(ScopedTransactions.class).in("4109", () -> facts(person)));
    county
        .server()
        .tell(
            person,
            known.getFirst().area(),
            "2020-02-26 measure-ordered measure=isolation place=central statute=idl-2013-39"
                + " organ=county-command");
  }

  private static List<Fact> facts(Subject person) {
    return county.get(Ledger.class).of(List.of(person));
  }

  /** The papers of the first person in the list whose isolation is central. */
  private static List<String> papers(Visit township) {
    String list = township.open("/people?place=central&area=" + SmallCounty.TOWNSHIP).body();
    Matcher person = PERSON.matcher(list);
    while (person.find()) {
      String record = township.open("/people/" + person.group(1)).body();
      List<String> papers = PAPER.matcher(record).results().map(one -> one.group()).toList();
      if (!papers.isEmpty()) {
        return papers;
      }
    }
    throw new IllegalStateException("nobody of the list has a paper");
  }

  @AfterAll
  static void close() {
    county.close();
  }

  /** Without blanks, because a line may break in a name; the font shares a glyph with a radical. */
  private static String text(String kind, String language) {
    byte[] pdf =
        county
            .server()
            .signedIn("township-office")
            .download(paper.replaceAll("measure$", kind) + ".pdf?lang=" + language);
    Window.keep(pdf, "organ-" + kind + "-" + language + ".pdf");
    try (var document = Loader.loadPDF(pdf)) {
      return Normalizer.normalize(new PDFTextStripper().getText(document), Normalizer.Form.NFKC)
          .replaceAll("\\s+", "")
          .replace('⺠', '民');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anOrderThatNamesItsOrganByACodeIsPrintedWithItsNameItsSealAndItsPhones() {
    String text = text("measure", "zh");
    assertThat(text).contains(ORGAN, PHONE, "0393-8800002", "濮阳市人民政府", "清丰县人民法院", "2020年2月26日");
    assertThat(text).doesNotContain("county-command", "（决定机关）");
  }

  @Test
  void theReadingsAreSaidWithoutHintsAndWithoutANameOfNobody() {
    String text = text("measure", "zh");
    assertThat(text).contains("所用口径", "演示实例").doesNotContain("写作", "demo-approver", "same-day");
    assertThat(text("measure", "en")).contains("nobodyreal").doesNotContain("demo-approver");
  }

  @Test
  void aReleaseIsSignedByTheVillageTheHospitalOfTheTownshipAndTheCounty() {
    String text = text("release", "zh");
    int village = text.indexOf("期满,体温正常");
    int hospital = text.indexOf("城关镇卫生院");
    int allowed = text.indexOf("同意解除");
    assertThat(List.of(village, hospital, allowed)).as(text).isSorted().allMatch(at -> at > 0);
    assertThat(text("measure", "zh")).doesNotContain("解除审核");
  }
}
