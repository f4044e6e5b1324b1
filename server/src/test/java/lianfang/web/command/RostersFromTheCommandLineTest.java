package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As a script sees it: exit codes, reports and certificates of rosters and their people. */
class RostersFromTheCommandLineTest {

  private static final String HEADER = "序号,姓名,手机号,县(区),现住乡镇,现住村(社区),人员类别\n";
  private static final String HOME = ",濮阳县,柳屯镇,柳屯村,普通居民\n";

  private static final TestInstance INSTANCE = new TestInstance();

  @TempDir static Path folder;

  @AfterAll
  static void close() {
    INSTANCE.close();
  }

  private static InstanceFolder.Answer run(String... words) {
    return INSTANCE.ask(words);
  }

  private static String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void aRosterThatLandsWhollyGivesZeroAndAgainZero() throws IOException {
    String roster = file("good.csv", HEADER + "1,甲一,13800000401" + HOME);
    InstanceFolder.Answer tried = run("import", "people", roster, "--dry-run");
    assertThat(tried.code()).isZero();
    assertThat(tried.out()).contains("nothing was written").contains("new 1");
    assertThat(run("import", "people", roster))
        .satisfies(landed -> {
          assertThat(landed.code()).isZero();
          assertThat(landed.out()).contains("landed   1", "new 1", "returned 0", "waiting  0");
          assertThat(landed.err()).contains("1 rows");
        });
    InstanceFolder.Answer again = run("import", "people", roster);
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("landed   1", "new 0", "known 1; facts 0");
  }

  @Test
  void aRosterOfWhichSomeComesBackGivesTwoAndAReport() throws IOException {
    String roster = file("mixed.csv", HEADER + "1,乙一,13800000411" + HOME + "2,乙二,1380" + HOME);
    Path report = folder.resolve("report.csv");
    InstanceFolder.Answer answer = run("import", "people", roster, "--report", report.toString());
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.out()).contains("landed   1", "returned 1");
    assertThat(Files.readString(report)).contains("姓名", "乙二", "手机号格式不符").doesNotContain("乙一");
  }

  @Test
  void aFileThatIsNoRosterGivesOneAndItsRemedy() throws IOException {
    InstanceFolder.Answer answer = run("import", "people", file("menu.csv", "菜名,价格\n白菜,2\n"));
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains("menu.csv", "请更正表头");
    assertThat(run("import", "people", folder.resolve("none.csv").toString()).code()).isEqualTo(1);
  }

  @Test
  void whoeverIsErasedLeavesACertificateAndAWholeLedger() throws IOException {
    run("import", "people", file("erased.csv", HEADER + "7,丙一,13800000421" + HOME));
    Path certificate = folder.resolve("certificate.txt");
    InstanceFolder.Answer answer =
        run(
            "erase",
            "--ref",
            "erased.csv#7",
            "--reason",
            "本人申请",
            "--certificate",
            certificate.toString());
    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.out()).contains("销毁证明", "keys and blind indexes: 1").doesNotContain("丙一");
    assertThat(Files.readString(certificate)).isEqualTo(answer.out());
    assertThat(run("verify-ledger").out()).contains("whole");
    assertThat(run("erase", "--ref", "erased.csv#7", "--reason", "again").code()).isEqualTo(1);
  }

  @Test
  void aHeaderWithNobodyBelowGivesOne() throws IOException {
    InstanceFolder.Answer answer = run("import", "people", file("blank.csv", HEADER + "\n,,,\n"));
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains("blank.csv", "nobody is written below the header");
  }

  @Test
  void aReportThatCannotBeWrittenIsRefusedBeforeAnythingLands() throws IOException {
    String text = HEADER + "1,丁一,13800000431" + HOME + "2,丁二,1380" + HOME;
    String roster = file("kept.csv", text);
    for (String report : List.of(roster, folder.toString(), folder + "/none/report.csv")) {
      InstanceFolder.Answer answer = run("import", "people", roster, "--report", report);
      assertThat(answer.code()).as(report).isEqualTo(1);
      assertThat(answer.err()).contains(report, "--report");
    }
    assertThat(Files.readString(Path.of(roster))).isEqualTo(text);
    assertThat(run("import", "people", roster).out()).contains("new 1");
  }

  @Test
  void whatWasKnownByEitherClockHasTheRowThatStoodThen() throws Exception {
    String header = HEADER.strip() + ",来源地,返回日期\n";
    String row = ",华龙区,中原路街道,京东社区,返乡人员,广东省深圳市,";
    run("import", "people", file("first.csv", header + "3,戊一,13800000441" + row + "2020-02-25\n"));
    String[] words = {"measures", "--on", "2020-02-26"};
    String before = run(words).out();
    assertThat(before).contains("first.csv,3,");
    String then = Instant.now().toString();
    run("import", "people", file("later.csv", header + "8,戊一,13800000441" + row + "2020-02-24\n"));
    assertThat(run(words).out()).contains("later.csv,8,").doesNotContain("first.csv,3,");
    assertThat(run("measures", "--on", "2020-02-26", "--known-at", then).out()).isEqualTo(before);
  }
}
