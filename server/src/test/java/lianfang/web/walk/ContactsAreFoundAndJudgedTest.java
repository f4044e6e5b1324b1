package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import lianfang.fact.Subject;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A case, its household, its carriage, and somebody of another city. */
@EnabledIf("lianfang.web.browser.Window#possible")
class ContactsAreFoundAndJudgedTest extends CountyInAWindow {

  private static final String VILLAGE = "410922100001";
  private static UUID person;

  @BeforeAll
  static void aCaseInAHousehold() {
    person = aCase(6);
  }

  /** A case with so many people in the household, one in the carriage, and one elsewhere. */
  private static UUID aCase(int people) {
    UUID home = UUID.randomUUID();
    UUID one = UUID.randomUUID();
    String number = "G" + (100 + new java.util.Random().nextInt(800));
    String lives = "2020-02-20 residence village=%s household=%s".formatted(VILLAGE, home);
    fact(one, VILLAGE, lives);
    fact(one, VILLAGE, "2020-02-18 symptom symptoms=fever");
    fact(one, VILLAGE, "2020-02-21 diagnosis result=confirmed");
    fact(one, VILLAGE, "2020-02-17 journey vehicle=train carriage=5 row=7 number=" + number);
    Stream.generate(UUID::randomUUID).limit(people).forEach(other -> fact(other, VILLAGE, lives));
    UUID near = UUID.randomUUID();
    fact(near, VILLAGE, "2020-02-10 residence village=" + VILLAGE);
    fact(near, VILLAGE, "2020-02-17 journey vehicle=train carriage=5 number=" + number);
    UUID far = UUID.randomUUID();
    fact(far, "410803001001", "2020-02-10 residence village=410803001001");
    fact(far, "410803001001", "2020-02-17 journey vehicle=train carriage=5 number=" + number);
    return one;
  }

  private static void fact(UUID about, String village, String text) {
    county.server().tell(Subject.person(about), village, text);
  }

  @Test
  void theListAndTheChainFitBothWidthsInBothLanguages() {
    String contacts = "/people/" + person + "/contacts";
    assertThat(proofreader("disease-control").faults(List.of(contacts, contacts + "/chain")))
        .isEmpty();
  }

  @Test
  void theHouseholdIsConfirmedByItsNumberTakenBackAndOneIsRejected() {
    UUID other = aCase(3);
    try (var visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "disease-control", Language.EN);
      page.navigate(county.address() + "/people/" + other);
      page.locator("a[href*='/contacts']").first().click();
      PlaywrightAssertions.assertThat(page.locator("tbody tr")).hasCount(4);
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("1 more live outside");
      page.navigate(county.address() + "/people/" + other + "/contacts?link=household");
      PlaywrightAssertions.assertThat(page.locator("tbody tr")).hasCount(3);
      sign(page, "all 3", "close contact", "too far", "");
      PlaywrightAssertions.assertThat(page.locator(".note.warn"))
          .containsText("3 people are chosen: type 3");
      page.locator("[name=confirmed]").fill("3");
      page.locator("form.whole button").click();
      PlaywrightAssertions.assertThat(page.locator(".note.warn"))
          .containsText("says the opposite of the judgement");
      sign(page, "all 3", "close contact", "near, without", "");
      PlaywrightAssertions.assertThat(page.locator(".note.warn"))
          .containsText("3 people are chosen: type 3");
      page.locator("[name=confirmed]").fill("3");
      page.locator("form.whole button").click();
      PlaywrightAssertions.assertThat(page.locator(".note[role=status]")).containsText("3 judged");
      assertThat(page.locator("tbody").innerText()).contains("Contact");
      assertThat(page.locator("tbody input[type=checkbox]").count()).isZero();

      page.locator(".note[role=status] button").click();
      PlaywrightAssertions.assertThat(page.locator("tbody input[type=checkbox]")).hasCount(4);

      page.locator("tbody input[type=checkbox]").last().check();
      sign(page, "those ticked", "no close contact", "too far", "");
      PlaywrightAssertions.assertThat(page.locator(".note[role=status]")).containsText("1 judged");
      assertThat(page.locator("tbody").innerText()).contains("No contact");
    }
  }

  private static void sign(Page page, String who, String what, String why, String number) {
    for (String label : List.of(who, what, why)) {
      page.locator(".choices label")
          .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(label))
          .first()
          .click();
    }
    page.locator("[name=confirmed]").fill(number);
    page.locator("form.whole button").click();
  }

  @Test
  void theRulebookDoesTheRestForWhoeverIsConfirmedAndTheChainShowsThem() {
    UUID other = aCase(4);
    Visit visit = county.server().signedIn("disease-control");
    String path = "/people/" + other + "/contacts";
    String list = visit.open(path + "?link=household&lang=zh").body();
    String contact = list.replaceAll("(?s).*name=\"person\" value=\"([^\"]+)\".*", "$1");
    assertThat(
            visit
                .send(path, List.of("which", "all", "decision", "confirmed", "reason", "near"))
                .body())
        .as("a list of several is not signed without its number")
        .containsPattern("选了 \\d+ 人：请在“人数”里填写");
    visit.send(
        path,
        List.of("person", contact, "which", "picked", "decision", "confirmed", "reason", "near"));
    visit.open(path);
    visit.send(
        "/people/" + contact + "/contacts",
        List.of("which", "all", "decision", "confirmed", "reason", "near", "confirmed", "3"));
    assertThat(visit.open("/people/" + contact + "?lang=zh").body()).contains("集中");
    assertThat(visit.open(path + "/chain?lang=zh").body()).contains("/people/" + contact, "同户");
    assertThat(visit.open("/people/" + contact + "/contacts?lang=zh").body())
        .as("second degree on demand")
        .contains("2月26日");
    bothAreReadAtBothWidths(path);
    String file = visit.open(path + "/sheet.csv?lang=en&link=household").body();
    assertThat(file).contains("same household").doesNotContain(contact);
    assertThat(visit.open(path + "/sheet.xlsx").headers().firstValue("Content-Disposition"))
        .as("no id of a person in a file's name")
        .hasValue("attachment; filename=\"people-contacts.xlsx\"");
  }

  @Test
  void aBatchThatWasSignedBeforeIsTakenBackLaterWithItsContacts() {
    UUID other = aCase(3);
    Visit visit = county.server().signedIn("disease-control");
    String path = "/people/" + other + "/contacts";
    visit.open(path + "?lang=zh");
    visit.send(
        path,
        List.of(
            "link",
            "household",
            "which",
            "all",
            "decision",
            "confirmed",
            "reason",
            "near",
            "confirmed",
            "3"));
    String later = visit.open(path + "?judged=confirmed").body();
    assertThat(later).contains("3 人：密切接触者（近距离、无有效防护），Office disease-control，", "id=\"signed\"");
    List<String> undone = new java.util.ArrayList<>();
    java.util.regex.Matcher judgement =
        java.util.regex.Pattern.compile("name=\"judgement\" value=\"([^\"]+)\"").matcher(later);
    while (judgement.find()) {
      undone.addAll(List.of("judgement", judgement.group(1)));
    }
    assertThat(undone).hasSize(6);
    visit.send(path + "/undo", undone);
    assertThat(visit.open(path + "?judged=open").body())
        .contains("4 名线索")
        .doesNotContain("id=\"signed\"");
  }

  private static void bothAreReadAtBothWidths(String path) {
    for (int width : Window.WIDTHS) {
      try (var visitor = window.visitor(width, "zh-CN", false)) {
        Page page = signIn(visitor, "disease-control", Language.ZH);
        page.navigate(county.address() + path + "/chain");
        assertThat(Window.faults(page)).isEmpty();
        Window.picture(page, "chain-confirmed-" + width);
        page.navigate(county.address() + path);
        if (width == 390) {
          assertThat(page.locator(".narrow .tag").first().boundingBox().height)
              .as("a word stands in one line")
              .isLessThan(30);
        }
      }
    }
  }

  @Test
  void nobodyElseMayLook() {
    for (String login : List.of("village", "township", "command", "auditor", "gate")) {
      Visit visit = county.server().signedIn(login);
      assertThat(visit.open("/people/" + person + "/contacts").statusCode()).isEqualTo(403);
    }
  }
}
