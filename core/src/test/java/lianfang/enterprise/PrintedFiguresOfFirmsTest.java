package lianfang.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lianfang.situation.Flag;
import lianfang.situation.Indicator;
import lianfang.situation.Indicators;
import lianfang.situation.ReportedFigure;
import lianfang.situation.ReportedFigures;
import org.junit.jupiter.api.Test;

/** What newspapers printed of firms in February 2020, and what is said to each number. */
class PrintedFiguresOfFirmsTest {

  private static final Path PLAYBOOK = Path.of("..", "playbook");
  private static final Indicators INDICATORS = Indicators.load(PLAYBOOK.resolve("indicators"));
  private static final List<ReportedFigure> PRINTED =
      ReportedFigures.load(PLAYBOOK.resolve("series/reported-figures.yaml"));

  /** C7 stands where only "up to now" was printed, so that the day is inferred. */
  private static final String SAID =
      """
      id  | area   | value | day        | flags | readings          | share of what
      F04 | 4108   | 1101  | 2020-02-25 | -     | -                 | -
      F05 | 4108   | 912   | 2020-02-25 | -     | -                 | -
      F07 | 410803 | 100   | 2020-02-25 | C15   | 100 —             | 未说明
      F08 | 410823 | 12    | 2020-02-27 | C7    | -                 | -
      F09 | 410823 | 18    | 2020-02-27 | C3 C7 | 18 30             | -
      F10 | 410823 | 20    | 2020-02-27 | C3 C7 | ≥20 ≤18           | -
      F11 | 410823 | 19    | 2020-02-27 | C7    | -                 | -
      F12 | 410823 | 15    | 2020-02-27 | C7    | -                 | -
      F13 | 410823 | 16    | 2020-02-27 | C7    | -                 | -
      R01 | 4108   | 139   | 2020-02-11 | -     | -                 | -
      R02 | 4108   | 12    | 2020-02-11 | C6    | 12.6 12.0         | 未说明
      """;

  private static ReportedFigure printed(String id) {
    return PRINTED.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private static String none(String text) {
    return text.isEmpty() ? "-" : text;
  }

  @Test
  void eachStandsAsItWasPrintedWithItsDayAndWhatDoesNotFit() {
    List<String> lines = SAID.lines().skip(1).toList();
    assertThat(lines).hasSize(11);
    for (String line : lines) {
      List<String> cells =
          Arrays.stream(line.split(Pattern.quote("|"), -1)).map(String::strip).toList();
      ReportedFigure one = printed(cells.get(0));
      Indicator what = INDICATORS.get(one.indicator());
      List<Flag> flags = one.flags();
      String readings =
          flags.stream()
              .filter(flag -> !flag.code().equals("C7"))
              .flatMap(flag -> flag.readings().stream())
              .map(Flag.Reading::value)
              .reduce((a, b) -> a + " " + b)
              .orElse("");
      String codes = String.join(" ", flags.stream().map(Flag::code).toList());
      assertThat(
              List.of(
                  one.area(),
                  one.value().toPlainString(),
                  one.asOf().toString(),
                  none(codes),
                  none(readings),
                  Optional.ofNullable(what.denominator()).map(text -> text.zh()).orElse("-")))
          .as(cells.get(0))
          .isEqualTo(cells.subList(1, cells.size()));
      assertThat(what.scope().zh()).as("%s says whom it counts", one.id()).isNotBlank();
    }
  }

  @Test
  void theShareOf25FebruaryIsReproducedFromItsPartsByTheRuleOfItsIndicator() {
    Indicator share = INDICATORS.get("above-scale-resumed-share");
    BigDecimal part = printed("F05").value();
    BigDecimal whole = printed("F04").value();
    assertThat(share.rounding().percent(part, whole)).as("F06").isEqualByComparingTo("82.8");
    assertThat(new Share(912, 1101).percent()).contains(new BigDecimal("82.8"));
  }

  @Test
  void theCountyTotalOf30HoldsOnlyIfThoseThatNeverStoppedAndThoseThatResumedAreApart() {
    BigDecimal both = printed("F08").value().add(printed("F09").value());
    assertThat(printed("F09").flags().getFirst().readings())
        .extracting(Flag.Reading::value)
        .contains(both.toPlainString());
    assertThat(printed("F10").value())
        .as("C3: more food producers than all that resumed")
        .isGreaterThan(printed("F09").value());
  }

  @Test
  void theShareOf11FebruaryFitsNeitherDenominatorByRounding() {
    Indicator share = INDICATORS.get("above-scale-resumed-share");
    BigDecimal part = printed("R01").value();
    assertThat(share.rounding().percent(part, printed("F04").value()))
        .as("C6: cut off, or another denominator")
        .isEqualByComparingTo("12.6");
    assertThat(share.rounding().percent(part, BigDecimal.valueOf(1158)))
        .isEqualByComparingTo("12.0");
  }

  @Test
  void aShareWithoutAWholeIsNone() {
    assertThat(new Share(0, 0).percent()).as("C15").isEmpty();
  }

  @Test
  void theRegistersOwnIndicatorsSayWhatTheirWholeIsAndRoundAsTheShareDoes() {
    for (String key :
        List.of("firms-at-work-share", "firms-return-rate", "firms-load", "firms-full-load")) {
      assertThat(INDICATORS.get(key).denominator()).as(key).isNotNull();
    }
    Indicator share = INDICATORS.get("firms-at-work-share");
    for (long part = 0; part <= 1101; part++) {
      assertThat(new Share(part, 1101).percent().orElseThrow())
          .isEqualTo(share.rounding().percent(BigDecimal.valueOf(part), BigDecimal.valueOf(1101)));
    }
  }
}
