package lianfang.web.firms;

import java.util.List;
import lianfang.web.part.AreaMap;
import lianfang.web.part.Block;
import lianfang.web.part.Filter;
import lianfang.web.part.Funnel;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Tiles;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * How far the firms of an area have come.
 *
 * @param head with the sentence and the figures
 * @param acts what can be done here, the first one first
 * @param filters chips that choose what is counted
 * @param funnel firms by state; null where none is registered
 * @param map of the counties of a city; null elsewhere
 * @param tiles shares by area and by class
 * @param blocks the tables, from top to bottom
 */
public record FirmsPage(
    Shell shell,
    Head head,
    List<Link> acts,
    List<Filter> filters,
    @Nullable Funnel funnel,
    @Nullable AreaMap map,
    List<Tiles> tiles,
    List<Block> blocks)
    implements Page {}
