package lianfang.web.paper;

import java.util.List;

/**
 * 一沓文书: the notices of one village after a heading page, to be handed to whoever serves them.
 *
 * @param lang "zh-CN" or "en"
 * @param title of the heading page: the village
 * @param says what brought the notices about
 * @param lines how many there are of which kind, who printed them and when
 * @param closing to whom each paper is handed
 * @param papers the notices, person by person
 */
public record PaperStack(
    String lang,
    String title,
    String says,
    List<MeasurePaper.Line> lines,
    String closing,
    List<MeasurePaper> papers) {

  /** Keeps the order. */
  public PaperStack {
    lines = List.copyOf(lines);
    papers = List.copyOf(papers);
  }
}
