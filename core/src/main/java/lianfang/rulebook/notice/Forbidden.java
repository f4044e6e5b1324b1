package lianfang.rulebook.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lianfang.rulebook.At;
import lianfang.rulebook.Finding;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.Refusal;
import lianfang.rulebook.table.TableCsv;

/**
 * 禁止封路、封村: measure kinds that block a road or a whole village are refused whatever else a table
 * says. The sources are the orders reported in Jiaozuo Daily, 26 February 2020 (remove hard
 * barriers from village roads at once) and 27 February 2020 (end the blanket closing of villages).
 */
final class Forbidden {

  private static final Set<String> KINDS =
      Set.of(
          "road-block",
          "roadblock",
          "road-closure",
          "block-road",
          "cut-road",
          "village-closure",
          "village-block",
          "close-village",
          "village-lockdown",
          "township-closure",
          "封村",
          "封路",
          "断路",
          "堵路",
          "封镇",
          "封乡",
          "封社区");

  /**
   * A closure may take a building, alley, unit or courtyard; never what whole areas live behind.
   */
  private static final Set<String> TOO_WIDE =
      Set.of(
          "village",
          "community",
          "road",
          "street",
          "township",
          "town",
          "county",
          "city",
          "area",
          "村",
          "社区",
          "道路",
          "街道",
          "乡镇",
          "县",
          "市");

  private static final Phrase REASON =
      new Phrase(
          "不得封堵道路、不得整村封闭；焦作市 2020 年 2 月 25 日要求撤除村口硬隔离，26 日要求杜绝封村"
              + "“一刀切”（《焦作日报》2 月 26 日、27 日）。请改为对楼宇、单元、院落的封闭管理",
          "roads and whole villages are not to be blocked: on 25 February 2020 Jiaozuo had hard"
              + " barriers taken off village roads, on the 26th it ordered an end to blanket"
              + " closures (Jiaozuo Daily, 26 and 27 February);"
              + " close a building, unit or courtyard");

  private Forbidden() {}

  /** Every cell or column of a table that would block a road or a whole village. */
  static List<Finding> in(String file, String csv) {
    List<Finding> findings = new ArrayList<>();
    List<List<String>> lines = TableCsv.cells(csv);
    List<String> header = lines.size() < 2 ? List.of() : lines.get(1);
    int divider = header.indexOf("|");
    for (List<String> line : lines.subList(Math.min(2, lines.size()), lines.size())) {
      for (int i = divider + 1; divider >= 0 && i < line.size(); i++) {
        String column = i < header.size() ? header.get(i) : "";
        if (isForbidden(column, line.get(i))) {
          findings.add(
              new Finding(
                  Refusal.FORBIDDEN_MEASURE,
                  new Phrase(line.get(i) + "：" + REASON.zh(), line.get(i) + ": " + REASON.en()),
                  List.of(new At(file, line.getFirst(), column))));
        }
      }
    }
    return findings;
  }

  private static boolean isForbidden(String column, String cell) {
    boolean closes = column.equals("closure") || column.equals("extent") || column.equals("place");
    for (String word : cell.toLowerCase(java.util.Locale.ROOT).split("[\\s,;\"|]+")) {
      if (KINDS.contains(word.replace('_', '-')) || (closes && TOO_WIDE.contains(word))) {
        return true;
      }
    }
    return false;
  }
}
