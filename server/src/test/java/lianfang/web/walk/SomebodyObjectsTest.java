package lianfang.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lianfang.area.Scope;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.person.Erasure;
import lianfang.person.Register;
import lianfang.web.signin.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A contact objects to an isolation that is stricter than the national rule. */
class SomebodyObjectsTest {

  private static final String WORDS = "我姓欧阳，2月20日那天我在郑州。";

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
  void theBasisTellsTheLayersAndTheirSignaturesAndTheObjectionIsAnsweredByTheCommand() {
    UUID contact = county.isolated(0);
    Visit village = chinese("village");
    String record = village.open("/people/" + contact).body();
    assertThat(record)
        .contains("各层级的规定")
        .contains("严于上一层：多 14 天")
        .contains("全国 · ")
        .contains("责任单位（负责人）：清丰县")
        .containsPattern("假定，2020年2月26日由.{1,20}签署（F-\\d+）");
    String form = link(record, "/objections/new[^\"]*");
    assertThat(village.open(form).body()).contains("行政复议", "行政诉讼", "六十日", "六个月");

    String refused =
        village.send("/objections/new", raise(form, "ground", "nonsense", "text", WORDS)).body();
    assertThat(refused).as("nothing typed is lost").contains("请选择各项", WORDS);
    HttpResponse<String> raised =
        village.send("/objections/new", raise(form, "ground", "fact-wrong", "text", WORDS));
    String page = raised.headers().firstValue("location").orElseThrow();
    UUID objection = UUID.fromString(page.replaceAll(".*/objections/([0-9a-f-]{36}).*", "$1"));

    Fact fact = fact(objection);
    assertThat(fact.kind()).isEqualTo("objection");
    assertThat(fact.attributes())
        .containsEntry("ground", "fact-wrong")
        .containsEntry("by", "self")
        .containsEntry("sealed", "yes");
    assertThat(fact.attributes().toString()).doesNotContain("欧阳");
    assertThat(village.open("/people/" + contact).body()).contains(fact.number(), "待答复");

    Visit command = chinese("command");
    assertThat(command.open("/decisions").body()).contains("异议 1 件待答复");
    assertThat(command.open("/objections").body()).contains("事实有误", "待答复");
    assertThat(command.open("/objections/" + objection).body()).doesNotContain("欧阳");
    assertThat(command.send("/objections/" + objection + "/words", List.of()).body())
        .contains(WORDS);
    assertThat(command.open("/people/" + contact).body())
        .as("the look is in the audit")
        .contains("异议");
    answered(command, village, objection);
    assertThat(command.open("/decisions").body()).contains("异议 0 件待答复");
    assertThat(command.open("/objections/" + objection).body())
        .contains("不成立", "事实无误")
        .doesNotContain("name=\"answer\"");
    assertThat(village.open("/people/" + contact).body()).contains("不成立");

    erased(contact, objection);
  }

  private static void answered(Visit command, Visit village, UUID objection) {
    assertThat(command.open("/objections/" + objection).body())
        .contains("执行不因此停止", "答复期限", "打开申诉办件");
    String file = link(command.open("/objections/" + objection).body(), "/cases/[^\"]*");
    assertThat(command.open(file).body()).contains("县（市）区指挥部", "异议申诉");
    assertThat(
            command
                .send(
                    "/objections/" + objection,
                    List.of("answer", "upheld", "reason", "fact-corrected"))
                .body())
        .as("nothing was put right yet")
        .contains("请先更正或解除");
    assertThat(
            command
                .send(
                    "/objections/" + objection,
                    List.of("answer", "rejected", "reason", "measure-released"))
                .body())
        .contains("依据与结论不符");
    command.send(
        "/objections/" + objection,
        List.of("answer", "rejected", "reason", "facts-hold", "words", "车票显示当日已经返回。"));
    assertThat(village.open("/objections/" + objection).body())
        .as("whoever raised it reads the reasons")
        .contains("维持原决定", "车票显示当日已经返回");
  }

  private static void erased(UUID contact, UUID objection) {
    assertThat(reasons()).isNotZero();
    county
        .get(Erasure.class)
        .person(new Recorder("test", Scope.everything()), contact, "asked for");
    assertThat(
            county
                .server()
                .everywhere(() -> county.get(Register.class).objection(objection, contact)))
        .as("the words leave with the person")
        .isEmpty();
    long kept =
        county
            .server()
            .database()
            .engineClient()
            .sql("select count(*) from person.objection")
            .query(Long.class)
            .single();
    assertThat(kept).isZero();
    assertThat(reasons()).as("and so does what was answered in words").isZero();
    assertThat(fact(objection).kind()).as("the fact stays").isEqualTo("objection");
  }

  private static long reasons() {
    return county
        .server()
        .database()
        .engineClient()
        .sql("select count(*) from casework.case_form")
        .query(Long.class)
        .single();
  }

  private static Visit chinese(String login) {
    Visit visit = county.server().signedIn(login);
    visit.open("/areas?lang=zh");
    return visit;
  }

  private static List<String> raise(String form, String... more) {
    List<String> fields =
        new java.util.ArrayList<>(
            List.of(
                "kind",
                "person",
                "id",
                query(form, "id"),
                "number",
                query(form, "number"),
                "by",
                "self"));
    fields.addAll(List.of(more));
    return fields;
  }

  private static String query(String address, String name) {
    return address.replaceAll(".*[?&]" + name + "=([^&]*).*", "$1");
  }

  private static String link(String page, String pattern) {
    Matcher found = Pattern.compile("href=\"(" + pattern + ")\"").matcher(page);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1).replace("&amp;", "&");
  }

  private static Fact fact(UUID id) {
    return county.server().everywhere(() -> county.get(Ledger.class).list(List.of(id)).getFirst());
  }
}
