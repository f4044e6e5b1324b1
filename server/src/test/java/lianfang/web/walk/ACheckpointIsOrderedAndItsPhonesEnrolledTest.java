package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import lianfang.access.Role;
import lianfang.fact.Subject;
import lianfang.gate.checkpoint.Devices;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The command orders a post between two counties; people, things and phones come to it. */
class ACheckpointIsOrderedAndItsPhonesEnrolledTest extends CountyInAWindow {

  @BeforeAll
  static void otherCounty() {
    county.server().account("neighbour", Role.COMMAND, "410923");
    county.server().account("far-county", Role.COMMAND, "410926");
  }

  private static UUID register(Visit office, String kind, String called, String... more) {
    office.open("/checkpoints/new");
    var fields = new java.util.ArrayList<>(List.of("at", kind, "called", called, "in", "410922"));
    fields.addAll(List.of(more));
    HttpResponse<String> answer = office.send("/checkpoints/new", fields);
    String to = answer.headers().firstValue("location").orElseThrow();
    return UUID.fromString(to.replaceAll(".*/checkpoints/([0-9a-f-]{36}).*", "$1"));
  }

  @Test
  void areasOfAPostAreNamedAndNobodyHasToKnowCodes() {
    Visit command = county.server().signedIn("command");
    assertThat(command.open("/checkpoints/new?lang=zh").body())
        .contains("从列表中选择", "value=\"濮阳市\"")
        .doesNotContain("6 位");
    List<String> post =
        new java.util.ArrayList<>(
            List.of("at", "boundary", "called", "按名登记的交界", "in", "清丰县", "beside", "昴宿"));
    assertThat(command.send("/checkpoints/new", post).body())
        .contains("没有名为“昴宿”的地区", "value=\"按名登记的交界\"", "value=\"清丰县\"");
    post.set(7, "南乐县");
    String to = command.send("/checkpoints/new", post).headers().firstValue("location").get();
    assertThat(command.open(to).body()).contains("按名登记的交界", "南乐县");
    post.set(5, "濮阳市");
    assertThat(command.send("/checkpoints/new", post).body()).contains("请选得更细一些");
  }

  @Test
  void aFormThatIsRefusedStaysOpenAndABarrierThatIsGoneAsksForNothing() {
    Visit command = county.server().signedIn("command");
    UUID post = register(command, "village", "东村口");
    String to = "/checkpoints/" + post;
    command.open(to + "?lang=en");
    assertThat(command.send(to + "/order", List.of("act", "open", "organ", "x")).body())
        .containsPattern("(?s)<details class=\"block\" open[^>]*>.{0,80}Order the opening");
    Subject bank = Subject.place(UUID.randomUUID());
    for (String fact :
        List.of(
            "2020-02-10 checkpoint-registered at=barrier called=北土堆",
            "2020-02-11 checkpoint-ordered act=remove organ=县指挥部 cites=第6号",
            "2020-02-12 checkpoint-removed evidence=" + "a".repeat(64))) {
      county.server().tell(bank, "410922", fact);
    }
    assertThat(command.open("/checkpoints/" + bank.id() + "?lang=en").body())
        .contains("北土堆")
        .doesNotContain("Order the opening");
  }

  @Test
  void aBoundaryPostIsSeenByBothCountiesAndChangedByItsOwn() {
    Visit command = county.server().signedIn("command");
    UUID post = register(command, "boundary", "清丰南乐交界", "beside", "410923");
    String to = "/checkpoints/" + post;
    assertThat(command.open(to).body()).contains("No organ has ordered this post");
    assertThat(
            command.send(to + "/order", List.of("act", "open", "organ", "", "cites", "x")).body())
        .contains("Name the organ");
    List<String> order = List.of("act", "open", "organ", "濮阳市指挥部", "cites", "第8号 通告", "staff", "2");
    assertThat(command.send(to + "/order", order).statusCode()).isEqualTo(302);
    assertThat(command.open(to).body())
        .contains(
            "濮阳市指挥部 · 第8号 通告",
            "0 people are on duty, fewer than asked for",
            "Short of: infrared thermometer");

    Visit neighbour = county.server().signedIn("neighbour");
    assertThat(neighbour.open("/checkpoints").body()).contains("清丰南乐交界");
    assertThat(neighbour.open(to).body()).contains("濮阳市指挥部");
    assertThat(
            neighbour
                .send(to + "/order", List.of("act", "remove", "organ", "x", "cites", "y"))
                .statusCode())
        .isEqualTo(403);
    Visit far = county.server().signedIn("far-county");
    assertThat(far.open("/checkpoints").body()).doesNotContain("清丰南乐交界");
    assertThat(far.open(to).statusCode()).isEqualTo(404);
  }

  @Test
  void aMoundIsNeverOpenedAndGoneOnlyWithAPicture() {
    Visit command = county.server().signedIn("command");
    UUID post = register(command, "barrier", "村道土堆");
    String to = "/checkpoints/" + post;
    assertThat(command.open(to + "?lang=en").body())
        .contains("a competent organ orders its removal")
        .doesNotContain("orders its opening");
    List<String> open = List.of("act", "open", "organ", "某村", "cites", "口头", "staff", "1");
    assertThat(command.send(to + "/order", open).body()).contains("roads are not simply blocked");
    command.send(to + "/order", List.of("act", "remove", "organ", "市指挥部", "cites", "第6次会议"));
    Visit village = county.server().signedIn("township");
    assertThat(village.open(to).body()).contains("add a picture of the open road");
    assertThat(village.sendWithFile(to + "/removed", List.of(), "picture").body())
        .as("text is no picture")
        .contains("without evidence nothing counts as removed");
  }

  @Test
  void aCodeEnrolsOnePhoneOnceAndARevokedPhoneIsNobody() {
    Visit command = county.server().signedIn("command");
    UUID post = register(command, "village", "赵庄村口", "only_exit", "yes");
    String to = "/checkpoints/" + post;
    command.open(to);
    command.send(
        to + "/order", List.of("act", "open", "organ", "县指挥部", "cites", "第3号", "staff", "1"));
    command.open(to);
    String page = command.send(to + "/devices", List.of("device", "一号手机")).body();
    String code = page.replaceAll("(?s).*id=\"code\">([^<]+)<.*", "$1");
    Devices devices = county.get(Devices.class);
    assertThat(devices.enrol("AAAAA-AAAAA", "test")).isEmpty();
    Devices.Enrolled phone =
        devices.enrol(" " + code.toLowerCase(java.util.Locale.ROOT) + " ", "test").orElseThrow();
    assertThat(devices.enrol(code, "another")).as("a code works once").isEmpty();
    assertThat(devices.ofToken(phone.token())).isPresent();
    assertThat(command.open(to).body()).contains("一号手机").doesNotContain(code, phone.token());
    String device = to + "/devices/" + phone.device().id();
    assertThat(command.open(device).body()).contains("is refused at once");
    command.send(device + "/revoke", List.of("why", "lost"));
    assertThat(devices.ofToken(phone.token())).isEmpty();
    assertThat(county.server().signedIn("auditor").open("/audit").body())
        .contains("Revoked a device of a checkpoint");
  }

  @Test
  void theRegisterIsReadOnAPhoneInBothLanguages() {
    Visit command = county.server().signedIn("command");
    UUID post = register(command, "highway", "高速清丰站");
    String to = "/checkpoints/" + post;
    command.open(to);
    command.send(
        to + "/order", List.of("act", "open", "organ", "县指挥部", "cites", "第3号", "staff", "2"));
    for (Language language : Language.values()) {
      var visitor = window.visitor(390, language.tag(), false);
      Page page = signIn(visitor, "command", language);
      for (String path : List.of("/checkpoints", "/checkpoints/new", to)) {
        assertThat(Window.faults(page, county.address() + path)).as(path).isEmpty();
        Window.picture(page, "checkpoint" + path.length() + language.word());
      }
      page.locator(
              "summary",
              new Page.LocatorOptions()
                  .setHasText(language == Language.ZH ? "登记设备" : "Enrol a device"))
          .click();
      page.locator("form[action$='/devices'] button").click();
      page.waitForSelector("#code");
      assertThat(Window.faults(page)).isEmpty();
      Window.picture(page, "checkpoint-code-" + language.word());
      visitor.close();
    }
  }
}
