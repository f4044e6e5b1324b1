package lianfang.access;

/** Thrown where access refuses; carries the reason in both languages. */
public final class AccessRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final AccessRefusal refusal;
  private final String zh;
  private final String en;

  /** Refused for this reason. */
  public AccessRefused(AccessRefusal refusal) {
    this(refusal, refusal.zh(), refusal.en());
  }

  /** Roles that cannot meet in one account. */
  public AccessRefused(Separation broken) {
    this(AccessRefusal.ROLES_NOT_SEPARATE, broken.zh(), broken.en());
  }

  private AccessRefused(AccessRefusal refusal, String zh, String en) {
    super(en);
    this.refusal = refusal;
    this.zh = zh;
    this.en = en;
  }

  /** The reason. */
  public AccessRefusal refusal() {
    return refusal;
  }

  /** What happened and what to do, in Chinese. */
  public String zh() {
    return zh;
  }

  /** What happened and what to do, in English. */
  public String en() {
    return en;
  }
}
