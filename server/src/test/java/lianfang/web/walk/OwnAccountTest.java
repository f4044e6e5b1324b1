package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The pages on which somebody keeps the own account, at both widths and in both languages. */
@EnabledIf("lianfang.web.browser.Window#possible")
class OwnAccountTest {

  @Test
  void thePasswordIsChangedAndOtherSessionsEnd() throws IOException {
    try (SmallCounty county = new SmallCounty();
        Window window = new Window();
        var first = window.visitor(1440, "zh-CN", false);
        var second = window.visitor(390, "en", false)) {
      Page page = county.signIn(first, "township", Language.ZH);
      Page phone = county.signIn(second, "township", Language.EN);
      for (String path : new String[] {"/account", "/account/password", "/account/code"}) {
        for (Page one : new Page[] {page, phone}) {
          one.navigate(county.address() + path);
          assertThat(Window.faults(one)).as(path).isEmpty();
          String width = one == page ? "-1440-zh" : "-390-en";
          Window.picture(one, path.substring(1).replace('/', '-') + width);
        }
      }
      page.navigate(county.address() + "/account");
      assertThat(page.locator("#sessions form.line").count()).isEqualTo(2);
      page.locator("a[href*='/account/password']").click();
      page.locator("[name=old]").fill("not the password");
      page.locator("[name=fresh]").fill("a sentence that is long");
      page.locator("[name=again]").fill("a sentence that is long");
      page.locator("main form button").click();
      assertThat(page.locator(".note.warn").innerText()).contains("现用密码不对");
      page.locator("[name=old]").fill(RunningServer.PASSWORD);
      page.locator("[name=fresh]").fill("a sentence that is long");
      page.locator("[name=again]").fill("a sentence that is long");
      page.locator("main form button").click();
      assertThat(page.locator(".note.good").innerText()).contains("密码已修改");
      assertThat(page.locator("#sessions form.line").count()).isOne();
      phone.navigate(county.address() + "/account");
      assertThat(phone.url()).contains("sign-in");
      page.navigate(county.address() + "/account/code");
      page.locator("[name=old]").fill("a sentence that is long");
      page.locator("main form button").click();
      assertThat(page.locator("svg.qr").count()).isOne();
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "account-code-new-1440-zh");
    }
  }
}
