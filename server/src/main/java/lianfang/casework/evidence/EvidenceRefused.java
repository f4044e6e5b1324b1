package lianfang.casework.evidence;

import lianfang.fact.playbook.Wording;

/** 不收的文件: says why, with the limit and what to do. */
public final class EvidenceRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why a file is not kept, in order of precedence. */
  public enum Why {
    TOO_LARGE,
    KIND,
    RUNS,
    BROKEN
  }

  private final Why why;
  private final transient Wording says;

  EvidenceRefused(Why why, Wording says) {
    super(says.en());
    this.why = why;
    this.says = says;
  }

  /** The kind of reason. */
  public Why why() {
    return why;
  }

  /** What is wrong and what to do. */
  public Wording says() {
    return says;
  }
}
