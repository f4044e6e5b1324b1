package lianfang.web.gatepage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static lianfang.web.gatepage.GuardsPhone.enrolled;
import static lianfang.web.gatepage.GuardsPhone.next;
import static lianfang.web.gatepage.GuardsPhone.settled;
import static lianfang.web.gatepage.GuardsPhone.type;
import static lianfang.web.gatepage.GuardsPhone.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lianfang.access.Actor;
import lianfang.gate.pass.PassIssuing;
import lianfang.gate.pass.PassKeys;
import lianfang.gate.pass.PassRevoking;
import lianfang.instance.ScopedTransactions;
import lianfang.web.browser.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A phone is enrolled, loses its network, checks passes all day, and sends everything once. */
class AGateADayWithoutANetworkTest {

  private static GatePost post;
  private static Window window;

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
  void aDayOfPassagesSurvivesClosingAndLandsOnce() {
    PassIssuing.Given pass = post.pass(410922100L);
    PassIssuing.Given elsewhere = post.pass(410923L);
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      Page page = enrolled(post, visitor);
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "gate-main");
      visitor.setOffline(true);
      type(page, pass.token());
      verdict(page, "放行");
      assertThat(page.locator(".holder")).hasText("张 1234");
      Window.picture(page, "gate-pass");
      page.locator("#temperature").fill("36.6");
      page.locator("form.line button").click();
      assertThat(page.locator("#status")).hasText("无网络，照常查验 · 待上传 1 条");

      type(page, elsewhere.token());
      verdict(page, "不适用");
      Window.picture(page, "gate-not-here");
      page.getByText("未放行").click();
      type(page, "LF1:6BFOXN*TS0BI$ZD.P9UOL97O4-2HH77HRM3DSPTLRR+%3.ZH9M9ESIGUBA KWML");
      verdict(page, "请打电话");
      assertThat(page.locator(".holder")).hasCount(0);
      Window.picture(page, "gate-call");
      page.getByText("电话核实后放行").click();
      assertThat(page.locator(".noted")).containsText("已记录");
      next(page);
      // What the page has said is kept; it is closed no sooner.
      assertThat(page.locator("#status")).hasText("无网络，照常查验 · 待上传 2 条");

      page.close();
      Page again = visitor.newPage();
      again.navigate(post.server.address() + "/gate/");
      assertThat(again.locator("#status")).hasText("无网络，照常查验 · 待上传 2 条");
      assertThat(again.locator(".counts b").first()).hasText("2");
      again.reload();
      type(again, pass.token());
      verdict(again, "放行");
      assertThat(again.locator(".again")).containsText("请核对本人");
      Window.picture(again, "gate-again");
      next(again);
      assertThat(again.locator("#status")).containsText("待上传 3 条");

      visitor.setOffline(false);
      again.getByText("立即同步").click();
      settled(again);
      again.reload();
      settled(again);
      assertThat(post.passages("pass = decode('" + pass.pass().id() + "', 'hex')")).isEqualTo(2);
      assertThat(post.passages("temperature = 366")).isEqualTo(1);
      assertThat(post.passages("verdict = 4 and subject is null")).isEqualTo(1);
    }
  }

  @Test
  void theCameraReadsACodeWithAndWithoutANetwork() throws IOException {
    PassIssuing.Given pass = post.pass(410922100L);
    Path film = CodePictures.film(pass.token());
    try (Window camera = Window.withCamera(film);
        BrowserContext visitor = camera.visitor(390, "zh-CN", false)) {
      Page page = visitor.newPage();
      page.navigate(post.server.address() + "/gate/#" + post.code());
      page.locator("button.main").click();
      verdict(page, "放行");
      page.evaluate("navigator.serviceWorker.ready.then(() => true)");
      page.waitForFunction("() => caches.keys().then((k) => k.length > 0)");
      visitor.setOffline(true);
      page.reload();
      verdict(page, "放行");
      assertThat(page.locator(".holder")).hasText("张 1234");
    } finally {
      Files.delete(film);
    }
  }

  @Test
  void aScannerOnACableTypesOneCodeAfterTheOther() {
    PassIssuing.Given pass = post.pass(410922100L);
    PassIssuing.Given elsewhere = post.pass(410923L);
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      Page page = enrolled(post, visitor);
      visitor.setOffline(true);
      page.keyboard().type(pass.token());
      page.keyboard().press("Enter");
      verdict(page, "放行");
      // The next one is scanned while the last verdict still stands; its spaces press no button.
      page.keyboard().type(elsewhere.token());
      page.keyboard().press("Enter");
      verdict(page, "不适用");
      page.getByText("未放行").click();
      assertThat(page.locator(".counts b").first()).hasText("1");
      assertThat(page.locator("#status")).containsText("待上传 1 条");
    }
  }

  @Test
  void wechatSaysHowToGoOutsideAndReadsAPhoto() throws IOException {
    PassIssuing.Given pass = post.pass(410922100L);
    Path photo = CodePictures.photo(pass.token());
    String agent =
        "Mozilla/5.0 (Linux; Android 10; EVR-AL00) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Version/4.0 Chrome/80.0.3987.149 Mobile Safari/537.36 MicroMessenger/7.0.12";
    try (BrowserContext visitor = window.visitorWith(agent)) {
      Page blank = visitor.newPage();
      blank.navigate(post.server.address() + "/gate/");
      // Said before a code is used up in a browser without a camera.
      assertThat(blank.locator(".band")).containsText("再在那里登记");
      Page page = enrolled(post, visitor);
      assertThat(page.locator(".band")).containsText("在浏览器打开");
      assertThat(page.locator("#told")).containsText("微信不让用相机");
      Window.picture(page, "gate-wechat");
      page.locator("input[type=file]").setInputFiles(photo);
      verdict(page, "放行");
    } finally {
      Files.delete(photo);
    }
  }

  @Test
  void aClockThatFallsBackTo1970IsNamedAndItsPassagesGetTheirTime() {
    PassIssuing.Given pass = post.pass(410922100L);
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      Page page = enrolled(post, visitor);
      page.close();
      visitor.setOffline(true);
      Page old = visitor.newPage();
      old.clock().install(new Clock.InstallOptions().setTime(86_400_000L));
      old.navigate(post.server.address() + "/gate/");
      assertThat(old.locator(".band")).containsText("手机时间不对");
      type(old, pass.token());
      verdict(old, "放行");
      next(old);
      visitor.setOffline(false);
      old.getByText("立即同步").click();
      settled(old);
      String here = "pass = decode('" + pass.pass().id() + "', 'hex')";
      assertThat(post.passages(here + " and device_time < '1971-01-01' and time_known = 1"))
          .isEqualTo(1);
      assertThat(post.passages(here + " and happened_at > '2020-02-25'")).isEqualTo(1);
    }
  }

  @Test
  void aKeyIsRotatedAndAPassTakenBackWhileTheGateIsOffline() {
    PassIssuing.Given pass = post.pass(410922100L);
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      Page page = enrolled(post, visitor);
      visitor.setOffline(true);
      post.server.get(PassKeys.class).rotate("test");
      PassIssuing.Given later = post.pass(410922100L);
      ScopedTransactions in = post.server.get(ScopedTransactions.class);
      in.in(
          "4109",
          () ->
              post.server
                  .get(PassRevoking.class)
                  .revoke(
                      post.server.get(PassIssuing.class).list(List.of(pass.pass().idBytes())),
                      "lost",
                      Actor.operator().account()));
      type(page, later.token());
      verdict(page, "放行");
      next(page);
      visitor.setOffline(false);
      page.getByText("立即同步").click();
      settled(page);
      type(page, pass.token());
      verdict(page, "请打电话");
    }
  }

  @Test
  void aRevokedPhoneForgetsEverything() {
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      Page page = enrolled(post, visitor);
      String id =
          (String)
              page.evaluate(
                  "import('/gate/store.js').then((s) => s.kept('device')).then((d) => d.id)");
      post.revoke(java.util.UUID.fromString(id));
      page.getByText("立即同步").click();
      assertThat(page.locator(".error")).containsText("这台设备已停用");
      Object left =
          page.evaluate(
              "import('/gate/store.js').then((s) => Promise.all([s.kept('device'), s.kept('keys'),"
                  + " s.count('passages')])).then((all) => all.map(Boolean).join())");
      assertThat(left).isEqualTo("false,false,false");
      Window.picture(page, "gate-enrol");
    }
  }

  @Test
  void anAnswerThatIsLostOnItsWayBackMakesNoPassageTwice() {
    PassIssuing.Given pass = post.pass(410922100L);
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      Page page = enrolled(post, visitor);
      visitor.setOffline(true);
      type(page, pass.token());
      verdict(page, "放行");
      next(page);
      boolean[] lost = {true};
      page.route(
          "**/gate/passages",
          route -> {
            if (lost[0]) {
              // The server keeps the batch and goes down before anybody hears of it.
              route.fetch();
              route.abort();
            } else {
              route.resume();
            }
          });
      visitor.setOffline(false);
      page.getByText("立即同步").click();
      assertThat(page.locator("#news")).containsText("没有同步成功");
      assertThat(page.locator("#status")).containsText("待上传 1 条");
      page.getByText("立即同步").click();
      assertThat(page.locator("#news")).containsText("没有同步成功");
      lost[0] = false;
      page.getByText("立即同步").click();
      settled(page);
      assertThat(post.passages("pass = decode('" + pass.pass().id() + "', 'hex')")).isEqualTo(1);
    }
  }

  @Test
  void whereAPostIsTakenAwayItsPhoneSaysThatNobodyIsStoppedAnyMore() {
    java.util.UUID other = post.post(GatePost.VILLAGE);
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      Page page = visitor.newPage();
      page.navigate(post.server.address() + "/gate/#" + post.code(other));
      page.locator("button.main").click();
      settled(page);
      assertThat(page.locator("#bands")).not().containsText("不再拦人");
      post.removed(other);
      page.getByText("立即同步").click();
      assertThat(page.locator("#bands")).containsText("已决定撤除此卡点：不再拦人");
    }
  }

  @Test
  void whatCameBackSaysWhyUntilSomebodyHasDealtWithIt() {
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      Page page = enrolled(post, visitor);
      page.evaluate(
          "import('/gate/store.js').then((s) => s.put('reports', {id: s.newId(), kind: 'trip',"
              + " time: new Date().toISOString(), vehicle: '豫H12345', to: '999999', hours: 2}))");
      page.getByText("立即同步").click();
      page.getByText("1 条记录被退回").click();
      assertThat(page.locator(".home")).containsText("没有这个区划");
      Window.picture(page, "gate-rejected");
      page.getByText("已处理，移除").click();
      assertThat(page.locator(".counts")).isVisible();
      assertThat(page.getByText("被退回")).hasCount(0);
    }
  }
}
