package lianfang.area;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * 责任人: who answers for an area or a place, from a day on.
 *
 * @param fact the fact that says so
 * @param level at which level
 * @param area code of the area, or of the village in which the place lies
 * @param place the place, where it is less than an area
 * @param account the account that acts, opaque
 * @param person the person, opaque, where it is somebody without an account
 * @param jurisdiction key of the body without a county code that is meant instead of the area
 * @param from first day, Asia/Shanghai
 * @param until last day, inclusive; empty where no end is known
 */
public record Responsibility(
    UUID fact,
    ResponsibleLevel level,
    String area,
    Optional<UUID> place,
    Optional<String> account,
    Optional<UUID> person,
    Optional<String> jurisdiction,
    LocalDate from,
    Optional<LocalDate> until) {

  /** Whether it holds on a day. */
  public boolean holds(LocalDate day) {
    return !from.isAfter(day) && until.filter(last -> last.isBefore(day)).isEmpty();
  }

  /**
   * Code or key of the body whose head this names: a county, a jurisdiction without a code, or a
   * village whose cadre answers for it as a whole; empty for everybody else.
   */
  public Optional<String> headOf() {
    boolean head = level == ResponsibleLevel.COUNTY_HEAD || level == ResponsibleLevel.VILLAGE_CADRE;
    return head && place.isEmpty() ? Optional.of(jurisdiction.orElse(area)) : Optional.empty();
  }
}
