package lianfang.web.record;

import java.util.List;
import lianfang.web.part.Bars;
import lianfang.web.part.Block;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Place;
import lianfang.web.part.Why;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * One person's record.
 *
 * @param id the opaque id, for addresses
 * @param head the masked name and where the person stands today
 * @param acts what the reader may do
 * @param identity what is known of the person; null until a reason was given
 * @param mayOpen whether the reader may open the identity
 * @param notes contradictions and waiting decisions, in words
 * @param bars the measures on days; null where there is none
 * @param measures one by one
 * @param facts with corrections, latest first
 * @param looks who looked, latest first
 */
public record RecordPage(
    Shell shell,
    String id,
    Head head,
    List<Link> acts,
    @Nullable List<Line> identity,
    boolean mayOpen,
    List<Link> notes,
    @Nullable Bars bars,
    List<Step> measures,
    Block facts,
    Block looks)
    implements Page {

  /** One line of what is known. */
  public record Line(String label, String value) {}

  /**
   * One measure.
   *
   * @param title its name
   * @param place by colour, pattern and word; null where it has none
   * @param state word of the state
   * @param stateName name of the state
   * @param days from and until in words
   * @param responsible who answers for it
   * @param why all bases, the one that decides first
   * @param papers notices that can be printed
   * @param next the state that the reader may record next; null where there is none
   */
  public record Step(
      String title,
      @Nullable Place place,
      String state,
      String stateName,
      String days,
      String responsible,
      List<Why> why,
      List<Link> papers,
      @Nullable Next next) {}

  /** What may be recorded next: the form's address, its button, and the fields that it carries. */
  public record Next(String action, String button, List<Line> fields) {}
}
