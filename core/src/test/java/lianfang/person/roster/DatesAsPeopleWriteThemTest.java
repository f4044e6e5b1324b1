package lianfang.person.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import lianfang.person.Read;
import lianfang.person.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesAsPeopleWriteThemTest {

  private static final LocalDate TODAY = LocalDate.of(2020, 2, 26);

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # cell              | kind   | day or refusal
          2020/2/5            | TEXT   | 2020-02-05
          2020-02-05          | TEXT   | 2020-02-05
          2020.2.5            | TEXT   | 2020-02-05
          20.2.5              | TEXT   | 2020-02-05
          2020年2月5日        | TEXT   | 2020-02-05
          2020 年 2 月 5 号   | TEXT   | 2020-02-05
          ２０２０年２月５日  | TEXT   | 2020-02-05
          2020-02-05 08:30:00 | TEXT   | 2020-02-05
          2020-02-05T08:30    | TEXT   | 2020-02-05
          2020年2月5日上午9点 | TEXT   | 2020-02-05
          2月5日              | TEXT   | 2020-02-05
          2.5                 | TEXT   | 2020-02-05
          2-5                 | TEXT   | 2020-02-05
          12.30               | TEXT   | 2019-12-30
          20200205            | TEXT   | 2020-02-05
          20200205            | NUMBER | 2020-02-05
          43866               | NUMBER | 2020-02-05
          43866.375           | NUMBER | 2020-02-05
          43866               | TEXT   | 2020-02-05
          2.5                 | NUMBER | 2020-02-05
          2.1000000000000001  | NUMBER | DATE_AMBIGUOUS
          2020-02-29          | TEXT   | DATE_FUTURE
          2020-02-31          | TEXT   | DATE_IMPOSSIBLE
          2020/2/30           | TEXT   | DATE_IMPOSSIBLE
          2019-02-29          | TEXT   | DATE_IMPOSSIBLE
          1020-02-05          | TEXT   | DATE_TOO_EARLY
          2002-02-05          | TEXT   | DATE_TOO_EARLY
          2020-02-27          | TEXT   | DATE_FUTURE
          5/2/2020            | TEXT   | DATE_FORM
          2020年2月           | TEXT   | DATE_FORM
          昨天                | TEXT   | DATE_FORM
          #N/A                | ERROR  | FORMULA_ERROR
          无                  | TEXT   | -
          """)
  void areReadOrSentBack(String cell, SheetCell.Kind kind, String expected) {
    assertThat(read(cell, kind, false)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} demo {1}")
  @CsvSource({
    "2020-02-26,false,2020-02-26",
    "2020-02-27,true,2020-02-27",
    "2020-04-11,true,2020-04-11",
    "2020-04-12,true,DATE_FUTURE",
    "2020-02-29,true,2020-02-29"
  })
  void aDemonstrationTakesTheFollowingWeeks(String cell, boolean demo, String expected) {
    assertThat(read(cell, SheetCell.Kind.TEXT, demo)).isEqualTo(expected);
  }

  private static String read(String cell, SheetCell.Kind kind, boolean demo) {
    DateReader reader =
        new DateReader(new RosterDays(TODAY, Period.ofDays(demo ? 45 : 0), demo), false);
    return switch (reader.read(new SheetCell(kind, cell))) {
      case Read.Empty<LocalDate> _ -> "-";
      case Read.Value<LocalDate>(LocalDate day) -> day.toString();
      case Read.Refused<LocalDate>(Refusal refusal, String _) -> refusal.name();
    };
  }
}
