package lianfang.area;

/** 区划级别: the five levels of the official divisions, by the length of their code. */
public enum DivisionLevel {
  PROVINCE(2),
  CITY(4),
  COUNTY(6),
  TOWNSHIP(9),
  VILLAGE(12);

  private final int digits;

  DivisionLevel(int digits) {
    this.digits = digits;
  }

  /** How many digits a code of this level has. */
  public int digits() {
    return digits;
  }

  /** The level of {@code code}; refuses what has 1, 3, 5, ... digits or other characters. */
  public static DivisionLevel of(String code) {
    for (DivisionLevel level : values()) {
      if (level.digits == code.length() && code.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return level;
      }
    }
    throw new IllegalArgumentException(
        "'" + code + "' is no division code: 2, 4, 6, 9 or 12 digits are needed");
  }
}
