package lianfang.casework;

import java.util.List;
import java.util.Optional;
import lianfang.casework.Decision.Refused;
import lianfang.fact.playbook.Wording;

/** 不予办理: a step that is not done; says why, where it stands and what to do. */
public final class CaseRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refused refused;
  private final transient List<CaseView.Done> meanwhile;

  CaseRefused(Refused refused, List<CaseView.Done> meanwhile) {
    super(refused.says().en() + "; " + refused.remedy().en());
    this.refused = refused;
    this.meanwhile = List.copyOf(meanwhile);
  }

  /** A refusal that no guard of the type says, with what to do. */
  public static CaseRefused because(Wording says, Wording remedy) {
    return new CaseRefused(
        new Refused(Decision.Why.GUARD, Optional.empty(), says, List.of(), remedy), List.of());
  }

  /** Why, with remedy. */
  public Refused refused() {
    return refused;
  }

  /** What others did since the version that was seen; empty when that is not the reason. */
  public List<CaseView.Done> meanwhile() {
    return meanwhile;
  }
}
