package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Cold fingers hit what they aim at, and whoever has no mouse gets everywhere and out again. */
@EnabledIf("lianfang.web.browser.Window#possible")
class WithFingersAndWithKeysAloneTest extends CountyInAWindow {

  private static final String PUYANG = "puyang-2020-02-25-key-persons";

  /** What is not a part of the rail by itself. */
  private static final Map<String, List<String>> MORE =
      Map.of(
          "command",
              List.of(
                  "/notices/" + PUYANG,
                  "/readings/" + PUYANG,
                  "/orders",
                  "/areas?area=410922100",
                  "/situation/screening",
                  "/situation/grades",
                  "/situation/classes",
                  "/objections"),
          "township-office", List.of("/imports", "/confirmations"),
          "administrator", List.of("/users/new"));

  /** Who walks; a part that several of them have in their rail is walked by the first. */
  private static final List<String> OFFICES =
      List.of(
          "command",
          "township-office",
          "disease-control",
          "statistics",
          "department",
          "enterprise",
          "gate",
          "administrator",
          "auditor");

  /** The parts of the rail that nobody has walked yet, and what belongs to them. */
  @SuppressWarnings("unchecked")
  private static List<String> pages(Page page, String login, Set<String> walked) {
    String parts =
        "() => Array.from(document.querySelectorAll('.rail li a')).map((e) => e.pathname)";
    List<String> pages = new ArrayList<>((List<String>) page.evaluate(parts));
    pages.addAll(MORE.getOrDefault(login, List.of()));
    if (login.equals("statistics")) {
      return pages;
    }
    pages.removeIf(path -> !walked.add(path));
    return pages;
  }

  /** Where the focus is, whether it is seen, and whether it lies in the window. */
  private static final String FOCUS =
      """
      () => {
        const e = document.activeElement;
        if (!e || e === document.body) return null;
        const before = document.querySelectorAll('[data-stop]').length;
        if (!e.dataset.stop) e.dataset.stop = String(before);
        const ring = (one) => {
          const s = getComputedStyle(one);
          return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0
            || s.boxShadow !== 'none';
        };
        const holder = e.closest('.find') || e;
        const next = e.nextElementSibling;
        const r = e.getBoundingClientRect();
        return { stop: e.dataset.stop, name: e.tagName + '.' + e.className + ' '
            + (e.innerText || e.name || '').slice(0, 20),
          seen: ring(e) || ring(holder) || !!next && ring(next),
          inside: r.bottom > 0 && r.top < innerHeight };
      }
      """;

  private static final String UNREACHED =
      """
      () => Array.from(document.querySelectorAll('a[href], button, summary, select, textarea, '
          + 'input:not([type=hidden]):not([type=radio])'))
        .filter((e) => e.getClientRects().length && !e.disabled && e.tabIndex >= 0
          && !e.dataset.stop && (e.tagName === 'SUMMARY' || !e.closest('details:not([open])')))
        .map((e) => e.tagName + '.' + e.className + ' ' + (e.innerText || e.name).slice(0, 20))
        .slice(0, 4)
      """;

  @Test
  void onAPhoneEveryTargetIsFortyFourPixelsInBothLanguages() {
    List<String> small = new ArrayList<>();
    for (Language language : Language.values()) {
      Set<String> walked = new HashSet<>();
      for (String login : OFFICES) {
        try (BrowserContext visitor = window.visitor(390, language.tag(), false)) {
          Page page = signIn(visitor, login, language);
          for (String path : pages(page, login, walked)) {
            page.navigate(county.address() + path);
            for (String one : Window.small(page)) {
              small.add(language + " " + login + " " + path + ": " + one);
            }
            Window.faults(page).forEach(fault -> small.add(path + ": " + fault));
            String name = "touch" + path.replaceAll("[/?=]", "-") + "-" + language.word();
            Window.picture(page, name);
          }
        }
      }
      assertThat(walked).contains("/today", "/duties", "/audit").hasSizeGreaterThan(20);
    }
    assertThat(small).isEmpty();
  }

  @Test
  void aRecordADecisionAndAPaperAreHitByAThumbToo() {
    for (Language language : Language.values()) {
      try (BrowserContext visitor = window.visitor(390, language.tag(), false)) {
        Page page = signIn(visitor, "command", language);
        for (String list : List.of("/people?place=central", "/decisions", "/closures")) {
          page.navigate(county.address() + list);
          page.locator("tbody a.row").first().click();
          page.waitForLoadState();
          assertThat(Window.small(page)).as(list + " " + language).isEmpty();
          assertThat(Window.faults(page)).as(list + " " + language).isEmpty();
          Window.picture(page, "thumb" + list.replaceAll("[/?=]", "-") + "-" + language.word());
        }
        page.navigate(county.address() + "/people?place=central");
        page.locator("tbody a.row").first().click();
        assertThat(page.locator("a[href*='.pdf']").count()).as("papers").isPositive();
      }
    }
  }

  @Test
  void onADeskTheTabKeyReachesEverythingAndIsNeverCaught() {
    List<String> faults = new ArrayList<>();
    Set<String> walked = new HashSet<>();
    for (String login : OFFICES) {
      try (BrowserContext visitor = window.visitor(1440, "en-GB", false)) {
        Page page = signIn(visitor, login, Language.EN);
        for (String path : pages(page, login, walked)) {
          page.navigate(county.address() + path);
          walk(page).forEach(fault -> faults.add(login + " " + path + ": " + fault));
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static List<String> walk(Page page) {
    List<String> faults = new ArrayList<>();
    Set<String> stops = new HashSet<>();
    String last = "";
    int same = 0;
    while (true) {
      page.keyboard().press("Tab");
      Map<String, Object> focus = (Map<String, Object>) page.evaluate(FOCUS);
      if (focus == null) {
        break;
      }
      String stop = String.valueOf(focus.get("stop"));
      // A field for a day has three parts of its own.
      same = stop.equals(last) ? same + 1 : 0;
      last = stop;
      if (same > 3) {
        faults.add("caught in " + focus.get("name"));
        break;
      }
      if (!stops.add(stop) && same == 0) {
        break;
      }
      if (!Boolean.TRUE.equals(focus.get("seen"))) {
        faults.add("focus unseen on " + focus.get("name"));
      }
      if (!Boolean.TRUE.equals(focus.get("inside"))) {
        faults.add("focus outside the window on " + focus.get("name"));
      }
    }
    ((List<String>) page.evaluate(UNREACHED)).forEach(one -> faults.add("not reached: " + one));
    return faults;
  }

  @Test
  void onAPhoneWhatHasTheFocusDoesNotLieBehindTheBarAtTheBottom() {
    String behind =
        """
        () => {
          const e = document.activeElement;
          const bar = document.querySelector('.dock');
          if (!e || e === document.body || bar.contains(e)) return '';
          const box = e.getBoundingClientRect();
          const lies = box.bottom > bar.getBoundingClientRect().top + 1 && box.height < 600;
          return lies ? e.outerHTML.slice(0, 120) : '';
        }
        """;
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      Page page = signIn(visitor, "administrator", Language.ZH);
      page.navigate(county.address() + "/users/new");
      List<String> hidden = new ArrayList<>();
      for (int tab = 0; tab < 40; tab++) {
        page.keyboard().press("Tab");
        hidden.add((String) page.evaluate(behind));
      }
      hidden.removeIf(String::isEmpty);
      assertThat(hidden).isEmpty();
    }
  }

  @Test
  void menusCloseByEscapeOrWhenTheyAreLeftAndGiveTheFocusBack() {
    try (BrowserContext visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "command", Language.EN);
      page.navigate(county.address() + "/people");
      var menu = page.locator("details.chip.drop").first();
      menu.locator("summary").focus();
      page.keyboard().press("Enter");
      PlaywrightAssertions.assertThat(menu).hasAttribute("open", "");
      page.keyboard().press("Tab");
      page.keyboard().press("Escape");
      PlaywrightAssertions.assertThat(menu).not().hasAttribute("open", "");
      PlaywrightAssertions.assertThat(menu.locator("summary")).isFocused();
      page.keyboard().press("Enter");
      page.keyboard().press("Shift+Tab");
      PlaywrightAssertions.assertThat(menu).not().hasAttribute("open", "");
    }
  }

  @Test
  void arrowsGoThroughAListEnterOpensAndEscapeLeadsBackToTheRow() {
    try (BrowserContext visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "command", Language.EN);
      page.navigate(county.address() + "/people");
      page.keyboard().press("ArrowDown");
      page.keyboard().press("ArrowDown");
      PlaywrightAssertions.assertThat(page.locator("tbody tr").nth(1).locator("a").first())
          .isFocused();
      page.locator("tbody tr").nth(4).locator("a.row").focus();
      page.keyboard().press("ArrowUp");
      PlaywrightAssertions.assertThat(page.locator("tbody tr").nth(3).locator("a").first())
          .isFocused();
      var basis = page.locator("tbody tr").nth(3).locator("a[data-beside]").last();
      basis.focus();
      page.keyboard().press("Enter");
      PlaywrightAssertions.assertThat(page.locator("#panel")).isFocused();
      page.keyboard().press("Escape");
      PlaywrightAssertions.assertThat(page.locator("#panel")).isHidden();
      PlaywrightAssertions.assertThat(page.locator("tbody tr").nth(3).locator("a").first())
          .isFocused();
    }
  }
}
