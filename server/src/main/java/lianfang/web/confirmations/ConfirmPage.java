package lianfang.web.confirmations;

import java.util.List;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * One waiting row beside its candidates, and the answers that can still be taken back.
 *
 * @param notes what became of earlier answers
 * @param row the row in question; null where none waits
 * @param answers not carried out yet, the latest first
 * @param later leads to the next row without an answer; null on the last
 */
public record ConfirmPage(
    Shell shell,
    Head head,
    List<String> notes,
    @Nullable Asked row,
    List<Given> answers,
    @Nullable Link later)
    implements Page {

  /**
   * The row.
   *
   * @param key its import and number as the forms carry them
   * @param title its roster, number and village
   * @param ask beginning of the keys of what is asked: the person or the household
   * @param candidates best first
   * @param lines one a field that the row or a candidate fills
   */
  public record Asked(
      String key, String title, String ask, List<Who> candidates, List<Line> lines) {}

  /**
   * A candidate.
   *
   * @param person opaque id
   * @param name as it is called, with its place in the order
   * @param score how much is alike, in words
   * @param alike what is alike, in words
   * @param number the key that chooses it
   */
  public record Who(String person, String name, String score, String alike, String number) {}

  /** One field: what the row says, and what each candidate's record says. */
  public record Line(String label, String text, List<Told> told) {}

  /** A candidate's text; {@code mark} is "same", "other" or empty. */
  public record Told(String text, String mark) {}

  /** An answer that can be taken back, by its row's key. */
  public record Given(String key, String text) {}
}
