package lianfang.gate.checkpoint;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 卡点记录: what one fact says about a checkpoint.
 *
 * @param fact its id
 * @param number its number in the ledger
 * @param kind "checkpoint-ordered" and the like
 * @param happenedAt UTC; of a shift its beginning
 * @param recordedAt UTC
 * @param recorder opaque account
 * @param attributes as the fact has them
 */
public record CheckpointRecord(
    UUID fact,
    long number,
    String kind,
    Instant happenedAt,
    Instant recordedAt,
    String recorder,
    SortedMap<String, String> attributes) {

  static final String REGISTERED = "checkpoint-registered";
  static final String ORDERED = "checkpoint-ordered";
  static final String REMOVED = "checkpoint-removed";
  static final String EQUIPPED = "checkpoint-equipped";
  static final String DUTY = "checkpoint-duty";

  /** 有效凭证被拒: a gate refused a valid pass. */
  public static final String REFUSAL = "checkpoint-refusal";

  /** Copies the attributes. */
  public CheckpointRecord {
    attributes = new TreeMap<>(attributes);
  }

  /** The attribute's value, or null where the fact does not state it. */
  public @Nullable String attribute(String name) {
    return attributes.get(name);
  }

  boolean orders(String act) {
    return kind.equals(ORDERED) && act.equals(attribute("act"));
  }
}
