package lianfang.web.duties;

import java.util.List;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The duties of a day.
 *
 * @param alarms what stands out at the gates here, with its list
 * @param filters which duties are shown
 * @param households in the order of the way
 * @param done how many of all are done, in words
 * @param mayDo whether the reader may record
 * @param next the next households by key; null on the last page
 * @param undo leads to taking back what was just recorded; null where nothing was
 * @param here this page without what was just recorded
 */
public record DutiesPage(
    Shell shell,
    Head head,
    List<Link> alarms,
    List<Filter> filters,
    List<Household> households,
    String done,
    boolean mayDo,
    @Nullable String next,
    @Nullable Link undo,
    String here)
    implements Page {

  /**
   * Who is visited: how the person or place is called, where, the record, and what to do.
   *
   * @param together keys of the open duties that one touch can do
   */
  public record Household(
      String title, String address, String record, List<Duty> duties, List<String> together) {}

  /**
   * One duty.
   *
   * @param key what the form sends back
   * @param kind word of the duty
   * @param name name of the duty
   * @param due until when, in words
   * @param basis the chip
   * @param responsible the body and its head
   * @param state "open", "done", "could-not"
   * @param told who did it and when, or why not; empty while it is open
   */
  public record Duty(
      String key,
      String kind,
      String name,
      String due,
      Link basis,
      String responsible,
      String state,
      String told) {}
}
