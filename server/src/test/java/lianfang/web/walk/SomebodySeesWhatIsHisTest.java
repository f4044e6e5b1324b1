package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lianfang.web.browser.Window;
import lianfang.web.shell.Language;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A contact signs in with a number and the code of the grid worker, and others try to. */
class SomebodySeesWhatIsHisTest {

  private static SmallCounty county;

  @BeforeAll
  static void open() throws IOException {
    county = new SmallCounty();
  }

  @AfterAll
  static void close() {
    county.close();
  }

  @Test
  void measuresWithReasonsFactsLooksAndAnObjectionAreOnOnePage() {
    UUID contact = county.isolated(0);
    String code = code(contact);
    Visit own = stranger();
    assertThat(own.open("/me").body()).contains("登录码").doesNotContain("class=\"qr\"");
    HttpResponse<String> signed =
        own.send("/me/sign-in", signIn(county.identityNumber(contact), code));
    assertThat(signed.headers().firstValue("location")).hasValue("/me");
    HttpResponse<String> page = own.open("/me");
    assertThat(page.headers().firstValue("refresh")).hasValue("10800");
    assertThat(page.body())
        .as("nobody has ordered it yet")
        .contains("规则要求，尚未作出决定")
        .contains("现在没有通行码", "隔离", "第二条", "交付本人登录码", "提出异议")
        .doesNotContain("class=\"qr\"")
        .doesNotContain(county.identityNumber(contact));
    String measure = page.body().replaceAll("(?s).*name=\"measure\"[^>]*value=\"(\\d+)\".*", "$1");
    assertThat(own.send("/me/objection", List.of("measure", measure, "ground", "nonsense")).body())
        .contains("没有提出");
    assertThat(
            own.send(
                    "/me/objection",
                    List.of("measure", measure, "ground", "fact-wrong", "text", "那天我在郑州"))
                .body())
        .contains("已提出异议");
    Visit command = county.server().signedIn("command");
    command.open("/areas?lang=zh");
    assertThat(command.open("/objections").body()).contains("事实有误");
    assertThat(own.open("/me").body()).contains("我的异议", "待答复", "执行不因此停止", "答复期限");
    String objection = latestObjection(contact);
    command.send(
        "/objections/" + objection,
        List.of("answer", "rejected", "reason", "rule-applies", "words", "您的同行人已经确诊。"));
    assertThat(own.open("/me").body())
        .as("the person reads the reasoned answer")
        .contains("维持原决定", "您的同行人已经确诊。")
        .doesNotContain("答复期限");
    own.send("/me/sign-out", List.of());
    assertThat(own.open("/me").body()).contains("登录码").doesNotContain("现在没有通行码");
  }

  @Test
  void theVerdictOnAPassIsAppealedTheSameWay() {
    UUID contact = county.isolated(1);
    String code = code(contact);
    Visit own = stranger();
    own.open("/me");
    own.send("/me/sign-in", signIn(county.identityNumber(contact), code));
    assertThat(own.open("/me").body()).contains("通行核验结论").doesNotContain("我的异议");
    own.send("/me/objection", List.of("measure", "pass", "ground", "not-me", "text", "查错人了"));
    assertThat(own.open("/me").body()).contains("我的异议", "待答复").doesNotContain("查错人了");
    Visit command = county.server().signedIn("command");
    command.open("/areas?lang=zh");
    String page = command.open("/objections/" + latestObjection(contact)).body();
    assertThat(page).contains("通行核验结论", "打开申诉办件");
  }

  private static String latestObjection(UUID person) {
    return county
        .server()
        .database()
        .engineClient()
        .sql(
            "select id::text from fact.fact where kind = 'objection' and subject_id = ?"
                + " order by seq desc limit 1")
        .param(person)
        .query(String.class)
        .single();
  }

  @Test
  void aDeclarationOfHealthLandsOnTheListOfTheTownship() {
    UUID person = county.isolated(3);
    String code = code(person);
    Visit own = stranger();
    own.open("/me");
    own.send("/me/sign-in", signIn(county.identityNumber(person), code));
    assertThat(own.open("/me").body()).contains("申报健康证明", "还没有申报");
    assertThat(declared(own, "410922", "no")).contains("去往地在本县以内");
    assertThat(declared(own, "411", "no")).as("no level has three digits").contains("没有名为“411”的地区");
    assertThat(declared(own, "昴宿", "no"))
        .as("what was typed is there to be corrected")
        .contains("没有名为“昴宿”的地区", "value=\"昴宿\"");
    assertThat(own.open("/me/areas?q=zhengzhou").body()).contains("郑州市");
    assertThat(listed()).as("nothing has landed yet").doesNotContain(person.toString());
    assertThat(declared(own, "郑州", "no"))
        .contains("已申报，列入乡镇", "已申报，待预约")
        .doesNotContain("name=\"destination\"");
    assertThat(declared(own, "郑州", "no")).contains("已有一份申报正在办理");
    assertThat(listed()).contains(person.toString());
    List<String> told =
        county
            .server()
            .database()
            .engineClient()
            .sql(
                "select recorder from fact.fact where kind = 'certificate-declared'"
                    + " and subject_id = ?")
            .param(person)
            .query(String.class)
            .list();
    assertThat(told).as("by the person and once").containsExactly("holder");
  }

  @Test
  void whoeverDeclaresSymptomsIsOnTheListAtOnceAndSomebodyComes() {
    UUID person = county.isolated(4);
    Visit own = stranger();
    own.open("/me");
    own.send("/me/sign-in", signIn(county.identityNumber(person), code(person)));
    assertThat(declared(own, "4101", "yes")).contains("有症状不要外出", "待陪同就诊");
    assertThat(listed()).contains(person.toString(), "申报有症状，待陪同就诊");
    Visit office = county.server().signedIn("township-office");
    assertThat(office.open("/today?lang=zh").body()).contains("1 人申报有症状，待陪同就诊");
    String address = "/people/" + person + "/certificate";
    assertThat(office.open(address).body()).contains("记录就诊结果").doesNotContain("name=\"slot\"");
    office.send(address, List.of("celsius", "38.1", "fit", "no"));
    assertThat(office.open("/today").body()).doesNotContain("人申报有症状");
    assertThat(own.open("/me").body()).contains("评估不合格").doesNotContain("待陪同就诊");
  }

  @Test
  void whoeverHasATimeReadsItAndGetsAnotherWhereItIsMissed() {
    UUID person = county.isolated(5);
    Visit own = stranger();
    own.open("/me");
    own.send("/me/sign-in", signIn(county.identityNumber(person), code(person)));
    declared(own, "4101", "no");
    Visit office = county.server().signedIn("township-office");
    office.open("/slots?lang=zh");
    office.send(
        "/slots",
        List.of(
            "purpose",
            "certificate",
            "day",
            "2020-02-27",
            "from",
            "09:00",
            "to",
            "10:00",
            "capacity",
            "1"));
    String address = "/people/" + person + "/certificate";
    String slot =
        office
            .open(address)
            .body()
            .replaceAll("(?s).*name=\"slot\"[^>]*value=\"([0-9a-f-]{36})\".*", "$1");
    office.send(address, List.of("slot", slot));
    assertThat(own.open("/me").body()).contains("预约时间：2月27日（周四） 09:00 至 10:00");
    county.server().database().asOwner("update gate.slot set day = '2020-02-20'");
    assertThat(own.open("/me").body()).contains("已申报，待预约").doesNotContain("预约时间：");
    assertThat(office.open(address).body()).contains("预约");
  }

  @Test
  void theOwnPageAndTheListOfCertificatesAreReadAtBothWidthsInBothLanguages() {
    UUID person = county.isolated(6);
    String code = code(person);
    List<String> faults = new ArrayList<>();
    try (Window window = new Window()) {
      for (Language language : Language.values()) {
        for (int width : Window.WIDTHS) {
          String name = "-" + language.word() + "-" + width;
          try (BrowserContext visitor = window.visitor(width, language.tag(), false)) {
            Page page = visitor.newPage();
            page.navigate(county.address() + "/me?lang=" + language.word());
            faults.addAll(Window.faults(page));
            Window.picture(page, "me-sign-in" + name);
            page.locator("[name=number]").fill(county.identityNumber(person));
            page.locator("[name=code]").fill(code);
            page.locator("main button.first").click();
            page.locator("#own-code").waitFor();
            faults.addAll(Window.faults(page));
            Window.picture(page, "me" + name);
          }
          try (BrowserContext visitor = window.visitor(width, language.tag(), false)) {
            Page page = county.signIn(visitor, "township-office", language);
            for (String path : List.of("/certificates", "/slots", "/permits", "/commutes")) {
              faults.addAll(Window.faults(page, county.address() + path));
              Window.picture(page, path.substring(1) + name);
            }
          }
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private static String declared(Visit own, String destination, String symptoms) {
    List<String> form = List.of("destination", destination, "symptoms", symptoms);
    return own.send("/me/certificate", form).body();
  }

  /** What the township has before it. */
  private static String listed() {
    return county.server().signedIn("township-office").open("/certificates?lang=zh").body();
  }

  @Test
  void whoeverTriesLearnsNothingFromShapeOrTime() {
    UUID contact = county.isolated(1);
    code(contact);
    Visit thief = stranger();
    thief.open("/me");
    long started = System.nanoTime();
    HttpResponse<String> wrong =
        thief.send("/me/sign-in", signIn(county.identityNumber(contact), "00000000"));
    long known = System.nanoTime() - started;
    started = System.nanoTime();
    HttpResponse<String> unknown =
        thief.send("/me/sign-in", signIn(SmallCounty.number(99), "00000000"));
    long stranger = System.nanoTime() - started;
    String typed = county.identityNumber(contact);
    assertThat(plain(unknown).replace(SmallCounty.number(99), typed))
        .as("but for what they typed themselves")
        .isEqualTo(plain(wrong))
        .contains("没有登录");
    assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode());
    assertThat(Math.min(known, stranger)).isGreaterThan(390_000_000L);
  }

  @Test
  void aCodeIsLockedAfterFiveFailuresAndAnotherOneEndsTheOldSession() {
    UUID contact = county.isolated(2);
    String code = code(contact);
    Visit own = stranger();
    own.open("/me");
    own.send("/me/sign-in", signIn(county.identityNumber(contact), code));
    assertThat(own.open("/me").body()).contains("我的信息");
    Visit thief = stranger();
    thief.open("/me");
    for (int i = 0; i < 5; i++) {
      thief.send("/me/sign-in", signIn(county.identityNumber(contact), "1234567" + i));
    }
    assertThat(thief.send("/me/sign-in", signIn(county.identityNumber(contact), code)).body())
        .as("even the right one, for a while")
        .contains("没有登录");
    assertThat(own.open("/me").body()).as("who was in stays in").contains("我的信息");
    code(contact);
    assertThat(own.open("/me").body()).doesNotContain("我的信息");
  }

  private static String plain(HttpResponse<String> page) {
    return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
  }

  private static List<String> signIn(String number, String code) {
    return List.of("number", number, "code", code);
  }

  private static Visit stranger() {
    Visit visit = county.server().visit();
    visit.open("/me?lang=zh");
    return visit;
  }

  private static String code(UUID person) {
    Visit village = county.server().signedIn("village");
    village.open("/people/" + person + "/passes?lang=zh");
    String page = village.send("/people/" + person + "/passes/code", List.of()).body();
    return page.replaceAll("(?s).*登录码 (\\d{8})：.*", "$1");
  }
}
