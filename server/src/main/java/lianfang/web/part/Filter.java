package lianfang.web.part;

import java.util.Collection;
import java.util.List;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * 筛选: a chip above a list; what it holds lives in the address.
 *
 * @param label what is filtered
 * @param chosen the option in force; null where all are shown
 * @param clear the address without this filter
 * @param options what may be chosen
 */
public record Filter(String label, @Nullable String chosen, String clear, List<Option> options) {

  /**
   * A chip whose choices are words of one family of texts.
   *
   * @param name of the parameter in the address
   * @param family of the words, such as checkpoint.state
   */
  public static Filter ofWords(
      Shell shell, String name, String label, String family, Collection<String> words) {
    String chosen = shell.query().get(name);
    return new Filter(
        label,
        chosen == null || !words.contains(chosen) ? null : shell.texts().word(family, chosen),
        shell.here(name, ""),
        words.stream()
            .map(word ->
                new Option(
                    shell.texts().word(family, word),
                    shell.here(name, word),
                    null,
                    word.equals(chosen)))
            .toList());
  }

  /**
   * One choice.
   *
   * @param label its name
   * @param href the address with this choice
   * @param count how many rows it leaves, as written; null where it is not known
   * @param on whether it is in force
   */
  public record Option(String label, String href, @Nullable String count, boolean on) {}
}
