package lianfang.rulebook.edition;

import java.time.LocalDate;
import java.util.Collection;
import lianfang.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * 版本接续: one edition of a notice holds at a time. Of two that begin on the same day the one that was
 * put in force last holds, and the other one never does.
 */
public final class Succession {

  private Succession() {}

  /** The first day of the edition that puts this one out of force; null where none does. */
  public static @Nullable LocalDate next(Fact own, Collection<Fact> inForce) {
    LocalDate from = day(own);
    LocalDate next = null;
    for (Fact other : inForce) {
      boolean another =
          EditionRegister.text(other, "notice").equals(EditionRegister.text(own, "notice"))
              && !EditionRegister.text(other, "edition")
                  .equals(EditionRegister.text(own, "edition"));
      LocalDate day = day(other);
      boolean follows = day.isAfter(from) || day.equals(from) && other.seq() > own.seq();
      if (another && follows && (next == null || day.isBefore(next))) {
        next = day;
      }
    }
    return next;
  }

  /** The last day in force: the notice's own, or the day before the next edition begins. */
  public static @Nullable LocalDate until(@Nullable LocalDate own, @Nullable LocalDate next) {
    if (next == null) {
      return own;
    }
    LocalDate before = next.minusDays(1);
    return own == null || before.isBefore(own) ? before : own;
  }

  private static LocalDate day(Fact inForce) {
    return LocalDate.parse(EditionRegister.text(inForce, "from"));
  }
}
