package lianfang.area;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** 相近名称: which known names are close to one that is not known, by number of changed characters. */
final class Names {

  private Names() {}

  /** At most {@code limit} names that share at least half of their characters, best first. */
  static List<String> nearest(String text, Collection<String> names, int limit) {
    record Near(String name, double distance) {}
    String wanted = trimmed(text);
    return names.stream()
        .distinct()
        .map(name -> new Near(name, distance(wanted, trimmed(name))))
        .filter(near -> near.distance <= 0.5)
        .sorted(Comparator.comparingDouble(Near::distance).thenComparing(Near::name))
        .limit(limit)
        .map(Near::name)
        .toList();
  }

  private static String trimmed(String name) {
    return DivisionNames.bareTownship(
        VillageName.of(DivisionNames.plain(name)).stems().stream()
            .min(Comparator.comparingInt(String::length))
            .orElse(name));
  }

  /** Levenshtein's distance as a share of the longer name. */
  private static double distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[other.length() + 1];
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(changed, Math.min(before[j], now[j - 1]) + 1);
      }
      before = now;
    }
    return before[other.length()] / (double) Math.max(1, Math.max(one.length(), other.length()));
  }
}
