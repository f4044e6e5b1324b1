package lianfang.web.tracing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianfang.web.part.Filter;
import lianfang.web.shell.Shell;

/** The chips above the candidates; what they hold lives in the address and in the form. */
record Chips(Shell shell, String home, Typed typed) {

  /** One chip with its words and how many each leaves. */
  Filter of(String key, List<String> words, Map<String, Long> counts) {
    String chosen = typed.chip(key);
    List<Filter.Option> options = new ArrayList<>();
    for (String word : words) {
      options.add(
          new Filter.Option(
              shell.texts().word("tracing." + key, word),
              address(key, word),
              shell.language().number(counts.getOrDefault(word, 0L)),
              word.equals(chosen)));
    }
    return new Filter(
        shell.texts().word("tracing.filter", key),
        chosen.isEmpty() ? null : shell.texts().word("tracing." + key, chosen),
        address(key, ""),
        options);
  }

  private String address(String key, String word) {
    String[] all = typed.address();
    for (int i = 0; i < all.length; i += 2) {
      all[i + 1] = all[i].equals(key) ? word : all[i + 1];
    }
    return shell.link(home, all);
  }
}
