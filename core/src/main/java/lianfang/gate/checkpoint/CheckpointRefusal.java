package lianfang.gate.checkpoint;

import java.util.Locale;

/** 卡点拒绝理由: why an act about a checkpoint is not recorded; in order of precedence. */
public enum CheckpointRefusal {
  KIND_UNKNOWN,
  NAME_MISSING,
  AREA_UNKNOWN,
  OTHER_COUNTY_MISSING,
  ORGAN_MISSING,
  CITES_MISSING,
  BARRIER_NEVER_OPENS,
  ALREADY_OPEN,
  ALREADY_REMOVED,
  REMOVAL_NOT_ORDERED,
  EVIDENCE_MISSING,
  ITEM_UNKNOWN,
  COUNT_WRONG,
  SHIFT_WRONG;

  /** The word of its sentence. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
