package lianfang.web.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers that look right and belong to nobody: identity numbers of division 999999, which is never
 * assigned, with a valid check digit (GB 11643), and phone numbers that begin with 169, a range
 * that no operator had in 2020.
 */
final class InventedNumbers {

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK = "10X98765432";
  private static final int SEQUENCES = 500;

  private final Map<LocalDate, int[]> used = new HashMap<>();
  private int phones;

  /** The next identity number of this birth date; its sequence is odd for a man. */
  String identity(LocalDate born, boolean male) {
    int[] counts = used.computeIfAbsent(born, day -> new int[2]);
    int sex = male ? 1 : 0;
    int sequence = counts[sex]++;
    if (sequence >= SEQUENCES) {
      throw new IllegalStateException("too many people are born on " + born);
    }
    String body =
        "999999%s%03d".formatted(born.format(DateTimeFormatter.BASIC_ISO_DATE), 2 * sequence + sex);
    return body + checkDigit(body);
  }

  /** The eighteenth digit of GB 11643. */
  static char checkDigit(String body) {
    int sum = 0;
    for (int index = 0; index < WEIGHTS.length; index++) {
      sum += WEIGHTS[index] * (body.charAt(index) - '0');
    }
    return CHECK.charAt(sum % 11);
  }

  /** The next phone number. */
  String phone() {
    return "169%08d".formatted(++phones);
  }
}
