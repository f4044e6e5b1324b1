package lianfang.area;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * 区划名称: how official names and the names that people write are made comparable: full-width forms
 * and blanks, and the words 省, 市, 街道, 村民委员会 and so on that one writes and the other leaves out.
 */
final class DivisionNames {

  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}·•_]+");

  /** The 55 peoples by which autonomous divisions are named; the short form stands alone. */
  private static final String PEOPLES =
      "壮族|满族|回族|苗族|维吾尔|土家族|彝族|蒙古族|蒙古|藏族|布依族|侗族|瑶族|朝鲜族|白族|哈尼族|哈萨克|黎族|傣族|畲族"
          + "|傈僳族|仡佬族|东乡族|拉祜族|水族|佤族|纳西族|羌族|土族|仫佬族|锡伯|柯尔克孜|达斡尔族|景颇族|毛南族|撒拉族|布朗族"
          + "|塔吉克|普米族|怒族|独龙族|保安族|裕固族|各族";

  private static final Pattern AUTONOMOUS = Pattern.compile("(?:" + PEOPLES + ")*自治(?:区|州|县|旗)$");
  private static final Pattern ABOVE_TOWNSHIP = Pattern.compile("(?:特别行政区|地区|林区|特区|省|市|盟|区|县|旗)$");
  private static final Pattern TOWNSHIP =
      Pattern.compile("(?:街道办事处|街道办|街道|办事处|(?:(?:" + PEOPLES + ")+|民族)乡|镇政府|乡政府|镇|乡|苏木|办)$");

  /** Names of the list that only hold a level open, such as the districts of Beijing. */
  private static final Set<String> STRUCTURAL = Set.of("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划");

  private DivisionNames() {}

  /** Text as it is compared: compatibility forms (full-width digits and letters), no blanks. */
  static String plain(String text) {
    return BLANK.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
  }

  /** Whether nobody calls a place by this name. */
  static boolean structural(Division division) {
    return STRUCTURAL.contains(division.name());
  }

  /** A province, city or county without its last word: 湖北, 武汉, 恩施, 内蒙古, 神农架. */
  static String bare(String name) {
    if (name.equals("内蒙古自治区")) {
      return "内蒙古";
    }
    String autonomous = AUTONOMOUS.matcher(name).replaceFirst("");
    String bare =
        autonomous.length() == name.length()
            ? ABOVE_TOWNSHIP.matcher(name).replaceFirst("")
            : autonomous;
    // 温县 or 郊区 without its last word is no name any more.
    return bare.length() < 2 ? name : bare;
  }

  /** A township without 街道, 镇 or 乡. */
  static String bareTownship(String name) {
    String bare = TOWNSHIP.matcher(name).replaceFirst("");
    return bare.length() < 2 ? name : bare;
  }

  /** The forms under which a township is known; some are listed with their county in front. */
  static Set<String> townshipForms(String name, String county) {
    Set<String> forms = new LinkedHashSet<>();
    for (String form : List.of(name, withoutPrefix(name, county))) {
      forms.add(form);
      String bare = bareTownship(form);
      forms.add(bare);
      // 清化镇街道 was 清化镇 before it became a street office.
      forms.add(bareTownship(bare));
    }
    return forms;
  }

  /** {@code text} without {@code prefix}, unless nothing else is there. */
  static String withoutPrefix(String text, String prefix) {
    return text.length() > prefix.length() + 1 && text.startsWith(prefix)
        ? text.substring(prefix.length())
        : text;
  }
}
