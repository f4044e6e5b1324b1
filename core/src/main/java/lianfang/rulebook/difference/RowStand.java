package lianfang.rulebook.difference;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.Row;

/**
 * 与上层相比: how the isolation that a row asks for stands to a notice of a layer above, over all cases
 * in which the row fires. Facts are not looked at; a case that nobody is in counts as well.
 *
 * @param table the row's table
 * @param row the row
 * @param above the notice above, its id
 * @param stands everything that is the case somewhere
 * @param example a case of the first of them, empty where that is every case of the row
 */
public record RowStand(
    String table, String row, String above, Set<Stand> stands, List<Condition> example) {

  private static final String ISOLATION = "isolation";

  /** 高低: how a row stands to what the layer above asks for in the same case, worst first. */
  public enum Stand {
    /** A milder place, or the same for fewer days: the layer above decides. */
    LOOSER("looser"),
    STRICTER_PLACE("stricter-place"),
    /** The same place for more days. */
    LONGER("longer"),
    /** The layer above asks for nothing. */
    ALONE("alone"),
    SAME("same");

    private final String word;

    Stand(String word) {
      this.word = word;
    }

    /** The word in texts. */
    public String word() {
      return word;
    }
  }

  /** Copies what it holds. */
  public RowStand {
    stands = Set.copyOf(stands);
    example = List.copyOf(example);
  }

  /** Whether the layer above asks for more in some case. */
  public boolean isLooser() {
    return stands.contains(Stand.LOOSER);
  }

  /** Whether it asks for more than the layer above in some case. */
  public boolean isStricter() {
    return stands.contains(Stand.STRICTER_PLACE)
        || stands.contains(Stand.LONGER)
        || stands.contains(Stand.ALONE);
  }

  /** How the rows that isolate stand to a notice above; empty where that isolates nobody. */
  public static List<RowStand> of(Notice own, Notice above) {
    Optional<CompiledTable> upper = UpperTable.of(above);
    List<RowStand> stands = new ArrayList<>();
    if (upper.isEmpty()) {
      return stands;
    }
    for (CompiledTable table : own.tables()) {
      if (UpperTable.isolates(table)) {
        List<Region> regions = TableDifference.of(upper, Optional.of(table)).regions();
        int column = table.table().output(ISOLATION);
        for (Row row : table.table().rows()) {
          if (rank(row.outputs().get(column).toString()) > 0) {
            stands.add(of(table.table().id(), row.id(), above.id(), regions));
          }
        }
      }
    }
    return stands;
  }

  /** The worst comes first; no changed case means that the layer above says the same everywhere. */
  private static RowStand of(String table, String row, String above, List<Region> regions) {
    Set<Stand> all = EnumSet.noneOf(Stand.class);
    List<Condition> example = List.of();
    Stand worst = Stand.SAME;
    for (Region region : regions) {
      for (Line line : region.after()) {
        if (line.row().equals(row)) {
          Stand stand = stand(line, region.before());
          all.add(stand);
          if (stand.compareTo(worst) < 0) {
            worst = stand;
            example = region.where();
          }
        }
      }
    }
    all.remove(Stand.SAME);
    if (all.isEmpty()) {
      all.add(Stand.SAME);
    }
    return new RowStand(table, row, above, all, example);
  }

  private static Stand stand(Line own, List<Line> above) {
    int place = rank(own.outputs().getOrDefault(ISOLATION, ""));
    int days = days(own);
    int highest = above.stream().mapToInt(line -> rank(place(line))).max().orElse(0);
    if (highest == 0) {
      return Stand.ALONE;
    }
    int longest =
        above.stream()
            .filter(line -> rank(place(line)) == highest)
            .mapToInt(RowStand::days)
            .max()
            .orElse(0);
    if (place != highest) {
      return place > highest ? Stand.STRICTER_PLACE : Stand.LOOSER;
    }
    return days == longest ? Stand.SAME : days > longest ? Stand.LONGER : Stand.LOOSER;
  }

  private static String place(Line line) {
    return line.outputs().getOrDefault(ISOLATION, "");
  }

  private static int rank(String word) {
    for (MeasurePlace place : MeasurePlace.values()) {
      if (!word.isEmpty() && place.word().equals(word)) {
        return place.ordinal();
      }
    }
    return 0;
  }

  private static int days(Line line) {
    return number(line.outputs().getOrDefault("days", ""))
        + number(line.outputs().getOrDefault("then_days", ""));
  }

  private static int number(String text) {
    String digits = text.endsWith("d") ? text.substring(0, text.length() - 1) : text;
    return digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
  }
}
