package lianfang.web.editions;

import java.util.List;
import java.util.Map;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * A golden case of a draft.
 *
 * @param action where its form goes
 * @param hidden what the form carries: the version that the reader sees, and which case it is
 * @param fields of the case and the reason of the change
 * @param verdict what the rules of the draft make of it
 * @param old whether the case exists already, so that it can be taken away
 * @param refusal why nothing was kept; null where nothing was tried
 */
public record CasePage(
    Shell shell,
    Head head,
    String action,
    Map<String, String> hidden,
    List<Field> fields,
    Verdict verdict,
    boolean old,
    @Nullable String refusal)
    implements Page {

  /**
   * What the rules make of a case.
   *
   * @param wrong whether it cannot be read or contradicts the rules
   * @param told in words, a line each
   */
  public record Verdict(boolean wrong, List<String> told) {}
}
