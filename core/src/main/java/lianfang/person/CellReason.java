package lianfang.person;

import org.jspecify.annotations.Nullable;

/**
 * 单元格退回原因: one reason for one cell of a row that came back.
 *
 * @param column the cell's column, or null where the whole row or file is meant
 * @param refusal what is wrong
 * @param detail what helps to put it right, such as the candidates; never personal data
 */
public record CellReason(@Nullable RosterColumn column, Refusal refusal, String detail) {

  /** A reason without detail. */
  public static CellReason of(@Nullable RosterColumn column, Refusal refusal) {
    return new CellReason(column, refusal, "");
  }

  /** The whole sentence with its remedy, in Chinese. */
  public String zh() {
    String where = column == null ? "" : column.zh() + "：";
    String more = detail.isEmpty() ? "" : "（" + detail + "）";
    return where + refusal.zh() + more + "。" + refusal.remedy().zh() + "。";
  }

  /** The whole sentence with its remedy, in English. */
  public String en() {
    String where = column == null ? "" : column.en() + ": ";
    String more = detail.isEmpty() ? "" : " (" + detail + ")";
    return where + refusal.en() + more + "; " + refusal.remedy().en() + ".";
  }
}
