package lianfang.web.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The parts of the pages, on invented records, under the policy that forbids inline script. */
@EnabledIf("lianfang.web.browser.Window#possible")
class PartsInABrowserTest {

  private static HttpServer server;
  private static Window window;
  private static String root;

  @BeforeAll
  static void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", PartsInABrowserTest::answer);
    server.start();
    root = "http://127.0.0.1:" + server.getAddress().getPort();
    window = new Window();
  }

  @AfterAll
  static void close() {
    window.close();
    server.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body;
    String type = "text/html;charset=utf-8";
    if (path.startsWith("/assets/")) {
      try (var in = PartsInABrowserTest.class.getResourceAsStream("/static" + path)) {
        body = in == null ? new byte[0] : in.readAllBytes();
      }
      type =
          path.endsWith("css")
              ? "text/css"
              : path.endsWith("js") ? "text/javascript" : "image/svg+xml";
    } else {
      String[] words = path.substring(1).split("/", -1);
      body =
          Samples.page(
                  words[1],
                  Language.ofWord(words[0]),
                  words[1].equals("record"),
                  words.length > 2 ? null : Samples.visitor())
              .getBytes(StandardCharsets.UTF_8);
    }
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange
        .getResponseHeaders()
        .set(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'");
    exchange.sendResponseHeaders(200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Test
  void everyPartFitsBothWidthsAndLanguagesWithoutAFault() {
    for (int width : Window.WIDTHS) {
      for (Language language : Language.values()) {
        for (String name : new String[] {"list", "record", "form"}) {
          boolean dark = language == Language.EN;
          try (var visitor = window.visitor(width, language.tag(), dark)) {
            var page = visitor.newPage();
            String address = "/" + language.word() + "/" + name;
            assertThat(Window.faults(page, root + address)).as(address + " " + width).isEmpty();
            Window.picture(page, "part-" + name + "-" + width + "-" + language.word());
          }
        }
      }
    }
  }

  @Test
  void styleScriptAndIconsTogetherStayBelowTwentyKilobytesCompressed() throws IOException {
    var packed = new java.io.ByteArrayOutputStream();
    try (var zip = new java.util.zip.GZIPOutputStream(packed)) {
      for (String name : new String[] {"lianfang.css", "lianfang.js", "icons.svg"}) {
        try (var in = PartsInABrowserTest.class.getResourceAsStream("/static/assets/" + name)) {
          assertThat(in).as(name).isNotNull();
          in.transferTo(zip);
        }
      }
    }
    assertThat(packed.size()).isLessThan(20_000);
  }

  @Test
  void anIdentityNumberFillsInBirthDateAndSexWhileItIsTyped() {
    try (var visitor = window.visitor(390, "zh-CN", false)) {
      var page = visitor.newPage();
      page.navigate(root + "/zh/form");
      page.locator("#field-number").pressSequentially("999999198505121234");
      assertThat(page.locator("#field-number ~ .told").innerText()).contains("不符");
      page.locator("#field-number").fill("");
      page.locator("#field-number").pressSequentially("999999198505121233");
      String told = page.locator("#field-number ~ .told").innerText();
      assertThat(told).contains("1985年5月12日");
      assertThat(page.locator("#field-birth").inputValue()).isEqualTo("1985-05-12");
      assertThat(page.locator("input[name=sex][value=male]").isChecked()).isTrue();
    }
  }

  @Test
  void aDateMayBeTypedInAnyUsualWay() {
    try (var visitor = window.visitor(390, "zh-CN", false)) {
      var page = visitor.newPage();
      page.navigate(root + "/zh/form");
      for (String typed : new String[] {"225", "2.25", "2020-02-25", "2月25日", "２.２５"}) {
        page.locator("#field-arrived").fill(typed);
        page.locator("#field-arrived").blur();
        assertThat(page.locator("#field-arrived").inputValue()).as(typed).isEqualTo("2020-02-25");
      }
      page.locator("#field-arrived").fill("231");
      assertThat(page.locator("#field-arrived ~ .told").innerText()).contains("读不出日期");
    }
  }

  @Test
  void arrowKeysMoveThroughAListAndCtrlKSearches() {
    try (var visitor = window.visitor(1440, "zh-CN", false)) {
      var page = visitor.newPage();
      page.navigate(root + "/zh/list");
      page.keyboard().press("ArrowDown");
      page.keyboard().press("ArrowDown");
      assertThat(page.locator("tr.at").count()).isOne();
      assertThat(page.locator("tr.at").innerText()).contains("P-101");
      page.keyboard().press("Control+k");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("search");
    }
  }

  @Test
  void whatIsTypedOutlivesAnInterruptedForm() {
    try (var visitor = window.visitor(390, "zh-CN", false)) {
      var page = visitor.newPage();
      page.navigate(root + "/zh/form");
      page.locator("#field-celsius").fill("36.8");
      page.navigate(root + "/zh/list");
      page.navigate(root + "/zh/form");
      assertThat(page.locator("#field-celsius").inputValue()).isEqualTo("36.8");
    }
  }
}
