package lianfang.web.tracing;

import java.util.List;
import java.util.Map;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Why;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of a case.
 *
 * @param acts what else can be done here
 * @param why the protocol, its edition and readings; null where nothing is looked for
 * @param notes what is not looked for, and who lives elsewhere
 * @param filters chips above the list
 * @param count how many are shown
 * @param exports the same rows as files
 * @param lines one a candidate
 * @param action where a judgement goes; null where the reader may not judge
 * @param chips what the form carries of them
 * @param fields of a judgement
 * @param undo what was just signed and can be taken back; null where nothing was
 * @param signed what was signed before and holds, the latest first
 * @param refusal why nothing was recorded; null where nothing was tried
 */
public record ContactsPage(
    Shell shell,
    Head head,
    List<Link> acts,
    @Nullable Why why,
    List<String> notes,
    List<Filter> filters,
    String count,
    List<Link> exports,
    List<Line> lines,
    @Nullable String action,
    Map<String, String> chips,
    List<Field> fields,
    @Nullable Undo undo,
    List<Signed> signed,
    @Nullable String refusal)
    implements Page {

  /** Judgements by their ids, and where they are taken back. */
  public record Undo(String action, List<String> judgements) {}

  /**
   * What was signed at once.
   *
   * @param line how many, as what, why, by whom and when
   * @param judgements their ids
   */
  public record Signed(String line, List<String> judgements) {}

  /**
   * One candidate.
   *
   * @param id of the person, to be chosen by; null where a judgement stands already
   * @param picked whether the box is ticked
   * @param name how the person is called, for the box that chooses
   * @param cells one a column
   * @param why which links, in words
   */
  public record Line(
      @Nullable String id, boolean picked, String name, List<Cell> cells, String why) {}
}
