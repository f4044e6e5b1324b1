package lianfang.web.gatepage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** 卡点手机: what a guard does on the page of a gate. */
final class GuardsPhone {

  private GuardsPhone() {}

  /** A phone that the post has enrolled, with everything kept that it needs without a network. */
  static Page enrolled(GatePost post, BrowserContext visitor) {
    Page page = visitor.newPage();
    page.navigate(post.server.address() + "/gate/#" + post.code());
    page.locator("button.main").click();
    assertThat(page.locator("header b")).hasText("赵庄村口");
    page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    page.waitForFunction("() => caches.keys().then((k) => k.length > 0)");
    settled(page);
    return page;
  }

  /** All is sent. */
  static void settled(Page page) {
    assertThat(page.locator("#status")).hasText(Pattern.compile("(已联网|Online) · (已全部上传|all sent)"));
  }

  /** Types a code from the main screen. */
  static void type(Page page, String text) {
    page.getByText("输入", new Page.GetByTextOptions().setExact(true)).click();
    page.locator("#typed").fill(text);
    page.locator("button.main").click();
  }

  /** What the screen says large. */
  static void verdict(Page page, String word) {
    assertThat(page.locator(".verdict h1")).hasText(word);
  }

  /** Back to the main screen. */
  static void next(Page page) {
    page.locator("button.main").click();
    assertThat(page.locator(".counts")).isVisible();
  }
}
