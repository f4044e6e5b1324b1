package lianfang.rulebook.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may not see persons learns no small count of a village. */
class SmallCountsAreSuppressedTest {

  private static AreaChange area(String code, long under, long released) {
    return new AreaChange(code, new Totals(under, released, 0, 0, 0), 0, 0, 0);
  }

  @Test
  void aVillageWithAnyNumberBetweenOneAndFourIsLeftOutWholeAndATownshipNever() {
    List<AreaChange> all =
        List.of(
            area("4109", 1, 0),
            area("410922", 2, 0),
            area("410922100", 4, 0),
            area("410922100101", 1, 0),
            area("410922100102", 4, 9),
            area("410922100103", 5, 0),
            area("410922100104", 0, 12));
    assertThat(Suppression.of(all))
        .extracting(AreaChange::area)
        .containsExactly("4109", "410922", "410922100", "410922100103", "410922100104");
  }

  @Test
  void oneVillageAloneIsNotToldByTheTownshipLessTheOthers() {
    List<AreaChange> all =
        List.of(
            area("410922100", 24, 0),
            area("410922100101", 4, 0),
            area("410922100103", 12, 0),
            area("410922100104", 8, 0),
            area("410922101", 6, 0),
            area("410922101001", 6, 0));
    assertThat(Suppression.of(all))
        .extracting(AreaChange::area)
        .containsExactly("410922100", "410922100103", "410922101", "410922101001");
  }

  @Test
  void figuresOfAVillageAloneAreSmallCountsThemselves() {
    assertThat(Suppression.isBelowTownship("410922100")).isFalse();
    assertThat(Suppression.isBelowTownship("410922100101")).isTrue();
  }
}
