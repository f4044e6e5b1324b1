package lianfang.rulebook.layer;

import lianfang.rulebook.episode.Episode;
import lianfang.rulebook.episode.InputName;
import lianfang.rulebook.table.Value;

/**
 * 个案: an episode as one layer sees it; what is a key area and what a certificate is worth depends
 * on the notice.
 *
 * @param episode the episode
 * @param origin key, same-province, other or unknown
 * @param certificate valid, none or unknown
 * @param around grades and classes around the person
 */
public record Case(Episode episode, Value origin, Value certificate, Around around) {

  Value value(InputName name) {
    return switch (name) {
      case ORIGIN -> origin;
      case CERTIFICATE -> certificate;
      case GRADE, ORIGIN_GRADE, CLASS, FIRM_CLASS -> around.value(name);
      default -> episode.value(name);
    };
  }
}
