package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.UUID;
import lianfang.access.Role;
import lianfang.area.Areas;
import lianfang.area.Scope;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.signin.Visit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A health certificate from the declaration to the sheet, and a slot that is full. */
class SomebodyLeavesTheCountyTest {

  private static final String ROSTER = "外出人员.csv";

  private static SmallCounty county;

  @BeforeAll
  static void open() throws IOException {
    county = new SmallCounty();
    String village = county.get(Areas.class).children(SmallCounty.TOWNSHIP).getFirst().name();
    StringBuilder rows = new StringBuilder("序号,姓名,身份证号,手机号,县(区),现住乡镇,现住村(社区),体温,症状,人员类别\n");
    for (int i = 1; i <= 3; i++) {
      rows.append(i).append(",外出").append((char) ('一' + i)).append(',');
      rows.append(SmallCounty.number(80 + i)).append(",1390000999").append(i);
      rows.append(",清丰县,城关镇,").append(village).append(",36.4,无,普通居民\n");
    }
    county.land(ROSTER, rows.toString());
  }

  @AfterAll
  static void close() {
    county.close();
  }

  @Test
  void eachStepIsAFactAndTheTimeToIssueIsCounted() {
    List<UUID> people = people();
    UUID person = people.getFirst();
    Visit village = chinese("village");
    String address = "/people/" + person + "/certificate";
    assertThat(village.open(address).body()).contains("还没有申报", "不收费");
    assertThat(send(village, address, "destination", "410922", "symptoms", "no"))
        .contains("在本县以内，不需要");
    assertThat(send(village, address, "destination", "33", "symptoms", "yes")).contains("有症状不能申报");
    send(village, address, "destination", "33", "symptoms", "no");
    send(
        village,
        "/people/" + people.get(1) + "/certificate",
        "destination",
        "11",
        "symptoms",
        "no");
    assertThat(village.open("/certificates").body()).contains("2 人等待办理", "已申报，待预约");

    village.open("/slots");
    assertThat(send(village, "/slots", slot("certificate", "0"))).contains("请选择用途");
    send(village, "/slots", slot("certificate", "1"));
    String slot = option(village.open(address).body(), "slot");
    send(village, address, "slot", slot);
    assertThat(village.open(address).body().replaceAll("(?s).*<main", "")).contains("待评估");
    String second = "/people/" + people.get(1) + "/certificate";
    assertThat(village.open(second).body()).as("the slot is full").doesNotContain(slot);
    assertThat(send(village, second, "slot", slot)).contains("已约满");

    assertThat(village.open(address).body())
        .contains("现在还不能评估", "2月27日（周四） 09:00 至 10:00", "提前到场的不予受理", "09:00 以后再记录")
        .doesNotContain("name=\"celsius\"");
    assertThat(send(village, address, "celsius", "36.5", "fit", "yes"))
        .as("a form that was opened before")
        .contains("提前到场的不予受理");
    assertThat(kinds(person)).doesNotContain("certificate-assessed");
    assertThat(send(village, "/slots", slot("certificate", "1", "2020-02-26", "00:00", "00:01")))
        .as("a time of today that is over")
        .contains("不早于现在");
    send(village, "/slots", slot("certificate", "1", "2020-02-26", "00:00", "23:59"));
    String now = option(village.open(address).body(), "slot");
    assertThat(now).isNotEqualTo(slot);
    send(village, address, "slot", now);
    assertThat(village.open(second).body()).as("the place is free again").contains(slot);
    assertThat(village.open(address).body()).contains("现在可以评估", "name=\"celsius\"");

    assertThat(send(village, address, "celsius", "37.3", "fit", "yes")).contains("37.3℃ 及以上");
    send(village, address, "celsius", "36.5", "fit", "yes");
    HttpResponse<String> sheet = village.send(address, List.of("issue", "yes"));
    assertThat(sheet.headers().firstValue("content-type")).hasValue("application/pdf");
    assertThat(village.open(address).body()).contains("已开具");
    assertThat(kinds(person))
        .containsSubsequence(
            "certificate-declared",
            "certificate-slot",
            "certificate-assessed",
            "certificate-issued");
    assertThat(village.open("/certificates").body()).contains("1 人等待办理", "14 天内开具 1 份", "0 小时 0 分");
    assertThat(village.open("/certificates").body())
        .as("two declared, one has it; what is not issued is not hidden behind the median")
        .contains("健康申报证明办理时长", "0.0 小时", "申报已开具率", "50.0 %", "1 / 2", "评估不合格的在内");
    assertThat(village.open("/certificates?list=counted").body())
        .contains("计入 2 份", "/people/" + people.get(1) + "/certificate", address);
    assertThat(village.open("/people/" + person + "/passes").body())
        .as("five days, to the end of 1 March")
        .contains("3月2日 00:00");
  }

  @Test
  void aSlotForJobsNearbyHoldsSoManyAndNoMore() {
    List<UUID> people = people();
    Visit village = chinese("village");
    village.open("/slots");
    send(village, "/slots", slot("work", "1"));
    String first = "/people/" + people.get(0) + "/passes";
    String page = village.open(first).body();
    String slot = option(page, "slot");
    assertThat(send(village, first, "allow", "slot", "form", "phone", "slot", slot))
        .contains("class=\"qr\"", "分时段通行");
    String other = "/people/" + people.get(2) + "/passes";
    assertThat(village.open(other).body()).doesNotContain(slot);
    assertThat(send(village, other, "allow", "slot", "form", "phone", "slot", slot))
        .doesNotContain("class=\"qr\"");
  }

  @Test
  void whatIsWrongInAnApplicationIsSaidBesideItsFieldAndNothingTypedIsLost() {
    Visit firm = chinese("enterprise");
    firm.open("/permits");
    assertThat(
            send(
                firm, "/permits", "plate", "<b>", "goods", "口罩", "route", "41", "emergency", "yes"))
        .contains("请填写 5 至 12 位的车牌", "填写今天至 3月27日 的日期");
    assertThat(send(firm, "/permits", permit("豫J12345", "城关镇、昴宿", "2020-03-10")))
        .as("a name that many bear")
        .contains("个地区叫“城关镇”", "从列表中选择：濮阳市");
    assertThat(send(firm, "/permits", permit("豫J12345", "清丰县、昴宿", "2020-03-10")))
        .contains("没有名为“昴宿”的地区", "value=\"清丰县、昴宿\"");
    String[] nowhere = permit("豫J12399", "2020-03-10");
    for (String at : List.of("清丰县", county.get(Areas.class).children("410823").getFirst().code())) {
      nowhere[1] = at;
      assertThat(send(firm, "/permits", nowhere))
          .as("a county decides nothing, and neither does a township elsewhere")
          .contains("请选本辖区内企业所在的乡镇", "value=\"豫J12399\"");
    }
    assertThat(firm.open("/permits").body()).doesNotContain("豫J12399");
  }

  @Test
  void aVehicleIsAskedForApprovedPrintedAndEscortedStepByStep() {
    Visit firm = chinese("enterprise");
    firm.open("/permits");
    send(
        firm,
        "/permits",
        "at",
        "410922100",
        "plate",
        "豫J12345",
        "goods",
        "酒精",
        "route",
        "清丰县、焦作市",
        "emergency",
        "yes",
        "until",
        "2020-03-10");
    String list = firm.open("/permits").body();
    assertThat(list).contains("豫J12345", "待审批");
    String permit = list.replaceAll("(?s).*href=\"(/permits/[0-9a-f-]{36}).*", "$1");
    assertThat(firm.open(permit).body())
        .contains("用到 3月10日", "途经：濮阳市清丰县、焦作市")
        .doesNotContain("value=\"approve\"");
    assertThat(send(firm, permit, "act", "approve"))
        .as("a firm does not approve")
        .contains("现在不能办理");
    Visit office = county.server().signedIn("township");
    office.open(permit + "?lang=zh");
    assertThat(send(office, permit, "act", "print")).contains("现在不能办理");
    send(office, permit, "act", "approve");
    assertThat(send(office, permit, "act", "escorted-out"))
        .as("no step is left out")
        .contains("现在不能办理");
    for (String step : List.of("disinfected", "route-set", "escorted-out", "escorted-in")) {
      send(office, permit, "act", step);
    }
    assertThat(office.open(permit).body()).contains("绿色通道 4 / 4 步");
    assertThat(office.send(permit, List.of("act", "print")).headers().firstValue("content-type"))
        .hasValue("application/pdf");
    firm.open(permit);
    assertThat(firm.send(permit, List.of("act", "print")).headers().firstValue("content-type"))
        .as("whoever asked prints it himself")
        .hasValue("application/pdf");
    assertThat(
            county
                .server()
                .database()
                .engineClient()
                .sql("select count(*) from fact.fact where attributes::text like '%12345%'")
                .query(Long.class)
                .single())
        .as("no plate in a fact")
        .isZero();
  }

  @Test
  void theSheetOfAVehicleNamesItsRouteForWhoeverHasNoPhone() throws IOException {
    Visit firm = chinese("enterprise");
    firm.open("/permits");
    send(firm, "/permits", permit("豫J66666", "焦作武陟、清丰县", "2020-03-01"));
    String one = of(firm.open("/permits").body(), "豫J66666");
    Visit office = county.server().signedIn("township");
    office.open(one + "?lang=zh");
    send(office, one, "act", "approve");
    office.open(one);
    byte[] sheet =
        office.sendWithFileForBytes(one, List.of("act", "print", "reason", ""), "none", "");
    try (var document = Loader.loadPDF(sheet)) {
      assertThat(Normalizer.normalize(new PDFTextStripper().getText(document), Form.NFKC))
          .contains("豫J66666", "饲料", "焦作市武陟县、濮阳市清丰县");
    }
  }

  @Test
  void aFirmSeesItsOwnVehiclesAndReadsWhyOneIsRefusedOrTakenBack() {
    Visit firm = chinese("enterprise");
    firm.open("/permits");
    for (String plate : List.of("豫J22222", "豫J33333")) {
      send(firm, "/permits", permit(plate, "2020-03-01"));
    }
    Visit office = county.server().signedIn("township");
    office.open("/permits?lang=zh");
    send(office, "/permits", permit("豫J44444", "2020-03-01"));
    assertThat(send(office, "/permits", permit("豫J55555", "2020-05-01")))
        .contains("填写今天至 3月27日 的日期");
    String all = office.open("/permits").body();
    assertThat(firm.open("/permits").body())
        .contains("豫J22222", "豫J33333")
        .doesNotContain("豫J44444");
    assertThat(firm.open(of(all, "豫J44444")).statusCode()).isEqualTo(404);

    String refused = of(all, "豫J22222");
    whatWasTypedStays(send(office, refused, "act", "refuse", "reason", "不行"));
    send(office, refused, "act", "refuse", "reason", "货物与线路不符");
    assertThat(firm.open(refused).body()).contains("未批准", "货物与线路不符");

    String back = of(all, "豫J33333");
    send(office, back, "act", "approve");
    office.send(back, List.of("act", "print"));
    send(office, back, "act", "withdraw", "reason", "线路已封闭");
    assertThat(firm.open(back).body()).contains("线路已封闭").doesNotContain("value=\"print\"");
    assertThat(
            county
                .server()
                .database()
                .engineClient()
                .sql(
                    "select count(*) from gate.pass p left join gate.pass_revocation r"
                        + " on r.pass = p.id where p.subject = ?::uuid and r.pass is null")
                .param(back.substring("/permits/".length()))
                .query(Long.class)
                .single())
        .as("what was printed is taken back")
        .isZero();
  }

  private static void whatWasTypedStays(String page) {
    assertThat(page).contains("请写明理由", "value=\"不行\"").containsPattern("value=\"refuse\" checked");
  }

  @Test
  void theTownshipInWhichAFirmLiesReadsWhatItAsksForAndWhoAsks() {
    county.server().account("county-firm", Role.ENTERPRISE, "410922");
    Visit firm = chinese("county-firm");
    assertThat(firm.open("/permits").body()).contains("审批的乡镇（街道）");
    send(firm, "/permits", permit("豫J77777", "2020-03-01"));
    Visit office = chinese("township-office");
    String list = office.open("/permits").body();
    assertThat(list).containsPattern("待审批 [1-9]").doesNotContain("审批的乡镇（街道）");
    assertThat(office.open(of(list, "豫J77777")).body())
        .contains("申请人：Office county-firm", "审批：濮阳市清丰县城关镇", "value=\"approve\"");
  }

  private static String[] permit(String plate, String until) {
    return permit(plate, "清丰县", until);
  }

  private static String[] permit(String plate, String route, String until) {
    return new String[] {
      "at",
      "410922100",
      "plate",
      plate,
      "goods",
      "饲料",
      "route",
      route,
      "emergency",
      "no",
      "until",
      until
    };
  }

  private static String of(String list, String plate) {
    var found =
        java.util.regex.Pattern.compile("href=\"(/permits/[0-9a-f-]{36})[^>]*>[^<]*" + plate)
            .matcher(list);
    assertThat(found.find()).as(plate).isTrue();
    return found.group(1);
  }

  private static String[] slot(String purpose, String capacity) {
    return slot(purpose, capacity, "2020-02-27", "09:00", "10:00");
  }

  private static String[] slot(
      String purpose, String capacity, String day, String from, String to) {
    return new String[] {
      "purpose", purpose, "day", day, "from", from, "to", to, "capacity", capacity
    };
  }

  private static String send(Visit visit, String address, String... fields) {
    return visit.send(address, List.of(fields)).body();
  }

  private static String option(String page, String name) {
    return page.replaceAll("(?s).*name=\"" + name + "\"[^>]*value=\"([0-9a-f-]{36})\".*", "$1");
  }

  private static Visit chinese(String login) {
    Visit visit = county.server().signedIn(login);
    visit.open("/areas?lang=zh");
    return visit;
  }

  private static List<String> kinds(UUID person) {
    return county
        .get(ScopedTransactions.class)
        .in(
            String.join(",", Scope.everything().prefixes()),
            () ->
                county.get(Ledger.class).of(List.of(Subject.person(person))).stream()
                    .map(Fact::kind)
                    .toList());
  }

  private static List<UUID> people() {
    return county
        .server()
        .database()
        .engineClient()
        .sql("select id from person.person where roster = ? order by ref")
        .param(ROSTER)
        .query(UUID.class)
        .list();
  }
}
