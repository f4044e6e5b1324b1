package lianfang.casework.round;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * 督导对象: what one group of a round has to visit.
 *
 * @param number in the plan, from 1
 * @param group which group, from 1
 * @param called a county, a zone, a department or a venue
 * @param area division code; of the city for a department
 * @param kind word of {@link RoundKinds}
 */
public record RoundTarget(int number, int group, String called, String area, String kind) {

  /** Under which id phones know it: it follows from its round and stays while the plan does. */
  public UUID idIn(UUID round) {
    String name = "target " + number + " of " + round;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
