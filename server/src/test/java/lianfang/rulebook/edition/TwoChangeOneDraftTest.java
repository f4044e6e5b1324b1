package lianfang.rulebook.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TwoChangeOneDraftTest {

  private static final String TABLE = "tables/measures.csv";
  private static final String CSV =
      """
      hit,U
      row,clause,exposure,|,isolation,days
      K1,1,close,|,central,14
      K2,2,casual,|,home,14
      K3,2,unknown,|,none,0
      """;

  private static SortedMap<String, String> table(String text) {
    return new TreeMap<>(Map.of(TABLE, text));
  }

  private static DraftMerge merge(String own, String other) {
    return DraftMerge.of(table(CSV), table(own), table(other));
  }

  @Test
  void differentCellsAreBothKept() {
    DraftMerge merge =
        merge(CSV.replace("central,14", "central,7"), CSV.replace("home,14", "central,14"));
    assertThat(merge.clashes()).isEmpty();
    assertThat(merge.files().get(TABLE)).contains("central,7", "K2,2,casual,|,central,14");
  }

  @Test
  void oneCellKeepsTheOwnWordAndTellsTheOther() {
    DraftMerge merge = merge(CSV.replace("home,14", "home,7"), CSV.replace("home,14", "home,21"));
    assertThat(merge.files().get(TABLE)).contains("home,7");
    assertThat(merge.clashes())
        .containsExactly(new DraftMerge.Clash(TABLE, "K2", "days", "14", "7", "21"));
  }

  @Test
  void aNewRowOfTheOtherStandsWhereItStoodThereAndTheOwnNewRowStays() {
    String own = CSV.replace("K3,2", "K9,2,x,|,none,0\nK3,2");
    String other = CSV.replace("K2,2", "K5,1,y,|,home,3\nK2,2");
    DraftMerge merge = merge(own, other);
    assertThat(merge.clashes()).isEmpty();
    assertThat(TableText.read(merge.files().get(TABLE)).rows())
        .extracting(row -> row.getFirst())
        .containsExactly("K1", "K5", "K2", "K9", "K3");
  }

  @Test
  void aRowThatOneDeletesAndTheOtherChangesIsTold() {
    String without = CSV.replace("K2,2,casual,|,home,14\n", "");
    DraftMerge deletedHere = merge(without, CSV.replace("home,14", "home,7"));
    assertThat(deletedHere.files().get(TABLE)).doesNotContain("K2");
    assertThat(deletedHere.clashes()).extracting(DraftMerge.Clash::row).containsExactly("K2");
    DraftMerge deletedThere = merge(CSV.replace("home,14", "home,7"), without);
    assertThat(deletedThere.files().get(TABLE)).contains("K2,2,casual,|,home,7");
    assertThat(deletedThere.clashes()).extracting(DraftMerge.Clash::row).containsExactly("K2");
    assertThat(merge(without, CSV.replace("central,14", "central,7")).files().get(TABLE))
        .doesNotContain("K2")
        .contains("central,7");
  }

  @Test
  void textsAndReadingsAreMergedOneByOne() {
    String file = "readings.yaml";
    String was = "- key: day-count\n  value: day-after\n- key: symptom-days\n  value: \"14\"\n";
    DraftMerge merge =
        DraftMerge.of(
            new TreeMap<>(Map.of(file, was)),
            new TreeMap<>(Map.of(file, was.replace("day-after", "same-day"))),
            new TreeMap<>(Map.of(file, was.replace("14", "10"))));
    assertThat(merge.clashes()).isEmpty();
    assertThat(EditionDiff.flat(merge.files().get(file)))
        .containsEntry("/day-count/value", "same-day")
        .containsEntry("/symptom-days/value", "10");
  }

  @Test
  void aGoldenCasePutFirstChangesNoOther() {
    String file = "cases/a.yaml";
    String was =
        "- name: {zh: 甲, en: a}\n  on: 2020-02-25\n- name: {zh: 乙, en: b}\n  on: 2020-02-26\n";
    String own = "- name: {zh: 新, en: n}\n  on: 2020-02-24\n" + was;
    DraftMerge merge =
        DraftMerge.of(
            new TreeMap<>(Map.of(file, was)),
            new TreeMap<>(Map.of(file, own)),
            new TreeMap<>(Map.of(file, was.replace("02-26", "02-27"))));
    assertThat(merge.clashes()).isEmpty();
    assertThat(EditionDiff.flat(merge.files().get(file)).keySet())
        .contains("/新/on", "/甲/on", "/乙/on");
    assertThat(EditionDiff.of(new TreeMap<>(Map.of(file, was)), new TreeMap<>(Map.of(file, own))))
        .allSatisfy(change -> assertThat(change.where()).startsWith("/新/"));
  }

  @Test
  void columnsOfBothStandWithTheirCellsAndTheCellsOfTheOthersRows() {
    String own =
        """
        hit,U
        row,clause,exposure,age,|,isolation,days
        K1,1,close,<60,|,central,14
        K2,2,casual,-,|,home,14
        K3,2,unknown,-,|,none,0
        """;
    String other =
        """
        hit,U
        row,clause,exposure,|,isolation,days,duty
        K1,1,close,|,central,7,symptom-report
        K2,2,casual,|,home,14,none
        K9,2,x,|,home,3,symptom-report
        K3,2,unknown,|,none,0,none
        """;
    DraftMerge merge = merge(own, other);
    assertThat(merge.clashes()).isEmpty();
    assertThat(merge.saved()).isEqualTo(merge.files());
    assertThat(merge.files().get(TABLE))
        .isEqualTo(
            """
            hit,U
            row,clause,exposure,age,|,isolation,days,duty
            K1,1,close,<60,|,central,7,symptom-report
            K2,2,casual,-,|,home,14,none
            K9,2,x,-,|,home,3,symptom-report
            K3,2,unknown,-,|,none,0,none
            """);
  }

  @Test
  void aColumnThatOneTakesAwayGoesUnlessTheOtherWroteInIt() {
    String without = CSV.replace(",isolation,days", ",isolation").replaceAll(",(14|0)(?=\n)", "");
    DraftMerge apart = merge(without, CSV.replace("K2,2,casual", "K2,1,casual"));
    assertThat(apart.clashes()).isEmpty();
    assertThat(apart.files().get(TABLE)).doesNotContain("days").contains("K2,1,casual,|,home\n");
    DraftMerge there = merge(without, CSV.replace("home,14", "home,7"));
    assertThat(there.clashes())
        .containsExactly(new DraftMerge.Clash(TABLE, "K2", "days", "14", "", "7"));
    DraftMerge here = merge(CSV.replace("home,14", "home,7"), without);
    assertThat(here.clashes())
        .containsExactly(new DraftMerge.Clash(TABLE, "K2", "days", "14", "7", ""));
    for (DraftMerge merge : List.of(there, here)) {
      assertThat(merge.files().get(TABLE)).contains("isolation,days", "home,7");
      assertThat(merge.saved()).isEqualTo(merge.files());
    }
  }

  @Test
  void whatIsKeptBeforeAnybodyHasLookedHasTheColumnsAndRowsThatTheFormShows() {
    String own = CSV.replace(",|,", ",-,|,").replace("exposure,-", "exposure,age");
    DraftMerge merge = merge(own.replace("home,14", "home,7"), CSV.replace("home,14", "home,21"));
    assertThat(merge.files().get(TABLE)).contains("exposure,age,|").contains("home,7");
    assertThat(merge.saved().get(TABLE)).contains("exposure,age,|").contains("home,21");
    assertThat(TableText.read(merge.saved().get(TABLE)).columns())
        .isEqualTo(TableText.read(merge.files().get(TABLE)).columns());
  }

  @Test
  void clausesOfBothAreAddedAndWordsOfAListUnlessBothPutAnotherInThePlaceOfOne() {
    String was =
        """
        title: {zh: 甲, en: A}
        in_force: {from: 2020-02-25}
        scope: ["410902", "410922"]
        clauses:
        - {id: "1", summary: {zh: 一, en: one}}
        """;
    String own = was.replace("en: A", "en: B").replace("\"410902\", ", "") + "- {id: \"2\"}\n";
    String other =
        was.replace("甲", "乙").replace("02-25", "02-28").replace("922\"", "922\", \"410923\"")
            + "- {id: \"3\"}\n";
    DraftMerge merge =
        DraftMerge.of(
            new TreeMap<>(Map.of("notice.yaml", was)),
            new TreeMap<>(Map.of("notice.yaml", own)),
            new TreeMap<>(Map.of("notice.yaml", other)));
    assertThat(merge.clashes()).isEmpty();
    assertThat(EditionDiff.flat(merge.files().get("notice.yaml")))
        .containsEntry("/title/zh", "乙")
        .containsEntry("/title/en", "B")
        .containsEntry("/in_force/from", "2020-02-28")
        .containsEntry("/scope/1", "410922")
        .containsEntry("/scope/2", "410923")
        .containsKeys("/clauses/1/id", "/clauses/2/id", "/clauses/3/id");
    DraftMerge both =
        DraftMerge.of(
            new TreeMap<>(Map.of("notice.yaml", was)),
            new TreeMap<>(Map.of("notice.yaml", was.replace("410902", "410924"))),
            new TreeMap<>(Map.of("notice.yaml", was.replace("410902", "410925"))));
    assertThat(both.clashes())
        .containsExactly(
            new DraftMerge.Clash(
                "notice.yaml", "/scope", "", "410902, 410922", "410924, 410922", "410925, 410922"));
  }

  @Test
  void aTableThatOneTakesAwayWhileTheOtherWritesInItStays() {
    DraftMerge merge =
        DraftMerge.of(table(CSV), new TreeMap<>(), table(CSV.replace("home,14", "home,7")));
    assertThat(merge.files().get(TABLE)).contains("home,7");
    assertThat(merge.clashes())
        .containsExactly(new DraftMerge.Clash(TABLE, "", "", "", "", "K2,2,casual,|,home,7"));
    assertThat(DraftMerge.of(table(CSV), new TreeMap<>(), table(CSV)).files()).isEmpty();
  }

  @Test
  void reasonsOfChangedCasesStayWhereBothChangedDifferentOnes() {
    String file = "cases/a.yaml";
    String was =
        "- name: {zh: 甲, en: a}\n  on: 2020-02-25\n- name: {zh: 乙, en: b}\n  on: 2020-02-26\n";
    DraftMerge merge =
        DraftMerge.of(
            new TreeMap<>(Map.of(file, was)),
            new TreeMap<>(Map.of(file, was.replace("on: 2020-02-25", "# why\n  on: 2020-02-24"))),
            new TreeMap<>(Map.of(file, was.replace("02-26", "02-27"))));
    assertThat(merge.clashes()).isEmpty();
    assertThat(merge.files().get(file)).contains("# why", "02-24", "02-27");
  }

  /**
   * Whoever changes cells, rows and columns that the other leaves alone finds all of it; and from
   * the other's place the same comes out.
   */
  @Test
  void whatOnlyOneTouchedIsAlwaysAsThatOneLeftIt() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Typing own = new Typing(random, 0);
      Typing other = new Typing(random, 1);
      DraftMerge merge = merge(own.written(), other.written());
      DraftMerge back = merge(other.written(), own.written());
      assertThat(merge.clashes()).as("seed %d", seed).isEmpty();
      assertThat(cells(back)).as("seed %d", seed).isEqualTo(cells(merge));
      Map<String, String> all = cells(merge);
      assertThat(all).as("seed %d", seed).containsAllEntriesOf(own.typed);
      assertThat(all).as("seed %d", seed).containsAllEntriesOf(other.typed);
    }
  }

  private static Map<String, String> cells(DraftMerge merge) {
    return Typing.cells(TableText.read(merge.files().getOrDefault(TABLE, "")));
  }

  /** Somebody who types at random into every other cell, row and column of the table. */
  private static final class Typing {

    private final Map<String, String> typed = new TreeMap<>();
    private TableText table = TableText.read(CSV);

    Typing(Random random, int who) {
      for (int r = 0; r < 3; r++) {
        int column = List.of(2, 4).get(who);
        if (random.nextBoolean()) {
          change(r, column, "w" + who + r);
        }
      }
      if (random.nextBoolean()) {
        add(random, who, "x" + who);
      }
      if (random.nextBoolean()) {
        List<List<String>> rows = new ArrayList<>(table.rows());
        List<String> row = new ArrayList<>(rows.getFirst());
        row.set(0, "N" + who);
        rows.add(random.nextInt(rows.size() + 1), row);
        table = table.with(rows);
        typed.putAll(cells(table.with(List.of(row))));
      }
    }

    private void change(int row, int column, String word) {
      List<List<String>> rows = new ArrayList<>(table.rows());
      List<String> cells = new ArrayList<>(rows.get(row));
      cells.set(column, word);
      rows.set(row, cells);
      table = table.with(rows);
      typed.put(cells.getFirst() + " " + table.columns().get(column), word);
    }

    private void add(Random random, int who, String name) {
      List<String> columns = new ArrayList<>(table.columns());
      int at = who == 0 ? 2 + random.nextInt(2) : columns.size();
      columns.add(at, name);
      List<List<String>> rows = new ArrayList<>();
      for (List<String> row : table.rows()) {
        List<String> longer = new ArrayList<>(row);
        longer.add(at, "v" + random.nextInt(9));
        typed.put(row.getFirst() + " " + name, longer.get(at));
        rows.add(longer);
      }
      table = new TableText(table.remarks(), table.policy(), columns, rows);
    }

    String written() {
      return table.write();
    }

    static Map<String, String> cells(TableText table) {
      Map<String, String> cells = new TreeMap<>();
      for (List<String> row : table.rows()) {
        for (int i = 0; i < row.size(); i++) {
          cells.put(row.getFirst() + " " + table.columns().get(i), row.get(i));
        }
      }
      return cells;
    }
  }
}
