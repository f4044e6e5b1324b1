package lianfang.web.demo;

/**
 * A real village or community in which invented people live.
 *
 * @param code 12-digit division code
 * @param county name of its county or district
 * @param township name of its township or street
 * @param name official name, with 村民委员会 or 居民委员会
 */
record DemoVillage(String code, String county, String township, String name) {

  /** Whether people live in buildings with units rather than in courtyards. */
  boolean urban() {
    return name.contains("居民委员会") || name.contains("居委会") || name.contains("社区");
  }
}
