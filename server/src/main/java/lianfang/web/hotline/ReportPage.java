package lianfang.web.hotline;

import java.util.List;
import lianfang.web.forms.Sheet;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The public page of both lines.
 *
 * @param lines which line is open and which may be chosen
 * @param phones numbers of the line
 * @param emergencies numbers for danger that is happening now
 * @param told what is promised, each a sentence
 * @param action where the form goes
 * @param id of the case, so that sending it twice files one
 * @param area where it is; null where nothing is asked
 * @param sheet the form; null where it was sent
 * @param code with which one asks how it stands; null where nothing was sent
 * @param refusal why nothing was sent; null where nothing was tried
 */
public record ReportPage(
    Shell shell,
    Head head,
    List<Line> lines,
    List<Phone> phones,
    List<Phone> emergencies,
    List<String> told,
    String action,
    String id,
    @Nullable Field area,
    @Nullable Sheet sheet,
    @Nullable String code,
    @Nullable String refusal)
    implements Page {

  /** One of both lines. */
  public record Line(String text, String href, boolean here) {}

  /** A number that can be called. */
  public record Phone(String number, String name) {}
}
