package lianfang.web.list;

import java.util.List;
import lianfang.web.part.Block;
import lianfang.web.part.Columns;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;

/**
 * A head and titled tables.
 *
 * @param head with the sentence and the figures
 * @param acts what can be done here, the first one first
 * @param filters chips that choose what the tables show
 * @param charts before the tables, at most two beside each other
 * @param blocks the tables, from top to bottom
 */
public record BlocksPage(
    Shell shell,
    Head head,
    List<Link> acts,
    List<Filter> filters,
    List<Columns> charts,
    List<Block> blocks)
    implements Page {}
