package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lianfang.rulebook.dmn.DmnWriter;
import lianfang.rulebook.notice.NoticeLoader;
import lianfang.rulebook.table.CompiledTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckingANoticeTest {

  private static final String NOTICE =
      """
      id: %s
      title: {zh: 重点人员, en: Key persons}
      issuer: {zh: 市指挥部, en: City command}
      date: 2020-02-25
      in_force: {from: 2020-02-25}
      scope: ["4109"]
      supersedes: %s
      layer: city
      original: {zh: 日报, en: Daily}
      clauses:
        - {id: "1", title: {zh: 返回, en: Return}, summary: {zh: 隔离, en: Isolation}}
      inputs:
        stay: {type: days, zh: 天数, en: stay}
      """;

  private static final String TABLE =
      """
      hit,U
      row,clause,stay,|,isolation
      A,1,<=14d,|,home
      B,1,">14d,unknown",|,none
      """;

  @TempDir Path temp;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void aNoticeThatLoads() throws IOException {
    write("one", NOTICE.formatted("one", "[]"), TABLE);
  }

  @Test
  void aNoticeThatIsProvedEndsWithZero() {
    assertThat(check(temp.resolve("one").toString())).isZero();
    assertThat(out.toString()).startsWith("one ").contains("1 tables, 2 rows, 0 cases");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aNoticeThatIsRefusedEndsWithOneAndNamesPlaceAndCaseInBothLanguages() throws IOException {
    write("one", NOTICE.formatted("one", "[]"), TABLE.replace("<=14d", "<14d"));
    assertThat(check(temp.resolve("one").toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("one 拒绝 refused", "tables/measures.csv", "stay = 14d", "没有一行覆盖");
  }

  @Test
  void jsonSaysTheSameForPrograms() throws IOException {
    write("one", NOTICE.formatted("one", "[]"), TABLE.replace(">14d,unknown", ">14,unknown"));
    assertThat(check(temp.resolve("one").toString(), "--format", "json")).isEqualTo(1);
    JsonNode result = JsonMapper.shared().readTree(out.toString()).get(0);
    assertThat(result.get("refused").asBoolean()).isTrue();
    JsonNode finding = result.get("findings").get(0);
    assertThat(finding.get("refusal").asString()).isEqualTo("wrong-type");
    assertThat(finding.get("places").get(0).get("row").asString()).isEqualTo("B");
    assertThat(finding.get("detail").get("zh").asString()).contains("14d");
  }

  @Test
  void aFolderOfNoticesIsCheckedWholeAndTheirDaysAgainstEachOther() throws IOException {
    String until = "in_force: {from: 2020-02-25, until: 2020-04-01}";
    write("two", NOTICE.formatted("two", "[one]").replace("2020-02-25", "2020-03-01"), TABLE);
    assertThat(check(temp.toString())).isZero();
    String longer = NOTICE.formatted("one", "[]").replace("in_force: {from: 2020-02-25}", until);
    write("one", longer, TABLE);
    assertThat(check(temp.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("one/notice.yaml » in_force | two/notice.yaml » in_force");
  }

  @Test
  void aMeasureThatNobodyKnowsIsRefusedWithItsCell() throws IOException {
    write("one", NOTICE.formatted("one", "[]"), TABLE.replace("|,home", "|,homee"));
    assertThat(check(temp.resolve("one").toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "tables/measures.csv » A » isolation", "no measure knows 'homee'", "central, home");
  }

  @Test
  void twoEditionsAreComparedAsLogicAndNotAsText() throws IOException {
    String one = temp.resolve("one").toString();
    String two = temp.resolve("two").toString();
    write("two", NOTICE.formatted("two", "[]"), "# reordered\n" + TABLE.replace("A,1", "first,1"));
    assertThat(run("notice", "diff", one, two)).isZero();
    assertThat(out.toString()).contains("逻辑相同", "the same logic in other words");

    write("two", NOTICE.formatted("two", "[]"), TABLE.replace("14d", "10d"));
    assertThat(run("notice", "diff", one, two)).isZero();
    assertThat(out.toString())
        .contains("stay = (10d..14d]", "− A [1] {isolation=home}", "+ B [1] {}");
    out.getBuffer().setLength(0);
    assertThat(run("notice", "diff", one, two, "--format", "json")).isZero();
    JsonNode answer = JsonMapper.shared().readTree(out.toString());
    assertThat(answer.get("verdict").asString()).isEqualTo("different");
    JsonNode region = answer.get("tables").get(0).get("regions").get(0);
    assertThat(region.get("where").get(0).get("tests").get(0).asString()).isEqualTo("(10d..14d]");
    assertThat(region.get("before").get(0).get("outputs").get("isolation").asString())
        .isEqualTo("home");

    write("two", NOTICE.formatted("two", "[]"), TABLE.replace("<=14d", "<14d"));
    assertThat(run("notice", "diff", one, two)).isEqualTo(1);
    assertThat(out.toString()).contains("refused", "stay = 14d");
  }

  @Test
  void tablesOfAnotherToolBecomeAFolderThatCheckLeadsToItsEnd() throws IOException {
    Path dmn = temp.resolve("two.dmn");
    List<CompiledTable> sent = NoticeLoader.load(temp.resolve("one")).tables();
    Files.writeString(
        dmn, DmnWriter.write("two", sent.stream().map(CompiledTable::table).toList()));
    Path two = temp.resolve("two");
    assertThat(run("notice", "import", dmn.toString(), two.toString())).isZero();
    assertThat(out.toString().lines())
        .containsExactly(two.resolve("tables/measures.csv") + "", two.resolve("notice.yaml") + "");
    assertThat(check(two.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("notice.yaml » title", "notice.yaml » scope");

    Files.writeString(two.resolve("notice.yaml"), NOTICE.formatted("two", "[]"));
    assertThat(NoticeLoader.load(two).tables().getFirst().table().rows())
        .isEqualTo(sent.getFirst().table().rows());
    assertThat(run("notice", "import", dmn.toString(), two.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("measures.csv stands there already");
  }

  @Test
  void whatNoTableCanSayIsRefusedByItsNameAndNothingIsWritten() throws IOException {
    Path dmn = temp.resolve("literal.dmn");
    Files.writeString(
        dmn,
        "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" name=\"m\""
            + " namespace=\"n\"><decision name=\"D\"><variable name=\"D\"/><literalExpression>"
            + "<text>1</text></literalExpression></decision></definitions>");
    Path folder = temp.resolve("literal");
    assertThat(run("notice", "import", dmn.toString(), folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("literal expression");
    assertThat(folder).doesNotExist();
  }

  @Test
  void aFolderThatHoldsNoNoticeIsRefused() {
    assertThat(check(temp.resolve("nowhere").toString())).isEqualTo(1);
    assertThat(out.toString()).contains("the folder cannot be read");
  }

  private int check(String folder, String... words) {
    List<String> all = new ArrayList<>(List.of("notice", "check", folder));
    all.addAll(List.of(words));
    return run(all.toArray(String[]::new));
  }

  private int run(String... all) {
    PrintWriter to = new PrintWriter(out, true);
    return Lianfang.line(Object.class, to, new PrintWriter(err, true)).execute(all);
  }

  private void write(String name, String notice, String table) throws IOException {
    Files.createDirectories(temp.resolve(name + "/tables"));
    Files.writeString(temp.resolve(name + "/notice.yaml"), notice);
    Files.writeString(temp.resolve(name + "/tables/measures.csv"), table);
  }
}
