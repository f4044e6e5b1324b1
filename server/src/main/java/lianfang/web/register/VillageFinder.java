package lianfang.web.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * 村名联想: villages by part of their name or by the initials of their pinyin, best first. Villages are
 * no secret; people's names are never completed.
 */
public final class VillageFinder {

  /** So many are offered at once. */
  public static final int OFFERED = 8;

  /** A village or community to choose: its code, its name, and what lies around it. */
  public record Village(String code, String name, String path) {}

  private record Entry(Village village, String name, String initials, String whole) {}

  private final List<Entry> entries = new ArrayList<>();

  /** A finder over these villages. */
  public VillageFinder(List<Village> villages) {
    for (Village village : villages) {
      String name = shortened(village.name());
      entries.add(
          new Entry(village, name, initials(name), initials(village.path()) + initials(name)));
    }
  }

  /** The villages that {@code typed} can mean and whose code begins with one of {@code areas}. */
  public List<Village> find(String typed, List<String> areas) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty()) {
      return List.of();
    }
    return entries.stream()
        .filter(entry -> areas.stream().anyMatch(entry.village().code()::startsWith))
        .filter(entry -> rank(entry, text) < Integer.MAX_VALUE)
        .sorted(
            Comparator.<Entry>comparingInt(entry -> rank(entry, text))
                .thenComparingInt(entry -> entry.name().length())
                .thenComparing(entry -> entry.village().code()))
        .limit(OFFERED)
        .map(Entry::village)
        .toList();
  }

  /** Those that bear exactly this name, with or without what a committee is called. */
  List<Village> named(String text) {
    String name = shortened(text);
    return name.isEmpty()
        ? List.of()
        : entries.stream().filter(entry -> entry.name().equals(name)).map(Entry::village).toList();
  }

  private static int rank(Entry entry, String text) {
    if (entry.name().startsWith(text) || entry.initials().equals(text)) {
      return 0;
    }
    if (entry.initials().startsWith(text)) {
      return 1;
    }
    if (entry.village().name().contains(text)) {
      return 2;
    }
    return entry.whole().endsWith(text) && text.length() > entry.initials().length()
        ? 3
        : Integer.MAX_VALUE;
  }

  /** A village's name without what its committee is called. */
  static String shortened(String name) {
    return name.replaceAll("(居民委员会|村民委员会|居委会|村委会)$", "");
  }

  /** The first letters of the pinyin; what is no Chinese character stays. */
  static String initials(String text) {
    StringBuilder initials = new StringBuilder();
    text.codePoints()
        .forEach(point -> {
          String[] readings =
              Character.isBmpCodePoint(point)
                  ? PinyinHelper.toHanyuPinyinStringArray((char) point)
                  : null;
          if (readings != null && readings.length > 0) {
            initials.append(readings[0].charAt(0));
          } else {
            initials.appendCodePoint(Character.toLowerCase(point));
          }
        });
    return initials.toString();
  }
}
