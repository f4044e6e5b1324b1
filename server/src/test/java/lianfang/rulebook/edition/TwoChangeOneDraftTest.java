package lianfang.rulebook.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
}
