package lianfang.web.portal;

import java.util.List;
import java.util.Map;
import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * What a firm sees first.
 *
 * @param next the one thing to do now; null where the account acts for no firm
 * @param acts what else can be done
 * @param hidden values that the form carries
 * @param fields of the daily report; empty where the firm does not work
 * @param refusal why nothing was recorded; null where nothing was tried
 * @param blocks tables below
 */
public record PortalPage(
    Shell shell,
    Head head,
    @Nullable Next next,
    List<Link> acts,
    Map<String, String> hidden,
    List<Field> fields,
    @Nullable String refusal,
    List<Block> blocks)
    implements Page {

  /** What to do now, and by which ways; without one there is nothing to open. */
  public record Next(String says, List<Way> ways) {

    /** One way, with what it rests on; null where that is plain. */
    public record Way(String button, String href, @Nullable String basis) {}

    static Next of(String says, String button, String href) {
      return new Next(says, List.of(new Way(button, href, null)));
    }
  }
}
