package lianfang.web.difference;

import java.util.List;

/**
 * What two editions write differently.
 *
 * @param says how much, in one sentence
 * @param tables with marked cells
 * @param texts of clauses, readings and everything else
 * @param cases the golden cases in one line, with their names folded
 */
public record DifferencePart(String says, List<Table> tables, List<Text> texts, Cases cases) {

  /** Copies the lists. */
  public DifferencePart {
    tables = List.copyOf(tables);
    texts = List.copyOf(texts);
  }

  /**
   * A table that changed.
   *
   * @param title of the table, with how many rows changed
   * @param columns titles from left to right
   * @param changed rows with a mark
   * @param same rows without one, which are folded
   */
  public record Table(String title, List<String> columns, List<Row> changed, List<Row> same) {}

  /**
   * A row.
   *
   * @param state "same", "changed", "new" or "gone"
   */
  public record Row(String state, List<Cell> cells) {}

  /** A cell in words; both words are the same where it did not change. */
  public record Cell(String label, String before, String after) {

    /** Whether it changed. */
    public boolean isChanged() {
      return !before.equals(after);
    }
  }

  /** A text that changed, with what the two have in common at both ends. */
  public record Text(String where, Side before, Side after) {}

  /** One side of a text: what is common, what is its own, what is common again. */
  public record Side(String begin, String own, String end) {

    /** Whether nothing stands there. */
    public boolean isEmpty() {
      return begin.isEmpty() && own.isEmpty() && end.isEmpty();
    }
  }

  /** The golden cases that changed: a sentence, and the name of each. */
  public record Cases(String says, List<String> names) {}
}
