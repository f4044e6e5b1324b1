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
 * @param filters which duties are shown
 * @param households in the order of the way
 * @param done how many of all are done, in words
 * @param mayDo whether the reader may record
 * @param next the next households by key; null on the last page
 */
public record DutiesPage(
    Shell shell,
    Head head,
    List<Filter> filters,
    List<Household> households,
    String done,
    boolean mayDo,
    @Nullable String next)
    implements Page {

  /** Who is visited: how the person or place is called, where, the record, and what to do. */
  public record Household(String title, String address, String record, List<Duty> duties) {}

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
