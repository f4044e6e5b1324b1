package lianfang.web.objections;

import java.util.List;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * One objection, raised or to be raised.
 *
 * @param lines what is known of it
 * @param words the person's words; null where they were not opened
 * @param open address that opens the words; null where there are none or the reader may not
 * @param ways the ways that the law gives
 * @param action where the form goes
 * @param fields of the form; empty where the reader may do nothing here
 * @param hidden what the form carries along
 * @param button of the form
 * @param file address of its case; null where it has none
 * @param record the person's or place's record
 * @param refusal why nothing was recorded; null where nothing was tried
 */
public record ObjectionPage(
    Shell shell,
    Head head,
    List<Line> lines,
    @Nullable String words,
    @Nullable String open,
    List<String> ways,
    String action,
    List<Field> fields,
    List<Line> hidden,
    String button,
    @Nullable String file,
    String record,
    @Nullable String refusal)
    implements Page {

  /** One line. */
  public record Line(String label, String value) {}
}
