package lianfang.person;

import java.util.List;
import java.util.UUID;
import lianfang.person.roster.SheetCell;

/**
 * 退回行: a row that did not land, as it was, with its reasons.
 *
 * @param number the row's number in its sheet, from 1
 * @param cells the row as it was
 * @param reasons why it comes back; none for the header's rows
 * @param candidates who may be meant, best first, where it waits for a confirmation
 */
public record ReturnedRow(
    int number, List<SheetCell> cells, List<CellReason> reasons, List<UUID> candidates) {

  /** Whether a person has to say who is meant. */
  public boolean waiting() {
    return !candidates.isEmpty();
  }

  /** Whether it belongs to the header or the titles above it. */
  public boolean header() {
    return reasons.isEmpty();
  }
}
