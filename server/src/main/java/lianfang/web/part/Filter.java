package lianfang.web.part;

import java.util.List;
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
   * One choice.
   *
   * @param label its name
   * @param href the address with this choice
   * @param count how many rows it leaves, as written; null where it is not known
   * @param on whether it is in force
   */
  public record Option(String label, String href, @Nullable String count, boolean on) {}
}
