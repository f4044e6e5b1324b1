package lianfang.gate.trace;

import java.util.Optional;

/**
 * 座位: who sat near whom on one train, plane, bus or ship. A closed carriage or bus counts whole, an
 * open train by neighbours, a plane and a ventilated bus by rows; where a seat is not known, the
 * same journey is all that can be said.
 */
final class Seats {

  private Seats() {}

  /** How two people on the same journey were near each other; empty where they were not. */
  static Optional<LinkKind> kind(TraceRules rules, Traces.Journey one, Traces.Journey other) {
    return switch (other.kind()) {
      case "train" -> train(one, other);
      case "flight" -> rows(rules, one, other);
      case "bus" -> one.open() || other.open() ? rows(rules, one, other) : closedBus(one, other);
      default -> Optional.of(LinkKind.SAME_JOURNEY);
    };
  }

  private static Optional<LinkKind> train(Traces.Journey one, Traces.Journey other) {
    if (one.carriage() == null || other.carriage() == null) {
      return Optional.of(LinkKind.SAME_JOURNEY);
    }
    if (!one.carriage().equals(other.carriage())) {
      return Optional.empty();
    }
    if (neighbours(one, other)) {
      return Optional.of(LinkKind.NEIGHBOUR);
    }
    boolean known = one.row() > 0 && other.row() > 0;
    boolean open = one.open() || other.open();
    return open && known ? Optional.empty() : Optional.of(LinkKind.CARRIAGE);
  }

  private static Optional<LinkKind> closedBus(Traces.Journey one, Traces.Journey other) {
    return Optional.of(neighbours(one, other) ? LinkKind.NEIGHBOUR : LinkKind.WHOLE);
  }

  private static Optional<LinkKind> rows(
      TraceRules rules, Traces.Journey one, Traces.Journey other) {
    if (one.row() == 0 || other.row() == 0 || rules.rows().isEmpty()) {
      return Optional.of(LinkKind.SAME_JOURNEY);
    }
    if (neighbours(one, other)) {
      return Optional.of(LinkKind.NEIGHBOUR);
    }
    boolean near = Math.abs(one.row() - other.row()) <= rules.rows().getAsInt();
    return near ? Optional.of(LinkKind.ROWS) : Optional.empty();
  }

  private static boolean neighbours(Traces.Journey one, Traces.Journey other) {
    return one.row() > 0 && other.row() > 0 && Math.abs(one.row() - other.row()) <= 1;
  }
}
