package lianfang.web.gatepage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import lianfang.web.browser.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An instance whose lists are old after six hours, and phones whose clocks are right or not. */
class ListsGrowOldWithoutANetworkTest {

  private static final Duration HOURS = Duration.ofHours(6);

  private static GatePost post;
  private static Window window;

  @BeforeAll
  static void open() {
    post = new GatePost("lianfang.gates.stale-hours=" + HOURS.toHours());
    // The first pass makes the key that signs it; lists of before do not know it.
    post.pass(410922100L);
    window = new Window();
  }

  @AfterAll
  static void close() {
    window.close();
    post.close();
  }

  private static Page at(BrowserContext visitor, Instant clock, String fragment) {
    Page page = visitor.newPage();
    page.clock().install(new Clock.InstallOptions().setTime(clock.toEpochMilli()));
    page.navigate(post.server.address() + "/gate/" + fragment);
    return page;
  }

  /** Enrols with the phone's clock at this hour, and leaves the page when all is kept. */
  private static void enrol(BrowserContext visitor, Instant clock) {
    Page page = at(visitor, clock, "#" + post.code());
    page.locator("button.main").click();
    assertThat(page.locator("#status")).hasText("已联网 · 已全部上传");
    page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    page.waitForFunction("() => caches.keys().then((k) => k.length > 0)");
    page.close();
    visitor.setOffline(true);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 9, -9, 24 * 365})
  void aPhoneThatIsHoursWrongSaysSoAfterSixHoursAndNotBefore(long hoursWrong) {
    Instant clock = Instant.now().plus(Duration.ofHours(hoursWrong));
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      enrol(visitor, clock);
      Page early = at(visitor, clock.plus(HOURS).minusSeconds(600), "");
      assertThat(early.locator("#status")).containsText("照常查验");
      assertThat(early.locator(".band")).hasCount(0);
      // Nobody touches the page; the round of each half minute looks at the hour.
      early.clock().runFor(Duration.ofMinutes(20).toMillis());
      assertThat(early.locator(".band")).hasText("名单已 6 小时没有更新：照常查验，请尽快联网。");
      early.close();
      Page late = at(visitor, clock.plus(HOURS).plusSeconds(3700), "");
      assertThat(late.locator(".band")).hasText("名单已 7 小时没有更新：照常查验，请尽快联网。");
      late.getByText("输入", new Page.GetByTextOptions().setExact(true)).click();
      late.locator("#typed").fill(post.pass(410922100L).token());
      late.locator("button.main").click();
      assertThat(late.locator(".verdict h1")).hasText("放行");
      late.close();
    }
  }

  @Test
  void aClockThatFellBackMakesOldListsNoYounger() {
    Instant clock = Instant.now();
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      enrol(visitor, clock);
      Page late = at(visitor, clock.plus(HOURS).plusSeconds(4000), "");
      assertThat(late.locator(".band")).containsText("7 小时没有更新");
      late.close();
      Page back = at(visitor, Instant.parse("1970-01-02T00:00:00Z"), "");
      assertThat(back.locator(".band").first()).containsText("7 小时没有更新");
      assertThat(back.locator(".band").nth(1)).containsText("手机时间不对");
      back.close();
      visitor.setOffline(false);
      Page again = at(visitor, clock.plus(HOURS).plusSeconds(4100), "");
      assertThat(again.locator("#status")).hasText("已联网 · 已全部上传");
      assertThat(again.locator(".band")).hasCount(0);
    }
  }
}
