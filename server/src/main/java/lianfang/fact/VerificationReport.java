package lianfang.fact;

import java.util.List;

/**
 * 核验结果: what a verification of the ledger found.
 *
 * @param facts how many facts lie in the chain
 * @param blocks how many blocks it has
 * @param waiting committed facts that wait for their position
 * @param anchors how many anchors were compared
 * @param head hash of the last block, hexadecimal
 * @param findings what is wrong, at most {@link LedgerVerification#MOST_FINDINGS}; empty when the
 *     ledger is whole
 */
public record VerificationReport(
    long facts, long blocks, long waiting, int anchors, String head, List<String> findings) {

  /** Copies the findings. */
  public VerificationReport {
    findings = List.copyOf(findings);
  }

  /** Whether nothing is wrong. */
  public boolean whole() {
    return findings.isEmpty();
  }
}
