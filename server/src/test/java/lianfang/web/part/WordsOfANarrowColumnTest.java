package lianfang.web.part;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsOfANarrowColumnTest {

  @ParameterizedTest
  @CsvSource({
    "26 February 20:00, true",
    "2月26日 18:00 到期, true",
    "尚无决定, true",
    "湖北省（2020年1月23日起）, false",
    "Hubei Province (from 23 January 2020), false",
    "报告一次并写明原因, false",
  })
  void aDayATimeOrAWordStaysWholeAndWhatSaysMoreIsBroken(String text, boolean whole) {
    assertThat("nowrap".equals(Cell.of(text).look())).isEqualTo(whole);
  }
}
