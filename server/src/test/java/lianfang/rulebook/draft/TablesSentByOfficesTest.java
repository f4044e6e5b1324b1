package lianfang.rulebook.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lianfang.rulebook.dmn.DmnWriter;
import lianfang.rulebook.edition.EditionRefusal;
import lianfang.rulebook.edition.EditionRefused;
import lianfang.rulebook.edition.TableText;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.Input;
import lianfang.rulebook.table.TableCsv;
import lianfang.rulebook.table.ValueType;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;

class TablesSentByOfficesTest {

  private static final String CSV =
      """
      hit,U
      row,clause,exposure,stay,|,isolation,days,annotation
      K1,1,close,-,|,central,14,as the clause says
      K2,2,"casual,unknown",<=14d,|,home,7,
      K3,2,"casual,unknown",">14d,unknown",|,none,0,
      """;

  private static final TableText DRAFT = TableText.read(CSV);

  @Test
  void aCsvOfASpreadsheetProgramIsTheSameTable() throws IOException {
    String sent = "\uFEFF" + CSV.replace("\n", "\r\n").replace("home,7", "home,10");
    TableText read = read("measures.csv", sent);
    assertThat(read.write()).isEqualTo(CSV.replace("home,7", "home,10"));
  }

  @Test
  void aSpreadsheetThatWasFetchedComesBackAsItWas() throws IOException {
    byte[] sheet = TableSheet.write(DRAFT, "measures");
    assertThat(read("MEASURES.XLSX", sheet).write()).isEqualTo(CSV);
  }

  @Test
  void aDmnFileOfAnotherToolComesBackWithTheClausesThatItDoesNotKnow() throws IOException {
    String dmn = DmnWriter.write("sent", List.of(table("measures.csv"), table("others.csv")));
    assertThat(read("sent.dmn", dmn).write()).isEqualTo(CSV);
    String without =
        dmn.replaceAll("<annotationEntry>\\s*<text>[12]</text>", "<annotationEntry><text></text>");
    assertThat(read("sent.dmn", without).write()).isEqualTo(CSV);
  }

  @Test
  void aColumnThatNobodyKnowsIsNamedWithItsCellAndWhatMayStandThere() {
    EditionRefused refused =
        refused("measures.csv", bytes(CSV.replace("exposure,stay", "exposure,length")));
    assertThat(refused.refusal()).isEqualTo(EditionRefusal.COLUMN_UNKNOWN);
    assertThat(refused.at()).startsWith("D2 length").contains("stay", "trip", "origin");
    refused = refused("measures.csv", bytes(CSV.replace("isolation,days", "isolation,stars")));
    assertThat(refused.refusal()).isEqualTo(EditionRefusal.COLUMN_UNKNOWN);
    assertThat(refused.at()).startsWith("G2 stars").contains("closure_days");
  }

  @Test
  void aColumnThatStandsTwiceAndATableWithoutADividerAreRefusedWithTheirCell() {
    EditionRefused twice =
        refused("measures.csv", bytes(CSV.replace("exposure,stay", "exposure,exposure")));
    assertThat(twice.refusal()).isEqualTo(EditionRefusal.COLUMN_TWICE);
    assertThat(twice.at()).isEqualTo("D2 exposure");
    EditionRefused divider = refused("measures.csv", bytes(CSV.replace("stay,|,", "stay,then,")));
    assertThat(divider.refusal()).isEqualTo(EditionRefusal.COLUMNS_UNREADABLE);
    assertThat(divider.at()).startsWith("A2 row");
  }

  @Test
  void aTableWithoutAColumnInCommonIsAnotherTable() {
    String sent = "hit,U\nrow,clause,trip,|,duty\nK1,1,-,|,none\n";
    assertThat(refused("measures.csv", bytes(sent)).refusal())
        .isEqualTo(EditionRefusal.COLUMNS_DIFFER);
  }

  @Test
  void columnsOfTheGlossaryComeAndOthersGo() {
    String sent =
        """
        hit,U
        row,clause,trip,exposure,|,closure,isolation
        K1,1,stay,close,|,unit,central
        K4,2,through,-,|,none,none
        """;
    TableText read = read("measures.csv", sent);
    assertThat(read.columns())
        .containsExactly(
            "row", "clause", "exposure", "trip", "|", "isolation", "closure", "annotation");
    assertThat(read.rows())
        .containsExactly(
            List.of("K1", "1", "close", "stay", "|", "central", "unit", "as the clause says"),
            List.of("K4", "2", "-", "through", "|", "none", "none", ""));
  }

  @Test
  void columnsInAnotherOrderAreTaken() throws IOException {
    String sent =
        """
        hit,U
        row,stay,exposure,|,days,isolation
        K1,-,close,|,14,central
        """;
    TableText read = read("measures.csv", sent);
    assertThat(read.columns()).isEqualTo(DRAFT.columns());
    assertThat(read.rows())
        .containsExactly(
            List.of("K1", "1", "close", "-", "|", "central", "14", "as the clause says"));
  }

  @Test
  void aCsvInTheCodeOfTheCountryIsTheSameTable() throws IOException {
    String sent = CSV.replace("as the clause says", "照第一条");
    byte[] content = sent.getBytes(java.nio.charset.Charset.forName("GB18030"));
    assertThat(read("measures.csv", content).write()).isEqualTo(sent);
  }

  @Test
  void aNumberBelowZeroLeavesAsANumberAndAFormulaAsText() {
    assertThat(List.of("-632", "-1,632.5", "-3%"))
        .allSatisfy(
            number -> assertThat(lianfang.web.list.SheetFile.harmless(number)).isEqualTo(number));
    assertThat(List.of("-632+A1", "=1", "-", "+8613900000000"))
        .allSatisfy(text -> assertThat(lianfang.web.list.SheetFile.harmless(text)).startsWith("'"));
  }

  @Test
  void anUnknownWordIsKeptInTheDraftForTheGridToMark() throws IOException {
    TableText read = read("measures.csv", CSV.replace("central", "moon"));
    assertThat(read.row("K1")).contains("moon");
  }

  @Test
  void aFormulaIsRefusedWithItsCell() throws IOException {
    var out = new ByteArrayOutputStream();
    var book = new Workbook(out, "test", "1.0");
    var sheet = book.newWorksheet("measures");
    for (int r = 0; r < 5; r++) {
      List<String> line =
          r == 0 ? DRAFT.policy() : r == 1 ? DRAFT.columns() : DRAFT.rows().get(r - 2);
      for (int c = 0; c < line.size(); c++) {
        sheet.value(r, c, line.get(c));
      }
    }
    sheet.formula(2, 6, "7+7");
    book.finish();
    EditionRefused refused = refused("measures.xlsx", out.toByteArray());
    assertThat(refused.refusal()).isEqualTo(EditionRefusal.FORMULA);
    assertThat(refused.at()).contains("G3", "7+7");
  }

  @Test
  void onlyTheFirstSheetIsReadAndAListOfPeopleIsNoTable() throws IOException {
    var out = new ByteArrayOutputStream();
    var book = new Workbook(out, "test", "1.0");
    var list = book.newWorksheet("list");
    list.value(0, 0, "序号");
    list.value(0, 1, "村");
    list.value(1, 0, "1");
    list.value(1, 1, "东头村");
    book.newWorksheet("measures").value(0, 0, "hit");
    book.finish();
    EditionRefused refused = refused("measures.xlsx", out.toByteArray());
    assertThat(refused.refusal()).isEqualTo(EditionRefusal.TABLE_UNREADABLE);
    assertThat(refused.at()).contains("序号");
  }

  @Test
  void whatIsNoFileOfItsKindIsRefused() {
    assertThat(refused("measures.xlsx", bytes(CSV)).refusal())
        .isEqualTo(EditionRefusal.TABLE_UNREADABLE);
    assertThat(refused("measures.csv", new byte[] {(byte) 0xff, (byte) 0xfe, 0}).refusal())
        .isEqualTo(EditionRefusal.TABLE_UNREADABLE);
    assertThat(refused("measures.dmn", bytes("<definitions/>")).refusal())
        .isEqualTo(EditionRefusal.DMN_UNREADABLE);
    EditionRefused foreign = refused("measures.dmn", bytes("<definitions/>"));
    assertThat(foreign.at()).isNotBlank().doesNotContainPattern("\\p{IsHan}");
    assertThat(foreign.atZh()).containsPattern("\\p{IsHan}");
    EditionRefused picture =
        refused("measures.csv", bytes("\u0000\u0001PNG" + "x".repeat(90) + "\n,"));
    assertThat(picture.at()).startsWith("PNGxxx").endsWith("…").hasSizeLessThan(50);
    String others = DmnWriter.write("sent", List.of(table("a.csv"), table("b.csv")));
    EditionRefused elsewhere = refused("measures.dmn", bytes(others));
    assertThat(elsewhere.refusal()).isEqualTo(EditionRefusal.TABLE_NOT_THERE);
    assertThat(elsewhere.at()).isEqualTo("a, b");
  }

  @Test
  void aTableThatIsTooLongIsRefusedWholeAndNotCutOff() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 2_001; i++) {
      rows.append("r").append(i).append(",2,-,-,|,no,\n");
    }
    String head = CSV.lines().limit(2).collect(java.util.stream.Collectors.joining("\n")) + "\n";
    TableText longer = TableText.read(head + rows);
    assertThat(longer.rows()).hasSize(2_001);
    assertThat(refused("measures.csv", bytes(head + rows)).refusal())
        .isEqualTo(EditionRefusal.TABLE_LONG);
    assertThat(refused("measures.xlsx", TableSheet.write(longer, "measures")).refusal())
        .isEqualTo(EditionRefusal.TABLE_LONG);
  }

  private static DecisionTable table(String file) {
    return TableCsv.read(
        file,
        CSV,
        List.of(Input.words("exposure", "close", "casual"), Input.of("stay", ValueType.DAYS)));
  }

  private static TableText read(String name, String text) {
    return read(name, bytes(text));
  }

  private static TableText read(String name, byte[] content) {
    TreeMap<String, String> files =
        new TreeMap<>(Map.of("notice.yaml", "inputs: {exposure: {}, stay: {}}"));
    return new SentTable(TableSheet.read(name, content, "measures"), DRAFT, files).aligned();
  }

  private static EditionRefused refused(String name, byte[] content) {
    return catchThrowableOfType(EditionRefused.class, () -> read(name, content));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
