package lianfang.rulebook.layer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lianfang.rulebook.Edition;
import lianfang.rulebook.LayerComparison.Level;
import lianfang.rulebook.notice.Notice;
import org.jspecify.annotations.Nullable;

/**
 * 取代: a notice that replaces another one. From its first day the rows of the older one give
 * nothing, also when the newer one is withdrawn later; on earlier days the older one holds as it
 * did.
 */
public final class Replacement {

  private Replacement() {}

  /**
   * Whether one notice can replace another: it names it, holds wherever that one does, and does not
   * come from a lower layer.
   */
  public static boolean can(Notice newer, Notice older) {
    return newer.supersedes().contains(older.id())
        && covers(newer, older)
        && !isLower(newer, older);
  }

  /** Whether the newer notice holds wherever the older one does. */
  public static boolean covers(Notice newer, Notice older) {
    return older.scope().stream()
        .allMatch(area -> newer.scope().stream().anyMatch(area::startsWith));
  }

  /** Whether the newer notice comes from a lower layer than the older one. */
  public static boolean isLower(Notice newer, Notice older) {
    return Level.ofWord(newer.layer()).compareTo(Level.ofWord(older.layer())) > 0;
  }

  /**
   * The edition that puts this one out of force; empty where none does.
   *
   * @param all editions that were put in force
   * @param notices the notice of an edition, by content hash
   */
  public static Optional<Edition> of(
      Edition older, List<Edition> all, Function<String, Notice> notices) {
    Edition found = null;
    Notice replaced = notices.apply(older.edition());
    // One edition may stand here in parts, each with the readings of its days.
    LocalDate begun = older.from();
    for (Edition part : all) {
      boolean before = part.edition().equals(older.edition()) && part.from().isBefore(begun);
      begun = before ? part.from() : begun;
    }
    for (Edition newer : all) {
      boolean later = !newer.from().isBefore(begun);
      if (later
          && !newer.notice().equals(older.notice())
          && can(notices.apply(newer.edition()), replaced)
          && (found == null || newer.from().isBefore(found.from()))) {
        found = newer;
      }
    }
    return Optional.ofNullable(found);
  }

  /** The editions with the last days of those that were replaced; what never held is left out. */
  public static List<Edition> apply(List<Edition> all, Function<String, Notice> notices) {
    List<Edition> kept = new ArrayList<>(all.size());
    for (Edition one : all) {
      Edition newer = of(one, all, notices).orElse(null);
      Edition left = newer == null ? one : endedBefore(one, newer.from());
      if (left != null) {
        kept.add(left);
      }
    }
    return kept;
  }

  private static @Nullable Edition endedBefore(Edition one, LocalDate day) {
    LocalDate last = day.minusDays(1);
    LocalDate until = one.until();
    if (until != null && !until.isAfter(last)) {
      return one;
    }
    return last.isBefore(one.from()) ? null : one.endedOn(last);
  }
}
