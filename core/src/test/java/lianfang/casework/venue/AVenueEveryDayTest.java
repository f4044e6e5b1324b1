package lianfang.casework.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import lianfang.casework.type.ChecklistReader;
import org.junit.jupiter.api.Test;

class AVenueEveryDayTest {

  private static final LocalDate DAY = LocalDate.of(2020, 2, 26);
  private static final VenueKind.Check BY_SIX =
      new VenueKind.Check("supermarket", LocalTime.of(18, 0));
  private static final VenueRules RULES = VenueRules.load(Path.of("../playbook/venues/kinds.yaml"));

  @Test
  void checkIsDueUntilItsTimeOfDayInShanghaiAndOverdueAfterwards() {
    assertThat(CheckState.of(BY_SIX, DAY, Optional.empty(), Instant.parse("2020-02-26T09:59:59Z")))
        .isEqualTo(CheckState.DUE);
    assertThat(CheckState.of(BY_SIX, DAY, Optional.empty(), Instant.parse("2020-02-26T10:00:00Z")))
        .isEqualTo(CheckState.OVERDUE);
    assertThat(CheckState.of(BY_SIX, DAY, Optional.of(true), Instant.parse("2020-02-26T12:00:00Z")))
        .isEqualTo(CheckState.DONE);
    assertThat(
            CheckState.of(BY_SIX, DAY, Optional.of(false), Instant.parse("2020-02-26T01:00:00Z")))
        .isEqualTo(CheckState.FAILED);
  }

  @Test
  void nothingIsDueOfABusThatDoesNotLeaveAndADepartureStandsAsItWasFound() {
    VenueKind coach = RULES.kind("coach").orElseThrow();
    VenueKind.Check departure = coach.checks().getFirst();
    Instant night = Instant.parse("2020-02-26T15:59:59Z");
    assertThat(departure.list()).isEqualTo("bus-departure");
    assertThat(CheckState.of(departure, DAY, Optional.empty(), night))
        .isEqualTo(CheckState.EACH_TIME);
    assertThat(CheckState.of(departure, DAY, Optional.of(false), night))
        .isEqualTo(CheckState.FAILED);
  }

  @Test
  void priceJumpsAtThePercentageOfItsGoodAndNotBelow() {
    VenueRules.Good cabbage = RULES.good("cabbage").orElseThrow();
    Optional<BigDecimal> last = Optional.of(new BigDecimal("1.00"));
    assertThat(PriceWatch.jumped(cabbage, last, new BigDecimal("1.29"))).isFalse();
    assertThat(PriceWatch.jumped(cabbage, last, new BigDecimal("1.30"))).isTrue();
    assertThat(PriceWatch.jumped(cabbage, Optional.empty(), new BigDecimal("9"))).isFalse();
    assertThat(PriceWatch.change(new BigDecimal("1.50"), new BigDecimal("1.25")))
        .isEqualByComparingTo("-16.7");
  }

  @Test
  void stockIsScarceBelowItsDays() {
    VenueRules.Good rice = RULES.good("rice").orElseThrow();
    assertThat(PriceWatch.scarce(rice, Optional.of(new BigDecimal("6.9")))).isTrue();
    assertThat(PriceWatch.scarce(rice, Optional.of(new BigDecimal("7")))).isFalse();
  }

  @Test
  void everyKindNamesListsThatExistAndTheFourClosedInstitutionsAreClosed() {
    for (VenueKind kind : RULES.kinds()) {
      kind.checks()
          .forEach(check -> {
            Path file = Path.of("../playbook/checklists", check.list() + ".yaml");
            assertThat(ChecklistReader.read(file).items()).as(kind.id()).isNotEmpty();
          });
    }
    assertThat(RULES.kinds().stream().filter(VenueKind::closed).map(VenueKind::id))
        .contains("elderly", "relief", "children", "mental-health");
  }
}
