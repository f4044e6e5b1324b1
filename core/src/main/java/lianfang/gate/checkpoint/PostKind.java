package lianfang.gate.checkpoint;

/** 卡点类别: where a post stands. */
public enum PostKind {
  /** 高速路口. */
  HIGHWAY("highway"),
  /** 村口. */
  VILLAGE("village"),
  /** 小区门岗. */
  COMPOUND("compound"),
  /** 企业门岗. */
  FIRM("firm"),
  /** 车站. */
  STATION("station"),
  /** 市场、商场. */
  MARKET("market"),
  /** 交界卡点: two counties see its records. */
  BOUNDARY("boundary"),
  /**
   * 硬隔离: a mound or a wall across a road; it lets nobody pass and is never opened, only removed.
   */
  BARRIER("barrier");

  private final String word;

  PostKind(String word) {
    this.word = word;
  }

  /** The word in facts and in the database. */
  public String word() {
    return word;
  }

  /** The kind with this word. */
  public static PostKind ofWord(String word) {
    for (PostKind kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of checkpoint '" + word + "'");
  }
}
