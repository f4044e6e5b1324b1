package lianfang.enterprise;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** 列: the columns of a sheet of firms, known by their heads in any order. */
public enum FirmColumn {
  CODE("统一社会信用代码", "credit code", true),
  NAME("名称", "name", true),
  AREA("所在地", "area", true),
  KIND("类别", "kind", false),
  INDUSTRY("行业", "industry", true),
  ABOVE_SCALE("规模以上", "above scale", false),
  CHAIN("产业链", "chain", false),
  KEY("重点企业", "key firm", false),
  STATE("状态", "state", false),
  SINCE("状态日期", "since", false),
  ACCEPTED("验收日期", "accepted", false),
  CITES("依据", "cites", false);

  private final String zh;
  private final String en;
  private final boolean needed;

  FirmColumn(String zh, String en, boolean needed) {
    this.zh = zh;
    this.en = en;
    this.needed = needed;
  }

  /** Its head in Chinese. */
  public String zh() {
    return zh;
  }

  /** Its head in English. */
  public String en() {
    return en;
  }

  /** Whether a sheet without it cannot be read. */
  public boolean isNeeded() {
    return needed;
  }

  /** The column with this head; blanks and stars do not count, and some write 企业 before 名称. */
  public static Optional<FirmColumn> ofHead(String head) {
    String bare = head.replaceAll("[\\s*＊]", "").toLowerCase(java.util.Locale.ROOT);
    return Stream.of(values())
        .filter(column ->
            List.of(column.zh, "企业" + column.zh, column.en.replace(" ", "")).contains(bare))
        .findFirst();
  }
}
