package lianfang.web.inspect;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import lianfang.access.Accounts;
import lianfang.access.phone.ShiftPhones;
import lianfang.casework.CaseFile;
import lianfang.instance.ScopedTransactions;
import lianfang.web.browser.Window;
import lianfang.web.signin.RunningServer;
import lianfang.web.walk.SmallCounty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day of visits on a phone: looked at, photographed and decided without a network, landed once.
 */
class AnInspectorWithoutANetworkTest {

  private static final String LOGIN = "township-office";

  @TempDir static Path folder;

  private static SmallCounty county;
  private static Window window;

  @BeforeAll
  static void open() throws IOException {
    county = new SmallCounty();
    window = new Window();
    SiteChecks.offer(server());
  }

  @AfterAll
  static void close() {
    window.close();
    county.close();
  }

  private static RunningServer server() {
    return county.server();
  }

  private static ShiftPhones phones() {
    return county.get(ShiftPhones.class);
  }

  private static String code() {
    var account = county.get(Accounts.class).get(LOGIN);
    return county
        .get(ScopedTransactions.class)
        .in(SmallCounty.TOWNSHIP, () -> phones().offer(account, SmallCounty.TOWNSHIP, "检查一号"));
  }

  private static String pin() {
    return phones().pin(county.get(Accounts.class).get(LOGIN));
  }

  private static void begin(Page page, String pin) {
    page.locator("#login").fill(LOGIN);
    page.locator("#pin").fill(pin);
    page.locator("button.main").click();
  }

  /** Binds the phone, begins a shift and waits until page and day are kept. */
  private static String bound(Page page) {
    page.navigate(county.address() + "/inspect/#" + code());
    page.locator("button.main").click();
    assertThat(page.locator("#login")).isVisible();
    page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    page.waitForFunction("() => caches.keys().then((k) => k.length > 0)");
    String pin = pin();
    begin(page, pin);
    assertThat(page.locator("#status")).hasText(Pattern.compile("已联网 · 已全部上传|Online · all sent"));
    return pin;
  }

  private static Locator card(Page page, String called) {
    return page.locator(".home", new Page.LocatorOptions().setHasText(called));
  }

  private static Locator item(Page page, String id) {
    return page.locator("[id=\"i-" + id + "\"]");
  }

  private static void press(Locator place, String text) {
    place.getByText(text, new Locator.GetByTextOptions().setExact(true)).click();
  }

  private static void online(BrowserContext phone, Page page) {
    phone.setOffline(false);
    page.evaluate("window.dispatchEvent(new Event('online'))");
  }

  /** Everything in order but masks and disinfection, with two pictures. */
  private static void lookAtAShop(Page page, String called) {
    press(card(page, called), "开始或继续");
    press(item(page, "answers/masks"), "否");
    item(page, "answers/masks").locator("textarea").fill("两名店员没戴口罩");
    item(page, "answers/masks").locator("textarea").blur();
    item(page, "answers/masks")
        .locator("input[type=file]")
        .first()
        .setInputFiles(SiteChecks.photo(folder, "masks.jpg", 40));
    assertThat(item(page, "answers/masks").locator("img.thumb")).isVisible();
    item(page, "answers/disinfected").locator("input").fill("1");
    item(page, "answers/disinfected").locator("input").blur();
    assertThat(item(page, "answers/disinfected")).containsText("不合格：列入整改");
    for (String one : List.of("answers/temperature", "epidemic", "safety", "environment")) {
      press(item(page, one), "是");
    }
    assertThat(page.locator("#counts")).containsText("1/3");
    assertThat(page.locator("#counts")).containsText("3/3");
  }

  /** From the result to the queue, by what follows from unmet items. */
  private static void decideThatItFailed(Page page) {
    page.getByText("检查完毕").click();
    assertThat(page.locator("h1")).hasText("还有 1 项没有完成");
    page.getByText("回到检查").click();
    item(page, "answers/disinfected").locator("textarea").fill("只消毒一次");
    item(page, "answers/disinfected").locator("textarea").blur();
    page.getByText("检查完毕").click();
    assertThat(page.locator("h1")).hasText("2 项不合格，列入整改");
    assertThat(Window.faults(page)).isEmpty();
    Window.picture(page, "inspect-result");
    press(page.locator("main"), "检查不合格");
    assertThat(item(page, "findings").locator("textarea")).hasValue("全部戴口罩：两名店员没戴口罩\n今日消毒次数：只消毒一次");
    page.getByText("继续").click();
    keep(page, "agreed");
  }

  private static void keep(Page page, String confirmed) {
    page.getByText("保存并上传").click();
    assertThat(page.locator(".error")).hasText("请选择对方的意见。");
    page.locator("#confirmed").selectOption(confirmed);
    page.locator("#said").fill("今天就改");
    Window.picture(page, "inspect-confirm");
    page.getByText("保存并上传").click();
    assertThat(page.locator("#visits")).isVisible();
  }

  @Test
  void aShopIsSeenWithoutANetworkAndItsStepItemsAndPicturesLandOnce() {
    UUID shop = SiteChecks.planned(server(), "东风超市");
    try (BrowserContext phone = window.visitor(390, "zh-CN", false)) {
      Page page = phone.newPage();
      String pin = bound(page);
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "inspect-day");
      phone.setOffline(true);
      page.reload();
      begin(page, pin);
      lookAtAShop(page, "东风超市");
      assertThat(Window.faults(page)).isEmpty();
      assertThat(Window.small(page)).isEmpty();
      Window.picture(page, "inspect-visit");
      decideThatItFailed(page);
      assertThat(page.locator("#status")).hasText("无网络，照常办理 · 待上传 1 条");
      nothingIsReadable(page);
      page.close();

      Page again = phone.newPage();
      again.navigate(county.address() + "/inspect/");
      begin(again, pin);
      assertThat(again.locator("#status")).containsText("待上传 1 条");
      theFirstAnswerIsLost(phone, again);
      assertThat(again.locator("#status")).hasText("已联网 · 已全部上传");
      assertThat(filesOn(again)).as("sent pictures leave the phone").isZero();
    }
    landedOnce(shop);
  }

  private static void theFirstAnswerIsLost(BrowserContext phone, Page page) {
    int[] lost = {1};
    page.route(
        "**/inspect/visits",
        route -> {
          if (lost[0]-- > 0) {
            route.fetch();
            route.abort();
          } else {
            route.resume();
          }
        });
    online(phone, page);
    page.waitForCondition(() -> lost[0] <= 0);
    page.waitForCondition(() -> {
      page.evaluate("window.dispatchEvent(new Event('online'))");
      return page.locator("#status").innerText().contains("已全部上传");
    });
  }

  private static void landedOnce(UUID shop) {
    assertThat(SiteChecks.steps(server(), shop)).containsExactly("plan", "fail");
    CaseFile file = SiteChecks.find(server(), shop);
    assertThat(file.view().state()).isEqualTo("failing");
    assertThat(file.relations().children()).as("an item each").hasSize(2);
    CaseFile masks =
        file.relations().children().stream()
            .map(id -> SiteChecks.find(server(), id))
            .filter(one -> one.view().values().text("item").orElse("").equals("masks"))
            .findFirst()
            .orElseThrow();
    assertThat(masks.view().values().text("problem")).hasValue("全部戴口罩：两名店员没戴口罩");
    assertThat(masks.view().values().find("proof").orElseThrow()).asString().hasSize(66);
    List<String> seen = file.forms().getLast().evidence();
    assertThat(seen).hasSize(1);
    String head = SiteChecks.head(server(), seen.getFirst());
    assertThat(head).contains("JFIF").doesNotContain("Exif", "GPS", "Owner");
    assertThat(file.words().values()).anyMatch(words -> words.contains("今天就改"));
  }

  /** What lies in the browser's database, as whoever finds the phone would read it. */
  private static String dump(Page page) {
    return (String)
        page.evaluate(
            """
            () => new Promise((resolve) => {
              const request = indexedDB.open('lianfang-inspect');
              request.onsuccess = () => {
                const all = request.result.transaction('kept').objectStore('kept');
                const rows = all.getAll();
                rows.onsuccess = () => resolve(rows.result.map((row) => JSON.stringify(row)
                  + (row && row.sealed ? new TextDecoder('latin1').decode(row.sealed)
                    + new TextDecoder().decode(row.sealed) : '')).join(' '));
              };
            })
            """);
  }

  private static int filesOn(Page page) {
    return ((Number)
            page.evaluate(
                """
                () => new Promise((resolve) => {
                  const request = indexedDB.open('lianfang-inspect');
                  request.onsuccess = () => {
                    const all = request.result.transaction('kept').objectStore('kept');
                    const keys = all.getAllKeys();
                    keys.onsuccess = () => resolve(
                      keys.result.filter((key) => key.startsWith('file:')).length);
                  };
                })
                """))
        .intValue();
  }

  private static void nothingIsReadable(Page page) {
    assertThat(filesOn(page)).isEqualTo(1);
    assertThat(dump(page)).doesNotContain("东风", "店员", "JFIF", "findings");
  }

  @Test
  void theCaseMovedMeanwhileAndMineBecomesANoteOrIsDoneAgain() {
    UUID gone = SiteChecks.planned(server(), "已关门的店");
    try (BrowserContext phone = window.visitor(390, "en", false)) {
      Page page = phone.newPage();
      bound(page);
      phone.setOffline(true);
      press(card(page, "已关门的店"), "Begin or go on");
      press(page.locator("main"), "drop it");
      item(page, "reason").locator("textarea").fill("nobody opened the door");
      item(page, "reason").locator("textarea").blur();
      page.getByText("Go on", new Page.GetByTextOptions().setExact(true)).click();
      page.locator("#confirmed").selectOption("absent");
      page.getByText("Keep and send").click();
      SiteChecks.drop(server(), gone, county.get(Accounts.class).get("township").id().toString());
      online(phone, page);
      page.getByText("visit came back").click();
      assertThat(page.locator("main"))
          .containsText(Pattern.compile("went on while you were out.*drop it · Office township"));
      assertThat(page.locator("main")).containsText("Now: passed");
      assertThat(page.getByText("Do it again as things stand")).hasCount(0);
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "inspect-moved");
      page.getByText("Keep mine as a note").click();
      assertThat(page.locator("#status")).hasText("Online · all sent");
    }
    assertThat(SiteChecks.steps(server(), gone)).containsExactly("plan", "drop");
    assertThat(SiteChecks.find(server(), gone).words().values())
        .anyMatch(words -> words.contains("Nobody was there"));
  }

  @Test
  void aPlaceThatNobodyPlannedIsBegunOnTheSpotAndPassesWithAPicture() {
    try (BrowserContext phone = window.visitor(390, "zh-CN", false)) {
      Page page = phone.newPage();
      bound(page);
      phone.setOffline(true);
      page.getByText("现场加一处检查").click();
      page.getByText("场所检查").click();
      page.locator("#called").fill("路边小店");
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "inspect-unannounced");
      page.getByText("开始或继续").click();
      for (String one :
          List.of("answers/masks", "answers/temperature", "epidemic", "safety", "environment")) {
        press(item(page, one), "是");
      }
      item(page, "answers/disinfected").locator("input").fill("3");
      item(page, "answers/disinfected").locator("input").blur();
      page.getByText("检查完毕").click();
      assertThat(page.locator("main")).containsText("要有现场照片。");
      page.getByText("回到检查").click();
      page.locator("#photos input[type=file]")
          .last()
          .setInputFiles(SiteChecks.photo(folder, "shop.jpg", 90));
      assertThat(page.locator("#photos img.thumb")).isVisible();
      page.getByText("检查完毕").click();
      keep(page, "absent");
      online(phone, page);
      assertThat(page.locator("#status")).hasText("已联网 · 已全部上传");
    }
    List<UUID> landed = SiteChecks.called(server(), "路边小店");
    assertThat(landed).hasSize(1);
    assertThat(SiteChecks.steps(server(), landed.getFirst())).containsExactly("plan", "pass");
  }

  @Test
  void aLostPhoneIsRevokedAndShowsNothingWithoutItsPin() {
    SiteChecks.planned(server(), "保密的店");
    try (BrowserContext phone = window.visitor(390, "zh-CN", false)) {
      Page page = phone.newPage();
      String pin = bound(page);
      press(card(page, "保密的店"), "开始或继续");
      press(item(page, "answers/masks"), "是");
      page.getByText("锁定").click();
      begin(page, "000000".equals(pin) ? "111111" : "000000");
      assertThat(page.locator(".error")).isVisible();
      assertThat(dump(page)).doesNotContain("保密的店");
      county
          .get(ScopedTransactions.class)
          .in(
              SmallCounty.TOWNSHIP,
              () ->
                  phones().list(SmallCounty.TOWNSHIP).stream()
                      .mapToInt(one -> phones().revoke(one.id(), SmallCounty.TOWNSHIP))
                      .sum());
      begin(page, pin);
      assertThat(page.locator("h1")).hasText("班次已结束");
    }
  }
}
