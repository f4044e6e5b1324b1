package lianfang.area;

import org.jspecify.annotations.Nullable;

/**
 * 场所: by what a place below the village is recognised. Its id is random.
 *
 * @param village 12-digit code
 * @param kind grid, alley, building, unit, courtyard, household or site
 * @param label how people call it inside its parent, such as 3号楼; of a household an opaque token,
 *     never a door number or a name, which belong to {@code person} alone
 * @param parent the place in which it lies, or null directly below the village
 */
public record PlaceKey(String village, PlaceKind kind, String label, @Nullable PlaceKey parent) {

  /** Checks that parent and child lie in one village and that the label is one. */
  public PlaceKey {
    if (DivisionLevel.of(village) != DivisionLevel.VILLAGE) {
      throw new IllegalArgumentException("'" + village + "' is no village: 12 digits are needed");
    }
    if (label.isBlank() || label.length() > 100) {
      throw new IllegalArgumentException("a place needs a label of 1 to 100 characters");
    }
    if (parent != null && !parent.village.equals(village)) {
      throw new IllegalArgumentException(
          "a place in " + village + " cannot lie inside one in " + parent.village);
    }
  }

  /** A place directly below the village. */
  public static PlaceKey in(String village, PlaceKind kind, String label) {
    return new PlaceKey(village, kind, label, null);
  }

  /** A place inside this one. */
  public PlaceKey inside(PlaceKind kind, String label) {
    return new PlaceKey(village, kind, label, this);
  }

  /** How many places lie around it; 0 directly below the village. */
  public int depth() {
    return parent == null ? 0 : parent.depth() + 1;
  }
}
