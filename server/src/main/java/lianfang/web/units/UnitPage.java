package lianfang.web.units;

import java.util.List;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * One firm or village.
 *
 * @param told what became of what was asked; null where nothing was, or all is to be seen below
 * @param alarm said where the post of the data manager is vacant; null where it is not
 * @param people may work, not yet, until; inside or outside
 * @param naming where somebody is named to answer for the data; null where the reader may not
 * @param missing expected today and not arrived; null for a village, which expects nobody
 * @param doubts where gates disagree
 * @param action where a doubt is resolved; null where the reader may not
 */
public record UnitPage(
    Shell shell,
    Head head,
    @Nullable String told,
    @Nullable String alarm,
    @Nullable String naming,
    Block people,
    @Nullable Block missing,
    List<Doubt> doubts,
    @Nullable String action)
    implements Page {

  /** Somebody whose passages do not fit, and in words why. */
  public record Doubt(String id, Cell name, String why, String reason) {}
}
