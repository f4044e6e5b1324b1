package lianfang.gate.checkpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** 卡点经过: one checkpoint from its registration over orders to its removal, as of a moment. */
public final class CheckpointCourse {

  /** Facts about a post that say nothing of whether it stands. */
  private static final Set<String> BESIDES =
      Set.of(CheckpointRecord.DUTY, CheckpointRecord.REFUSAL, "checkpoint-incident");

  private final PostKind kind;
  private final List<CheckpointRecord> told;

  /**
   * The course by what had happened at {@code asOf}.
   *
   * @param records effective ones, in any order
   */
  public CheckpointCourse(PostKind kind, Collection<CheckpointRecord> records, Instant asOf) {
    this.kind = kind;
    told =
        records.stream()
            .filter(one -> !BESIDES.contains(one.kind()))
            .filter(one -> !one.happenedAt().isAfter(asOf))
            .sorted(
                Comparator.comparing(CheckpointRecord::happenedAt)
                    .thenComparingLong(CheckpointRecord::number))
            .toList();
  }

  /** How it stands. */
  public CheckpointState state() {
    CheckpointState state = CheckpointState.UNORDERED;
    for (CheckpointRecord one : told) {
      if (one.orders("open")) {
        state = CheckpointState.OPEN;
      } else if (one.orders("remove")) {
        state = CheckpointState.TO_REMOVE;
      } else if (one.kind().equals(CheckpointRecord.REMOVED)) {
        state = CheckpointState.REMOVED;
      }
    }
    return state;
  }

  /** The latest order, of opening or of removal. */
  public Optional<CheckpointRecord> order() {
    return latest(CheckpointRecord.ORDERED);
  }

  /** The latest record of a kind. */
  public Optional<CheckpointRecord> latest(String of) {
    return told.stream().filter(one -> one.kind().equals(of)).reduce((a, b) -> b);
  }

  /** What led to the state: registration, orders, removal; the latest opening begins anew. */
  public List<CheckpointRecord> steps() {
    List<CheckpointRecord> steps = new ArrayList<>();
    for (CheckpointRecord one : told) {
      if (one.orders("open")) {
        steps.removeIf(step -> !step.kind().equals(CheckpointRecord.REGISTERED));
      }
      if (!one.kind().equals(CheckpointRecord.EQUIPPED)) {
        steps.add(one);
      }
    }
    return steps;
  }

  /** How many people a shift has to have; 1 where the order does not say. */
  public int staffMin() {
    return told.stream()
        .filter(one -> one.orders("open"))
        .map(one -> one.attribute("staff_min"))
        .filter(said -> said != null)
        .map(Integer::parseInt)
        .reduce((a, b) -> b)
        .orElse(1);
  }

  /** What is there by the latest count of each item. */
  public Map<String, Integer> equipment() {
    Map<String, Integer> counts = new HashMap<>();
    for (CheckpointRecord one : told) {
      String item = one.attribute("item");
      String count = one.attribute("count");
      if (one.kind().equals(CheckpointRecord.EQUIPPED) && item != null && count != null) {
        counts.put(item, Integer.parseInt(count));
      }
    }
    return counts;
  }

  /** Refuses an opening that may not be ordered. */
  public void requireMayOpen() {
    if (kind == PostKind.BARRIER) {
      throw new CheckpointRefused(CheckpointRefusal.BARRIER_NEVER_OPENS);
    }
    if (state() == CheckpointState.OPEN) {
      throw new CheckpointRefused(CheckpointRefusal.ALREADY_OPEN);
    }
  }

  /** Refuses an order of removal for what is gone or ordered to go. */
  public void requireMayBeOrderedAway() {
    if (state() == CheckpointState.REMOVED || state() == CheckpointState.TO_REMOVE) {
      throw new CheckpointRefused(CheckpointRefusal.ALREADY_REMOVED);
    }
  }

  /** Refuses a removal that nobody ordered. */
  public void requireRemovalOrdered() {
    if (state() != CheckpointState.TO_REMOVE) {
      throw new CheckpointRefused(CheckpointRefusal.REMOVAL_NOT_ORDERED);
    }
  }
}
