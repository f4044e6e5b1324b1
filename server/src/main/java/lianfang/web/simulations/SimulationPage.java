package lianfang.web.simulations;

import java.util.List;
import java.util.Map;
import lianfang.web.part.AreaMap;
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
 * @param work how far it has come, null where it has ended
 * @param acts what the reader may do next
 * @param told sentences above the charts
 * @param charts loads by day
 * @param map the counties of a city; null where there is nothing to draw
 * @param lacking where it runs short; null until there is a result
 * @param blocks areas, clauses, days and other simulations; the first one stands beside the map
 * @param files the tables as files
 * @param inputs what the result depends on; empty until there is one
 */
public record SimulationPage(
    Shell shell,
    Head head,
    List<Link> links,
    @Nullable Work work,
    List<Act> acts,
    List<Told> told,
    List<Columns> charts,
    @Nullable AreaMap map,
    @Nullable Short lacking,
    List<Block> blocks,
    List<Link> files,
    String inputs)
    implements Page {

  /**
   * Work that goes on.
   *
   * @param percent of the ledger that was read
   * @param says count, rate and time left in words
   */
  public record Work(int percent, String says) {}

  /** Something that may follow: where the form goes, what it carries, its word. */
  public record Act(
      String action, String says, Map<String, String> hidden, String button, boolean first) {}

  /** Where it runs short: the table, and the counties where there is something to draw. */
  public record Short(Block table, @Nullable AreaMap map) {}

  /** A sentence; {@code tone} is "warn" where something is short, else empty. */
  public record Told(String text, String tone, @Nullable Link link) {}
}
