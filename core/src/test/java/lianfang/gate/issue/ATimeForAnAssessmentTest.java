package lianfang.gate.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ATimeForAnAssessmentTest {

  @ParameterizedTest
  @CsvSource({
    "2020-02-26T23:59:59, AHEAD",
    "2020-02-27T08:59:59, AHEAD",
    "2020-02-27T09:00, RUNNING",
    "2020-02-27T09:59:59, RUNNING",
    "2020-02-27T10:00, OVER",
    "2020-02-28T09:30, OVER",
  })
  void itBeginsWithItsFirstMinuteAndIsOverWithItsLast(LocalDateTime now, SlotPhase phase) {
    assertThat(SlotPhase.of(LocalDate.of(2020, 2, 27), 9 * 60, 10 * 60, now)).isEqualTo(phase);
  }
}
