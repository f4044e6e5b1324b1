package lianfang.gate;

/** 卡口结论: all that a gate shows; the reason behind it stays with the server. */
public enum PassVerdict {
  /** 放行: the pass holds here and now. */
  PASS(1),
  /** 过期: the pass held once; a new one comes by itself when the phone has a network. */
  EXPIRED(2),
  /** 不适用本卡口: the pass holds elsewhere or at another time. */
  NOT_HERE(3),
  /** 请拨打值班电话: the gate cannot decide; somebody who can is called. */
  CALL(4);

  private final int number;

  PassVerdict(int number) {
    this.number = number;
  }

  /** The number that a passage keeps. */
  public int number() {
    return number;
  }
}
