package lianfang.gate.issue;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * 持证人提示: surname and the last four digits of a document, by which a guard tells whether the holder
 * stands before him; nothing else about a person is ever in a pass.
 */
public final class HolderHint {

  /** 复姓: surnames of two characters that are in use; a longer list hides no more. */
  private static final Set<String> TWO =
      Set.of(
          "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连",
          "澹台", "皇甫", "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于",
          "司空", "闾丘", "子车", "亓官", "司寇", "巫马", "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋",
          "夹谷", "轩辕", "令狐", "段干", "百里", "呼延", "东郭", "南门", "羊舌", "微生", "公户", "公玉", "公仪", "梁丘", "公仲",
          "公上", "公门", "公山", "公坚", "左丘", "公伯", "西门", "公祖", "第五", "公乘", "贯丘", "公皙", "南荣", "东里", "东宫",
          "仲长", "子书", "子桑");

  private static final Pattern UNFIT = Pattern.compile("[^\\p{L}·-]");
  private static final int LATIN_MOST = 12;
  private static final int DIGITS = 4;

  private HolderHint() {}

  /**
   * The hint of somebody.
   *
   * @param number of a document or, where there is none, of a phone
   */
  public static String of(String name, String number) {
    String surname = surname(name);
    String digits = number.replaceAll("[^0-9A-Za-z]", "");
    String last = digits.substring(Math.max(0, digits.length() - DIGITS));
    return ((surname.isEmpty() ? "-" : surname) + " " + last).strip();
  }

  private static String surname(String name) {
    String first = UNFIT.matcher(name.strip().split("\\s+", -1)[0]).replaceAll("");
    if (first.isEmpty()) {
      return "";
    }
    if (Character.UnicodeScript.of(first.codePointAt(0)) != Character.UnicodeScript.HAN) {
      return first.substring(0, Math.min(LATIN_MOST, first.length()));
    }
    if (first.length() > 2 && TWO.contains(first.substring(0, 2))) {
      return first.substring(0, 2);
    }
    return first.substring(0, first.offsetByCodePoints(0, 1));
  }
}
