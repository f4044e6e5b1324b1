package lianfang.gate.checkpoint;

/** 卡点状态: whether a post stands by an order, and what has to be done about it. */
public enum CheckpointState {
  /** 未经批准: somebody put it up or reported it, and no organ has ordered it. */
  UNORDERED("unordered"),
  /** 在用. */
  OPEN("open"),
  /** 应撤除: its removal is ordered and not shown yet. */
  TO_REMOVE("to-remove"),
  /** 已撤除, with evidence. */
  REMOVED("removed");

  private final String word;

  CheckpointState(String word) {
    this.word = word;
  }

  /** The word in addresses and texts. */
  public String word() {
    return word;
  }
}
