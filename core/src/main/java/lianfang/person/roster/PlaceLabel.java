package lianfang.person.roster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lianfang.person.PlainText;

/** 楼栋单元写法: one label for the many ways to write a building or unit, such as 3#, 三号楼, 3栋. */
public final class PlaceLabel {

  private static final int LONGEST = 60;
  private static final String CHINESE = "零一二三四五六七八九";
  private static final Pattern NUMBERED =
      Pattern.compile("第?([0-9]{1,4}|[A-Za-z][0-9]{0,3})[-#号]?(?:号楼|楼栋|楼|栋|幢|座|单元|门栋|门)?");
  private static final Pattern CHINESE_NUMBER = Pattern.compile("[一二三四五六七八九十]{1,3}");

  private static final Pattern GROUP = Pattern.compile("第?([0-9]{1,4})(?:(?:村民|居民)?小?组|队|网格)?");
  private static final Pattern DOOR_WORD = Pattern.compile("(?<=[0-9A-Za-z])(?:号|户|室|房|#)+$");

  private PlaceLabel() {}

  /** A building's label, such as 3号楼. */
  public static String building(String text) {
    return numbered(text, "号楼");
  }

  /** A unit's label, such as 2单元. */
  public static String unit(String text) {
    return numbered(text, "单元");
  }

  /** Any other label, cut to a sensible length. */
  public static String plain(String text) {
    String compact = PlainText.compact(text);
    return compact.length() <= LONGEST ? compact : compact.substring(0, LONGEST);
  }

  /** A group's label, such as 3组 for 第三村民组. */
  public static String group(String text) {
    Matcher matcher = GROUP.matcher(digits(plain(text)));
    return matcher.matches()
        ? matcher.group(1).replaceFirst("^0+(?=[0-9])", "") + "组"
        : plain(text);
  }

  /** A door's label, so that 3, 3号 and 3户 are one. */
  public static String door(String text) {
    return DOOR_WORD.matcher(plain(text)).replaceFirst("").replaceFirst("^0+(?=[0-9])", "");
  }

  private static String numbered(String text, String word) {
    String plain = plain(text);
    Matcher matcher = NUMBERED.matcher(digits(plain));
    if (!matcher.matches()) {
      return plain;
    }
    String number = matcher.group(1).replaceFirst("^0+(?=[0-9])", "");
    return number.toUpperCase(java.util.Locale.ROOT) + word;
  }

  /** Chinese numbers from one to ninety-nine become digits. */
  private static String digits(String text) {
    Matcher matcher = CHINESE_NUMBER.matcher(text);
    return matcher.find()
        ? text.substring(0, matcher.start())
            + value(matcher.group())
            + text.substring(matcher.end())
        : text;
  }

  private static int value(String chinese) {
    int ten = chinese.indexOf('十');
    if (ten < 0) {
      return chinese.chars().reduce(0, (sum, c) -> sum * 10 + CHINESE.indexOf(c));
    }
    int tens = ten == 0 ? 1 : CHINESE.indexOf(chinese.charAt(ten - 1));
    int ones = ten == chinese.length() - 1 ? 0 : CHINESE.indexOf(chinese.charAt(ten + 1));
    return tens * 10 + ones;
  }
}
