package lianfang.fact;

import java.time.Instant;
import lianfang.area.Scope;
import org.jspecify.annotations.Nullable;

/**
 * 重放: which facts are told again.
 *
 * @param knownAt what was known at that instant, UTC (sealed by then); null for everything that is
 *     committed
 * @param scope subjects with at least one fact in these areas; all of their facts are told,
 *     wherever they were recorded
 */
public record ReplayQuery(@Nullable Instant knownAt, Scope scope) {

  /** Everything that is known about everybody. */
  public static ReplayQuery everything() {
    return new ReplayQuery(null, Scope.everything());
  }
}
