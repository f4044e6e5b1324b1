package lianfang.area;

import java.util.List;

/**
 * 责任辖区: a body that answers for people as a county does and has no county code of its own, such as
 * 中原油田, or has one in the statistical list alone, such as a development zone.
 *
 * @param key the word in files and the database
 * @param zh the name, in Chinese
 * @param en the name, in English
 * @param city the city's code, 4 digits
 * @param within the division codes in which its people live
 * @param also other names that people write
 * @param cites the place that names it
 */
public record Jurisdiction(
    String key,
    String zh,
    String en,
    String city,
    List<String> within,
    List<String> also,
    String cites) {

  /** Copies the lists. */
  public Jurisdiction {
    within = List.copyOf(within);
    also = List.copyOf(also);
  }
}
