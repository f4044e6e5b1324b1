package lianfang.situation;

/** Thrown where a class cannot be given. */
public final class ClassRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** 不予分类: why. */
  public enum Reason {
    /** There is no such scheme or class. */
    UNKNOWN("unknown"),
    /** Nobody has published when a class of the scheme is given. */
    NO_CRITERIA("no-criteria"),
    /** The scheme sorts other objects. */
    WRONG_KIND("wrong-kind"),
    /** The scheme is not used in that area or on that day. */
    OUTSIDE("outside"),
    /** A village is named by its code, a firm or venue by its name, and the organ by its own. */
    UNNAMED("unnamed");

    private final String word;

    Reason(String word) {
      this.word = word;
    }

    /** The word in texts. */
    public String word() {
      return word;
    }
  }

  private final Reason reason;

  ClassRefused(Reason reason) {
    super("no class is given: " + reason.word());
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
