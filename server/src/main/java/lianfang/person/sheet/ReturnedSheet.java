package lianfang.person.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lianfang.person.CellReason;
import lianfang.person.ReturnedRow;
import lianfang.person.RosterColumn;

/**
 * 退回表: writes rows that came back as the sheet that they came from, each with its reasons in
 * further columns; the corrected sheet can be imported as it is. No text in it can run as a
 * formula.
 */
public sealed interface ReturnedSheet extends Closeable permits ReturnedXlsx, ReturnedCsv {

  /** Header of the column with the reasons in Chinese. */
  String REASONS_ZH = "退回原因";

  /** Header of the column with the reasons in English. */
  String REASONS_EN = "Why it came back";

  /** Appends a row; those of the header come first. */
  void add(ReturnedRow row) throws IOException;

  /**
   * A sheet in the format of the roster.
   *
   * @param out where it goes; closed with the sheet
   * @param format xlsx or csv
   * @param columns which column is which, for marks on the cells
   * @param width number of the roster's columns; the reasons stand behind them
   */
  static ReturnedSheet create(
      OutputStream out, String format, Map<RosterColumn, Integer> columns, int width)
      throws IOException {
    return format.equals("xlsx")
        ? new ReturnedXlsx(out, columns, width)
        : new ReturnedCsv(out, width);
  }

  /** A text that no spreadsheet takes for a formula. */
  static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  /** All reasons of a row in Chinese. */
  static String zh(List<CellReason> reasons) {
    return reasons.stream().map(CellReason::zh).collect(Collectors.joining(" "));
  }

  /** All reasons of a row in English. */
  static String en(List<CellReason> reasons) {
    return reasons.stream().map(CellReason::en).collect(Collectors.joining(" "));
  }
}
