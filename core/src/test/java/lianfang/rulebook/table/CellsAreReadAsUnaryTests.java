package lianfang.rulebook.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsAreReadAsUnaryTests {

  private static final Input CATEGORY = Input.words("category", "cured", "contact", "18-59", "疑似");

  @ParameterizedTest(name = "{1} cell {2} on {3} gives {4}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          word   | category | -                          | contact    | true
          word   | category | -                          | unknown    | true
          word   | category | contact                    | contact    | true
          word   | category | "contact"                  | contact    | true
          word   | category | cured,contact              | contact    | true
          word   | category | cured , "contact"          | 18-59      | false
          word   | category | 18-59                      | 18-59      | true
          word   | category | 疑似                       | 疑似       | true
          word   | category | not(contact)               | cured      | true
          word   | category | not(contact)               | contact    | false
          word   | category | not(contact)               | unknown    | false
          word   | category | not(unknown)               | cured      | true
          word   | category | unknown                    | unknown    | true
          word   | category | contact,unknown            | unknown    | true
          truth  | boolean  | true                       | true       | true
          truth  | boolean  | not(true)                  | unknown    | false
          truth  | boolean  | false,unknown              | unknown    | true
          number | number   | <37.3                      | 37.29      | true
          number | number   | <37.3                      | 37.30      | false
          number | number   | <= 37.3                    | 37.30      | true
          number | number   | >-5                        | -4.999     | true
          number | number   | [1..3]                     | 3          | true
          number | number   | [1..3)                     | 3          | false
          number | number   | [1..3[                     | 3          | false
          number | number   | (1..3]                     | 1          | false
          number | number   | ]1..3]                     | 1          | false
          number | number   | [1.5..3.25],7              | 7          | true
          number | number   | not([1..3],7)              | 5          | true
          number | number   | not([1..3],7)              | 7          | false
          number | number   | <5                         | unknown    | false
          date   | date     | date("2020-02-25")         | 2020-02-25 | true
          date   | date     | >= 2020-02-25              | 2020-02-24 | false
          date   | date     | [2020-01-23..2020-02-29]   | 2020-02-29 | true
          days   | days     | duration("P14D")           | 14d        | true
          days   | days     | <14d                       | 13d        | true
          days   | days     | [duration("P1D") .. 14d)   | 14d        | false
          """)
  void aCellMatchesWhatItSays(String kind, String type, String cell, String value, boolean expected)
      throws CellRefused {
    Input input = input(type);
    UnaryTest test = UnaryTestParser.parse(cell, input);
    assertThat(test.matches(value(type, value))).isEqualTo(expected);
    assertThat(UnaryTestParser.parse(test.text(), input)).isEqualTo(test);
  }

  @ParameterizedTest(name = "{0} cell {1} is refused as {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          category | contct               | UNKNOWN_WORD    | 'contct' is none of cured, contact
          category | <contact             | WRONG_TYPE      | list them instead
          category | contact cured        | UNREADABLE_CELL | quotation marks
          category | "contact             | UNREADABLE_CELL | not closed
          category | contact,             | UNREADABLE_CELL | the end of the cell
          category | not(contact          | UNREADABLE_CELL | add )
          boolean  | yes                  | WRONG_TYPE      | write it like true
          number   | contact              | WRONG_TYPE      | write it like 37.3
          number   | "5"                  | WRONG_TYPE      | write it like 37.3
          number   | [5..1]               | UNREADABLE_CELL | after its end 1
          number   | [1..                 | UNREADABLE_CELL | the end of the cell
          number   | >unknown             | UNREADABLE_CELL | cannot be a border
          number   | 14d                  | WRONG_TYPE      | write it like 37.3
          date     | 2020-02-30           | WRONG_TYPE      | no day of the calendar
          date     | 25.2.2020            | WRONG_TYPE      | write it like 2020-02-25
          days     | 14                   | WRONG_TYPE      | write it like 14d
          days     | duration("PT5H")     | WRONG_TYPE      | not whole days
          days     | date("2020-02-25")   | WRONG_TYPE      | write it like 14d
          """)
  void aCellThatSaysNothingSensibleIsRefusedWithTheRemedy(
      String type, String cell, String refusal, String remedy) {
    CellRefused refused =
        catchThrowableOfType(CellRefused.class, () -> UnaryTestParser.parse(cell, input(type)));
    assertThat(refused).isNotNull();
    assertThat(refused.refusal()).hasToString(refusal);
    assertThat(refused.detail().en()).contains(remedy);
    assertThat(refused.detail().zh()).isNotBlank();
  }

  @Test
  void anEmptyCellIsRefusedBecauseAnyValueIsWrittenAsADash() {
    CellRefused refused =
        catchThrowableOfType(CellRefused.class, () -> UnaryTestParser.parse("", CATEGORY));
    assertThat(refused.detail().en()).contains("write -");
  }

  @Test
  void anEmptyOutputCellIsUnknownAndNeverNull() throws CellRefused {
    assertThat(UnaryTestParser.value(" ", ValueType.TEXT, java.util.List.of()))
        .isEqualTo(Value.unknown());
  }

  private static Input input(String type) {
    return type.equals("category") ? CATEGORY : Input.of(type, ValueType.find(type).orElseThrow());
  }

  private static Value value(String type, String text) {
    if (text.equals("unknown")) {
      return Value.unknown();
    }
    return switch (type) {
      case "boolean" -> new Value.Truth(Boolean.parseBoolean(text));
      case "number" -> new Value.Amount(new BigDecimal(text));
      case "date" -> new Value.Day(LocalDate.parse(text));
      case "days" -> new Value.Length(Long.parseLong(text.replace("d", "")));
      default -> Value.word(text);
    };
  }
}
