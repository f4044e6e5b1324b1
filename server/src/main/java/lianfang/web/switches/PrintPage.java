package lianfang.web.switches;

import java.util.List;
import java.util.Map;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The printing of many people's papers: before it is asked for, ready, under way and done.
 *
 * @param told what the reader has to know
 * @param work how far it has come; null where nothing is under way
 * @param fetch the file; null where there is none to fetch
 * @param act what may be done: begin or stop; null where nothing may
 */
public record PrintPage(
    Shell shell,
    Head head,
    List<String> told,
    @Nullable Work work,
    @Nullable Link fetch,
    @Nullable Act act)
    implements Page {

  /** How far it has come. */
  public record Work(int percent, String says) {}

  /**
   * A form with one button.
   *
   * @param action where it goes
   * @param hidden what it carries
   * @param button its word
   * @param first whether it is the usual next step
   */
  public record Act(String action, Map<String, String> hidden, String button, boolean first) {}
}
