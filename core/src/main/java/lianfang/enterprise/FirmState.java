package lianfang.enterprise;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 生产状态: how far a firm has come on its way back to work. */
public enum FirmState {
  NEVER_STOPPED("never-stopped", "一直未停"),
  CLOSED("closed", "未复工"),
  APPLIED("applied", "已申请"),
  ACCEPTED("accepted", "已验收"),
  OPEN("open", "已复工"),
  SUSPENDED("suspended", "停工整改");

  private final String word;
  private final String zh;

  FirmState(String word, String zh) {
    this.word = word;
    this.zh = zh;
  }

  /** The word in facts and files. */
  public String word() {
    return word;
  }

  /** The word in sheets. */
  public String zh() {
    return zh;
  }

  /** Whether people work there. */
  public boolean isAtWork() {
    return this == NEVER_STOPPED || this == OPEN;
  }

  /**
   * Whether this state may follow. Nothing leads to open but an acceptance, from wherever a firm
   * comes; what never stopped is said first or not at all.
   *
   * @param before null where nothing was said yet
   */
  public boolean mayFollow(@Nullable FirmState before) {
    return switch (this) {
      case NEVER_STOPPED -> before == null || before == this;
      case CLOSED -> true;
      case APPLIED, ACCEPTED -> before == null || !before.isAtWork();
      case OPEN -> before == ACCEPTED || before == OPEN;
      case SUSPENDED -> before != null && before != CLOSED && before != APPLIED;
    };
  }

  /** The state with this word, or as a sheet writes it. */
  public static Optional<FirmState> ofWord(String word) {
    return Stream.of(values()).filter(s -> s.word.equals(word) || s.zh.equals(word)).findFirst();
  }
}
