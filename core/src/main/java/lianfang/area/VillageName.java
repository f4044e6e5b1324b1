package lianfang.area;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 村（社区）名: a village's or community's name taken apart, official or as written on a sheet.
 *
 * @param full everything that is written
 * @param trunk without 居民委员会, 村民委员会 and their short forms
 * @param stems the trunk, and the trunk without 社区 or 村
 * @param kind residents or villagers, or open where the text does not say
 */
record VillageName(String full, String trunk, Set<String> stems, Kind kind) {

  /** 居委会 or 村委会: what kind of committee the name says. */
  enum Kind {
    RESIDENTS,
    VILLAGERS,
    OPEN
  }

  /** How well a written name fits an official one; the best fit of a township wins. */
  enum Fit {
    NONE,
    OTHER_KIND,
    SAME_STEM,
    SAME_TRUNK,
    SAME
  }

  private static final Pattern COMMITTEE = Pattern.compile("(.+?)(居民委员会|居委会|居委|村民委员会|村委会|村委)$");

  static VillageName of(String text) {
    Matcher committee = COMMITTEE.matcher(text);
    String trunk = committee.matches() ? committee.group(1) : text;
    String bare = withoutLastWord(trunk);
    Kind kind;
    if (committee.matches()) {
      kind = committee.group(2).startsWith("居") ? Kind.RESIDENTS : Kind.VILLAGERS;
    } else if (trunk.endsWith("社区") && trunk.length() > 2) {
      kind = Kind.RESIDENTS;
    } else if (trunk.endsWith("村") && trunk.length() > 1) {
      kind = Kind.VILLAGERS;
    } else {
      kind = Kind.OPEN;
    }
    return new VillageName(
        text, trunk, bare.equals(trunk) ? Set.of(trunk) : Set.of(trunk, bare), kind);
  }

  /** How well this written name fits {@code official}. */
  Fit fit(VillageName official) {
    if (full.equals(official.full)) {
      return Fit.SAME;
    }
    if (stems.stream().noneMatch(official.stems::contains)) {
      return Fit.NONE;
    }
    if (kind != Kind.OPEN && kind != official.kind && official.kind != Kind.OPEN) {
      return Fit.OTHER_KIND;
    }
    // 待王 alone may be the community and the village: only a name with its last word is precise.
    return kind != Kind.OPEN && trunk.equals(official.trunk) ? Fit.SAME_TRUNK : Fit.SAME_STEM;
  }

  private static String withoutLastWord(String trunk) {
    for (String word : List.of("社区", "村")) {
      if (trunk.endsWith(word) && trunk.length() > word.length()) {
        return trunk.substring(0, trunk.length() - word.length());
      }
    }
    return trunk;
  }
}
