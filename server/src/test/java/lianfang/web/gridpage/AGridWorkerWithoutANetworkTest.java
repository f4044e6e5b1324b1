package lianfang.web.gridpage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import lianfang.instance.ScopedTransactions;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import lianfang.web.walk.SmallCounty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A village's shared phone: bound once, a PIN for the shift, and a day without a network. */
class AGridWorkerWithoutANetworkTest {

  private static SmallCounty county;
  private static Window window;

  @BeforeAll
  static void open() throws IOException {
    county = new SmallCounty();
    window = new Window();
  }

  @AfterAll
  static void close() {
    window.close();
    county.close();
  }

  private static String pin(String login) {
    try (BrowserContext office = window.visitor(1200, "zh-CN", false)) {
      Page page = county.signIn(office, login, Language.ZH);
      page.navigate(county.address() + "/account/phones");
      page.locator("form[action$='/pin'] button").click();
      return page.locator("#pin").innerText();
    }
  }

  private static String code(String login) {
    try (BrowserContext office = window.visitor(390, "zh-CN", false)) {
      Page page = county.signIn(office, login, Language.ZH);
      assertThat(Window.faults(page, county.address() + "/account/phones")).isEmpty();
      page.locator("#field-called").fill("村部一号");
      page.locator("form[action$='/bind'] button").click();
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "phones");
      return page.locator("#code").innerText();
    }
  }

  private static void begin(Page page, String login, String pin) {
    page.locator("#login").fill(login);
    page.locator("#pin").fill(pin);
    page.locator("button.main").click();
    assertThat(page.locator("#duties")).isVisible();
  }

  private static long facts(String where) {
    return county
        .server()
        .database()
        .engineClient()
        .sql("select count(*) from fact.fact where source = 'phone' and " + where)
        .query(Long.class)
        .single();
  }

  /** Binds the phone, begins a shift, and waits until the page is kept. */
  private static String bound(Page page) {
    page.navigate(county.address() + "/grid/#" + code("village"));
    page.locator("button.main").click();
    assertThat(page.locator("#login")).isVisible();
    page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    page.waitForFunction("() => caches.keys().then((k) => k.length > 0)");
    String pin = pin("village");
    begin(page, "village", pin);
    assertThat(page.locator("#status")).hasText("已联网 · 已全部上传");
    assertThat(page.locator(".home").first()).isVisible();
    assertThat(Window.faults(page)).isEmpty();
    Window.picture(page, "grid-duties");
    return pin;
  }

  /** Two temperatures and an arrival. */
  private static void work(Page page) {
    for (int i = 0; i < 2; i++) {
      page.locator("form.task input").first().fill("36." + i);
      page.locator("form.task button.small").first().click();
      assertThat(page.locator("#status")).containsText("待上传 " + (i + 1) + " 条");
    }
    page.getByText("登记到达").click();
    page.locator("#origin").fill("浙江省温州市");
    page.locator("#name-0").fill("演欧阳");
    page.locator("#identity-0").fill(SmallCounty.number(97));
    page.locator("#phone-0").fill("13900009999");
    Window.picture(page, "grid-arrival");
    page.locator("button.main").click();
    assertThat(page.locator("#status")).hasText("无网络，照常办理 · 待上传 3 条");
  }

  @Test
  void dutiesTemperaturesAndArrivalsWaitOnThePhoneAndLandOnce() {
    try (BrowserContext phone = window.visitor(390, "zh-CN", false)) {
      Page page = phone.newPage();
      String pin = bound(page);
      phone.setOffline(true);
      page.reload();
      page.locator("#login").fill("village");
      page.locator("#pin").fill("000000".equals(pin) ? "111111" : "000000");
      page.locator("button.main").click();
      assertThat(page.locator(".error")).not().isEmpty();
      begin(page, "village", pin);
      work(page);
      String kept =
          (String)
              page.evaluate(
                  "import('/grid/locked.js').then((l) => l.kept('box:village'))"
                      + ".then((b) => JSON.stringify(b)"
                      + " + new TextDecoder().decode(b.sealed))");
      assertThat(kept).doesNotContain("欧阳", "13900009999", "36.1");
      page.close();

      Page again = phone.newPage();
      again.navigate(county.address() + "/grid/");
      begin(again, "village", pin);
      assertThat(again.locator("#status")).containsText("待上传 3 条");
      sendTwice(phone, again);
      assertThat(facts("kind = 'temperature'")).isEqualTo(2);
      assertThat(arrivals()).as("the arrival landed").isEqualTo(1);
    }
  }

  /** The first answer is lost on its way back, after the server has kept the rows. */
  private static void sendTwice(BrowserContext phone, Page page) {
    int[] lost = {1};
    page.route(
        "**/grid/facts",
        route -> {
          if (lost[0]-- > 0) {
            route.fetch();
            route.abort();
          } else {
            route.resume();
          }
        });
    phone.setOffline(false);
    page.evaluate("window.dispatchEvent(new Event('online'))");
    assertThat(page.locator("#status")).containsText("待上传 3 条");
    page.evaluate("window.dispatchEvent(new Event('online'))");
    assertThat(page.locator("#status")).hasText(Pattern.compile("已联网 · 已全部上传"));
  }

  private static long arrivals() {
    return county
        .server()
        .database()
        .appClient()
        .sql("select count(*) from access.phone_arrival")
        .query(Long.class)
        .single();
  }

  @Test
  void aPinIsWorthNothingWithoutItsPhoneAndEndsAfterFiveTries() {
    var phones = county.get(lianfang.access.phone.ShiftPhones.class);
    var account = county.get(lianfang.access.Accounts.class).get("township-office");
    ScopedTransactions transactions = county.get(ScopedTransactions.class);
    assertThat(transactions.in("410923", () -> phones.list(""))).as("another county").isEmpty();
    String code =
        transactions.in(
            SmallCounty.TOWNSHIP, () -> phones.offer(account, SmallCounty.TOWNSHIP, "二号"));
    String token = phones.bind(code).orElseThrow();
    String pin = phones.pin(account);
    assertThat(phones.begin("lfp_other", "township-office", pin)).isEmpty();
    var shift = phones.begin(token, "township-office", pin).orElseThrow();
    assertThat(phones.worker(token, shift.token())).isPresent();
    assertThat(phones.worker("lfp_other", shift.token())).isEmpty();
    for (String wrong : List.of("1", "2", "3", "4", "5")) {
      assertThat(phones.begin(token, "township-office", wrong)).isEmpty();
    }
    assertThat(phones.begin(token, "township-office", pin)).as("five were wrong").isEmpty();
    int ended =
        transactions.in(
            SmallCounty.TOWNSHIP,
            () ->
                phones.revoke(
                    phones.list(SmallCounty.TOWNSHIP).getFirst().id(), SmallCounty.TOWNSHIP));
    assertThat(ended).isEqualTo(1);
    assertThat(phones.worker(token, shift.token())).as("a revoked phone").isEmpty();
  }
}
