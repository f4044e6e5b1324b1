package lianfang.enterprise;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 企业表的一行: what one row says, or why it came back.
 *
 * @param number of the row in its sheet
 * @param area code of the area in which the firm lies; empty where it is not known
 * @param profile null where the row came back
 * @param state null where the row says none
 * @param since day of the state, or null
 * @param accepted day of the acceptance, or null
 * @param cites the rule behind the acceptance
 * @param problems why it came back; empty where it did not
 */
public record FirmRow(
    int number,
    String area,
    @Nullable FirmProfile profile,
    @Nullable FirmState state,
    @Nullable LocalDate since,
    @Nullable LocalDate accepted,
    String cites,
    List<Problem> problems) {

  /** Copies the problems. */
  public FirmRow {
    problems = List.copyOf(problems);
  }

  /** What is wrong with one cell. */
  public record Problem(FirmColumn column, FirmRefusal refusal) {}

  /** The same row with one more problem. */
  public FirmRow refused(FirmColumn column, FirmRefusal refusal) {
    List<Problem> more = new java.util.ArrayList<>(problems);
    more.add(new Problem(column, refusal));
    return new FirmRow(number, area, null, state, since, accepted, cites, more);
  }
}
