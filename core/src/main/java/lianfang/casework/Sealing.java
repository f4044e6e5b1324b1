package lianfang.casework;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;

/**
 * 密封: from whom a case is hidden. The policies of the database say the same; this is asked where a
 * decision sees all cases, and says it once more where one is read.
 *
 * @param desks of the playbook
 */
public record Sealing(Desks desks) {

  /**
   * Whether somebody never sees a case, whatever else they may do.
   *
   * @param sealedTo desks that alone see it; empty for all
   * @param place where it stands: desks from which that one is sealed do not see it, even where
   *     another seat of theirs would
   * @param actor who would see it
   */
  public boolean hides(Collection<String> sealedTo, DeskPlace place, CaseActor actor) {
    if (sealedTo.isEmpty() || actor.kind() != CaseActor.Kind.PERSON) {
      return false;
    }
    Set<String> own = actor.desks();
    return Collections.disjoint(own, sealedTo)
        || !own.contains(place.desk()) && !Collections.disjoint(own, from(place.desk()));
  }

  /**
   * Whether somebody does not learn of a case yet: whoever sits at none but these desks.
   *
   * @param unseenBy desks at which it is not told; empty where everybody may know
   */
  public static boolean isUntold(Collection<String> unseenBy, CaseActor actor) {
    return !unseenBy.isEmpty()
        && actor.kind() == CaseActor.Kind.PERSON
        && unseenBy.containsAll(actor.desks());
  }

  /** The desks that do not see what stands at this one. */
  public Set<String> from(String desk) {
    return desks.find(desk).map(Desk::sealedFrom).orElse(Set.of());
  }
}
