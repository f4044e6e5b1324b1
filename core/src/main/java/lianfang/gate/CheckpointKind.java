package lianfang.gate;

import java.util.Optional;

/** 卡口类别: where a checkpoint stands; some allowances hold at some of them alone. */
public enum CheckpointKind {
  /** 高速公路出入口. */
  HIGHWAY(1),
  /** 村口. */
  VILLAGE(2),
  /** 小区. */
  COMPOUND(3),
  /** 企业门岗. */
  FIRM(4),
  /** 车站. */
  STATION(5),
  /** 市场、商超. */
  MARKET(6);

  private final int number;

  CheckpointKind(int number) {
    this.number = number;
  }

  /** The number in files and in the database. */
  public int number() {
    return number;
  }

  /** The kind of that number. */
  public static Optional<CheckpointKind> find(int number) {
    return number >= 1 && number <= values().length
        ? Optional.of(values()[number - 1])
        : Optional.empty();
  }
}
