package lianfang.casework.form;

/** 校验码: whether the last digit of a number follows from the others. */
final class CheckDigits {

  private static final int[] IDENTITY_WEIGHTS = {
    7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2
  };
  private static final String IDENTITY_LAST = "10X98765432";
  private static final int[] CREDIT_WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };

  /** GB 32100 leaves out letters that look like digits. */
  private static final String CREDIT_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private CheckDigits() {}

  /** GB 11643: 18 characters, the last one computed. */
  static boolean isIdentity(String number) {
    if (!number.matches("[1-9][0-9]{16}[0-9X]")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < IDENTITY_WEIGHTS.length; i++) {
      sum += IDENTITY_WEIGHTS[i] * (number.charAt(i) - '0');
    }
    return IDENTITY_LAST.charAt(sum % 11) == number.charAt(17);
  }

  /** GB 32100: 18 characters, the last one computed. */
  static boolean isCreditCode(String code) {
    if (!code.matches("[0-9A-HJ-NPQRTUWXY]{18}")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < CREDIT_WEIGHTS.length; i++) {
      sum += CREDIT_WEIGHTS[i] * CREDIT_LETTERS.indexOf(code.charAt(i));
    }
    return CREDIT_LETTERS.charAt((31 - sum % 31) % 31) == code.charAt(17);
  }
}
