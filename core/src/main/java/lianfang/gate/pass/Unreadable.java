package lianfang.gate.pass;

import lianfang.gate.PassReason;

/** 无法读取: bytes that are not what they should be, with the reason. It carries nothing of them. */
public final class Unreadable extends Exception {

  private static final long serialVersionUID = 1L;

  private final PassReason reason;

  Unreadable(PassReason reason, String detail) {
    // Without a trace: a gate meets these every minute.
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** Which refusal it is. */
  public PassReason reason() {
    return reason;
  }
}
