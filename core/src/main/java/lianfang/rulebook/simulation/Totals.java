package lianfang.rulebook.simulation;

/**
 * 合计: how many different subjects a change concerns. A subject is what the column {@code subject}
 * of {@code measures} names, a person or a place; it counts once in each total that one of its
 * measures falls under, so a person whose isolation is released and whose report becomes due counts
 * in two of them.
 *
 * @param under come under a measure
 * @param released are under it no more
 * @param longer stay to a later day
 * @param shorter stay to an earlier day
 * @param moved are elsewhere on at least one day
 */
public record Totals(long under, long released, long longer, long shorter, long moved) {

  /** Nothing changes. */
  public static final Totals NONE = new Totals(0, 0, 0, 0, 0);

  /** The number of one change. */
  public long of(Change change) {
    return switch (change) {
      case UNDER -> under;
      case RELEASED -> released;
      case LONGER -> longer;
      case SHORTER -> shorter;
      case MOVED -> moved;
    };
  }

  /** Whether nothing changes. */
  public boolean isNothing() {
    return equals(NONE);
  }
}
