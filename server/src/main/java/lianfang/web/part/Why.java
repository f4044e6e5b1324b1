package lianfang.web.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 依据: the quiet chip beside a measure, duty, refusal or figure, and what it opens to.
 *
 * @param chip notice, clause and row, short
 * @param notice the notice's title, number and date
 * @param clause the clause in plain words
 * @param row the row's name and edition
 * @param cells the cells that matched, as input and condition
 * @param readings the readings used and who signed them
 * @param facts the facts with their dates and recorders
 * @param layers the layers that said less or more
 * @param object where to object; null where nobody may
 */
public record Why(
    String chip,
    String notice,
    String clause,
    String row,
    List<Cell> cells,
    List<Reading> readings,
    List<Ground> facts,
    List<String> layers,
    @Nullable String object) {

  /** The same with what other layers say and where to object. */
  public Why with(List<String> said, @Nullable String objection) {
    return new Why(chip, notice, clause, row, cells, readings, facts, said, objection);
  }

  /** One cell of the row: what it asks, and what had to be so, in words. */
  public record Cell(String input, String value) {}

  /** One reading: what it settles, its value, by whom it was signed. */
  public record Reading(String text, String value, String signed) {}

  /** One fact: its number, when it happened, what it says, who recorded it. */
  public record Ground(String number, String day, String text, String recorder) {}
}
