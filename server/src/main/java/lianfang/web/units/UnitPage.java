package lianfang.web.units;

import java.util.List;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * One firm or village.
 *
 * @param told what became of what was asked; null where nothing was, or all is to be seen below
 * @param refusal why nothing was recorded; null where nothing was tried
 * @param alarm said where the post of the data manager is vacant; null where it is not
 * @param people may work, not yet, until; inside or outside
 * @param naming where somebody is named to answer for the data; null where the reader may not
 * @param inside who is inside now
 * @param missing expected today and not arrived; null for a village, which expects nobody
 * @param doubts where gates disagree
 * @param said what became of those that were resolved
 * @param action where a doubt is resolved; null where the reader may not
 */
public record UnitPage(
    Shell shell,
    Head head,
    @Nullable String told,
    @Nullable String refusal,
    @Nullable String alarm,
    @Nullable String naming,
    Block people,
    Block inside,
    @Nullable Block missing,
    List<Doubt> doubts,
    List<Said> said,
    @Nullable String action)
    implements Page {

  /**
   * Somebody whose passages do not fit.
   *
   * @param why in words
   * @param told what gates told, and what was said before
   * @param reasons of which the data manager names one
   */
  public record Doubt(String id, Cell name, String why, String told, List<Field.Option> reasons) {}

  /**
   * What a data manager said about somebody.
   *
   * @param reason as it was given
   * @param other the state to which it can be put right; null where gates have told more since
   */
  public record Said(String id, Cell name, String line, String reason, @Nullable String other) {}
}
