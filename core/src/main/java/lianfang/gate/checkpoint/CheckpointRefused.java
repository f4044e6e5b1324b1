package lianfang.gate.checkpoint;

/** 不予记录: an act about a checkpoint that lacks what it needs. */
public final class CheckpointRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final CheckpointRefusal refusal;

  /** With its reason. */
  public CheckpointRefused(CheckpointRefusal refusal) {
    super(refusal.word());
    this.refusal = refusal;
  }

  /** The reason. */
  public CheckpointRefusal refusal() {
    return refusal;
  }
}
