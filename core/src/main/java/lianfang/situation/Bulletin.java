package lianfang.situation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 通报: the figures of one area at the end of one day.
 *
 * @param on the day
 * @param area division code prefix
 * @param figures in the order of the bulletin's sections
 */
public record Bulletin(LocalDate on, String area, List<Figure> figures) {

  /** The first figure of this indicator. */
  public Optional<Figure> find(String indicator) {
    return figures.stream().filter(f -> f.indicator().key().equals(indicator)).findFirst();
  }
}
