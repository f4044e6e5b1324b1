package lianfang.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lianfang.person.PersonInstance.Imported;
import lianfang.person.sheet.SheetFile;
import lianfang.person.sheet.SheetRow;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesOfATownshipTest {

  private static final PersonInstance instance = new PersonInstance();

  private static final List<String> HEADER =
      List.of("序号", "姓名", "身份证号", "现住乡镇", "现住村(社区)", "县(区)", "人员类别", "来源地", "返回日期", "体温");

  @AfterAll
  static void close() {
    instance.close();
  }

  /** Fills a sheet. */
  private interface Filling {
    void fill(Workbook workbook, Worksheet sheet);
  }

  private static Path xlsx(Filling filling) {
    try (var out = new ByteArrayOutputStream()) {
      Workbook workbook = new Workbook(out, "test", "1.0");
      filling.fill(workbook, workbook.newWorksheet("登记表"));
      workbook.finish();
      return PersonInstance.file(out.toByteArray(), ".xlsx");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void row(Worksheet sheet, int r, Object... values) {
    for (int c = 0; c < values.length; c++) {
      switch (values[c]) {
        case String text -> sheet.value(r, c, text);
        case Number number -> sheet.value(r, c, number);
        case java.time.LocalDate day -> {
          sheet.value(r, c, day);
          sheet.style(r, c).format("yyyy-mm-dd").set();
        }
        default -> throw new IllegalArgumentException(values[c].toString());
      }
    }
  }

  private static Object[] person(int nth, Object number, Object date, Object temperature) {
    return new Object[] {
      nth, "人" + nth, number, "柳屯镇", "柳屯村", "濮阳县", "返乡人员", "武汉", date, temperature
    };
  }

  @Test
  void aWorkbookWithDatesAndNumbersLands() {
    Path file =
        xlsx((workbook, sheet) -> {
          row(sheet, 0, "濮阳县排查登记表");
          row(sheet, 2, HEADER.toArray());
          row(sheet, 3, person(1, Numbers.of(101), java.time.LocalDate.of(2020, 2, 5), 36.8));
          row(sheet, 4, person(2, Numbers.of(102), "2月6日", "36.5℃"));
        });
    Imported imported = instance.importFile(file, "book.xlsx", false);
    assertThat(imported.reasons()).isEmpty();
    UUID first = instance.people("book.xlsx").get("1");
    assertThat(instance.facts(first))
        .contains("arrival 2020-02-05 origin=4201")
        .anySatisfy(fact -> assertThat(fact).contains("celsius=36.8"));
  }

  @Test
  void aNumberStoredAsANumberIsRefusedEvenWhenItsCheckDigitFits() {
    String fits = fitting();
    Path file =
        xlsx((workbook, sheet) -> {
          row(sheet, 0, HEADER.toArray());
          row(sheet, 1, person(1, Long.valueOf(fits), "2.5", 36.8));
          row(sheet, 2, person(2, 4.1e17, "2.5", 36.8));
          row(sheet, 3, person(3, fits, "2.5", 36.8));
        });
    Imported imported = instance.importFile(file, "numeric.xlsx", false);
    assertThat(imported.reasons())
        .containsExactly(
            "IDENTITY_NUMBER NUMBER_LOST_DIGITS", "IDENTITY_NUMBER NUMBER_LOST_DIGITS");
    assertThat(instance.people("numeric.xlsx")).containsOnlyKeys("3");
  }

  /** A number that ends in zeros, as a sheet leaves it, and still has a right check character. */
  private static String fitting() {
    for (int nth = 0; ; nth++) {
      String number = "9999991985" + "%02d%02d".formatted(nth / 28 % 12 + 1, nth % 28 + 1) + "000";
      if (IdentityNumber.checkCharacter(number) == '0') {
        return number + "0";
      }
    }
  }

  @Test
  void formulasCountByTheirSavedValueAndErrorsComeBack() throws IOException {
    Path file =
        xlsx((workbook, sheet) -> {
          row(sheet, 0, HEADER.toArray());
          row(sheet, 1, person(1, Numbers.of(111), "2.5", 36.8));
          row(sheet, 2, person(2, Numbers.of(112), "2.5", 36.8));
          row(sheet, 3, person(3, Numbers.of(113), "2.5", 36.8));
        });
    Path changed =
        edited(
            file,
            "xl/worksheets/sheet1.xml",
            xml ->
                cell(
                    cell(
                        cell(xml, "G2", "t=\"str\"><f>A1</f><v>返乡人员</v>"),
                        "G3",
                        "t=\"e\"><f>VLOOKUP(1,A:B,2)</f><v>#N/A</v>"),
                    "J4",
                    "><f>30+6.9</f>"));
    Imported imported = instance.importFile(changed, "formula.xlsx", false);
    assertThat(imported.reasons())
        .containsExactly("CATEGORY FORMULA_ERROR", "TEMPERATURE FORMULA_EMPTY");
    assertThat(instance.people("formula.xlsx")).containsOnlyKeys("1");
  }

  private static String cell(String xml, String at, String content) {
    return xml.replaceFirst(
        "<c r=\"" + at + "\"[^>]*>.*?</c>", "<c r=\"" + at + "\" " + content + "</c>");
  }

  private static Path edited(
      Path file, String entry, java.util.function.UnaryOperator<String> change) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new java.util.zip.ZipFile(file.toFile());
        var target = new ZipOutputStream(out)) {
      for (var e : java.util.Collections.list(zip.entries())) {
        byte[] bytes = zip.getInputStream(e).readAllBytes();
        target.putNextEntry(new ZipEntry(e.getName()));
        target.write(
            e.getName().equals(entry)
                ? change
                    .apply(new String(bytes, StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8)
                : bytes);
      }
    }
    return PersonInstance.file(out.toByteArray(), ".xlsx");
  }

  @ParameterizedTest
  @CsvSource({"UTF-8,false", "UTF-8,true", "GB18030,false", "UTF-16LE,true"})
  void aTextFileIsReadInItsEncoding(String charset, boolean mark) {
    String name = charset + mark + ".csv";
    int nth = 120 + Math.abs(name.hashCode() % 20);
    String text =
        (mark ? "\ufeff" : "")
            + String.join(",", HEADER)
            + "\r\n1,阿里木·䶮,"
            + Numbers.of(nth)
            + ",柳屯镇,柳屯村,濮阳县,返乡人员,武汉,2.5,36.6\r\n";
    Path file = PersonInstance.file(text.getBytes(Charset.forName(charset)), ".csv");
    Imported imported = instance.importFile(file, name, false);
    assertThat(imported.reasons()).isEmpty();
    assertThat(imported.summary().landed()).isEqualTo(1);
  }

  @Test
  void mixedEncodingsAreNamedWithBothLines() throws IOException {
    var out = new ByteArrayOutputStream();
    out.write((String.join(",", HEADER) + "\n").getBytes(StandardCharsets.UTF_8));
    out.write("1,王芳,,柳屯镇,柳屯村,濮阳县,返乡人员,武汉,2.5,\n".getBytes("GB18030"));
    assertRefused(
        PersonInstance.file(out.toByteArray(), ".csv"),
        "mixed.csv",
        Refusal.FILE_MIXED_ENCODING,
        "UTF-8: 1, GB18030: 2");
  }

  @Test
  void filesThatAreNoRostersAreNamedWithTheRemedy() throws IOException {
    byte[] compound = new byte[2048];
    System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, compound, 0, 4);
    assertRefused(PersonInstance.file(compound, ".xls"), "old.xls", Refusal.FILE_OLD_EXCEL, "");
    assertRefused(PersonInstance.file(compound, ".et"), "wps.et", Refusal.FILE_WPS, "");
    byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(name, 0, compound, 1024, name.length);
    assertRefused(PersonInstance.file(compound, ".xlsx"), "secret.xlsx", Refusal.FILE_PASSWORD, "");
    assertRefused(PersonInstance.file(new byte[0], ".xlsx"), "empty.xlsx", Refusal.FILE_EMPTY, "");
    assertRefused(
        PersonInstance.file(new byte[] {1, 0, 2, 0}, ".csv"), "b.csv", Refusal.FILE_UNKNOWN, "");
    var zip = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("word/document.xml"));
      out.write(1);
    }
    assertRefused(
        PersonInstance.file(zip.toByteArray(), ".xlsx"), "w.xlsx", Refusal.FILE_UNKNOWN, "");
    byte[] half = Files.readAllBytes(xlsx((w, sheet) -> row(sheet, 0, HEADER.toArray())));
    assertRefused(
        PersonInstance.file(java.util.Arrays.copyOf(half, half.length / 2), ".xlsx"),
        "half.xlsx",
        Refusal.FILE_BROKEN,
        "");
    assertRefused(xlsx((w, sheet) -> {}), "blank.xlsx", Refusal.FILE_EMPTY, "");
  }

  private static void assertRefused(Path file, String name, Refusal refusal, String detail) {
    assertThatThrownBy(() -> instance.importFile(file, name, false))
        .isInstanceOf(RosterRefused.class)
        .hasMessageContaining(refusal.zh())
        .hasMessageContaining(refusal.remedy().en())
        .hasMessageContaining(detail);
  }

  @Test
  void theSheetWithTheRosterIsFoundAmongOthers() {
    Path file =
        xlsx((workbook, sheet) -> {
          row(sheet, 0, "填表说明");
          Worksheet second = workbook.newWorksheet("二月");
          row(second, 0, HEADER.toArray());
          row(second, 1, person(1, Numbers.of(141), "2.5", 36.8));
          Worksheet third = workbook.newWorksheet("三月");
          row(third, 0, HEADER.toArray());
        });
    Imported imported = instance.importFile(file, "sheets.xlsx", false);
    assertThat(imported.summary().landed()).isEqualTo(1);
    assertThat(imported.summary().otherSheets()).containsExactly("三月");
  }

  @Test
  void aReturnedSheetHoldsItsReasonsAndNoFormulaAndCanBeImportedAgain() throws IOException {
    Path file =
        xlsx((workbook, sheet) -> {
          row(sheet, 0, "登记表");
          row(sheet, 1, HEADER.toArray());
          row(sheet, 2, person(1, Numbers.of(151), java.time.LocalDate.of(2020, 2, 5), 36.8));
          Object[] bad = person(2, Numbers.of(152), java.time.LocalDate.of(2020, 2, 6), 365);
          bad[1] = "=HYPERLINK(\"http://x\",\"点我\")";
          row(sheet, 3, bad);
        });
    for (String format : List.of("xlsx", "csv")) {
      Path report = Files.createTempFile("report", "." + format);
      var request = new ImportRequest(file, "r.xlsx", "", Map.of(), PersonInstance.OPERATOR, false);
      PeopleImport people = instance.bean(PeopleImport.class);
      try (var returned = ReturnedFile.at(report, people.preview(request))) {
        assertThat(people.run(request, returned, progress -> {}).refused()).isEqualTo(1);
      }
      try (SheetFile back = SheetFile.open(report, "report." + format);
          Stream<SheetRow> rows = back.rows(0)) {
        List<SheetRow> all = rows.toList();
        assertThat(all).hasSize(3);
        assertThat(all.get(2).cells().get(1).text()).startsWith("'=HYPERLINK");
        assertThat(all.get(2).cells().get(10).text()).contains(Refusal.TEMPERATURE_FORM.zh());
        assertThat(all.get(2).cells().get(11).text()).contains(Refusal.TEMPERATURE_FORM.en());
      }
      Imported again = instance.importFile(report, "again." + format, false);
      assertThat(again.reasons()).containsExactly("TEMPERATURE TEMPERATURE_FORM");
      Files.delete(report);
    }
  }

  @Test
  void aDemonstrationTakesTheFollowingWeeksAndNoMore() {
    Path file =
        xlsx((workbook, sheet) -> {
          row(sheet, 0, HEADER.toArray());
          row(sheet, 1, person(1, Numbers.of(161), "2020-03-20", 36.8));
          row(sheet, 2, person(2, Numbers.of(162), "2020-05-20", 36.8));
        });
    Imported imported = instance.importFile(file, "future.xlsx", false);
    assertThat(imported.reasons()).containsExactly("RETURNED_ON DATE_FUTURE");
    assertThat(instance.facts(instance.people("future.xlsx").get("1")))
        .contains("arrival 2020-03-20 origin=4201");
  }
}
