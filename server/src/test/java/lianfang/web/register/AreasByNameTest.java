package lianfang.web.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import lianfang.web.signin.Visit;
import lianfang.web.walk.CountyInAWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Areas anywhere in the country are chosen by their names, in both languages. */
@EnabledIf("lianfang.web.browser.Window#possible")
class AreasByNameTest extends CountyInAWindow {

  private static String offered(String typed, String lang) {
    Visit visit = county.server().signedIn("village");
    visit.open("/today?lang=" + lang);
    String q = URLEncoder.encode(typed, StandardCharsets.UTF_8);
    return visit.open("/areas/named?q=" + q).body();
  }

  @Test
  void aNamePartOfItItsInitialsAndItsPinyinAllLeadToIt() {
    for (String typed : new String[] {"武陟", "焦作武陟", "wzx", "wuzhi"}) {
      assertThat(offered(typed, "zh")).as(typed).contains("\"焦作市武陟县\"", "\"河南省\"");
    }
    assertThat(offered("zhongzhan", "en")).contains("Zhongzhan District (Jiaozuo");
    assertThat(offered("城关", "zh")).as("those of the own city first").contains("濮阳市清丰县城关镇");
    assertThat(offered("", "zh")).isEqualTo("[]");
    assertThat(offered("x".repeat(5000), "zh")).isEqualTo("[]");
  }

  @Test
  void nobodyIsOfferedAnythingBeforeHeHasSignedIn() {
    Visit nobody = county.server().visit();
    assertThat(nobody.open("/areas/named?q=wz").body()).doesNotContain("武陟");
    assertThat(nobody.open("/me/areas?q=wz").body()).isEqualTo("[]");
  }

  @Test
  void aRouteOfSeveralAreasIsChosenOneAfterTheOtherInBothLanguages() {
    for (int width : Window.WIDTHS) {
      String lang = width == 390 ? "zh" : "en";
      try (BrowserContext phone = window.visitor(width, lang, false)) {
        Page page = signIn(phone, "enterprise", Language.ofWord(lang));
        page.navigate(county.address() + "/permits?lang=" + lang);
        var route = page.locator("[name=route]");
        route.pressSequentially("wuzhi");
        offered(page, lang.equals("zh") ? "焦作市武陟县" : "Wuzhi County");
        route.press("Enter");
        route.pressSequentially(lang.equals("zh") ? "、zhongzhan" : "; zhongzhan");
        offered(page, lang.equals("zh") ? "焦作市中站区" : "Zhongzhan District");
        Window.picture(page, "permit-route-" + width);
        route.press("Enter");
        assertThat(route.inputValue())
            .isEqualTo(
                lang.equals("zh")
                    ? "焦作市武陟县、焦作市中站区"
                    : "Wuzhi County (Jiaozuo City); Zhongzhan District (Jiaozuo City)");
        page.locator("[name=at]")
            .fill(lang.equals("zh") ? "清丰县城关镇" : "Chengguan Town (Qingfeng County)");
        page.locator("[name=plate]").fill("豫H" + width + "00");
        page.locator("[name=goods]").fill("饲料");
        page.locator("[name=until]").fill("3.10");
        page.locator("main form button.first").click();
        page.getByText("豫H" + width + "00").first().click();
        assertThat(page.locator("main").innerText())
            .contains(lang.equals("zh") ? "途经：焦作市武陟县、焦作市中站区" : "Wuzhi County (Jiaozuo City)");
        assertThat(Window.faults(page)).isEmpty();
      }
    }
  }

  private static void offered(Page page, String name) {
    page.locator(".suggest li").first().filter(having(name)).waitFor();
  }

  private static Locator.FilterOptions having(String name) {
    return new Locator.FilterOptions().setHasText(name);
  }
}
