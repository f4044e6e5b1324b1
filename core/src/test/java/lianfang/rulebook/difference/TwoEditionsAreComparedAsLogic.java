package lianfang.rulebook.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.Input;
import lianfang.rulebook.table.TableCsv;
import lianfang.rulebook.table.ValueType;
import org.junit.jupiter.api.Test;

class TwoEditionsAreComparedAsLogic {

  private static final String BASE =
      """
      hit,U
      row,clause,exposure,stay,|,isolation,days
      K1,1,"close,unknown",-,|,central,14
      K2,2,casual,"<=14d,unknown",|,home,7
      K3,2,casual,>14d,|,none,0
      K4,3,none,-,|,none,0
      """;

  @Test
  void aLongerStayOfOneGroupIsOneRegionWithBothAnswersAndTheirRows() {
    Region only = only(BASE.replace("home,7", "home,10"));
    assertThat(only.where().toString()).isEqualTo("[exposure = casual, stay = unknown | <=14d]");
    assertThat(only.before().toString()).isEqualTo("[K2: days=7 isolation=home]");
    assertThat(only.after().toString()).isEqualTo("[K2: days=10 isolation=home]");
    assertThat(only.onlyBasis()).isFalse();
  }

  @Test
  void aMovedBorderIsExactlyTheDaysBetween() {
    Region only = only(BASE.replace("<=14d", "<=10d").replace(">14d", ">10d"));
    assertThat(only.where().toString()).isEqualTo("[exposure = casual, stay = (10d..14d]]");
    assertThat(only.after().toString()).isEqualTo("[K3: -]");
  }

  @Test
  void rowsThatAreSplitRenamedAndReorderedSayTheSame() {
    String other =
        """
        hit,F
        row,clause,stay,exposure,|,isolation,days
        none,3,-,none,|,none,0
        short,2,"<=7d,unknown",casual,|,home,7
        week,2,(7d..14d],casual,|,home,7
        close,1,-,"close,unknown",|,central,14
        otherwise,,-,-,|,none,0
        """;
    assertThat(compare(BASE, other).isNone()).isTrue();
  }

  @Test
  void theSameUnderAnotherClauseChangesTheBasisAlone() {
    Region only = only(BASE.replace("K1,1,", "K1,3,"));
    assertThat(only.onlyBasis()).isTrue();
    assertThat(only.before().getFirst().clause()).isEqualTo("1");
    assertThat(only.after().getFirst().clause()).isEqualTo("3");
  }

  @Test
  void aNewTableChangesWhatItAsksSomethingOfAndNothingElse() {
    TableDifference added = TableDifference.of(Optional.empty(), Optional.of(table(BASE)));
    assertThat(added.presence()).isEqualTo("added");
    assertThat(added.regions())
        .extracting(region -> region.where().toString())
        .containsExactlyInAnyOrder(
            "[exposure = unknown | close]", "[exposure = casual, stay = unknown | <=14d]");
  }

  @Test
  void anInputThatIsAskedForTheFirstTimeCutsTheOldRows() {
    String other =
        """
        hit,U
        row,clause,exposure,stay,fever,|,isolation,days
        K1,1,"close,unknown",-,-,|,central,14
        K2,2,casual,"<=14d,unknown","false,unknown",|,home,7
        K2b,2,casual,"<=14d,unknown",true,|,central,7
        K3,2,casual,>14d,-,|,none,0
        K4,3,none,-,-,|,none,0
        """;
    Region only = compare(BASE, other).regions().getFirst();
    assertThat(only.where().toString())
        .isEqualTo("[exposure = casual, stay = unknown | <=14d, fever = true]");
  }

  @Test
  void aWordThatTheOldEditionDidNotKnowWasUnknownToIt() {
    CompiledTable after =
        table(
            BASE + "K5,3,crew,-,|,home,3\n",
            Input.words("exposure", "close", "casual", "none", "crew"));
    Region only =
        TableDifference.of(Optional.of(table(BASE)), Optional.of(after)).regions().getFirst();
    assertThat(only.where().toString()).isEqualTo("[exposure = crew]");
    assertThat(only.before().toString()).contains("K1: days=14");
  }

  private static Region only(String after) {
    List<Region> regions = compare(BASE, after).regions();
    assertThat(regions).hasSize(1);
    return regions.getFirst();
  }

  private static TableDifference compare(String before, String after) {
    return TableDifference.of(Optional.of(table(before)), Optional.of(table(after)));
  }

  private static CompiledTable table(String csv) {
    return table(csv, Input.words("exposure", "close", "casual", "none"));
  }

  private static CompiledTable table(String csv, Input exposure) {
    return new CompiledTable(
        TableCsv.read(
            "t.csv",
            csv,
            List.of(
                exposure, Input.of("stay", ValueType.DAYS), Input.of("fever", ValueType.BOOLEAN))));
  }
}
