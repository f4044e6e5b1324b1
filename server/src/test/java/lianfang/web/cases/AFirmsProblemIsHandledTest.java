package lianfang.web.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import lianfang.web.signin.Visit;
import lianfang.web.walk.CountyInAWindow;
import lianfang.web.walk.SmallCounty;
import org.junit.jupiter.api.Test;

/**
 * A township files what keeps a firm from working, asks, is answered, and an old tab is told so.
 */
class AFirmsProblemIsHandledTest extends CountyInAWindow {

  private static final String NEW =
      "/cases/new/firm-problem?in=" + SmallCounty.TOWNSHIP + "&about=" + UUID.randomUUID();

  private static String hidden(String page, String name) {
    return page.replaceAll("(?s).*name=\"" + name + "\" value=\"([^\"]*)\".*", "$1");
  }

  /** Files a problem and returns the path of its case. */
  static String file(Visit office, String what) {
    String form = office.open(NEW).body();
    HttpResponse<String> sent =
        office.send("/cases/new/firm-problem", filing(form, "kind", "people", "what", what));
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
    return sent.headers().firstValue("location").orElseThrow().replaceAll("[?].*", "");
  }

  private static List<String> filing(String form, String... typed) {
    List<String> fields = new ArrayList<>();
    for (String name : List.of("_id", "_about", "_in", "_key")) {
      fields.addAll(List.of(name, hidden(form, name)));
    }
    fields.addAll(List.of(typed));
    return fields;
  }

  @Test
  void aCaseIsFiledTakenAndAnsweredAndItsPageSaysSo() {
    Visit office = county.server().signedIn("township-office");
    String path = file(office, "no workers from other villages");
    String page = office.open(path).body();
    assertThat(page)
        .contains("A firm's problem C-", "Waiting to be taken", "Township or sub-district")
        .contains("no workers from other villages", "people", "Taken within two working hours")
        .contains("ask for more", "is here");
    HttpResponse<String> taken =
        office.send(
            path + "/steps/take",
            List.of("_id", hidden(page, "_id"), "_seen", hidden(page, "_seen")));
    assertThat(taken.statusCode()).isEqualTo(302);
    String after = office.open(path).body();
    assertThat(after).contains("Being solved", "In time");

    HttpResponse<String> old =
        office.send(
            path + "/steps/take",
            List.of("_id", UUID.randomUUID().toString(), "_seen", hidden(page, "_seen")));
    assertThat(old.body())
        .contains("Somebody has acted on this case since you opened it")
        .contains("Office township-office did \"take\"")
        .contains("look at it as it is now");

    String form = office.open(path + "/steps/decline").body();
    assertThat(form).contains("The other side reads it");
    List<String> base = List.of("_id", hidden(form, "_id"), "_seen", hidden(form, "_seen"));
    List<String> brief = new ArrayList<>(base);
    brief.addAll(List.of("reason", "no"));
    assertThat(office.send(path + "/steps/decline", brief).body())
        .contains("Type at least 4 characters", "href=\"#field-reason\"");
    List<String> whole = new ArrayList<>(base);
    whole.addAll(List.of("reason", "the village is closed until 5 March"));
    assertThat(office.send(path + "/steps/decline", whole).statusCode()).isEqualTo(302);
    assertThat(office.open(path).body())
        .contains("Answered", "the village is closed until 5 March")
        .doesNotContain("To be done next");
  }

  @Test
  void whatIsTypedIsADraftOnTheServerUntilItIsSent() {
    Visit office = county.server().signedIn("township-office");
    String form = office.open(NEW).body();
    List<String> typed = filing(form, "kind", "money", "what", "half a sent");
    typed.addAll(List.of("_later", "1"));
    office.send("/cases/new/firm-problem", typed);
    Visit other = county.server().signedIn("township-office");
    String again = other.open(NEW).body();
    assertThat(again).contains("half a sent", "This is your draft of");
    other.send("/forms/draft/forget", List.of("_key", hidden(again, "_key"), "_back", NEW));
    assertThat(other.open(NEW).body()).doesNotContain("half a sent");
  }

  @Test
  void theCodeTellsThePublicHowItStandsAndNoPerson() {
    Visit office = county.server().signedIn("township-office");
    String path = file(office, "only the office reads this");
    String code = office.open(path).body().replaceAll("(?s).*Code ([0-9A-Z]{12}).*", "$1");
    Visit stranger = county.server().visit();
    stranger.open("/status");
    String typed = code.substring(0, 4) + " " + code.substring(4);
    String shown = stranger.send("/status", List.of("code", typed)).body();
    assertThat(shown)
        .contains("Waiting to be taken", "The township has it")
        .doesNotContain("only the office reads this", "township-office");
    assertThat(stranger.send("/status", List.of("code", "ABCDEFGHJKMN")).body())
        .contains("no case with this code");
    int refused = 0;
    for (int i = 0; i < 40; i++) {
      int status = stranger.send("/status", List.of("code", "AAAAAAAAAAAA")).statusCode();
      refused += status == 429 ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  @Test
  void pagesAreReadInBothLanguagesAndWidths() {
    Visit office = county.server().signedIn("township-office");
    String path = file(office, "原材料运输受阻，需要通行证");
    for (Language language : Language.values()) {
      for (int width : Window.WIDTHS) {
        try (var visitor = window.visitor(width, language.tag(), false)) {
          Page page = signIn(visitor, "township-office", language);
          for (String to :
              List.of(path, NEW, "/cases/types", "/cases/types/firm-problem", "/status")) {
            assertThat(Window.faults(page, county.address() + to)).as(to).isEmpty();
            String name = to.replaceAll("[^a-z]+", "-").replaceAll("-[a-f-]*$", "");
            Window.picture(page, "case" + name + width + language.word());
            if (width == 390) {
              assertThat(Window.small(page)).as(to).isEmpty();
            }
          }
        }
      }
    }
  }

  @Test
  void aDraftIsKeptWhileSomebodyTypesAndTheFirstFaultIsReadFirst() {
    try (var visitor = window.visitor(390, "en", false)) {
      Page page = signIn(visitor, "township-office", Language.EN);
      page.navigate(county.address() + NEW);
      page.locator("#field-what").fill("abc");
      page.waitForCondition(() -> page.locator("[data-told]").innerText().contains("Kept"));
      page.locator("main form.form button.first").click();
      page.waitForSelector(".errors");
      assertThat(page.evaluate("document.activeElement.className")).isEqualTo("errors");
      assertThat(page.locator("#field-what").inputValue()).isEqualTo("abc");
      assertThat(page.locator(".errors a").allInnerTexts()).hasSize(2);
      Window.picture(page, "case-form-errors");
      page.reload();
    }
  }
}
