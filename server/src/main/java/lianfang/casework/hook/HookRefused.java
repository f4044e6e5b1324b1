package lianfang.casework.hook;

import java.io.Serial;
import java.util.Locale;

/** Thrown where an address cannot be told anything. */
public final class HookRefused extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final Why why;

  /** Why it is refused. */
  public enum Why {
    NAME_MISSING,
    NO_ADDRESS,
    NOT_HTTPS,
    TOO_MANY;

    /** The word of texts. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  HookRefused(Why why) {
    super(why.word());
    this.why = why;
  }

  /** Why. */
  public Why why() {
    return why;
  }
}
