package lianfang.web.objections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Role;
import lianfang.fact.Subject;
import lianfang.web.signin.Visit;
import lianfang.web.walk.SmallCounty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People object to their isolation; what became of it is read on their own page. */
class AnAppealEndsInAFactOrAReasonTest {

  private static final String COUNTY = "county-command";

  private static SmallCounty county;

  @BeforeAll
  static void open() throws IOException {
    county = new SmallCounty();
    county.server().account(COUNTY, Role.COMMAND, "410922");
  }

  @AfterAll
  static void close() {
    county.close();
  }

  @Test
  void whereTheFactWasWrongItIsCorrectedAndTheMeasureIsGoneFromThePersonsPage() {
    UUID person = county.isolated(0);
    Visit own = signedIn(person);
    String objection = objected(own, person);
    assertThat(measures(person)).contains("isolation");
    String contact =
        first("select id::text from fact.fact where subject_id = ? and kind = 'contact'", person)
            .orElseThrow();
    Visit command = chinese(COUNTY);
    String early =
        command
            .send(
                "/objections/" + objection,
                List.of("answer", "upheld", "reason", "fact-corrected", "words", "已经核实过了。"))
            .body();
    assertThat(early)
        .contains("请先更正或解除", "不成立：事实无误", "已经核实过了。", "本人 · F-")
        .doesNotContain("holder ·");
    assertThat(command.open("/objections").body()).contains("本人").doesNotContain(">holder");
    assertThat(command.open("/cases/" + id(objection)).body())
        .as("nobody reads an id as if it said something")
        .doesNotContain(">" + objection + "<")
        .contains("查看异议人和陈述", "/objections/" + objection);
    Visit office = chinese("township-office");
    office.open("/people/" + person + "/facts?corrects=" + contact);
    office.send(
        "/people/" + person + "/facts",
        List.of("kind", "contact", "corrects", contact, "day", "2020-01-10", "why", "mistake"));
    command.send(
        "/objections/" + objection,
        List.of("answer", "upheld", "reason", "fact-corrected", "words", "接触日期有误，已更正。"));
    assertThat(own.open("/me").body())
        .contains("异议成立，事实已更正。", "接触日期有误，已更正。")
        .doesNotContain("待答复", "答复期限");
    assertThat(measures(person)).doesNotContain("isolation");
    assertThat(state(objection)).isEqualTo("granted");
  }

  @Test
  void whereTheOrganSuspendsItThePersonReadsSoAndOtherwiseThatItGoesOn() {
    UUID one = county.isolated(1);
    Visit suspended = signedIn(one);
    String objection = objected(suspended, one);
    UUID other = county.isolated(2);
    Visit running = signedIn(other);
    objected(running, other);
    assertThat(suspended.open("/me").body()).contains("执行不因此停止");
    Visit command = chinese(COUNTY);
    String file = "/cases/" + id(objection);
    assertThat(command.open(file + "/steps/suspend").body()).contains("第二十一条", "执行");
    suspend(command, file, "正在核实同行人情况");
    assertThat(state(objection)).isEqualTo("suspended");
    assertThat(suspended.open("/me").body())
        .contains("已暂停执行，等待答复。", "答复期限")
        .doesNotContain("执行不因此停止");
    assertThat(running.open("/me").body()).contains("执行不因此停止").doesNotContain("已暂停执行");
    command.send(
        "/objections/" + objection,
        List.of("answer", "rejected", "reason", "facts-hold", "words", "核实后事实无误。"));
    assertThat(suspended.open("/me").body()).contains("维持原决定", "核实后事实无误。").doesNotContain("已暂停执行");
  }

  @Test
  void aRefusalWithoutWordsStillSaysItsReasonAndWhatTheLawGives() {
    UUID person = county.isolated(4);
    Visit own = signedIn(person);
    String objection = objected(own, person);
    assertThat(own.open("/me").body()).doesNotContain("行政复议");
    Visit command = chinese(COUNTY);
    String file = "/cases/" + id(objection);
    suspend(command, file, "正在核实住址");
    command.send(
        "/objections/" + objection,
        List.of("answer", "rejected", "reason", "rule-applies", "words", ""));
    assertThat(own.open("/me").body())
        .contains("依据", "条款适用", "六十日内", "六个月内")
        .contains("<dt>暂停执行的理由</dt><dd>正在核实住址</dd>")
        .doesNotContain("<dt>答复说明</dt>");
  }

  @Test
  void whatIsNotRecordedIsKeptInTheFormAndASecondPressIsNoSecondCase() {
    UUID person = county.isolated(5);
    Visit own = signedIn(person);
    String measure = measure(own);
    assertThat(own.send("/me/objection", List.of("measure", measure, "text", "我那天在郑州，有车票")).body())
        .contains("请选择哪一项措施和异议理由", "我那天在郑州，有车票</textarea>");
    assertThat(
            own.send(
                    "/me/objection", List.of("measure", "9999", "ground", "period", "text", "日期不对"))
                .body())
        .contains("这项措施已经变更或解除", "日期不对</textarea>");
    List<String> form = List.of("measure", measure, "ground", "period", "text", "日期不对");
    assertThat(own.send("/me/objection", form).body())
        .contains("已提出异议", "隔离 · ")
        .doesNotContain("日期不对<");
    assertThat(own.send("/me/objection", form).body()).contains("没有重复提出", "我的异议");
    assertThat(
            first(
                "select count(*)::text from casework.case_row where type = 'appeal' and about = ?",
                person))
        .contains("1");
  }

  @Test
  void whatTheCityOrderedIsAnsweredByTheCityAndNotByTheCounty() {
    UUID person = county.isolated(3);
    String village = first("select area from person.person where id = ?", person).orElseThrow();
    county
        .server()
        .tell(
            new Subject(Subject.Kind.PERSON, person),
            village,
            "2020-02-26 measure-ordered measure=isolation organ=4109-command from=2020-02-20");
    Visit own = signedIn(person);
    String objection = objected(own, person);
    assertThat(first("select desk from casework.case_row where id = ?", id(objection)))
        .contains("command-city");
    Visit below = chinese(COUNTY);
    below.send(
        "/objections/" + objection,
        List.of("answer", "rejected", "reason", "facts-hold", "words", "县里来答复。"));
    assertThat(state(objection)).as("the county does not answer for the city").isEqualTo("raised");
    chinese("command")
        .send(
            "/objections/" + objection,
            List.of("answer", "rejected", "reason", "facts-hold", "words", "市里已经核实。"));
    assertThat(own.open("/me").body()).contains("维持原决定", "市里已经核实。").doesNotContain("县里来答复");
  }

  private static void suspend(Visit command, String file, String why) {
    String form = command.open(file + "/steps/suspend").body();
    command.sendWithFile(
        file + "/steps/suspend",
        List.of(
            "_id",
            UUID.randomUUID().toString(),
            "_seen",
            form.replaceAll("(?s).*name=\"_seen\" value=\"(\\d+)\".*", "$1"),
            "reason",
            why),
        "none");
  }

  private static UUID id(String objection) {
    return lianfang.web.action.Appeals.idOf(UUID.fromString(objection));
  }

  private static String state(String objection) {
    return first("select state from casework.case_row where id = ?", id(objection)).orElseThrow();
  }

  private static String measure(Visit own) {
    return own.open("/me").body().replaceAll("(?s).*name=\"measure\"[^>]*value=\"(\\d+)\".*", "$1");
  }

  private static String objected(Visit own, UUID person) {
    own.send(
        "/me/objection",
        List.of("measure", measure(own), "ground", "fact-wrong", "text", "那天我在郑州"));
    return first(
            "select id::text from fact.fact where kind = 'objection' and subject_id = ?", person)
        .orElseThrow();
  }

  private static List<String> measures(UUID person) {
    return county
        .server()
        .database()
        .engineClient()
        .sql(
            "select measure from rulebook.outcome_now where subject = ?"
                + " and (until_day is null or until_day >= date '2020-02-26')")
        .param(person)
        .query(String.class)
        .list();
  }

  private static Optional<String> first(String sql, UUID id) {
    return county
        .server()
        .database()
        .engineClient()
        .sql(sql + " limit 1")
        .param(id)
        .query(String.class)
        .optional();
  }

  private static Visit chinese(String login) {
    Visit visit = county.server().signedIn(login);
    visit.open("/areas?lang=zh");
    return visit;
  }

  @Test
  void aWrongCodeIsTypedAgainAndTheLongNumberIsNot() {
    Visit own = county.server().visit();
    own.open("/me?lang=zh");
    List<String> typed = List.of("number", "999999194904210016", "code", "12345678");
    assertThat(own.send("/me/sign-in", typed).body())
        .contains("没有登录", "999999194904210016")
        .doesNotContain("12345678");
  }

  private static Visit signedIn(UUID person) {
    Visit village = chinese("village");
    village.open("/people/" + person + "/passes");
    String page = village.send("/people/" + person + "/passes/code", List.of()).body();
    String code = page.replaceAll("(?s).*登录码 (\\d{8})：.*", "$1");
    Visit own = county.server().visit();
    own.open("/me?lang=zh");
    own.send("/me/sign-in", List.of("number", county.identityNumber(person), "code", code));
    return own;
  }
}
