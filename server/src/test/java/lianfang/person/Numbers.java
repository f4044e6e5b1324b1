package lianfang.person;

/** Identity numbers of people who cannot exist: division 999999. */
final class Numbers {

  private Numbers() {}

  /** The number of the {@code nth} invented person, born in 1990, up to 28,000 people. */
  static String of(int nth) {
    int day = nth % 28 + 1;
    String first17 = "9999991990" + "01" + "%02d%03d".formatted(day, nth / 28);
    return first17 + IdentityNumber.checkCharacter(first17);
  }
}
