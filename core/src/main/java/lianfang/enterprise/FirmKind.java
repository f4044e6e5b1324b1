package lianfang.enterprise;

import java.util.Optional;
import java.util.stream.Stream;

/** 主体类别: who may apply to go back to work. */
public enum FirmKind {
  ENTERPRISE("enterprise", "企业"),
  CONSTRUCTION_SITE("construction-site", "工地"),
  WORKSHOP("workshop", "小作坊"),
  SELF_EMPLOYED("self-employed", "个体户"),
  VENUE("venue", "场所");

  private final String word;
  private final String zh;

  FirmKind(String word, String zh) {
    this.word = word;
    this.zh = zh;
  }

  /** The word in facts and files. */
  public String word() {
    return word;
  }

  /** The word in sheets. */
  public String zh() {
    return zh;
  }

  /** Whether it is registered by a credit code; a site or workshop may have none of its own. */
  public boolean needsCode() {
    return this == ENTERPRISE || this == SELF_EMPLOYED;
  }

  /** The kind with this word, or as a sheet writes it. */
  public static Optional<FirmKind> ofWord(String word) {
    return Stream.of(values()).filter(k -> k.word.equals(word) || k.zh.equals(word)).findFirst();
  }
}
