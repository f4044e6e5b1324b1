package lianfang.gate.issue;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import lianfang.gate.Allowance;

/**
 * 可持何证: what somebody may hold on a day.
 *
 * @param blocked why no pass at all; empty where some may be held
 * @param confined why no other than for one person a household; empty where any may be held
 * @param everyDays the days of such a pass at least; 0 where any may be held
 */
public record MayHold(Optional<Blocked> blocked, Optional<Blocked> confined, int everyDays) {

  /** Why a pass with these allowances may not be held; empty where it may. */
  public Optional<Blocked> against(Collection<Allowance> allowances) {
    return against(exitDays(allowances));
  }

  /**
   * The same of a pass of which no more is known.
   *
   * @param exitDays of a pass that allows exits of one person a household alone; empty for others
   */
  public Optional<Blocked> against(OptionalInt exitDays) {
    if (blocked.isPresent()) {
      return blocked;
    }
    return exitDays.isPresent() && exitDays.getAsInt() >= everyDays ? Optional.empty() : confined;
  }

  private static OptionalInt exitDays(Collection<Allowance> allowances) {
    return allowances.stream().allMatch(Allowance.Exit.class::isInstance)
        ? allowances.stream()
            .map(Allowance.Exit.class::cast)
            .mapToInt(Allowance.Exit::everyDays)
            .min()
        : OptionalInt.empty();
  }
}
