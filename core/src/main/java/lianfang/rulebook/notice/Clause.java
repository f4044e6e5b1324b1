package lianfang.rulebook.notice;

import java.util.List;
import lianfang.rulebook.Phrase;

/**
 * 条款: one clause of a notice.
 *
 * @param id as the issuer counts it, such as "2"
 * @param title what it is about
 * @param text the issuer's exact words; empty as shipped, a city fills them in
 * @param summary in our words
 * @param rows the rows that carry it out, as {@code table/row}, in the order of the tables
 * @param responsible whom it makes responsible beside the village: {@code county} and keys of
 *     jurisdictions without a code
 */
public record Clause(
    String id,
    Phrase title,
    String text,
    Phrase summary,
    List<String> rows,
    List<String> responsible) {

  /** Copies the lists. */
  public Clause {
    rows = List.copyOf(rows);
    responsible = List.copyOf(responsible);
  }
}
