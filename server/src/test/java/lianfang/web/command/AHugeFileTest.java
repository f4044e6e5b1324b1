package lianfang.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lianfang.person.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files larger than the memory of the process that imports them. */
class AHugeFileTest {

  private static final String HEADER = "序号,姓名,手机号,县(区),现住乡镇,现住村(社区),人员类别,备注";
  private static final long MEBIBYTE = 1L << 20;
  private static final String MEMORY = "-Xmx160m";

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PARTS = "http://schemas.openxmlformats.org/package/2006/";
  private static final String SHEETS =
      "<sheets><sheet xmlns:r=\"%s\" name=\"s\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
          .formatted(OFFICE);
  private static final String SHEET =
      "<Relationship Id=\"rId1\" Type=\"%s/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
          .formatted(OFFICE);

  private static final TestInstance INSTANCE = new TestInstance();

  @TempDir static Path folder;

  @AfterAll
  static void close() {
    INSTANCE.close();
  }

  /** Writes the inside of a file. */
  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  @Test
  void aTextOfTwoHundredMegabytesLandsInBoundedMemory() throws IOException {
    Path file = folder.resolve("long.csv");
    byte[] remark = ("备".repeat(2_000) + "," + "附".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
    int rows = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      text(out, HEADER + ",附件\n");
      for (long size = 0; size < 200 * MEBIBYTE; size += remark.length) {
        rows++;
        text(out, "%d,人%d,139%08d,濮阳县,柳屯镇,柳屯村,普通居民,".formatted(rows, rows, rows));
        out.write(remark);
        out.write('\n');
      }
    }
    assertThat(Files.size(file)).isGreaterThan(200 * MEBIBYTE);
    CommandProcess.Ended ended = importing(file);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("landed   " + rows);
  }

  @Test
  void aTextWithoutLineEndsIsRefused() throws IOException {
    Path file = folder.resolve("line.csv");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      repeat(out, "一", 200 * MEBIBYTE);
    }
    assertRefused(file, Refusal.FILE_TOO_LARGE, "line 1 > 4 MB");
  }

  @Test
  void aWorkbookOfEmptyRowsIsReadToItsEnd() throws IOException {
    Path file =
        workbook(
            "rows.xlsx",
            sheet -> {
              text(sheet, row(1, HEADER) + row(2, "1,人,13900000000,濮阳县,柳屯镇,柳屯村,普通居民"));
              repeat(sheet, "<row r=\"3\">" + "<c s=\"1\"/>".repeat(20) + "</row>", 64 * MEBIBYTE);
            },
            strings -> {});
    CommandProcess.Ended ended = importing(file);
    assertThat(ended.out()).as(ended.err()).contains("landed   1");
  }

  @Test
  void aCellThatUnpacksToMoreThanASheetCanHoldIsRefused() throws IOException {
    Path file =
        workbook(
            "cell.xlsx",
            sheet -> {
              text(sheet, row(1, HEADER) + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>");
              repeat(sheet, "一", 200 * MEBIBYTE);
              text(sheet, "</t></is></c></row>");
            },
            strings -> {});
    assertRefused(file, Refusal.FILE_TOO_LARGE, "1 cell > 1 MB");
  }

  @Test
  void moreTextsThanTheMemoryHoldsAreRefusedWithTheLimit() throws IOException {
    Path file =
        workbook(
            "strings.xlsx",
            sheet -> text(sheet, row(1, HEADER)),
            strings -> repeat(strings, "<si><t>text</t></si>", 64 * MEBIBYTE));
    assertRefused(file, Refusal.FILE_TOO_LARGE, "xl/sharedStrings.xml > 32 MB");
  }

  private static void assertRefused(Path file, Refusal refusal, String detail) {
    CommandProcess.Ended ended = importing(file);
    assertThat(ended.code()).as(ended.err()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains(refusal.zh(), refusal.remedy().zh(), detail);
  }

  private static CommandProcess.Ended importing(Path file) {
    try (var process =
        CommandProcess.start(
            List.of(),
            Map.of(),
            List.of(MEMORY),
            INSTANCE.folder.words("import", "people", file.toString()))) {
      return process.end();
    }
  }

  private static String row(int number, String cells) {
    var row = new StringBuilder("<row r=\"" + number + "\">");
    char column = 'A';
    for (String cell : cells.split(",")) {
      row.append(
          "<c r=\"%c%d\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(column, number, cell));
      column++;
    }
    return row.append("</row>").toString();
  }

  private static Path workbook(String name, Content sheet, Content strings) throws IOException {
    Path file = folder.resolve(name);
    String types = override("workbook", "sheet.main") + override("sharedStrings", "sharedStrings");
    try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      zip.setLevel(Deflater.BEST_SPEED);
      part(zip, "[Content_Types].xml", "Types", PARTS + "content-types", out -> text(out, types));
      part(zip, "xl/workbook.xml", "workbook", MAIN, out -> text(out, SHEETS));
      String relations = PARTS + "relationships";
      part(zip, "xl/_rels/workbook.xml.rels", "Relationships", relations, out -> text(out, SHEET));
      part(
          zip,
          "xl/worksheets/sheet1.xml",
          "worksheet",
          MAIN,
          out -> {
            text(out, "<sheetData>");
            sheet.write(out);
            text(out, "</sheetData>");
          });
      part(zip, "xl/sharedStrings.xml", "sst", MAIN, strings);
    }
    return file;
  }

  private static String override(String part, String type) {
    return ("<Override PartName=\"/xl/%s.xml\" ContentType=\"application/"
            + "vnd.openxmlformats-officedocument.spreadsheetml.%s+xml\"/>")
        .formatted(part, type);
  }

  private static void part(
      ZipOutputStream zip, String name, String root, String namespace, Content content)
      throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    text(zip, "<%s xmlns=\"%s\">".formatted(root, namespace));
    content.write(zip);
    text(zip, "</%s>".formatted(root));
    zip.closeEntry();
  }

  private static void repeat(OutputStream out, String text, long bytes) throws IOException {
    byte[] block = text.repeat(2_000).getBytes(StandardCharsets.UTF_8);
    for (long written = 0; written < bytes; written += block.length) {
      out.write(block);
    }
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
