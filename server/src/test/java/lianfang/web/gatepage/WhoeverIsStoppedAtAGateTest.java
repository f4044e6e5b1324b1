package lianfang.web.gatepage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static lianfang.web.gatepage.GuardsPhone.enrolled;
import static lianfang.web.gatepage.GuardsPhone.next;
import static lianfang.web.gatepage.GuardsPhone.settled;
import static lianfang.web.gatepage.GuardsPhone.type;
import static lianfang.web.gatepage.GuardsPhone.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import lianfang.gate.pass.PassIssuing;
import lianfang.web.browser.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fever, people without a code, goods that nobody stops, and a phone that somebody finds. */
class WhoeverIsStoppedAtAGateTest {

  private static GatePost post;
  private static Window window;

  /** All that the browser keeps for the page: its database, its storage, and what it cached. */
  private static final String EVERYTHING =
      """
      (async () => {
        const all = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
        const told = (key, value) => value instanceof Uint8Array ? 'bytes' : value;
        for (const { name } of await indexedDB.databases()) {
          const db = await new Promise((done) => {
            indexedDB.open(name).onsuccess = (event) => done(event.target.result);
          });
          for (const store of db.objectStoreNames) {
            const read = (word) => new Promise((done) => {
              const asked = db.transaction(store).objectStore(store)[word]();
              asked.onsuccess = () => done(asked.result);
            });
            all.push(store, JSON.stringify(await read('getAllKeys')));
            all.push(JSON.stringify(await read('getAll'), told));
          }
        }
        for (const name of await caches.keys()) {
          const cache = await caches.open(name);
          for (const request of await cache.keys()) {
            const url = new URL(request.url).pathname;
            if (/texts|[.]js$|[.]css$/.test(url)) all.push(url);
            else all.push(url, await (await cache.match(request)).text());
          }
        }
        return all.join('\\n');
      })()
      """;

  @BeforeAll
  static void open() {
    post = new GatePost();
    window = new Window();
  }

  @AfterAll
  static void close() {
    window.close();
    post.close();
  }

  @Test
  void feverRestsIsMeasuredAgainAndIsNotSentAwayAlone() {
    PassIssuing.Given pass = post.pass(410922100L);
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      Page page = enrolled(post, visitor);
      type(page, pass.token());
      page.locator("#temperature").fill("37.3");
      page.locator("form.line button").click();
      verdict(page, "37.3 °C：请休息");
      Window.picture(page, "gate-fever");
      page.locator("#temperature").fill("37.5");
      page.locator("form.line button").click();
      verdict(page, "37.5 °C：引导就诊");
      page.locator("button.main").click();
      settled(page);
      assertThat(post.passages("pass = decode('" + pass.pass().id() + "', 'hex')")).isZero();
    }
  }

  @Test
  void theGateGoesOnWhileSomebodyRestsAlsoAfterItWasClosed() {
    PassIssuing.Given hot = post.pass(410922100L);
    PassIssuing.Given other = post.pass(410922100L);
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      Page page = enrolled(post, visitor);
      visitor.setOffline(true);
      type(page, hot.token());
      page.locator("#temperature").fill("37.6");
      page.locator("form.line button").click();
      page.getByText("下一位，稍后复测").click();
      assertThat(page.getByText("待复测 · 张 1234")).isVisible();
      Window.picture(page, "gate-resting");
      type(page, other.token());
      verdict(page, "放行");
      next(page);
      page.close();

      Page again = visitor.newPage();
      again.navigate(post.server.address() + "/gate/");
      assertThat(again.getByText("待复测")).isVisible();
      assertThat(again.getByText("张 1234")).hasCount(0);
      again.getByText("待复测").click();
      again.locator("#temperature").fill("36.8");
      again.locator("form.line button").click();
      assertThat(again.locator(".counts b").first()).hasText("2");
      assertThat(again.getByText("待复测")).hasCount(0);
      visitor.setOffline(false);
      again.getByText("立即同步").click();
      settled(again);
    }
    for (PassIssuing.Given pass : List.of(hot, other)) {
      assertThat(post.passages("pass = decode('" + pass.pass().id() + "', 'hex')")).isEqualTo(1);
    }
    assertThat(post.passages("temperature = 368 and direction = 1")).isEqualTo(1);
  }

  @Test
  void emergencyGoodsAreNeitherStoppedNorQueued() {
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      Page page = enrolled(post, visitor);
      type(page, post.vehicle("豫J12345", List.of(410922L), true).token());
      verdict(page, "放行");
      assertThat(page.getByText("不停车、不排队")).isVisible();
      Window.picture(page, "gate-emergency");
      next(page);
      type(page, post.vehicle("豫J54321", List.of(410922L)).token());
      verdict(page, "放行");
      assertThat(page.getByText("不停车、不排队")).hasCount(0);
    }
  }

  @Test
  void whoeverHasNoCodeIsMeasuredTooAndTheReportLeadsToWhatHeSaid() {
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      Page page = enrolled(post, visitor);
      page.getByText("无码登记").click();
      page.locator("#name").fill("演上官");
      page.locator("#phone").fill("13900000002");
      page.locator("button.main").click();
      page.locator("#temperature").fill("37.4");
      page.locator("form.line button").click();
      verdict(page, "37.4 °C：请休息");
      page.getByText("未复测已离开").click();
      settled(page);
      assertThat(page.locator(".counts b").first()).hasText("0");
    }
    var township = post.server.signedIn("township");
    String list = township.open("/checkpoints/mail?kind=fever").body();
    assertThat(list).contains("37.4 °C");
    assertThat(township.open("/duties").body()).contains("feverish at a gate");
    assertThat(post.server.signedIn("command").open("/today").body())
        .contains("feverish at a gate");
    String said = post.reported("fever", "person");
    assertThat(township.open("/checkpoints/mail/" + post.reported("fever", "id")).body())
        .contains("left before it", "/checkpoints/mail/" + said);
    assertThat(township.open("/checkpoints/mail/" + said).statusCode()).isEqualTo(200);
  }

  @Test
  void whoeverFindsThePhoneReadsNoName() {
    PassIssuing.Given pass = post.pass(410922100L);
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      Page page = enrolled(post, visitor);
      visitor.setOffline(true);
      page.getByText("无码登记").click();
      page.locator("#name").fill("演欧阳");
      page.locator("#phone").fill("13900000001");
      Window.picture(page, "gate-people");
      page.locator("button.main").click();
      page.locator(".noted").waitFor();
      next(page);
      assertThat(page.locator("#status")).containsText("待上传 2 条");
      type(page, pass.token());
      verdict(page, "放行");
      assertThat(page.locator(".holder")).hasText("张 1234");
      page.locator("#temperature").fill("37.8");
      page.locator("form.line button").click();
      page.getByText("下一位，稍后复测").click();
      assertThat((String) page.evaluate(EVERYTHING))
          .contains("sealed", "resting", "\"temperature\":378")
          .doesNotContain("欧阳", "13900000001", "张 1234", "holder", "LF1:");
      visitor.setOffline(false);
      page.getByText("立即同步").click();
      settled(page);
    }
  }
}
