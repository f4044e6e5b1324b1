package lianfang.gate.issue;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import lianfang.gate.Allowance;
import org.jspecify.annotations.Nullable;

/**
 * 通勤约定: what the area where somebody lives and the area where he works agreed on, or have yet to.
 *
 * @param home division code of the area where the person lives
 * @param work division code of the area where the person works
 * @param times the hours and days, between the two areas
 * @param until the last day
 * @param homeFact by which the one end agreed; null while it has not
 * @param workFact by which the other end agreed; null while it has not
 */
public record Commute(
    UUID id,
    UUID subject,
    String home,
    String work,
    Allowance.Commute times,
    LocalDate until,
    @Nullable UUID homeFact,
    @Nullable UUID workFact) {

  /** Why nobody may commute by it on a day; empty where both ends agreed. */
  public Optional<IssueRefusal> missing(LocalDate day) {
    if (homeFact == null) {
      return Optional.of(IssueRefusal.HOME_NOT_AGREED);
    }
    if (workFact == null) {
      return Optional.of(IssueRefusal.WORK_NOT_AGREED);
    }
    return day.isAfter(until) ? Optional.of(IssueRefusal.AGREEMENT_ENDED) : Optional.empty();
  }
}
