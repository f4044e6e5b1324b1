package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import lianfang.fact.Subject;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Three residents and somebody of another city went by trains of a public list. */
@EnabledIf("lianfang.web.browser.Window#possible")
class AListOfJourneysIsComparedTest extends CountyInAWindow {

  private static final String HERE = "410922100001";
  private static final String LIST =
      """
      日期,类型,车次,车厢,出发,到达
      2020-02-08,火车,G420,11-16号车厢,宁波,北京南
      2020-02-07,火车,K1156/1157,,郑州,濮阳
      2020-02-06,超市,某超市,,,
      """;

  @TempDir private static Path folder;

  @BeforeAll
  static void journeys() {
    went(HERE, "2020-02-08 journey vehicle=train number=G420 carriage=12");
    went(HERE, "2020-02-08 journey vehicle=train number=G420 carriage=3");
    went(HERE, "2020-02-07 journey vehicle=train number=K1157 carriage=3");
    went("410803001001", "2020-02-08 journey vehicle=train number=G420 carriage=12");
  }

  private static void went(String village, String journey) {
    Subject person = Subject.person(UUID.randomUUID());
    county.server().tell(person, village, "2020-02-09 residence village=" + village);
    county.server().tell(person, village, journey);
  }

  @Test
  void residentsInListedCarriagesAreShownAndBadRowsComeBack() throws IOException {
    Path file = Files.writeString(folder.resolve("list.csv"), LIST, Charset.forName("GB18030"));
    for (int width : Window.WIDTHS) {
      Language language = width == 390 ? Language.ZH : Language.EN;
      try (var visitor = window.visitor(width, language.tag(), false)) {
        Page page = signIn(visitor, "disease-control", language);
        page.navigate(county.address() + "/people");
        page.locator("a[href*='/journeys']").first().click();
        assertThat(Window.faults(page)).isEmpty();
        page.locator("[name=file]").setInputFiles(file);
        page.locator("button[value=page]").click();
        PlaywrightAssertions.assertThat(page.locator("table").first().locator("tbody tr"))
            .hasCount(2);
        assertThat(page.locator("main").innerText()).contains("12", "K1157", "超市");
        assertThat(Window.faults(page)).isEmpty();
        Window.picture(page, "journeys-" + width);
      }
    }
  }

  @Test
  void theRowsThatCameBackAreAFileWithWhatIsWrong() throws IOException {
    Path file = Files.writeString(folder.resolve("again.csv"), LIST);
    try (var visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "disease-control", Language.EN);
      page.navigate(county.address() + "/journeys");
      page.locator("[name=file]").setInputFiles(file);
      Download back = page.waitForDownload(() -> page.locator("button[value=file]").click());
      String text = Files.readString(back.path());
      assertThat(text.lines()).hasSize(2);
      assertThat(text).contains("某超市", ",4,", "only train, plane, bus and ship");
    }
  }

  @Test
  void aFileOfAnotherKindIsRefusedInWordsOnBothWays() throws IOException {
    Path sheet = Files.write(folder.resolve("list.csv.xlsx"), new byte[] {'P', 'K', 3, 4, 0, 1, 2});
    Path other = Files.writeString(folder.resolve("other.csv"), "\u0001x".repeat(500) + "\n1,2\n");
    Path nothing = Files.writeString(folder.resolve("nothing.csv"), "\n");
    try (var visitor = window.visitor(390, "zh-CN", false)) {
      Page page = signIn(visitor, "disease-control", Language.ZH);
      for (String way : new String[] {"page", "file"}) {
        page.navigate(county.address() + "/journeys");
        page.locator("[name=file]").setInputFiles(sheet);
        page.locator("button[value=" + way + "]").click();
        PlaywrightAssertions.assertThat(page.locator(".note.warn")).containsText("另存为 .csv");
      }
      for (Path file : new Path[] {other, nothing}) {
        page.locator("[name=file]").setInputFiles(file);
        page.locator("button[value=page]").click();
        PlaywrightAssertions.assertThat(page.locator("main")).containsText("首行须有");
        assertThat(Window.faults(page)).isEmpty();
      }
    }
  }

  @Test
  void whoMayNotTraceMayNotAsk() {
    assertThat(county.server().signedIn("township").open("/journeys").statusCode()).isEqualTo(403);
  }
}
