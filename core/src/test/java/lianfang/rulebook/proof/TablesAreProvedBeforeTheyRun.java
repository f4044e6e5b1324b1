package lianfang.rulebook.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lianfang.rulebook.Finding;
import lianfang.rulebook.Refusal;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.Input;
import lianfang.rulebook.table.Output;
import lianfang.rulebook.table.TableCsv;
import lianfang.rulebook.table.UnaryTest;
import lianfang.rulebook.table.Value;
import lianfang.rulebook.table.ValueType;
import org.junit.jupiter.api.Test;

class TablesAreProvedBeforeTheyRun {

  private static final List<Input> INPUTS =
      List.of(
          Input.words("origin", "key-area", "elsewhere"),
          Input.of("certificate", ValueType.BOOLEAN),
          Input.of("fever", ValueType.NUMBER),
          Input.of("day", ValueType.DATE),
          new Input(
              "since",
              ValueType.DAYS,
              List.of(),
              new UnaryTest.Parts(
                  List.of(new UnaryTest.Within(new Value.Length(0), true, null, false)), false)));

  private static final Output PLACE = Output.words("place", "central", "home", "none");
  private static final Output DAYS = Output.of("days", ValueType.NUMBER);

  @Test
  void aTableThatCoversEverythingOnceIsProved() {
    assertThat(
            prove(
                """
                hit,U
                row,clause,origin,since,|,place
                A,1,key-area,<=14d,|,central
                B,1,key-area,">14d,unknown",|,home
                C,1,"elsewhere,unknown",-,|,none
                """))
        .isEmpty();
  }

  @Test
  void aGapIsNamedInTheWordsOfTheInputs() {
    assertThat(
            prove(
                """
                hit,U
                row,clause,origin,since,|,place
                A,1,key-area,<14d,|,central
                B,1,key-area,">14d,unknown",|,home
                C,1,"elsewhere,unknown",-,|,none
                """))
        .containsExactly("GAP origin = key-area, since = 14d; [tables/t.csv]");
  }

  @Test
  void aGapOfTheLeapDayAloneIsFound() {
    String table =
        """
        hit,U
        row,clause,day,|,place
        A,1,<=2020-02-28,|,central
        B,1,">=%s,unknown",|,home
        """;
    assertThat(prove(table.formatted("2020-03-01")))
        .containsExactly("GAP day = (2020-02-28..2020-03-01); [tables/t.csv]");
    assertThat(prove(table.formatted("2020-02-29"))).isEmpty();
  }

  @Test
  void whatIsUnknownIsACaseLikeAnyOther() {
    assertThat(
            prove(
                """
                hit,F
                row,clause,certificate,fever,|,place
                A,1,true,<37.3,|,none
                B,1,-,>=37.3,|,central
                C,1,false,-,|,home
                """))
        .containsExactly("GAP certificate = unknown, fever = unknown | <37.3; [tables/t.csv]");
  }

  @Test
  void anOtherwiseRowClosesTheGap() {
    assertThat(
            prove(
                """
                hit,U
                row,clause,origin,|,place
                A,1,key-area,|,central
                otherwise,1,-,|,none
                """))
        .isEmpty();
  }

  @Test
  void twoRowsOfAUniqueTableThatMatchTheSameCaseContradictEachOther() {
    assertThat(
            prove(
                """
                hit,U
                row,clause,fever,since,|,place
                A,1,<=37.3,-,|,none
                B,1,[37.3..38),>=7d,|,home
                otherwise,1,-,-,|,central
                """))
        .containsExactly(
            "CONTRADICTION A and B both match fever = 37.3, since = >=7d;"
                + " [tables/t.csv » A, tables/t.csv » B]");
  }

  @Test
  void rowsOfAnAnyTableMayOverlapWhenTheyAgree() {
    String table =
        """
        hit,A
        row,clause,origin,certificate,|,place
        A,1,key-area,-,|,central
        B,1,-,"false,unknown",|,%s
        C,1,"elsewhere,unknown",true,|,none
        """;
    assertThat(prove(table.formatted("central"))).isEmpty();
    assertThat(prove(table.formatted("home")))
        .containsExactly(
            "CONTRADICTION A and B both match origin = key-area, certificate = unknown | false;"
                + " [tables/t.csv » A, tables/t.csv » B]");
  }

  @Test
  void aRowBehindOthersThatTakeAllItsCasesNeverFires() {
    assertThat(
            prove(
                """
                hit,F
                row,clause,origin,fever,|,place
                A,1,key-area,<38,|,home
                B,1,key-area,">=38,unknown",|,central
                C,1,key-area,[37..39],|,none
                D,1,-,-,|,none
                """))
        .containsExactly(
            "NEVER_FIRES everything that it matches goes to A, B;"
                + " [tables/t.csv » C, tables/t.csv » A, tables/t.csv » B]");
  }

  @Test
  void aRowThatAlwaysLosesByPriorityNeverFires() {
    assertThat(
            prove(
                """
                hit,P
                row,clause,origin,|,place
                A,1,key-area,|,home
                B,1,-,|,central
                """))
        .containsExactly(
            "NEVER_FIRES everything that it matches goes to B;"
                + " [tables/t.csv » A, tables/t.csv » B]");
  }

  @Test
  void equalPriorityWithDifferentAnswersIsAContradiction() {
    assertThat(
            prove(
                """
                hit,P
                row,clause,origin,|,place,days
                A,1,key-area,|,central,7
                B,1,-,|,central,14
                """))
        .containsExactly(
            "CONTRADICTION A and B both match origin = key-area;"
                + " [tables/t.csv » A, tables/t.csv » B]");
  }

  @Test
  void aCellThatNoPossibleValuePassesNeverFires() {
    assertThat(
            prove(
                """
                hit,C
                row,clause,since,|,place
                A,1,<0d,|,home
                B,1,(14d..15d),|,home
                C,1,-,|,none
                """))
        .containsExactly(
            "NEVER_FIRES no value that may come passes <0d;"
                + " [tables/t.csv » A » since, notice.yaml » inputs.since]",
            "NEVER_FIRES no value that may come passes (14d..15d);"
                + " [tables/t.csv » B » since, notice.yaml » inputs.since]");
  }

  @Test
  void aCollectTableSaysWhatHoldsOtherwise() {
    String table =
        """
        hit,C
        row,clause,origin,|,place
        A,1,key-area,|,home
        """;
    assertThat(prove(table))
        .containsExactly("NO_OTHERWISE no row covers origin = unknown | elsewhere; [tables/t.csv]");
    assertThat(prove(table + "otherwise,,-,|,none\n")).isEmpty();
  }

  @Test
  void anOtherwiseThatNothingIsLeftForNeverFires() {
    assertThat(
            prove(
                """
                hit,C
                row,clause,origin,|,place
                A,1,-,|,home
                otherwise,,-,|,none
                """))
        .containsExactly(
            "NEVER_FIRES the other rows cover every case, so `otherwise` never fires;"
                + " [tables/t.csv » otherwise, tables/t.csv]");
  }

  @Test
  void aSumNeedsOneNumber() {
    assertThat(
            prove(
                """
                hit,C+
                row,clause,origin,|,place
                A,1,-,|,home
                """))
        .singleElement()
        .asString()
        .startsWith("WRONG_TYPE the output of a table that aggregates (C+)");
    assertThat(
            prove(
                """
                hit,C+
                row,clause,origin,|,days
                A,1,-,|,14
                """))
        .isEmpty();
  }

  private static List<String> prove(String csv) {
    Map<String, Input> inputs =
        INPUTS.stream().collect(Collectors.toMap(Input::name, Function.identity()));
    List<Finding> findings = new ArrayList<>();
    var outputs = Map.of("place", PLACE, "days", DAYS);
    var table = TableCsv.read("tables/t.csv", csv, inputs, outputs, findings);
    assertThat(findings).isEmpty();
    return TableProof.of(new CompiledTable(table.orElseThrow())).stream()
        .map(TablesAreProvedBeforeTheyRun::line)
        .toList();
  }

  private static String line(Finding finding) {
    assertThat(finding.detail().isWhole()).isTrue();
    String en = finding.detail().en();
    String said = finding.refusal() == Refusal.GAP ? en.replace("no row covers ", "") : en;
    return finding.refusal() + " " + said.replaceAll(";.*", ";") + " " + finding.places();
  }
}
