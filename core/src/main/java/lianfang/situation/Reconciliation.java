package lianfang.situation;

import org.jspecify.annotations.Nullable;

/**
 * 平衡校验: confirmed = cured + dead + in treatment. It says whether the numbers of one source or of
 * two close, and by how much they do not; it never changes one of them.
 *
 * @param confirmed cumulative confirmed
 * @param cured cumulative cured
 * @param dead cumulative dead
 * @param stated in treatment as somebody stated it, null where nobody did
 */
public record Reconciliation(int confirmed, int cured, int dead, @Nullable Integer stated) {

  /** In treatment as it follows from the three cumulative counts; negative where they clash. */
  public int inTreatment() {
    return confirmed - cured - dead;
  }

  /** Cured + dead + in treatment as stated, minus confirmed: 0 where it closes. */
  public int surplus() {
    return stated == null ? 0 : cured + dead + stated - confirmed;
  }

  /** Whether confirmed = cured + dead + in treatment. */
  public boolean closes() {
    return surplus() == 0 && inTreatment() >= 0;
  }
}
