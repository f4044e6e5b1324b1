package lianfang.rulebook.edition;

import java.time.LocalDate;
import java.util.UUID;

/**
 * 推演所见: what a finished simulation says of an edition, as far as an approval rests on it.
 *
 * @param simulation its id
 * @param inputs hash of its inputs
 * @param asOf the day on which the rules were asked
 * @param people how many are under any measure by the rules in force
 * @param released how many of them would be released from one
 * @param changes how many subjects change in any way, those counted twice that change in two
 */
public record SimulatedEffect(
    UUID simulation, String inputs, LocalDate asOf, long people, long released, long changes) {

  /**
   * Whether so many are released that the approver has to state the number: half of the people
   * under a measure, or more.
   */
  public boolean isToBeConfirmed() {
    return released > 0 && 2 * released >= people;
  }
}
