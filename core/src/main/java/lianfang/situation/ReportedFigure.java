package lianfang.situation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import lianfang.fact.playbook.Wording;
import org.jspecify.annotations.Nullable;

/**
 * 见报数字: a figure that a newspaper printed. It is a fact that it was printed; whether it is right is
 * another question.
 *
 * @param id its number in the register, such as F01
 * @param indicator key of the indicator
 * @param value as printed
 * @param area division code prefix
 * @param asOf the day at whose end it holds; the day of publication where none is printed
 * @param earliest where no day is printed, the earliest day that it can mean; else null
 * @param cites newspaper, date and place on the page, in our own words
 * @param flags findings that the register holds about it
 * @param fact the fact in the ledger, null before it is recorded
 */
public record ReportedFigure(
    String id,
    String indicator,
    BigDecimal value,
    String area,
    LocalDate asOf,
    @Nullable LocalDate earliest,
    Wording cites,
    List<Flag> flags,
    @Nullable UUID fact) {

  /** The fact kind that holds it. */
  public static final String KIND = "figure-reported";

  /** The first day whose bulletin may show it. */
  public LocalDate shownFrom() {
    return earliest == null ? asOf : earliest;
  }

  /** The same figure as the ledger holds it. */
  public ReportedFigure recorded(UUID asFact, BigDecimal asValue) {
    return new ReportedFigure(id, indicator, asValue, area, asOf, earliest, cites, flags, asFact);
  }
}
