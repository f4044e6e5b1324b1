package lianfang.web.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import lianfang.access.Role;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseTypes;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.fact.Subject;
import lianfang.web.browser.Window;
import lianfang.web.cases.CaseActing;
import lianfang.web.shell.Language;
import lianfang.web.signin.Visit;
import lianfang.web.walk.CountyInAWindow;
import lianfang.web.walk.SmallCounty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A township's desk: what is due, who works on it, what belongs together, how long it took. */
class ADeskAndItsCasesTest extends CountyInAWindow {

  @BeforeAll
  static void colleague() {
    county.server().account("colleague", Role.TOWNSHIP, SmallCounty.TOWNSHIP);
  }

  private static UUID file(String what) {
    CaseRecorder who = CaseActing.of(county.server().user("township-office"));
    UUID id = UUID.randomUUID();
    FormValues values =
        new FormValues(java.util.Map.of("kind", "people", "what", what, "urgent", true));
    Subject firm = new Subject(Subject.Kind.ENTERPRISE, UUID.randomUUID());
    return county
        .get(Cases.class)
        .file(who, Filing.of(id, "firm-problem", firm, SmallCounty.TOWNSHIP, values));
  }

  private static String number(Visit office, UUID id) {
    return office.open("/cases/" + id).body().replaceAll("(?s).*problem (C-[0-9]+)[ <].*", "$1");
  }

  private static String action(Visit office, UUID id, String act) {
    String page = office.open("/cases/" + id).body();
    return page.replaceAll("(?s).*action=\"([^\"]*/acts/" + act + "[^\"]*)\".*", "$1")
        .replace("&amp;", "&");
  }

  @Test
  void manyAreClaimedAtOnceAndGivenBack() {
    Visit office = county.server().signedIn("township-office");
    UUID one = file("nobody packs our boxes");
    UUID two = file("nobody drives our trucks");
    String list = office.open("/cases").body();
    assertThat(list).contains("Production stands still (+10)", "Due 26 February", "Claim these");
    String other = action(county.server().signedIn("colleague"), one, "claim");
    Visit colleague = county.server().signedIn("colleague");
    colleague.open("/cases");
    colleague.send(other, List.of());
    HttpResponse<String> claimed =
        office.send("/cases/claim", List.of("ids", one + "," + two + ",nonsense"));
    String to = claimed.headers().firstValue("location").orElseThrow();
    assertThat(to).contains("refused=1", two.toString()).doesNotContain(one.toString());
    assertThat(office.open(to).body()).contains("1 case is yours now; 1 other had been taken");
    assertThat(office.open("/cases/" + two).body()).contains("Office township-office works on it");
    office.send("/cases/release", List.of("ids", two.toString()));
    assertThat(office.open("/cases/" + two).body()).contains("nobody has claimed it");
    assertThat(office.open("/cases/" + one).body()).contains("Office colleague works on it");
  }

  @Test
  void duplicatesBecomeOneAndACommentIsKept() {
    Visit office = county.server().signedIn("township-office");
    UUID first = file("the road to the mill is blocked");
    UUID again = file("blocked road, mill");
    String number = number(office, first);
    office.send(action(office, again, "note"), List.of("note-words", "same road, @colleague look"));
    assertThat(office.open("/cases/" + again).body()).contains("same road, @colleague look");
    String link = action(office, again, "link");
    assertThat(office.send(link, List.of("other", "C-999999", "how", "merged")).body())
        .contains("no other case with this number", "nothing was done");
    link = action(office, again, "link");
    assertThat(office.send(link, List.of("other", number, "how", "merged")).statusCode())
        .isEqualTo(302);
    assertThat(office.open("/cases/" + again).body())
        .contains("Merged into", number)
        .doesNotContain("To be done next");
    String old = action(office, first, "hand");
    office.send(action(office, first, "claim"), List.of());
    HttpResponse<String> late =
        office.send(old, List.of("desk", "industry", "hand-words", "theirs"));
    assertThat(late.body()).contains("Somebody has acted on this case", "What to do");
  }

  @Test
  void whatDoesNotBelongHereGoesBackWithAReason() {
    Visit office = county.server().signedIn("township-office");
    UUID id = file("a permit that the county gives");
    office.send(
        action(office, id, "hand"),
        List.of("desk", "industry", "returned", "yes", "hand-words", "the county decides this"));
    assertThat(office.open("/cases/" + id).body())
        .contains("Returned to", "the county decides this");
  }

  @Test
  void aTypeIsTakenOutOfUseByTheCommandAlone() {
    Visit office = county.server().signedIn("township-office");
    UUID running = file("filed before it was withdrawn");
    String type = county.get(CaseTypes.class).list().getLast().id();
    String to = "/cases/types/" + type;
    assertThat(office.open(to).body()).doesNotContain("/withdraw");
    assertThat(office.send(to + "/withdraw", List.of("edition", "x")).statusCode()).isEqualTo(403);
    Visit command = county.server().signedIn("command");
    String edition =
        command.open(to).body().replaceAll("(?s).*name=\"edition\" value=\"([0-9a-f]+)\".*", "$1");
    command.send(to + "/withdraw", List.of("edition", edition));
    assertThat(command.open(to).body()).doesNotContain("/withdraw");
    assertThat(county.get(CaseTypes.class).offered(SmallCounty.TOWNSHIP))
        .extracting(one -> one.id())
        .doesNotContain(type);
    assertThat(office.open("/cases/" + running).statusCode()).isEqualTo(200);
  }

  @Test
  void aPartIsSplitOffOnAPageOfItsOwnAndTakenBack() {
    Visit office = county.server().signedIn("township-office");
    UUID whole = file("no hands and no money either");
    String to =
        office
            .send(action(office, whole, "split"), List.of("type", "firm-problem"))
            .headers()
            .firstValue("location")
            .orElseThrow();
    String page = office.open(to).body();
    assertThat(page).contains("no hands and no money either", "Take out what stays");
    UUID part = UUID.randomUUID();
    List<String> sent =
        List.of(
            "_type",
            "firm-problem",
            "_id",
            part.toString(),
            "_act",
            UUID.randomUUID().toString(),
            "_seen",
            page.replaceAll("(?s).*name=\"_seen\" value=\"([0-9]+)\".*", "$1"),
            "kind",
            "money",
            "what",
            "money for wages of March");
    HttpResponse<String> done = office.send("/cases/" + whole + "/split", sent);
    assertThat(done.headers().firstValue("location").orElseThrow()).contains(part.toString());
    assertThat(office.open("/cases/" + part).body())
        .contains("money for wages of March", "Belongs to", number(office, whole));
    assertThat(office.open("/cases/" + whole).body()).contains("Split off", number(office, part));
    String link = action(office, part, "link");
    office.send(link, List.of("other", number(office, whole), "how", "merged"));
    assertThat(office.open("/cases/" + part).body()).contains("Merged into");
  }

  @Test
  void casesAreFoundAndEachNumberLeadsToItsList() {
    Visit office = county.server().signedIn("township-office");
    UUID id = file("spinning wheels of unusual name");
    String number = number(office, id);
    for (String typed : List.of(number, number.substring(2), "of%20unusual")) {
      assertThat(office.open("/cases/search?q=" + typed).body()).as(typed).contains(id.toString());
    }
    assertThat(office.open("/cases/search?q=100%25").body()).contains("Nothing was found");
    String statistics = office.open("/cases/statistics").body();
    assertThat(statistics).contains("A firm's problem", "In time");
    String to =
        statistics.replaceAll("(?s).*href=\"(/cases/search[^\"]*desk=township[^\"]*)\".*", "$1");
    assertThat(office.open(to.replace("&amp;", "&")).body()).contains(id.toString());
    String csv = new String(office.download("/cases/statistics/sheet.csv"), StandardCharsets.UTF_8);
    assertThat(csv).as("no language was asked for").contains("企业困难诉求");
    assertThat(new String(office.download("/cases/sheet.csv"), StandardCharsets.UTF_8))
        .contains("待受理");
    assertThat(office.download("/cases/" + id + "/paper.pdf"))
        .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    assertThat(new String(office.download("/cases/" + id + "/case.json"), StandardCharsets.UTF_8))
        .contains("\"state\" : \"filed\"");
    assertThat(county.server().signedIn("enterprise").open("/cases/" + id).statusCode())
        .as("a firm has a portal and no desk")
        .isEqualTo(403);
  }

  private static byte[] png() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  private static FilePayload named(String name, String type, byte[] content) {
    return new FilePayload(name, type, content);
  }

  @Test
  void whatIsNoPictureIsRefusedInWordsAndNothingTypedIsLost() throws IOException {
    UUID id = file("hands needed for the oven");
    try (var visitor = window.visitor(390, "en", false)) {
      Page page = signIn(visitor, "township-office", Language.EN);
      page.navigate(county.address() + "/cases/" + id);
      page.locator("form[action$='/steps/take'] button").click();
      page.waitForCondition(() -> page.content().contains("being solved"));
      page.navigate(county.address() + "/cases/" + id + "/steps/solve");
      byte[] exe = "MZ\u0090 this program".getBytes(StandardCharsets.ISO_8859_1);
      byte[] svg =
          "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"
              .getBytes(StandardCharsets.UTF_8);
      for (FilePayload wrong :
          List.of(named("a.jpg", "image/jpeg", exe), named("b.svg", "image/svg+xml", svg))) {
        page.locator("#field-result").fill("ten people came");
        page.locator("#field-shown").setInputFiles(wrong);
        page.locator("main form.form button.first").click();
        page.waitForSelector(".errors");
        assertThat(page.locator(".errors").innerText()).contains("only JPEG");
        assertThat(page.locator("#field-result").inputValue()).isEqualTo("ten people came");
      }
      Window.picture(page, "case-file-refused");
      page.locator("#field-result").fill("x");
      page.locator("#field-shown").setInputFiles(named("c.png", "image/png", png()));
      page.locator("main form.form button.first").click();
      page.waitForSelector(".kept");
      assertThat(page.locator(".errors").innerText()).contains("at least 4");
      page.locator("#field-result").fill("ten people came");
      page.locator("main form.form button.first").click();
      page.waitForURL(url -> !url.contains("/steps/"));
      assertThat(page.content()).contains("ten people came", "solved");
      assertThat(page.locator("a.thumb img").count()).isEqualTo(1);
      page.waitForFunction("() => document.querySelector('a.thumb img').complete");
      assertThat(page.evaluate("document.querySelector('a.thumb img').naturalWidth")).isEqualTo(40);
      Window.picture(page, "case-solved");
    }
  }

  @Test
  void aPhotoOfSixtyMegabytesIsRefusedWithItsSizeAndTheLimit() {
    UUID id = file("large pictures");
    Visit office = county.server().signedIn("township-office");
    String page = office.open("/cases/" + id).body();
    office.send(
        "/cases/" + id + "/steps/take",
        List.of(
            "_id",
            UUID.randomUUID().toString(),
            "_seen",
            page.replaceAll("(?s).*name=\"_seen\" value=\"([0-9]+)\".*", "$1")));
    String form = office.open("/cases/" + id + "/steps/solve").body();
    String body =
        office
            .sendWithFile(
                "/cases/" + id + "/steps/solve",
                List.of(
                    "_id",
                    UUID.randomUUID().toString(),
                    "_seen",
                    form.replaceAll("(?s).*name=\"_seen\" value=\"([0-9]+)\".*", "$1"),
                    "result",
                    "it is done"),
                "shown-file",
                "a".repeat(60 << 20))
            .body();
    assertThat(body).contains("The file has 60 MB, at most 20", "it is done");
  }

  @Test
  void theDeskIsReadInBothLanguagesAndWidthsAndByKeysAlone() {
    UUID id = file("四名工人无法返岗");
    for (Language language : Language.values()) {
      for (int width : Window.WIDTHS) {
        try (var visitor = window.visitor(width, language.tag(), width == 390)) {
          Page page = signIn(visitor, "township-office", language);
          for (String to :
              List.of(
                  "/cases",
                  "/cases?list=waiting",
                  "/cases/search?q=x",
                  "/cases/statistics",
                  "/cases/absence",
                  "/cases/" + id + "/split",
                  "/cases/" + id)) {
            assertThat(Window.faults(page, county.address() + to)).as(to).isEmpty();
            String name = to.replaceAll("[^a-z]+", "-").replaceAll("-[a-f-]*$", "");
            Window.picture(page, "desk" + name + width + language.word());
            if (width == 390) {
              assertThat(Window.small(page)).as(to).isEmpty();
            }
          }
          page.navigate(county.address() + "/cases");
          assertThat(page.locator("main table").textContent())
              .as("what it is about and why it comes first")
              .contains(
                  language == Language.ZH ? "用工" : "people",
                  language == Language.ZH ? "停产等待" : "Production stands still");
          assertThat(page.getByText(language == Language.ZH ? "停产等待" : "Production stands still"))
              .as("on a phone too")
              .satisfies(found -> assertThat(found.locator("visible=true").count()).isPositive());
          page.keyboard().press("ArrowDown");
          page.keyboard().press("Enter");
          page.waitForURL(url -> url.matches(".*/cases/[0-9a-f-]{36}.*"));
        }
      }
    }
  }
}
