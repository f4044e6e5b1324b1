package lianfang.instance;

import java.util.Map;
import java.util.UUID;

/**
 * 忘却: what a module keeps about persons beside the ledger, and destroys when they are erased. Facts
 * stay, because nothing leads from their subject to somebody any more.
 */
public interface Forgetting {

  /**
   * Destroys what is kept about one person, in the caller's transaction.
   *
   * @return how many of what, in the words of the certificate
   */
  Map<String, Long> person(UUID person);

  /** Destroys what is kept about everybody: the emergency is over. */
  Map<String, Long> everybody();
}
