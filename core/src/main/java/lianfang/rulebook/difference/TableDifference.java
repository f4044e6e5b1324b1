package lianfang.rulebook.difference;

import java.util.List;
import java.util.Optional;
import lianfang.rulebook.table.CompiledTable;

/**
 * 表的逻辑差异: all cases that two editions of a table answer differently. The regions do not overlap and
 * nothing lies outside them. A word that an edition does not declare is unknown to it, as it is
 * when the notice is carried out.
 *
 * @param table the table's name
 * @param presence "both", "added" or "removed"
 * @param regions the changed cases, at most {@link #REGIONS_MAX} of them before they are joined
 * @param left how many regions were not written down
 * @param retyped inputs that have another type now, so that the tables have no cases in common;
 *     then there are no regions
 */
public record TableDifference(
    String table, String presence, List<Region> regions, long left, List<String> retyped) {

  /** So many regions are written down; the rest is counted. */
  public static final int REGIONS_MAX = 500;

  /** Copies the lists. */
  public TableDifference {
    regions = List.copyOf(regions);
    retyped = List.copyOf(retyped);
  }

  /** Whether every case is answered alike. */
  public boolean isNone() {
    return regions.isEmpty() && retyped.isEmpty();
  }

  /**
   * Compares two editions of a table.
   *
   * @param before empty where the table is new
   * @param after empty where the table is gone
   * @throws IllegalArgumentException when there is neither
   */
  public static TableDifference of(Optional<CompiledTable> before, Optional<CompiledTable> after) {
    String name =
        after
            .or(() -> before)
            .orElseThrow(() -> new IllegalArgumentException("there is no table to compare"))
            .table()
            .id();
    String presence = before.isEmpty() ? "added" : after.isEmpty() ? "removed" : "both";
    JointInputs joint = JointInputs.of(before, after);
    if (!joint.retyped().isEmpty()) {
      return new TableDifference(name, presence, List.of(), 0, joint.retyped());
    }
    Diagram diagram = new Diagram(joint, Side.of(before, joint), Side.of(after, joint));
    Regions regions = diagram.regions(REGIONS_MAX);
    return new TableDifference(name, presence, regions.joined(), regions.left(), List.of());
  }
}
