package lianfang.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import lianfang.fact.playbook.PlaybookRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresThatMustCloseTest {

  @ParameterizedTest
  @CsvSource({
    "32, 24, 1, 7,  true,  0, 7",
    "32, 26, 1, 7,  false, 2, 5",
    "32, 26, 1, 5,  true,  0, 5",
    "17, 10, 0, ,   true,  0, 7",
    "5,  4,  2, ,   false, 0, -1"
  })
  void confirmedIsCuredAndDeadAndInTreatment(
      int confirmed, int cured, int dead, Integer stated, boolean closes, int surplus, int rest) {
    Reconciliation balance = new Reconciliation(confirmed, cured, dead, stated);
    assertThat(balance.closes()).isEqualTo(closes);
    assertThat(balance.surplus()).isEqualTo(surplus);
    assertThat(balance.inTreatment()).isEqualTo(rest);
  }

  @ParameterizedTest
  @CsvSource({"2020-02-24, 8, 9", "2020-03-07, 20, 21", "2020-03-10, 23, 24", "2020-02-16, 0, 1"})
  void officialsCountedTheSameStreakBothWays(LocalDate on, long exclusive, long inclusive) {
    LocalDate last = LocalDate.parse("2020-02-16");
    assertThat(Streak.EXCLUSIVE.days(last, on)).isEqualTo(exclusive);
    assertThat(Streak.INCLUSIVE.days(last, on)).isEqualTo(inclusive);
  }

  @Test
  void aStreakCannotEndBeforeItsLastEvent() {
    LocalDate last = LocalDate.parse("2020-02-16");
    assertThatThrownBy(() -> Streak.EXCLUSIVE.days(last, last.minusDays(1)))
        .hasMessageContaining("lies after");
  }

  @ParameterizedTest
  @CsvSource({
    "912, 1101, HALF_UP, 1, 82.8",
    "139, 1101, HALF_UP, 1, 12.6",
    "139, 1101, DOWN, 0, 12",
    "139, 1158, HALF_UP, 1, 12.0",
    "1017, 1101, HALF_UP, 1, 92.4"
  })
  void aShareIsPrintedByItsRounding(
      BigDecimal part, BigDecimal whole, RoundingMode mode, int scale, String printed) {
    assertThat(new Rounding(mode, scale).percent(part, whole)).hasToString(printed);
  }

  @Test
  void anIndicatorFileWithoutAConventionIsRefusedByName(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("cured.yaml");
    String text = Files.readString(Path.of("..", "playbook", "indicators", "cured.yaml"));
    Files.writeString(file, text.replaceAll("(?m)^convention:.*$", ""));
    assertThatThrownBy(() -> Indicators.load(folder))
        .isInstanceOf(PlaybookRefused.class)
        .hasMessageContaining("cured.yaml")
        .hasMessageContaining("convention");
  }
}
