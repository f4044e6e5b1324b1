package lianfang.person.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lianfang.person.RosterColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadersOfTownshipSheetsTest {

  @Test
  void everyOfficialHeaderIsItsOwnColumnInAnyOrder() {
    List<RosterColumn> backwards = Stream.of(RosterColumn.values()).toList().reversed();
    String header = backwards.stream().map(RosterColumn::zh).collect(Collectors.joining("|"));
    RosterHeader found = find(header);
    assertThat(found.problems()).isEmpty();
    assertThat(found.columns()).hasSize(RosterColumn.values().length);
    backwards.forEach(column ->
        assertThat(found.columns())
            .as(column.zh())
            .containsEntry(column, backwards.indexOf(column)));
  }

  @Test
  void titlesAboveAndSynonymsAreUnderstood() {
    RosterHeader found =
        find(
            """
            濮阳县疫情防控人员排查登记表
            填报单位： |  | 填报日期：2020年2月26日
            编号 | 姓 名 | 身份证号码 | 联系电话 | 乡(镇)办 | 所在村(社区) | 类别 | 来自何地 | 到达时间 | 签字
            1 | 王芳 | 999999199001010011 | 13800000000 | 城关镇 | 东街村 | 返乡人员 | 武汉 | 2.5 |
            """);
    assertThat(found.firstRow()).isEqualTo(2);
    assertThat(found.firstDataRow()).isEqualTo(3);
    assertThat(found.problems()).isEmpty();
    assertThat(found.columns())
        .containsEntry(RosterColumn.REFERENCE, 0)
        .containsEntry(RosterColumn.NAME, 1)
        .containsEntry(RosterColumn.ORIGIN, 7)
        .containsEntry(RosterColumn.RETURNED_ON, 8);
    assertThat(found.unknown()).containsEntry(9, "签字");
  }

  @ParameterizedTest
  @CsvSource({
    "来（返）濮日期,RETURNED_ON",
    "到濮时间,RETURNED_ON",
    "返程日期,RETURNED_ON",
    "末次密切接触日期,LAST_EXPOSURE",
    "密切接触病例,SOURCE_CASE",
    "开始隔离日期,CENTRAL_FROM",
    "向工作单位报告日期,REPORTED_UNIT",
    "工作（学习）单位,EMPLOYER",
    "村（社区）名称,VILLAGE",
    "签发时间,CERTIFICATE_ISSUED"
  })
  void wordsOfOtherTownshipsNameTheSameColumns(String header, RosterColumn column) {
    assertThat(find("姓名 | 手机号 | 现住乡镇 | 现住村(社区) | 人员类别 | " + header).columns()).containsKey(column);
  }

  @Test
  void mergedHeaderRowsAreReadTogether() {
    RosterHeader found =
        find(
            """
            序号 | 基本信息 |  |  | 现住址 |  |  | 人员类别 | 入院 |
             | 姓名 | 身份证号 | 手机号 | 县(区) | 乡镇 | 村(社区) |  | 日期 | 说明
            1 | 王芳 | 999999199001010011 | 13800000000 | 濮阳县 | 城关镇 | 东街村 | 确诊 | 2.5 |
            """);
    assertThat(found.problems()).isEmpty();
    assertThat(found.firstDataRow()).isEqualTo(2);
    assertThat(found.columns())
        .containsEntry(RosterColumn.REFERENCE, 0)
        .containsEntry(RosterColumn.VILLAGE, 6)
        .containsEntry(RosterColumn.CATEGORY, 7)
        .containsEntry(RosterColumn.ADMITTED_ON, 8);
  }

  @Test
  void fourHundredColumnsHideNoHeader() {
    String many = IntStream.range(0, 400).mapToObj(i -> "自定义" + i).collect(Collectors.joining("|"));
    RosterHeader found = find(many + "|姓名|手机号|现住乡镇|现住村(社区)|人员类别");
    assertThat(found.problems()).isEmpty();
    assertThat(found.columns()).containsEntry(RosterColumn.NAME, 400);
    assertThat(found.unknown()).hasSize(400);
  }

  @Test
  void twoEqualHeadersAreNamedWithBothPlaces() {
    RosterHeader found = find("姓名|手机号|现住乡镇|现住村(社区)|人员类别|姓名");
    assertThat(found.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.zh()).contains("姓名", "A, F", "两次"));
  }

  @Test
  void theOfficialHeaderWinsOverItsSynonym() {
    RosterHeader found = find("姓名|联系电话|现住乡镇|现住村(社区)|人员类别|手机号");
    assertThat(found.problems()).isEmpty();
    assertThat(found.columns()).containsEntry(RosterColumn.PHONE, 5);
  }

  @Test
  void missingColumnsAreNamed() {
    RosterHeader found = find("姓名|现住乡镇|体温");
    assertThat(found.problems()).hasSize(3);
    assertThat(found.problems().toString()).contains("VILLAGE", "CATEGORY", "身份证号 / 手机号 / 户主");
  }

  @Test
  void aSheetWithoutRosterHasNoHeader() {
    assertThat(HeaderReader.find(RosterText.sheet("菜名|价格\n白菜|2"))).isNull();
    assertThat(HeaderReader.find(List.of())).isNull();
  }

  private static RosterHeader find(String table) {
    return Objects.requireNonNull(HeaderReader.find(RosterText.sheet(table)), "no header");
  }
}
