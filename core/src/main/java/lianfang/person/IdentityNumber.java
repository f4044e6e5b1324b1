package lianfang.person;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * 公民身份号码: GB 11643-1999, 18 characters: division, birth date, sequence, check character. Residence
 * permits of Hong Kong, Macau and Taiwan (810000, 820000, 830000) follow the same scheme.
 *
 * @param number 18 characters, the last one a digit or X; a 15-digit number is lengthened
 * @param birth the birth date that it states
 * @param sex odd sequence male, even female
 */
public record IdentityNumber(String number, LocalDate birth, Sex sex) {

  /** The division that is never assigned; invented people of demonstrations bear it. */
  public static final String INVENTED = "999999";

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";
  private static final int OLDEST_YEARS = 130;
  private static final Pattern SCIENTIFIC = Pattern.compile("[0-9](\\.[0-9]+)?E\\+?[0-9]{1,2}");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{15}|[0-9]{17}[0-9X]");

  /** Whether it is a residence permit of Hong Kong, Macau or Taiwan. */
  public boolean residencePermit() {
    return residencePermit(number);
  }

  /**
   * Reads an identity number from a text cell.
   *
   * @param text as written; full-width digits, blanks, hyphens and a small x are tolerated
   * @param today the domain clock's day; nobody is born later
   * @param demo whether division 999999 is taken
   */
  public static Read<IdentityNumber> read(String text, LocalDate today, boolean demo) {
    String plain = plain(text);
    if (plain.isEmpty()) {
      return Read.empty();
    }
    if (SCIENTIFIC.matcher(plain).matches()) {
      return Read.refused(Refusal.NUMBER_SCIENTIFIC);
    }
    int letter = letterForDigit(plain);
    if (letter >= 0) {
      return Read.refused(
          Refusal.NUMBER_LETTER, "第 " + (letter + 1) + " 位 / position " + (letter + 1));
    }
    if (plain.length() != 18 && plain.length() != 15) {
      return Read.refused(Refusal.NUMBER_LENGTH, plain.length() + "");
    }
    if (!WHOLE.matcher(plain).matches()) {
      return Read.refused(Refusal.NUMBER_CHARACTER);
    }
    return checked(plain, today, demo);
  }

  private static Read<IdentityNumber> checked(String plain, LocalDate today, boolean demo) {
    String long18 = plain.length() == 18 ? plain : lengthened(plain);
    String division = long18.substring(0, 6);
    if (division.equals(INVENTED)) {
      if (!demo) {
        return Read.refused(Refusal.NUMBER_INVENTED);
      }
    } else if (!knownProvince(division)) {
      return Read.refused(Refusal.NUMBER_DIVISION);
    }
    LocalDate birth;
    try {
      birth =
          LocalDate.of(
              Integer.parseInt(long18, 6, 10, 10),
              Integer.parseInt(long18, 10, 12, 10),
              Integer.parseInt(long18, 12, 14, 10));
    } catch (DateTimeException impossible) {
      return Read.refused(Refusal.NUMBER_BIRTH);
    }
    if (birth.isAfter(today) || birth.isBefore(today.minusYears(OLDEST_YEARS))) {
      return Read.refused(Refusal.NUMBER_BIRTH);
    }
    if (long18.charAt(17) != checkCharacter(long18)) {
      return Read.refused(Refusal.NUMBER_CHECK);
    }
    Sex sex = (long18.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    return Read.of(new IdentityNumber(long18, birth, sex));
  }

  /** The check character that belongs to the first 17 digits (ISO 7064 MOD 11-2). */
  public static char checkCharacter(String first17) {
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (first17.charAt(i) - '0') * WEIGHTS[i];
    }
    return CHECKS.charAt(sum % 11);
  }

  /** Capitals, half-width, without blanks, hyphens and the apostrophe that marks text in Excel. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(18);
    String compact = PlainText.compact(text);
    for (int i = 0; i < compact.length(); i++) {
      char c = compact.charAt(i);
      if (c != '-' && c != '\'' && c != '’' && c != '‘') {
        plain.append(c == '×' ? 'X' : Character.toUpperCase(c));
      }
    }
    return plain.toString();
  }

  private static String lengthened(String digits15) {
    String first17 = digits15.substring(0, 6) + "19" + digits15.substring(6);
    return first17 + checkCharacter(first17);
  }

  private static boolean residencePermit(String number) {
    return number.startsWith("810000")
        || number.startsWith("820000")
        || number.startsWith("830000");
  }

  private static boolean knownProvince(String division) {
    int province = Integer.parseInt(division, 0, 2, 10);
    return province >= 11 && province <= 15
        || province >= 21 && province <= 23
        || province >= 31 && province <= 37
        || province >= 41 && province <= 46
        || province >= 50 && province <= 54
        || province >= 61 && province <= 65
        || province == 71
        || province >= 81 && province <= 83;
  }

  /** Where an O, I or L is written for a digit in what otherwise is an identity number, or -1. */
  private static int letterForDigit(String plain) {
    if (plain.length() != 18 && plain.length() != 15) {
      return -1;
    }
    int first = -1;
    int digits = 0;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c == 'O' || c == 'I' || c == 'L' || c == 'Q') {
        first = first < 0 ? i : first;
      } else if (Character.isDigit(c) || i == 17 && c == 'X') {
        digits++;
      } else {
        return -1;
      }
    }
    return digits >= plain.length() - 6 ? first : -1;
  }
}
