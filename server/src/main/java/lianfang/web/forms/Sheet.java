package lianfang.web.forms;

import java.util.List;
import lianfang.web.part.Field;

/**
 * 表单部件: what a page draws of a form.
 *
 * @param key under which its draft is kept
 * @param parts from top to bottom
 * @param problems what is wrong, each with its place
 * @param files whether files can be sent with it
 * @param draft since when a draft is shown; empty where none is
 */
public record Sheet(
    String key, List<Part> parts, List<Problem> problems, boolean files, String draft) {

  /** Keeps the order. */
  public Sheet {
    parts = List.copyOf(parts);
    problems = List.copyOf(problems);
  }

  /** What is wrong with a value, and the part of the page to go to. */
  public record Problem(String anchor, String text) {}

  /** One thing of a form. */
  public sealed interface Part {}

  /** A box with its label. */
  public record Box(Field field) implements Part {}

  /**
   * Files: those that are kept already, and a way to add some.
   *
   * @param field name, label, hint and what is wrong
   * @param kept hashes
   * @param most so many at once
   */
  public record Files(Field field, List<String> kept, int most) implements Part {

    /** Keeps the order. */
    public Files {
      kept = List.copyOf(kept);
    }
  }

  /** A titled group. */
  public record Group(String name, String title, String hint, List<Part> parts) implements Part {

    /** Keeps the order. */
    public Group {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A repeated group.
   *
   * @param name dotted
   * @param title above all rows
   * @param error what is wrong with all of them; empty where nothing is
   * @param rows the rows with the number in their names
   * @param most so many rows there may be
   * @param more the word of the button that adds a row; empty where there is room for none
   */
  public record Rows(
      String name, String title, String hint, String error, List<Line> rows, int most, String more)
      implements Part {

    /** Keeps the order. */
    public Rows {
      rows = List.copyOf(rows);
    }
  }

  /** One row of a repeated group: its name, its title, and its parts. */
  public record Line(String name, String title, String less, List<Part> parts) {

    /** Keeps the order. */
    public Line {
      parts = List.copyOf(parts);
    }
  }
}
