package lianfang.web.gatepage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import lianfang.access.Role;
import lianfang.gate.pass.PassIssuing;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A refusal, somebody without a code and a lorry come from the gate to those who must act. */
class WhatGatesTellWaitsForAnOfficeTest {

  private static GatePost post;
  private static Window window;

  @BeforeAll
  static void open() {
    post = new GatePost();
    post.server.account("auditor", Role.AUDITOR, "4109");
    window = new Window();
  }

  @AfterAll
  static void close() {
    window.close();
    post.close();
  }

  private static Page enrolled(BrowserContext visitor, String code) {
    Page page = visitor.newPage();
    page.navigate(post.server.address() + "/gate/?x#" + code);
    page.locator("button.main").click();
    settled(page);
    return page;
  }

  private static void settled(Page page) {
    assertThat(page.locator("#status")).hasText(Pattern.compile("已联网 · 已全部上传"));
  }

  private static String first(String body, String pattern) {
    var found = Pattern.compile(pattern).matcher(body);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group();
  }

  @Test
  void aValidPassThatIsRefusedIsACaseToWhichTheReportLeads() {
    PassIssuing.Given pass = post.pass(410922100L);
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      Page page = enrolled(visitor, post.code());
      page.getByText("输入", new Page.GetByTextOptions().setExact(true)).click();
      page.locator("#typed").fill(pass.token());
      page.locator("button.main").click();
      page.getByText("不让通过").click();
      Window.picture(page, "gate-refuse");
      page.getByText("要求一律不进").click();
      settled(page);
    }
    assertThat(post.passages("pass = decode('" + pass.pass().id() + "', 'hex')"))
        .as("who was refused did not pass")
        .isZero();
    Visit township = post.server.signedIn("township");
    String list = township.open("/checkpoints/mail?kind=refused").body();
    assertThat(list).contains("Valid pass refused", "old to let nobody in", "赵庄村口");
    String one = first(list, "/checkpoints/mail/[0-9a-f-]{36}");
    assertThat(township.send(one + "/close", List.of("outcome", "corrected")).statusCode())
        .as("a case is not closed in passing")
        .isEqualTo(400);
    post.followed();
    String found = first(township.open(one).body(), "/cases/[0-9a-f-]{36}");
    assertThat(township.open("/checkpoints/mail?kind=refused").body())
        .contains("href=\"" + found, "ase open");
    assertThat(township.open(found).body())
        .contains("old to let nobody in", "赵庄村口")
        .as("hours are those of the clocks here")
        .doesNotContain("2020-02-26T");
    assertThat(township.open("/checkpoints/" + post.id).body()).contains("Valid pass refused");
  }

  @Test
  void whatSomebodyWithoutACodeSaidIsOpenedForAReasonAndDeletedWhenItIsDone() {
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      Page page = enrolled(visitor, post.code());
      page.getByText("无码登记").click();
      page.locator("#name").fill("演欧阳");
      page.locator("#phone").fill("13900000001");
      page.locator("#origin").fill("浙江省温州市");
      page.locator("button.main").click();
      page.locator(".noted").waitFor();
      page.locator("button.main").click();
      settled(page);
    }
    Visit township = post.server.signedIn("township");
    String one =
        first(
            township.open("/checkpoints/mail?kind=people").body(),
            "/checkpoints/mail/[0-9a-f-]{36}");
    assertThat(township.open(one).body()).doesNotContain("欧阳");
    String opened = township.send(one + "/open", List.of("why", "register him")).body();
    assertThat(opened).contains("演欧阳", "13900000001", "name=\"name-0\" value=\"演欧阳\"");
    assertThat(post.server.signedIn("auditor").open("/audit").body()).contains("register him");
    township.open(one);
    township.send(one + "/close", List.of("outcome", "registered"));
    String left =
        post.server
            .database()
            .engineClient()
            .sql("select said::text from gate.mail where kind = 'people' and closed_at is not null")
            .query(String.class)
            .single();
    assertThat(left).isEqualTo("{}");
  }

  @Test
  void aLorryThatDoesNotArriveIsLateAndOneThatArrivesIsNot() {
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false);
        BrowserContext there = window.visitor(390, "zh-CN", false)) {
      Page page = enrolled(visitor, post.code());
      for (String plate : List.of("豫H12345", "豫J00001")) {
        page.getByText("无码车辆").click();
        page.locator("#plate").fill(plate);
        page.locator("#trip").selectOption("loading");
        page.locator("button.main").click();
        assertThat(page.locator(".error")).containsText("从列表选择");
        page.locator("#to").fill("410923100");
        page.locator("#hours").fill("2");
        page.locator("#route").fill("大广高速");
        Window.picture(page, "gate-vehicle");
        page.locator("button.main").click();
        assertThat(page.locator(".noted")).containsText(plate);
        Window.picture(page, "gate-noted");
        page.locator("button.main").click();
        settled(page);
      }
      post.server
          .database()
          .asOwner(
              "update gate.mail set happened_at = happened_at - interval '3 hours',"
                  + " due_at = due_at - interval '3 hours'"
                  + " where said ->> 'vehicle' in ('豫H12345', '豫J00001')");
      Page other = enrolled(there, post.code(post.post("410923100001")));
      assertThat(other.locator("#bands")).containsText("应到未到 2 辆：");
      Window.picture(other, "gate-late");
      other.getByText("无码车辆").click();
      other.locator("#plate").fill("豫H12345");
      other.locator("button.main").click();
      other.locator(".noted").waitFor();
      other.locator("button.main").click();
      settled(other);
      assertThat(other.locator("#bands")).containsText("应到未到 1 辆：豫J00001");
    }
    String list = post.server.signedIn("command").open("/checkpoints/trips").body();
    assertThat(list).contains("1 vehicle has not arrived", "豫J00001");
    assertThat(list.replaceAll("(?s).*豫H12345(.*?)</tr>.*", "$1")).contains("rrived");
  }

  @Test
  void aVehicleWithAPassTellsItsTripToo() {
    PassIssuing.Given pass = post.vehicle("豫J77777", List.of(410922L, 410923L));
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      Page page = enrolled(visitor, post.code());
      page.getByText("输入", new Page.GetByTextOptions().setExact(true)).click();
      page.locator("#typed").fill(pass.token());
      page.locator("button.main").click();
      page.getByText("登记行程").click();
      page.locator("#trip").selectOption("through");
      page.locator("#to").fill("没有这个地方");
      page.locator("#hours").fill("3");
      page.locator("button.main").click();
      assertThat(page.locator(".error")).containsText("从列表选择");
      page.locator("#to").fill("濮阳市南乐县 410923");
      page.locator("button.main").click();
      assertThat(page.locator(".verdict h1")).hasText("放行");
      assertThat(page.getByText("登记行程")).hasCount(0);
      page.locator("button.main").click();
      settled(page);
    }
    assertThat(post.server.signedIn("command").open("/checkpoints/trips").body())
        .contains("豫J77777", "assing through");
  }

  /** How far from the edge the cells of stacked rows begin, each distance once. */
  private static final String EDGES =
      """
      () => [...new Set([...document.querySelectorAll('table.stacked td')]
        .filter((cell) => cell.offsetParent && !cell.classList.contains('num'))
        .map((cell) => getComputedStyle(cell).paddingLeft))]
      """;

  @Test
  void theListsAndTheCaseOfARefusalAreReadOnAPhoneInBothLanguages() throws Exception {
    String report =
        ("{\"sentAt\":null,\"rows\":[{\"id\":\"%s\",\"kind\":\"refused\","
                + "\"ground\":\"post-closed\"}]}")
            .formatted(java.util.UUID.randomUUID());
    BatchesOfADeviceTest.send(post, post.device().token(), "reports", report);
    post.followed();
    String found =
        post.server
            .database()
            .engineClient()
            .sql("select '/cases/' || id from casework.case_row order by filed_at desc limit 1")
            .query(String.class)
            .single();
    for (Language language : Language.values()) {
      try (BrowserContext visitor = window.visitor(390, language.tag(), false)) {
        Page page = post.server.signIn(visitor, "command", language);
        for (String path :
            List.of(
                "/checkpoints",
                "/checkpoints/mail",
                "/checkpoints/trips",
                "/checkpoints/" + post.id,
                found)) {
          assertThat(Window.faults(page, post.server.address() + path)).as(path).isEmpty();
          assertThat((List<?>) page.evaluate(EDGES)).as("one edge of all cells").hasSizeLessThan(2);
          Window.picture(
              page,
              path.replaceAll("[0-9a-f-]{36}", "one").substring(1).replace('/', '-')
                  + "-"
                  + language.word());
        }
      }
    }
  }
}
