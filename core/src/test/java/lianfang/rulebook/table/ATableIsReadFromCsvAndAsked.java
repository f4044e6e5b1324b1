package lianfang.rulebook.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.Refusal;
import org.junit.jupiter.api.Test;

class ATableIsReadFromCsvAndAsked {

  private static final List<Input> INPUTS =
      List.of(
          Input.words("origin", "key-area", "elsewhere"),
          Input.of("certificate", ValueType.BOOLEAN),
          Input.of("fever", ValueType.NUMBER),
          Input.of("arrived", ValueType.DATE),
          Input.of("since", ValueType.DAYS));

  private static final String ARRIVALS =
      """
      hit,C
      # people from outside the city
      row,clause,origin,certificate,fever,arrived,since,|,measure,days,annotation
      K5a,5,key-area,-,-,>=2020-01-23,<=14d,|,isolation,14,no exemption
      K5b,5,elsewhere,true,<37.3,-,-,|,double-report,,
      K5c,5,elsewhere,"false,unknown",-,-,-,|,isolation,7,
      K6,6,-,-,>=37.3,-,-,|,symptom-report,,any person
      otherwise,,-,-,-,-,-,|,none,,
      """;

  private final CompiledTable table =
      new CompiledTable(TableCsv.read("tables/arrivals.csv", ARRIVALS, INPUTS));

  @Test
  void everyRowThatMatchesIsAHit() {
    assertThat(ask("key-area", true, "37.3", "2020-02-01", 3)).containsExactly("K5a", "K6");
    assertThat(ask("elsewhere", true, "36.6", "2020-02-01", 3)).containsExactly("K5b");
    assertThat(ask("elsewhere", false, "36.6", "2020-02-01", 3)).containsExactly("K5c");
  }

  @Test
  void theDayBeforeTheBorderIsNotTheBorder() {
    assertThat(ask("key-area", true, "36.6", "2020-01-22", 3)).containsExactly("otherwise");
    assertThat(ask("key-area", true, "36.6", "2020-01-23", 14)).containsExactly("K5a");
    assertThat(ask("key-area", true, "36.6", "2020-01-23", 15)).containsExactly("otherwise");
  }

  @Test
  void whatIsNotSetIsUnknownAndOnlyMatchesWhereARowSaysSo() {
    InputFrame frame = table.frame().setWord(table.table().input("origin"), "elsewhere");
    assertThat(ids(table.evaluate(frame))).containsExactly("K5c");
  }

  @Test
  void theTraceSaysWhichCellsMatched() {
    InputFrame frame = table.frame();
    frame.setWord(0, "key-area").setDay(3, LocalDate.parse("2020-01-22").toEpochDay());
    Hits hits = table.evaluate(frame);
    assertThat(hits.cellMatched(0, 0)).isTrue();
    assertThat(hits.cellMatched(0, 3)).isFalse();
    assertThat(hits.seen(3)).isEqualTo("<2020-01-23");
    assertThat(hits.seen(1)).isEqualTo("unknown");
  }

  @Test
  void aWordThatIsNotDeclaredIsNoValue() {
    assertThatThrownBy(() -> table.frame().setWord(0, "mars"))
        .hasMessageContaining("declare it or pass unknown");
    assertThatThrownBy(() -> table.frame().setTruth(0, true)).hasMessageContaining("not boolean");
  }

  @Test
  void everyMistakeOfATableIsNamedWithItsPlace() {
    String wrong =
        """
        hit,U
        row,clause,origin,fever,|,measure
        A,1,key-erea,-,|,isolation
        B,1,-,hot,|,isolation
        B,1,-,-,|,isolation
        C,1,-,|,isolation
        """;
    NoticeRefused refused =
        catchThrowableOfType(
            NoticeRefused.class, () -> TableCsv.read("tables/t.csv", wrong, INPUTS));
    assertThat(refused.findings())
        .extracting(f -> f.refusal() + " " + f.places().getFirst())
        .containsExactly(
            Refusal.UNKNOWN_WORD + " tables/t.csv » A » origin",
            Refusal.WRONG_TYPE + " tables/t.csv » B » fever",
            Refusal.UNREADABLE_CELL + " tables/t.csv » B » row",
            Refusal.UNREADABLE_CELL + " tables/t.csv » C");
  }

  @Test
  void anUndeclaredColumnAndAMissingFirstLineAreNamed() {
    String wrong = "row,clause,orign,|,measure\nrow,clause,orign,|,measure\nA,1,-,|,x\n";
    NoticeRefused refused =
        catchThrowableOfType(
            NoticeRefused.class, () -> TableCsv.read("tables/t.csv", wrong, INPUTS));
    assertThat(refused.findings())
        .extracting(f -> f.detail().en())
        .anyMatch(text -> text.contains("hit,X"))
        .anyMatch(text -> text.contains("'orign' is not declared"));
  }

  private List<String> ask(String origin, boolean certificate, String fever, String day, int d) {
    InputFrame frame = table.frame();
    frame.setWord(0, origin).setTruth(1, certificate).setNumber(2, new BigDecimal(fever));
    frame.setDay(3, LocalDate.parse(day).toEpochDay()).setDays(4, d);
    return ids(table.evaluate(frame));
  }

  private static List<String> ids(Hits hits) {
    return hits.rows().stream().map(Row::id).toList();
  }
}
