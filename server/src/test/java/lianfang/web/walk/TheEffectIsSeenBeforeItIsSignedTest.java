package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import lianfang.rulebook.Editions;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.web.browser.Window;
import lianfang.web.demo.DemoCapacity;
import lianfang.web.shell.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A drafter shortens the second step of contacts, sees whom that concerns, and it is signed. */
@EnabledIf("lianfang.web.browser.Window#possible")
class TheEffectIsSeenBeforeItIsSignedTest extends CountyInAWindow {

  private static final String PUYANG = "puyang-2020-02-25-key-persons";
  private static final String SIMULATIONS = "/notices/simulations";

  @BeforeAll
  static void beds() {
    county.get(DemoCapacity.class).fill(List.of("4109"));
  }

  /** Contacts stay at home for so many days after the fourteen in central isolation. */
  private static String contacts(int home) {
    Editions editions = county.get(Editions.class);
    String base = county.get(EditionRegister.class).inForce(PUYANG).orElseThrow().edition();
    TreeMap<String, String> files = new TreeMap<>(editions.folder(base).files());
    files.keySet().removeIf(name -> name.startsWith("cases/"));
    files.computeIfPresent(
        "tables/key-persons.csv",
        (name, text) -> text.replaceAll("(K2,.*central,14,home,)[0-9]+", "$1" + home));
    return editions.keep(new NoticeFolder(PUYANG, files)).edition();
  }

  /** Simulates an edition as whoever is signed in and waits for the result. */
  private static String simulate(Page page, String edition) {
    page.navigate(county.address() + SIMULATIONS + "?edition=" + edition);
    page.locator("main form button").first().click();
    PlaywrightAssertions.assertThat(page.locator(".figures")).isVisible();
    return page.url().replaceAll("[?].*", "");
  }

  @Test
  void theEffectFitsBothWidthsAndLanguages() {
    String draft = contacts(7);
    List<String> faults = new ArrayList<>();
    String done = "";
    String other = "";
    for (int width : Window.WIDTHS) {
      for (Language language : Language.values()) {
        try (var visitor = window.visitor(width, language.tag(), false)) {
          Page page = signIn(visitor, "disease-control", language);
          String name = "-" + width + "-" + language.word();
          if (done.isEmpty()) {
            other = simulate(page, contacts(10)).replaceAll(".*/", "");
            done = simulate(page, draft).substring(county.address().length());
          }
          for (String path :
              List.of(
                  SIMULATIONS + "?edition=" + draft,
                  done,
                  done + "?at=410922100",
                  done + "/subjects?change=shorter",
                  done + "/compare/" + other,
                  done + "/compare/" + other + "/areas",
                  done + "/compare/" + other + "/subjects",
                  "/notices/" + PUYANG + "/editions/" + draft)) {
            page.navigate(county.address() + path);
            for (String fault : Window.faults(page)) {
              faults.add(path + name + ": " + fault);
            }
            if (width == 390) {
              Window.small(page).forEach(one -> faults.add(path + name + ": small " + one));
            }
            String kind = path.replaceAll("[0-9a-f-]{36,}|/notices/|" + PUYANG, "");
            Window.picture(page, "simulation-" + kind.replaceAll("[/?=]", "-") + name);
          }
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void aShorterStepIsDraftedSeenAndSignedByAnother() {
    String draft = contacts(8);
    String address = county.address() + "/notices/" + PUYANG + "/editions/" + draft;
    try (var visitor = window.visitor(390, "zh-CN", false)) {
      Page page = signIn(visitor, "disease-control", Language.ZH);
      page.navigate(address);
      page.locator("form[action$=check] button").click();
      PlaywrightAssertions.assertThat(page.locator(".course .now")).containsText("已审查");
      page.locator("form[action$=simulations] button").click();
      PlaywrightAssertions.assertThat(page.locator(".figures")).isVisible();
      String done = page.url().replaceAll("[?].*", "");
      assertThat(page.locator("h1").innerText()).contains("8 人会提前结束");
      assertThat(page.locator(".gapped svg.map").first().locator("a").count())
          .as("one county changes")
          .isOne();
      assertThat(page.locator("svg.map a").first().getAttribute("aria-label")).contains("清丰县", "8");
      assertThat(page.locator("#short").innerText()).contains("清丰县", "床位", "消毒");
      page.locator(".figures a").first().click();
      PlaywrightAssertions.assertThat(page.locator("tbody tr")).hasCount(16);
      page.locator("tbody a.row").first().click();
      page.waitForURL(url -> url.contains("/people/"));
      assertThat(page.content()).as("a name is opened, not shown").doesNotContain("1390000");
      page.navigate(done);
      page.locator("form[action$=simulated] button").click();
      PlaywrightAssertions.assertThat(page.locator(".course .now")).containsText("已推演");
      assertThat(page.locator("form[action$=approve]").count()).isZero();
    }
    try (var visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "command", Language.EN);
      page.navigate(address);
      page.locator("form[action$=approve] button").click();
      PlaywrightAssertions.assertThat(page.locator(".course .now")).containsText("In force");
      PlaywrightAssertions.assertThat(page.locator("main")).containsText("The switch is done");
      Window.picture(page, "simulation-in-force-1440-en");
    }
  }
}
