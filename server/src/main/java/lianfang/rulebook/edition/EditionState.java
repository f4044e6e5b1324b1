package lianfang.rulebook.edition;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 版本状态: how far an edition has come; only {@link #IN_FORCE} makes measures due. */
public enum EditionState {
  /** 草案: kept, nobody has checked it here. */
  DRAFT("draft"),
  /** 已审查: gaps, contradictions and golden cases were proved by somebody named. */
  CHECKED("checked"),
  /** 已推演: its effect on the people of the day was seen. */
  SIMULATED("simulated"),
  /** 已签发: the command has consented; it waits for its minute. */
  APPROVED("approved"),
  /** 生效. */
  IN_FORCE("in-force"),
  /** 失效: its own last day is over. */
  LAPSED("lapsed"),
  /** 被取代: a later edition holds. */
  SUPERSEDED("superseded"),
  /** 撤回: taken back with a reason. */
  WITHDRAWN("withdrawn");

  private final String word;

  EditionState(String word) {
    this.word = word;
  }

  /** The word in facts, addresses and answers. */
  public String word() {
    return word;
  }

  /** Whether nothing follows any more. */
  public boolean isOver() {
    return this == LAPSED || this == SUPERSEDED || this == WITHDRAWN;
  }

  /**
   * The state by what was done.
   *
   * @param steps words of the steps that were recorded
   * @param from first day in force, null where no fact put it in force
   * @param until last day in force, null where none is set
   * @param replaced whether a later edition has begun
   * @param today the day, Asia/Shanghai
   */
  static EditionState of(
      Set<String> steps,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      boolean replaced,
      LocalDate today) {
    if (steps.contains(WITHDRAWN.word)) {
      return WITHDRAWN;
    }
    if (from != null && !from.isAfter(today)) {
      if (until == null || !until.isBefore(today)) {
        return IN_FORCE;
      }
      return replaced ? SUPERSEDED : LAPSED;
    }
    if (from != null || steps.contains(APPROVED.word)) {
      return APPROVED;
    }
    if (steps.contains(SIMULATED.word)) {
      return SIMULATED;
    }
    return steps.contains(CHECKED.word) ? CHECKED : DRAFT;
  }
}
