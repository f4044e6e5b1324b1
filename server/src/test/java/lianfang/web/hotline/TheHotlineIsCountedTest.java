package lianfang.web.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Role;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.fact.Subject;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import lianfang.web.walk.CountyInAWindow;
import lianfang.web.walk.SmallCounty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The statistics of the hotline: each number leads to its calls, in both languages and widths. */
class TheHotlineIsCountedTest extends CountyInAWindow {

  @BeforeAll
  static void calls() {
    for (String topic : new String[] {"road-blocked", "road-blocked", "masks"}) {
      Map<String, Object> values = new HashMap<>(Map.of("kind", "help", "urgency", "normal"));
      values.put("topic", topic);
      values.put("what", "来电反映情况，请尽快处理");
      values.put("where", "西关路口");
      String area = SmallCounty.TOWNSHIP;
      county
          .get(Cases.class)
          .file(
              CaseRecorder.anyone(area),
              Filing.of(
                  UUID.randomUUID(), "request", Subject.area(area), area, new FormValues(values)));
    }
  }

  @Test
  void eachNumberLeadsToItsCallsInBothLanguagesAndWidths() {
    for (Language language : Language.values()) {
      for (int width : Window.WIDTHS) {
        try (var visitor = window.visitor(width, language.tag(), false)) {
          Page page = signIn(visitor, "command", language);
          String address = county.address() + "/hotline/statistics";
          assertThat(Window.faults(page, address)).isEmpty();
          Window.picture(page, "hotline-figures-" + width + language.word());
          if (width == 390) {
            assertThat(Window.small(page)).isEmpty();
          }
          assertThat(page.content())
              .contains(language == Language.ZH ? "道路封堵" : "Road blocked", "西关路口");
          page.locator("a[href*='f.topic=road-blocked'][href*='f.where']").first().click();
          page.waitForURL("**/cases/search**");
          assertThat(page.locator("main tbody tr").count()).isEqualTo(2);
        }
      }
    }
  }

  @Test
  void whoeverSeesFiguresAloneIsToldNoPlaces() {
    try (var visitor = window.visitor(1440, "zh-CN", false)) {
      Page page = signIn(visitor, Role.STATISTICS.word(), Language.ZH);
      page.navigate(county.address() + "/hotline/statistics");
      assertThat(page.content()).contains("道路封堵").doesNotContain("西关路口");
    }
  }
}
