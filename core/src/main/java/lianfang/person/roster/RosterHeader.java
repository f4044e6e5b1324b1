package lianfang.person.roster;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import lianfang.person.CellReason;
import lianfang.person.RosterColumn;

/**
 * 表头: which column of the sheet is which.
 *
 * @param firstRow index of the header's first row in the sheet, from 0; rows above are titles
 * @param rows how many rows the header takes
 * @param columns the sheet's column index for each recognised column
 * @param unknown headers that mean nothing here, by column index; they are carried along
 * @param problems why the sheet cannot be imported with this header; empty when it can
 */
public record RosterHeader(
    int firstRow,
    int rows,
    Map<RosterColumn, Integer> columns,
    SortedMap<Integer, String> unknown,
    List<CellReason> problems) {

  /** Index of the first row below the header. */
  public int firstDataRow() {
    return firstRow + rows;
  }
}
