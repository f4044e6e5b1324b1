package lianfang.gate.pass;

import lianfang.gate.Allowance;
import lianfang.gate.Pass;
import lianfang.gate.PassReason;
import lianfang.gate.PassVerdict;
import org.jspecify.annotations.Nullable;

/**
 * 核验结果.
 *
 * @param pass what was read; null where nothing may be believed
 * @param allowance the allowance that holds here and now; null where none does or nobody asked
 *     where
 */
public record PassAnswer(PassReason reason, @Nullable Pass pass, @Nullable Allowance allowance) {

  /** What the gate shows. */
  public PassVerdict verdict() {
    return reason.verdict();
  }
}
