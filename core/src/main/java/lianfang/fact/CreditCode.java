package lianfang.fact;

/**
 * 统一社会信用代码: the number of a firm by GB 32100-2015: 18 signs, the last of which checks the others.
 */
public final class CreditCode {

  /** How many signs it has. */
  public static final int LENGTH = 18;

  /** The signs in the order of their values; I, O, Z, S and V are none. */
  private static final String SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private static final int[] WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };

  private CreditCode() {}

  /** Whether it has the form and its last sign is right. */
  public static boolean isValid(String code) {
    return code.length() == LENGTH
        && code.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0)
        && code.charAt(LENGTH - 1) == check(code.substring(0, LENGTH - 1));
  }

  /** The last sign that belongs to the first 17. */
  public static char check(String body) {
    if (body.length() != WEIGHTS.length) {
      throw new IllegalArgumentException("17 signs are needed, not " + body.length());
    }
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      int value = SIGNS.indexOf(body.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException("'" + body.charAt(i) + "' is no sign of a credit code");
      }
      sum += value * WEIGHTS[i];
    }
    int base = SIGNS.length();
    return SIGNS.charAt((base - sum % base) % base);
  }
}
