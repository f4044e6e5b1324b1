package lianfang.person;

import java.util.List;
import java.util.stream.Collectors;

/** 文件退回: the file as a whole cannot be used; the message has the reasons and their remedies. */
public final class RosterRefused extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final transient List<CellReason> reasons;

  /** The refusal for {@code reason}. */
  public RosterRefused(CellReason reason) {
    this(List.of(reason));
  }

  /** The refusal for several reasons. */
  public RosterRefused(List<CellReason> reasons) {
    super(sentence(reasons));
    this.reasons = List.copyOf(reasons);
  }

  /** The refusal for {@code reason}, found by another failure. */
  public RosterRefused(CellReason reason, Throwable cause) {
    super(sentence(List.of(reason)), cause);
    this.reasons = List.of(reason);
  }

  private static String sentence(List<CellReason> reasons) {
    return reasons.stream()
        .map(reason -> reason.zh() + " " + reason.en())
        .collect(Collectors.joining(" "));
  }

  /** What is wrong with the file, first the most important. */
  public List<CellReason> reasons() {
    return reasons;
  }
}
