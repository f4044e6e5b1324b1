package lianfang.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 职工名单的一行: whom a firm names.
 *
 * @param number of the row in its sheet, from 1
 * @param cells what stands there; an identity number in its normal form
 * @param left last day at work; null for whoever stays
 * @param problems why it cannot be taken; empty where nothing is wrong
 */
public record StaffRow(
    int number, Map<StaffColumn, String> cells, @Nullable LocalDate left, List<Problem> problems) {

  /** Copies both. */
  public StaffRow {
    cells = Map.copyOf(cells);
    problems = List.copyOf(problems);
  }

  /**
   * One reason.
   *
   * @param detail what helps to put it right; never personal data
   */
  public record Problem(StaffColumn column, Refusal refusal, String detail) {

    /** Place, what is wrong and the remedy, in Chinese. */
    public String zh() {
      String more = detail.isEmpty() ? "" : "（" + detail + "）";
      return column.zh() + "：" + refusal.zh() + more + "。" + refusal.remedy().zh() + "。";
    }

    /** Place, what is wrong and the remedy, in English. */
    public String en() {
      String more = detail.isEmpty() ? "" : " (" + detail + ")";
      return column.en() + ": " + refusal.en() + more + "; " + refusal.remedy().en() + ".";
    }
  }

  /** The text of a cell; empty where there is none. */
  public String text(StaffColumn column) {
    return cells.getOrDefault(column, "");
  }

  /** Whether it can be taken so far. */
  public boolean isGood() {
    return problems.isEmpty();
  }

  /** The same with one reason more. */
  public StaffRow refused(StaffColumn column, Refusal refusal, String detail) {
    List<Problem> all = new ArrayList<>(problems);
    all.add(new Problem(column, refusal, detail));
    return new StaffRow(number, cells, left, all);
  }

  /** Says no name and no number: it may come into a log. */
  @Override
  public String toString() {
    return "row " + number;
  }
}
