package lianfang.person;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** 职工名单栏目: the columns of the list on which a firm names who works for it. */
public enum StaffColumn {
  NAME("姓名", "name", true, List.of("职工姓名", "员工姓名")),
  NUMBER("身份证号", "identity number", true, List.of("身份证号码", "证件号", "证件号码", "公民身份号码")),
  PHONE("手机号", "phone", false, List.of("手机", "电话", "联系电话", "手机号码")),
  COUNTY("县（区）", "county or district", false, List.of("县", "区", "现住县")),
  TOWNSHIP("现住乡镇", "township of residence", false, List.of("乡镇", "乡镇街道", "现住乡镇街道")),
  VILLAGE("现住村（社区）", "village of residence", false, List.of("村", "现住村", "社区", "村社区")),
  SHIFT("班次", "shift", false, List.of("班组", "车间班次")),
  LEFT("离职日期", "left on", false, List.of("离职", "离岗日期"));

  private final String zh;
  private final String en;
  private final boolean needed;
  private final List<String> others;

  StaffColumn(String zh, String en, boolean needed, List<String> others) {
    this.zh = zh;
    this.en = en;
    this.needed = needed;
    this.others = others;
  }

  /** The head in Chinese. */
  public String zh() {
    return zh;
  }

  /** The head in English. */
  public String en() {
    return en;
  }

  /** Whether a sheet without it is no list of staff. */
  public boolean isNeeded() {
    return needed;
  }

  /** The column that a head names; stars, blanks and brackets do not count. */
  public static Optional<StaffColumn> ofHead(String head) {
    String plain = plain(head);
    for (StaffColumn column : values()) {
      if (plain(column.zh).equals(plain)
          || plain(column.en).equals(plain)
          || column.others.contains(plain)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  private static String plain(String head) {
    return PlainText.compact(head).replaceAll("[*＊()（）/、]", "").toLowerCase(Locale.ROOT);
  }
}
