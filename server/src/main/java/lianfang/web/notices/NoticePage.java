package lianfang.web.notices;

import java.util.List;
import lianfang.web.part.Block;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * One notice.
 *
 * @param lines number, issuer, dates and scope
 * @param clauses with the rows that run them
 * @param readings what officials settled, by whom and on which ground
 * @param cases the golden cases that must hold
 * @param editions all editions, the one in force first
 */
public record NoticePage(
    Shell shell,
    Head head,
    List<Line> lines,
    List<Clause> clauses,
    Block readings,
    Block cases,
    Block editions)
    implements Page {

  /** One line of what the notice says of itself, and where it leads, if anywhere. */
  public record Line(String label, String value, @Nullable Link link) {

    /** A line that leads nowhere. */
    public Line(String label, String value) {
      this(label, value, null);
    }
  }

  /**
   * A clause.
   *
   * @param id its number
   * @param title its title
   * @param summary our words
   * @param text the issuer's words, empty as shipped
   * @param rows the rows that run it
   */
  public record Clause(String id, String title, String summary, String text, List<Ruled> rows) {}

  /**
   * A row of a table.
   *
   * @param anchor its place on the page
   * @param id its name
   * @param when its conditions as input and test
   * @param then what it answers
   * @param people how many are under it now, as written
   * @param href the list of those
   */
  public record Ruled(
      String anchor,
      String id,
      List<Line> when,
      List<Line> then,
      String people,
      @Nullable String href) {}
}
