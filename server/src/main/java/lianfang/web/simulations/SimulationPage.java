package lianfang.web.simulations;

import java.util.List;
import lianfang.web.part.Block;
import lianfang.web.part.Columns;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * One simulation.
 *
 * @param links lists and files
 * @param percent how much was read, null where nothing is under way
 * @param cancel where a stop is asked for, null where the reader may not
 * @param told sentences above the figures
 * @param charts loads by day
 * @param blocks days, clauses and areas
 */
public record SimulationPage(
    Shell shell,
    Head head,
    List<Link> links,
    @Nullable Integer percent,
    @Nullable String cancel,
    List<String> told,
    List<Columns> charts,
    List<Block> blocks)
    implements Page {}
