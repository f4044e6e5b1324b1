package lianfang.person.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import lianfang.area.Origin;
import lianfang.person.CellReason;
import lianfang.person.PersonCategory;
import lianfang.person.Refusal;
import lianfang.person.RosterColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsOfTheScreeningRosterTest {

  private static final LocalDate TODAY = LocalDate.of(2020, 2, 26);
  private static final String HEADER =
      "序号|姓名|身份证号|手机号|现住乡镇|现住村(社区)|人员类别|来源地|离开日期|返回日期|健康证明(有/无)"
          + "|体温|症状|末次接触日期|接触病例|入院日期|确诊日期|出院日期|治愈(是/否)|户主|工作单位";

  private static final Map<String, String> ROWS =
      Map.of(
          "returnee",
          "1|王芳|999999199001010016||城关镇|东街村|返乡人员|武汉|2.3|2.5|有|#36.8|无||||||||厂",
          "undated",
          "2|王芳||13800000000|城关镇|东街村|返乡|武汉",
          "of suspected",
          "3|王芳||13800000000|城关镇|东街村|密接|||||||2020-02-01|疑似病例张某",
          "of carrier",
          "4|王芳||13800000000|城关镇|东街村|密切接触者||||||||无症状感染者",
          "confirmed",
          "5|王芳||13800000000|城关镇|东街村|确诊病例|||||||||2.10|2.11|2.25|是",
          "febrile",
          "6|王芳||13800000000|城关镇|东街村|发热留观|||||#37.6|发烧、咳嗽，乏力",
          "suspected",
          "7|王芳||13800000000|城关镇|东街村|疑似|||||||||2.10",
          "resident",
          "8|王芳||13800000000|城关镇|东街村|普通居民|深圳||2.5");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          returnee;    |2020-02-05|left=2020-02-03 origin=4401 via=4201 certificate=yes|arrival
          returnee;    |-|village=410928100001 work_unit=yes|residence
          returnee;    |-|age_band=18-59 sex=male document=resident-id|profile
          returnee;    |-|celsius=36.8|temperature
          returnee;    |-|symptoms=none|symptom
          undated;     |-|undated=yes origin=4401 via=4201|arrival
          of suspected;|2020-02-01|of=suspected|contact
          of carrier;  |-|of=asymptomatic undated=yes|contact
          confirmed;   |2020-02-11|result=confirmed|diagnosis
          confirmed;   |2020-02-10|as=confirmed|admission
          confirmed;   |2020-02-25|as=confirmed cured=yes|discharge
          febrile;     |-|result=febrile undated=yes|diagnosis
          febrile;     |-|celsius=37.6|temperature
          febrile;     |-|symptoms=fever dry-cough fatigue|symptom
          suspected;   |2020-02-10|result=suspected|diagnosis
          resident;    |2020-02-05|origin=4401 via=4201|arrival
          """)
  void stateFacts(String row, String expected) {
    String[] parts = expected.split("\\|");
    List<Statement> ofKind =
        statements(ROWS.getOrDefault(row, "")).stream()
            .filter(s -> s.kind().equals(parts[3]))
            .toList();
    assertThat(ofKind)
        .singleElement()
        .satisfies(statement -> {
          assertThat(statement.day() == null ? "-" : statement.day().toString())
              .isEqualTo(parts[1]);
          for (String attribute : parts[2].split(" (?=[a-z_]+=)")) {
            assertThat(statement.attributes().toString()).contains(attribute);
          }
        });
  }

  @Test
  void stateNothingElse() {
    assertThat(statements(ROWS.getOrDefault("suspected", "")).stream().map(Statement::kind))
        .containsExactly("residence", "profile", "diagnosis", "admission");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          1||999999199001010016||城关镇|东街村|确诊; NAME REQUIRED
          1|王芳|||城关镇|东街村|确诊; IDENTITY_NUMBER WHO_MISSING
          1|王芳||13800000000||东街村|确诊; TOWNSHIP REQUIRED
          1|王芳||13800000000|城关镇||确诊; VILLAGE REQUIRED
          1|王芳||13800000000|城关镇|东街村|; CATEGORY REQUIRED
          1|王芳||13800000000|城关镇|东街村|路过; CATEGORY WORD_UNKNOWN
          1|王芳||1380000000|城关镇|东街村|确诊; PHONE PHONE_FORM
          1|王芳|#999999199001010010||城关镇|东街村|确诊; IDENTITY_NUMBER NUMBER_LOST_DIGITS
          1|王芳|#9.9999919900101E17||城关镇|东街村|确诊; IDENTITY_NUMBER NUMBER_LOST_DIGITS
          1|王芳|4.1E+17||城关镇|东街村|确诊; IDENTITY_NUMBER NUMBER_SCIENTIFIC
          1|王芳|99999919900101OO10||城关镇|东街村|确诊; IDENTITY_NUMBER NUMBER_LETTER
          1|王芳||13800000000|城关镇|东街村|确诊|||||365; TEMPERATURE TEMPERATURE_FORM
          1|王芳||13800000000|城关镇|东街村|普通居民|||||||||2.10; CATEGORY CATEGORY_NEEDED
          1|王芳||1380000000X|城关镇|东街村|确诊; PHONE PHONE_FORM
          1|王芳||13800000000|城关镇|东街村|返乡|武汉|2.10|2.9; LEFT_ON LEFT_AFTER_RETURN
          1|王芳||13800000000|城关镇|#N/A|确诊; VILLAGE FORMULA_ERROR
          """)
  void comeBackWithAReasonForTheCell(String line, String expected) {
    RowReading reading = read(line);
    assertThat(reading).isInstanceOf(RowReading.Refused.class);
    assertThat(((RowReading.Refused) reading).reasons())
        .singleElement()
        .satisfies(reason -> {
          assertThat(reason.column() + " " + reason.refusal()).isEqualTo(expected);
          assertThat(reason.zh()).endsWith("。").contains(reason.refusal().remedy().zh());
          assertThat(reason.en()).endsWith(".").contains(reason.refusal().remedy().en());
        });
  }

  @Test
  void aDischargeBeforeItsAdmissionComesBack() {
    RowReading reading = read("1|王芳||13800000000|城关镇|东街村|确诊|||||||||2.10||2.9");
    assertThat(reading)
        .isEqualTo(
            new RowReading.Refused(
                List.of(
                    CellReason.of(
                        RosterColumn.DISCHARGED_ON, Refusal.DISCHARGE_BEFORE_ADMISSION))));
  }

  @ParameterizedTest
  @CsvSource({
    "阿卜杜拉·买买提",
    "𠮷𡘙",
    "䶮㛃",
    "=HYPERLINK(\"http://x\")",
    "<script>alert(1)</script>",
    "Anna-Maria O'Neil",
    "王　芳"
  })
  void aNameIsNeverRefusedForItsCharacters(String name) {
    RowReading reading = read("1|" + name + "||13800000000|城关镇|东街村|普通居民");
    assertThat(reading).isInstanceOf(RowReading.Taken.class);
    assertThat(((RowReading.Taken) reading).row().who().name()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          有;              certificate=yes
          有健康证明;      certificate=yes
          有（河南省）;    certificate=yes certificate_issuer=henan
          浙江健康码;      certificate=yes certificate_issuer=zhejiang-recognised
          范县健康绿码;    certificate=yes certificate_issuer=fan-county-green-code
          有（上海市开具）; certificate=yes certificate_issuer=unknown
          健康绿码;        certificate=yes certificate_issuer=unknown
          无;              certificate=no
          未开具证明;      certificate=no
          """)
  void aCertificateMayNameItsIssuer(String cell, String stated) {
    String row = "1|王芳||13800000000|城关镇|东街村|返乡|广州||2.26|" + cell;
    assertThat(statements(row))
        .filteredOn(statement -> statement.kind().equals("arrival"))
        .singleElement()
        .satisfies(arrival ->
            assertThat(
                    arrival.attributes().entrySet().stream()
                        .filter(one -> one.getKey().startsWith("certificate"))
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(stated));
  }

  @Test
  void changingTrainsIsStatedBesideTheOrigin() {
    assertThat(statements("1|王芳||13800000000|城关镇|东街村|返乡|广州经武汉换乘||2.26"))
        .filteredOn(statement -> statement.kind().equals("arrival"))
        .singleElement()
        .satisfies(arrival ->
            assertThat(arrival.attributes())
                .containsEntry("origin", "4401")
                .containsEntry("via", "4201"));
  }

  @ParameterizedTest
  @CsvSource({
    "治愈出院的确诊病例,CONFIRMED",
    "确诊病例的密切接触者,CLOSE_CONTACT",
    "来（返）濮人员,RETURNEE",
    "入濮返濮人员,RETURNEE"
  })
  void theWordsOfTheNoticeNameTheSameCategories(String cell, PersonCategory category) {
    RowReading reading = read("1|王芳||13800000000|城关镇|东街村|" + cell);
    assertThat(((RowReading.Taken) reading).row().category()).isEqualTo(category);
  }

  @ParameterizedTest
  @CsvSource({"不适,other", "身体不舒服,other", "不发热,none", "未见异常,none", "无发热、干咳,dry-cough"})
  void notWellIsASymptomAndNotFeverishIsNone(String cell, String symptoms) {
    assertThat(statements("1|王芳||13800000000|城关镇|东街村|普通居民|||||#36.8|" + cell))
        .filteredOn(statement -> statement.kind().equals("symptom"))
        .singleElement()
        .satisfies(symptom -> assertThat(symptom.attributes()).containsEntry("symptoms", symptoms));
  }

  @ParameterizedTest
  @CsvSource({"5||||||", "填表人：李明||||||", "||||||"})
  void aNumberedBlankOrASignatureTellsOfNobody(String line) {
    assertThat(read(line)).isInstanceOf(RowReading.Blank.class);
  }

  @Test
  void aTextCellWithAllDigitsIsFine() {
    assertThat(read("1|王芳|999999199001010016||城关镇|东街村|确诊")).isInstanceOf(RowReading.Taken.class);
  }

  @Test
  void aRowWithoutReferenceIsKnownByItsNumberInTheSheet() {
    RowReading reading = read("|王芳||13800000000|城关镇|东街村|普通居民");
    assertThat(((RowReading.Taken) reading).row().reference()).isEqualTo("7");
  }

  private static List<Statement> statements(String line) {
    RowReading reading = read(line);
    assertThat(reading).isInstanceOf(RowReading.Taken.class);
    return RowStatements.of(
        ((RowReading.Taken) reading).row(),
        new RowStatements.Residence("410928100001", null, null, null, null),
        new Origin(List.of("4401"), List.of("4201")),
        TODAY);
  }

  private static RowReading read(String line) {
    List<List<SheetCell>> sheet = RosterText.sheet(HEADER + "\n" + line);
    RosterHeader header = Objects.requireNonNull(HeaderReader.find(sheet), "no header");
    return new RowReader(header, new RosterDays(TODAY, Period.ofDays(45), true), false)
        .read(7, sheet.get(1));
  }
}
