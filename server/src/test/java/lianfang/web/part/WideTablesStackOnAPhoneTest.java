package lianfang.web.part;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import lianfang.web.shell.Language;
import lianfang.web.walk.CountyInAWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What is too wide for a phone stands cell below cell, each behind the head of its column. */
@EnabledIf("lianfang.web.browser.Window#possible")
class WideTablesStackOnAPhoneTest extends CountyInAWindow {

  private static final String WIDE =
      """
      () => Array.from(document.querySelectorAll('.scroll, .table'))
        .filter((e) => e.scrollWidth > e.clientWidth + 1)
        .map((e) => e.innerText.slice(0, 60))
      """;

  private static List<String> wide(Page page) {
    return ((List<?>) page.evaluate(WIDE)).stream().map(String::valueOf).toList();
  }

  @Test
  void nothingScrollsSidewaysAndEachCellSaysWhatItIs() {
    List<String> found = new ArrayList<>();
    for (Language language : Language.values()) {
      try (var visitor = window.visitor(390, language.tag(), false)) {
        Page page = signIn(visitor, "command", language);
        for (String path :
            List.of("/today", "/cases/types", "/situation/screening", "/areas/capacity")) {
          page.navigate(county.address() + path);
          wide(page).forEach(one -> found.add(path + " " + language + ": " + one));
        }
      }
      try (var visitor = window.visitor(390, language.tag(), false)) {
        Page page = signIn(visitor, "township", language);
        page.navigate(county.address() + "/certificates");
        wide(page).forEach(one -> found.add("/certificates " + language + ": " + one));
        assertThat(page.locator("table.stacked td[data-label]").first().isVisible()).isTrue();
        assertThat(page.locator("table.stacked thead").first().isVisible()).isFalse();
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void aWideScreenKeepsTheTable() {
    try (var visitor = window.visitor(1440, "en-GB", false)) {
      Page page = signIn(visitor, "township", Language.EN);
      page.navigate(county.address() + "/certificates");
      assertThat(page.locator("table.stacked thead").first().isVisible()).isTrue();
    }
  }
}
