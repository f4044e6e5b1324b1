package lianfang.web.rounds;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.Role;
import lianfang.access.phone.ShiftPhones;
import lianfang.area.Scope;
import lianfang.casework.CaseRecorder;
import lianfang.casework.Seated;
import lianfang.casework.Seats;
import lianfang.fact.Recorder;
import lianfang.instance.ScopedTransactions;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import lianfang.web.walk.CountyInAWindow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Six groups are planned on a desk, one goes out with a phone, and what it found is unsealed. */
class ARoundFromThePlanToTheRectificationTest extends CountyInAWindow {

  private static final String CITY = "4109";
  private static final String PLANNER = "department";
  private static final String MEMBER = "group-one";

  @TempDir static Path folder;

  @BeforeAll
  static void seatThePlannerAndAddAMember() {
    county.server().account(MEMBER, Role.DEPARTMENT, CITY);
    county.server().account("group-two", Role.DEPARTMENT, CITY);
    Account planner = county.get(Accounts.class).get(PLANNER);
    county
        .get(ScopedTransactions.class)
        .in(
            CITY,
            () -> {
              Seated.at(
                  county.get(Seats.class),
                  CaseRecorder.person(new Recorder("test", Scope.of(CITY)), Set.of("command")),
                  planner.id().toString(),
                  "rounds",
                  CITY);
              return true;
            });
  }

  private static Page desk(int width, Language language) {
    String locale = language == Language.ZH ? "zh-CN" : "en";
    return signIn(window.visitor(width, locale, false), PLANNER, language);
  }

  private static void press(Locator place, String text) {
    place.getByText(text, new Locator.GetByTextOptions().setExact(true)).first().click();
  }

  /** Two areas and two groups; the address of the round. */
  private static String planned(Page page, String called) {
    page.navigate(county.address() + "/rounds");
    press(page.locator("main"), "制定计划");
    assertThat(Window.faults(page)).isEmpty();
    page.locator("#field-called").fill(called);
    Locator.CheckOptions anyway = new Locator.CheckOptions().setForce(true);
    page.locator("#field-unannounced input[value=true]").check(anyway);
    page.locator("#field-method input[value=on-site]").check(anyway);
    page.locator("#field-from").fill("2.26");
    page.locator("#field-until").fill("2.28");
    for (Locator box : page.locator("#field-areas input").all()) {
      if (!List.of("410902", "410922").contains(box.getAttribute("value"))) {
        box.evaluate("box => { box.checked = false; }");
      }
    }
    page.locator("#field-groups").fill("3");
    page.locator("#field-members").fill(MEMBER);
    Window.picture(page, "rounds-new-1440");
    press(page.locator("main form"), "保存计划");
    assertThat(page.locator("#error-groups")).hasText(Pattern.compile("1 到 2"));
    assertThat(page.locator("#field-called")).hasValue(called);
    page.locator("#field-groups").fill("2");
    page.locator("#field-members").fill("nobody-known");
    press(page.locator("main form"), "保存计划");
    assertThat(page.locator("#error-members")).containsText("nobody-known");
    page.locator("#field-members").fill(MEMBER);
    press(page.locator("main form"), "保存计划");
    Window.picture(page, "rounds-kept-1440");
    assertThat(page.locator("h1")).hasText(called);
    return page.url();
  }

  private static void sentOut(Page page) {
    press(page.locator("main"), "出发");
    assertThat(page.locator("[role=alert]")).containsText("第 2 组还没有组员");
    press(page.locator("main"), "修改计划");
    page.locator("#field-members").fill(MEMBER + "\ngroup-two");
    press(page.locator("main form"), "保存");
    press(page.locator("main"), "出发");
    assertThat(page.locator(".says")).containsText("进行中");
  }

  @Test
  void whatAPhoneFoundWithoutANetworkIsSealedAndThenPutRight() {
    Page desk = desk(1440, Language.ZH);
    String round = planned(desk, "第一轮督导");
    sentOut(desk);
    try (BrowserContext phone = window.visitor(390, "zh-CN", false)) {
      visit(phone);
    }
    desk.navigate(round);
    assertThat(desk.locator(".figure").first()).containsText("1/2");
    assertThat(desk.locator("main")).containsText("值班室没有人");
    assertThat(Window.faults(desk)).isEmpty();
    Window.picture(desk, "round-out-1440");
    Page county = signIn(window.visitor(1440, "zh-CN", false), "command", Language.ZH);
    assertThat(county.navigate(round).status()).isEqualTo(404);
    county.navigate(CountyInAWindow.county.address() + "/rectifications");
    assertThat(county.locator("main")).not().containsText("值班室没有人");
    looks(desk, round);
    desk.navigate(round);
    press(desk.locator("main"), "结束并启封");
    assertThat(desk.locator("main")).containsText("还有 1 个对象没有检查");
    Window.picture(desk, "round-end-1440");
    desk.locator("#field-says").fill("一处无人在岗，已交办");
    press(desk.locator("main form"), "结束并启封");
    assertThat(desk.locator("main")).containsText("待整改");
    Window.picture(desk, "round-ended-1440");
    county.navigate(CountyInAWindow.county.address() + "/rectifications");
    assertThat(county.locator("main")).containsText("值班室没有人");
    county.locator("main table a").first().click();
    assertThat(county.locator("main")).containsText("华龙区政务大厅");
    assertThat(county.locator("main a[href*=evidence]").first()).isVisible();
  }

  /** The pages of the round in English on a phone. */
  private static void looks(Page desk, String round) {
    Page small = desk(390, Language.EN);
    for (String path : List.of("/rounds", round.substring(county.address().length()))) {
      small.navigate(county.address() + path.replaceFirst("\\?.*", ""));
      assertThat(Window.faults(small)).isEmpty();
      Window.picture(small, "rounds-390-en" + path.length());
    }
    desk.navigate(round);
    desk.locator("a[href*='/visits/']").first().click();
    assertThat(desk.locator("main")).containsText("华龙区政务大厅");
    Window.picture(desk, "round-visit-1440");
    desk.locator("main a[href*=pictures]").first().click();
  }

  private static void visit(BrowserContext phone) {
    Page page = phone.newPage();
    String pin = bound(page);
    phone.setOffline(true);
    page.reload();
    begin(page, pin);
    Locator card = page.locator(".home", new Page.LocatorOptions().setHasText("华龙区"));
    assertThat(card).containsText("第一轮督导");
    assertThat(page.locator("main")).not().containsText("清丰县");
    Window.picture(page, "round-phone-day");
    press(card, "开始或继续");
    press(page.locator("main"), "机关在岗在位检查");
    item(page, "place").locator("textarea").fill("华龙区政务大厅");
    item(page, "place").locator("textarea").blur();
    item(page, "township").locator("button").first().click();
    press(item(page, "items/present"), "否");
    item(page, "items/present").locator("textarea").fill("值班室没有人");
    item(page, "items/present").locator("textarea").blur();
    item(page, "items/present").locator("input[type=file]").first().setInputFiles(photo());
    assertThat(item(page, "items/present").locator("img.thumb")).isVisible();
    press(item(page, "items/record"), "是");
    press(item(page, "items/own-protection"), "是");
    Window.picture(page, "round-phone-visit");
    page.getByText("检查完毕").click();
    press(page.locator("main"), "有不合格项，记录并封存");
    press(item(page, "at-once"), "是");
    page.getByText("继续").click();
    page.locator("#confirmed").selectOption("absent");
    page.getByText("保存并上传").click();
    assertThat(page.locator("#status")).hasText("无网络，照常办理 · 待上传 1 条");
    phone.setOffline(false);
    page.evaluate("window.dispatchEvent(new Event('online'))");
    assertThat(page.locator("#status")).hasText("已联网 · 已全部上传");
    assertThat(page.locator("main")).containsText("已检查 1 次");
  }

  private static Path photo() {
    try {
      var image = new java.awt.image.BufferedImage(640, 480, 1);
      Path file = folder.resolve("desk.jpg");
      javax.imageio.ImageIO.write(image, "jpeg", file.toFile());
      return file;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Locator item(Page page, String id) {
    return page.locator("[id=\"i-" + id + "\"]");
  }

  private static void begin(Page page, String pin) {
    page.locator("#login").fill(MEMBER);
    page.locator("#pin").fill(pin);
    page.locator("button.main").click();
  }

  private static String bound(Page page) {
    Account account = county.get(Accounts.class).get(MEMBER);
    ShiftPhones phones = county.get(ShiftPhones.class);
    String code =
        county.get(ScopedTransactions.class).in(CITY, () -> phones.offer(account, CITY, "督导一组"));
    page.navigate(county.address() + "/inspect/#" + code);
    page.locator("button.main").click();
    assertThat(page.locator("#login")).isVisible();
    page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    page.waitForFunction("() => caches.keys().then((k) => k.length > 0)");
    String pin = phones.pin(account);
    begin(page, pin);
    assertThat(page.locator("#status")).hasText(Pattern.compile("已联网 · 已全部上传"));
    return pin;
  }

  @Test
  void whoeverHasNeitherASeatNorAGroupSeesNoRoundAndNoDoor() {
    Page page = signIn(window.visitor(1440, "en", false), "county-like", Language.EN);
    assertThat(page.navigate(county.address() + "/rounds").status()).isEqualTo(403);
    page.navigate(county.address() + "/today");
    assertThat(page.locator("a[href^='/rounds']")).hasCount(0);
  }

  @BeforeAll
  static void addSomebodyWithoutASeat() {
    county.server().account("county-like", Role.DEPARTMENT, "410922");
  }
}
