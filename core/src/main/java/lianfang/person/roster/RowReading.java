package lianfang.person.roster;

import java.util.List;
import lianfang.person.CellReason;

/** 行读取结果: what became of a row. */
public sealed interface RowReading {

  /** Nothing that tells of a person: an empty row, a numbered blank, a line of signatures. */
  record Blank() implements RowReading {}

  /** A row that can land. */
  record Taken(RosterRow row) implements RowReading {}

  /** A row that comes back. */
  record Refused(List<CellReason> reasons) implements RowReading {}
}
