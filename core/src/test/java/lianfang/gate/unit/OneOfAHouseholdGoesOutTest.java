package lianfang.gate.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OneOfAHouseholdGoesOutTest {

  private static final UUID HOME = new UUID(1, 1);
  private static final UUID MOTHER = new UUID(2, 1);
  private static final UUID FATHER = new UUID(2, 2);
  private static final UUID COMPOUND = new UUID(3, 1);
  private static final UUID VILLAGE = new UUID(3, 2);
  private static final Instant MORNING = Instant.parse("2020-02-26T00:00:00Z");

  private static HouseholdExit exit(UUID person, UUID gate, Duration later) {
    return new HouseholdExit(HOME, person, gate, MORNING.plus(later), 3);
  }

  private static List<HouseholdExit> early(HouseholdExit... exits) {
    return HouseholdExit.tooEarly(List.of(exits));
  }

  @Test
  void anotherMemberByAnotherGateIsTooEarlyAndTheThirdDayIsNot() {
    HouseholdExit first = exit(MOTHER, VILLAGE, Duration.ZERO);
    HouseholdExit second = exit(FATHER, COMPOUND, Duration.ofHours(5));
    assertThat(early(second, first)).containsExactly(second);
    assertThat(early(first, exit(FATHER, COMPOUND, Duration.ofHours(59)))).hasSize(1);
    assertThat(early(first, exit(FATHER, COMPOUND, Duration.ofHours(60)))).isEmpty();
  }

  @Test
  void theNextGateOnTheWayIsTheSameOutingAndComingByItLaterIsNot() {
    HouseholdExit compound = exit(MOTHER, COMPOUND, Duration.ZERO);
    assertThat(early(compound, exit(MOTHER, VILLAGE, Duration.ofMinutes(10)))).isEmpty();
    assertThat(early(compound, exit(MOTHER, VILLAGE, Duration.ofHours(1)))).hasSize(1);
    assertThat(early(compound, exit(MOTHER, COMPOUND, Duration.ofMinutes(10)))).hasSize(1);
    assertThat(early(compound, exit(FATHER, VILLAGE, Duration.ofMinutes(10)))).hasSize(1);
  }

  @Test
  void aNeighbourDoesNotCount() {
    HouseholdExit next =
        new HouseholdExit(new UUID(1, 2), FATHER, VILLAGE, MORNING.plusSeconds(60), 3);
    assertThat(early(exit(MOTHER, VILLAGE, Duration.ZERO), next)).isEmpty();
  }
}
