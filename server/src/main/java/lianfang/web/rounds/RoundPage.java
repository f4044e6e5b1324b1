package lianfang.web.rounds;

import java.util.List;
import java.util.Map;
import lianfang.web.part.Block;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * One round, or one visit of it.
 *
 * @param refusal why nothing was done; null where nothing was tried
 * @param told what holds for all of it, each a sentence
 * @param presses what is done by one press
 * @param links what else can be done
 */
public record RoundPage(
    Shell shell,
    Head head,
    @Nullable String refusal,
    List<String> told,
    List<Press> presses,
    List<Link> links,
    List<Filter> filters,
    List<Block> blocks)
    implements Page {

  /** A button with what it carries; the first one stands out. */
  public record Press(String action, String name, Map<String, String> hidden) {

    /** Copies what it carries. */
    public Press {
      hidden = Map.copyOf(hidden);
    }
  }
}
