package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import lianfang.access.Role;
import lianfang.area.Areas;
import lianfang.gate.pass.KeyList;
import lianfang.gate.pass.PassKeys;
import lianfang.gate.pass.Revocations;
import lianfang.gate.pass.SignatureAlgorithm;
import lianfang.gate.pass.Signatures;
import lianfang.web.browser.Window;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A village issues passes, prints one and takes it back; gates fetch what they need. */
class AResidentGetsAPassTest {

  private static final String ROSTER = "平常居民.csv";

  private static SmallCounty county;

  @BeforeAll
  static void open() throws IOException {
    county = new SmallCounty();
    String village = county.get(Areas.class).children(SmallCounty.TOWNSHIP).getFirst().name();
    county.land(
        ROSTER,
        "序号,姓名,身份证号,手机号,县(区),现住乡镇,现住村(社区),体温,症状,人员类别\n1,欧阳演,"
            + SmallCounty.number(77)
            + ",13900009999,清丰县,城关镇,"
            + village
            + ",36.4,无,普通居民\n");
  }

  @AfterAll
  static void close() {
    county.close();
  }

  @Test
  void theOwnCodeIsShownWhileTheServerIsDownAndGoesWithSigningOut() {
    UUID resident = resident();
    Visit village = chinese("village");
    village.open("/people/" + resident + "/passes");
    String made = village.send("/people/" + resident + "/passes/code", List.of()).body();
    String code = made.replaceAll("(?s).*登录码 (\\d{8})：.*", "$1");
    try (Window window = new Window();
        BrowserContext phone = window.visitor(390, "zh-CN", false)) {
      Page page = phone.newPage();
      page.navigate(county.server().address() + "/me?lang=zh");
      page.locator("[name=number]").fill(SmallCounty.number(77));
      page.locator("[name=code]").fill(code);
      page.locator("main button.first").click();
      page.locator("#own-code svg").waitFor();
      page.evaluate("navigator.serviceWorker.ready.then(() => true)");
      page.waitForFunction("() => caches.match('/me/code').then(Boolean)");
      String shown = page.locator("#own-code path").getAttribute("d");
      phone.setOffline(true);
      page.navigate(county.server().address() + "/me");
      assertThat(page.locator("#own-code path").getAttribute("d")).isEqualTo(shown);
      String kept = page.content();
      assertThat(kept)
          .as("the code holds in the township, and the page says no more")
          .contains("本乡镇（街道）内通行")
          .doesNotContain("本县内通行");
      assertThat(kept).contains("本机保存的码", "欧阳 ").doesNotContain("查看记录");
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "me-without-a-server");
      phone.setOffline(false);
      page.navigate(county.server().address() + "/me");
      page.locator("form[action='/me/sign-out'] button").click();
      page.locator("[name=number]").waitFor();
      page.waitForFunction("() => caches.match('/me/code').then((found) => !found)");
    }
  }

  @Test
  void aFreeResidentGetsACodeAndASheetAndLosesThemByAReason() throws Exception {
    UUID resident = resident();
    Visit village = chinese("village");
    String address = "/people/" + resident + "/passes";
    assertThat(village.open("/people/" + resident).body()).contains(address);
    assertThat(village.open(address).body()).contains("可以签发").doesNotContain("class=\"qr\"");
    assertThat(village.open(address + "?area=" + SmallCounty.TOWNSHIP).body())
        .as("the forms of a page in a chosen area go where those of the page go")
        .contains(address + "/code?area=" + SmallCounty.TOWNSHIP);

    String issued = village.send(address, fields("township", "phone", "2")).body();
    assertThat(issued).contains("class=\"qr\"", "欧阳 ", "有效至", "本乡镇（街道）内通行");
    HttpResponse<String> paper = village.send(address, fields("exit", "paper", "2"));
    assertThat(paper.headers().firstValue("content-type")).hasValue("application/pdf");
    assertThat(paper.headers().firstValue("cache-control")).hasValue("no-store");
    assertThat(village.send(address, fields("exit", "paper", "99")).body()).contains("1 至 30");

    String page = village.open(address).body();
    assertThat(page).containsPattern("已签发 [23] 份");
    String pass = page.replaceAll("(?s).*name=\"pass\"[^>]*value=\"([0-9a-f]{16})\".*", "$1");
    assertThat(village.send(address + "/back", List.of("pass", pass, "reason", "nonsense")).body())
        .contains("请选择要作废的凭证和原因");
    long before = revocations(0).number();
    village.send(address + "/back", List.of("pass", pass, "reason", "lost"));
    assertThat(village.open(address).body()).contains("已作废：丢失");
    Revocations delta = revocations(before);
    assertThat(delta.size()).isEqualTo(1);
    assertThat(delta.contains(java.util.HexFormat.of().parseHex(pass))).isTrue();
    assertThat(village.open("/people/" + resident).body())
        .as("the record tells who issued and took back")
        .contains("签发通行凭证", "作废通行凭证");
  }

  @Test
  void aCommuterGetsAPassWhenBothEndsHaveAgreedAndTheAreaOfWorkSeesNoName() {
    UUID resident = resident();
    county.server().account("work-end", Role.TOWNSHIP, "410902");
    Visit village = chinese("village");
    String address = "/people/" + resident + "/commute";
    village.open(address);
    assertThat(village.send(address, commute("昴宿镇", "7点")).body())
        .contains("没有名为“昴宿镇”的地区", "请填写时刻", "value=\"昴宿镇\"");
    assertThat(village.send(address, commute("濮阳", "07:00")).body())
        .as("a name that a city and a county bear")
        .contains("有 2 个地区叫“濮阳”", "濮阳市濮阳县");
    assertThat(village.send(address, commute("河南省", "07:00")).body()).contains("范围太大");
    village.send(address, commute("濮阳市华龙区", "07:00"));
    String passes = "/people/" + resident + "/passes";
    assertThat(village.open(passes).body()).doesNotContain("value=\"commute\"");
    assertThat(village.open("/commutes").body()).as("the home end agrees once").contains("有 0 项等待");

    Visit work = chinese("work-end");
    String waiting = work.open("/commutes").body();
    assertThat(waiting).contains("有 1 项等待", "07:00").doesNotContain("欧阳");
    assertThat(work.open("/people/" + resident + "/passes").statusCode()).isEqualTo(404);
    String id = waiting.replaceAll("(?s).*name=\"commute\"[^>]*value=\"([0-9a-f-]{36})\".*", "$1");
    work.send("/commutes", List.of("commute", id));
    assertThat(work.open("/commutes").body()).contains("有 0 项等待");

    assertThat(village.open(passes).body()).contains("value=\"commute\"");
    assertThat(village.send(passes, fields("commute", "phone", "2")).body())
        .contains("class=\"qr\"", "通勤");
  }

  private static List<String> commute(String work, String from) {
    return List.of(
        "work", work, "days", "1", "days", "3", "from", from, "to", "20:00", "until", "2020-03-20");
  }

  @Test
  void whoeverIsIsolatedGetsNoneAndTheIssuerSeesWhy() {
    UUID contact = county.isolated(0);
    Visit village = chinese("village");
    String address = "/people/" + contact + "/passes";
    assertThat(village.open(address).body())
        .contains("应当或正在隔离观察，不能签发", "第二条")
        .doesNotContain("name=\"allow\"");
    assertThat(village.send(address, fields("township", "phone", "2")).body())
        .contains("没有签发")
        .doesNotContain("class=\"qr\"");
  }

  @Test
  void whoeverLacksTheOfficeIssuesNothingAndManagesNoKeys() {
    UUID resident = resident();
    assertThat(chinese("gate").open("/people/" + resident + "/passes").statusCode()).isEqualTo(403);
    assertThat(chinese("command").open("/people/" + resident + "/passes").statusCode())
        .isEqualTo(403);
    assertThat(chinese("village").open("/pass-keys").statusCode()).isEqualTo(403);
  }

  @Test
  void theAdministratorMakesTheNextKeyAndGatesFetchTheListOnce() throws Exception {
    Visit administrator = chinese("administrator");
    administrator.open("/pass-keys");
    administrator.send("/pass-keys", List.of());
    assertThat(administrator.open("/pass-keys").body()).contains("签发中", "根公钥指纹");
    HttpResponse<byte[]> list = fetch("/gate/keys", "");
    assertThat(list.headers().firstValue("cache-control").orElseThrow())
        .contains("public", "stale-while-revalidate=3600", "stale-if-error");
    assertThat(KeyList.read(list.body(), root(), Signatures.ofTheJdk()).keys()).isNotEmpty();
    String tag = list.headers().firstValue("etag").orElseThrow();
    assertThat(fetch("/gate/keys", tag).statusCode()).isEqualTo(304);
    String page = administrator.open("/pass-keys").body();
    String kid = page.replaceAll("(?s).*name=\"key\"[^>]*value=\"([0-9a-f]{16})\".*", "$1");
    administrator.send("/pass-keys/revoke", List.of("key", kid));
    assertThat(administrator.open("/pass-keys").body()).contains("已吊销");
    assertThat(fetch("/gate/keys", tag).statusCode()).as("a new edition").isEqualTo(200);
  }

  private static List<String> fields(String allow, String form, String days) {
    return List.of("allow", allow, "form", form, "days", days);
  }

  private static Visit chinese(String login) {
    Visit visit = county.server().signedIn(login);
    visit.open("/areas?lang=zh");
    return visit;
  }

  private static java.security.PublicKey root() throws Exception {
    return Signatures.ofTheJdk()
        .publicKey(SignatureAlgorithm.ES256, county.get(PassKeys.class).root());
  }

  private static Revocations revocations(long from) throws Exception {
    return Revocations.read(
        fetch("/gate/revocations?from=" + from, "").body(), root(), Signatures.ofTheJdk());
  }

  private static HttpResponse<byte[]> fetch(String path, String tag) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(county.address() + path));
    if (!tag.isEmpty()) {
      request.header("If-None-Match", tag);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  /** Somebody of the township whom no rule concerns. */
  private static UUID resident() {
    return county
        .server()
        .database()
        .engineClient()
        .sql("select id from person.person where roster = ?")
        .param(ROSTER)
        .query(UUID.class)
        .single();
  }
}
