package lianfang.web.editions;

import java.util.List;
import java.util.Map;
import lianfang.web.difference.DifferencePart;
import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Stage;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * One edition.
 *
 * @param steps the states in their order, with who and when
 * @param told what the reader has to know now
 * @param progress what is being derived; null where nothing is
 * @param acts what the reader may do next
 * @param refusal why nothing was recorded; null where nothing was tried
 * @param faults what a check found, with every place
 * @param blocks what it answers differently than its base
 * @param difference what is written differently than in its base; null where it has none
 * @param more tables below
 */
public record EditionPage(
    Shell shell,
    Head head,
    List<Stage> steps,
    List<String> told,
    @Nullable String progress,
    List<Act> acts,
    List<Link> links,
    @Nullable String refusal,
    List<Fault> faults,
    List<Block> blocks,
    @Nullable DifferencePart difference,
    List<Block> more)
    implements Page {

  /**
   * Something that may follow.
   *
   * @param action where the form goes
   * @param title what it does
   * @param says what follows from it
   * @param fields of the form
   * @param hidden what the reader has seen, so that a change meanwhile is noticed
   * @param button its word
   * @param first whether it is the usual next step
   */
  public record Act(
      String action,
      String title,
      String says,
      List<Field> fields,
      List<Hidden> hidden,
      String button,
      boolean first) {

    /** The same with what was typed into its fields. */
    Act typed(Map<String, String> form) {
      return new Act(action, title, says, Field.typed(fields, form), hidden, button, first);
    }

    /** Names the form, so that a page can lead to it. */
    public String id() {
      String word = action.substring(action.lastIndexOf('/') + 1);
      boolean carry = hidden.stream().anyMatch(one -> one.name().equals("carry"));
      return "act-" + (carry ? "carry" : word);
    }
  }

  /** A value that the form carries. */
  public record Hidden(String name, String value) {}

  /**
   * A fault: which kind, what exactly, and where.
   *
   * @param to where it is mended, if that is another page
   */
  public record Fault(String kind, String detail, List<String> places, @Nullable Link to) {

    Fault(String kind, String detail, List<String> places) {
      this(kind, detail, places, null);
    }
  }
}
