package lianfang.casework;

import java.util.Set;
import lianfang.area.DivisionLevel;
import lianfang.fact.playbook.Wording;

/**
 * 办理台: an office that has cases. There is one in each area of its level.
 *
 * @param id its word in facts
 * @param name its name where no area stands before it
 * @param inArea what follows the name of its area, which says the level already; empty where the
 *     area alone is the desk
 * @param level of which areas it is
 * @param roles whoever has one of these and jurisdiction over the area sits there
 * @param seats whether people sit there by a fact of their own instead
 * @param sealedFrom kinds of desks that never see a case which stands here
 */
public record Desk(
    String id,
    Wording name,
    Wording inArea,
    DivisionLevel level,
    Set<String> roles,
    boolean seats,
    Set<String> sealedFrom) {

  /** Copies the words. */
  public Desk {
    roles = Set.copyOf(roles);
    sealedFrom = Set.copyOf(sealedFrom);
  }

  /** The desk of the area in which {@code area} lies; the area itself where it is larger. */
  public DeskPlace in(String area) {
    return new DeskPlace(id, area.substring(0, Math.min(area.length(), level.digits())));
  }
}
