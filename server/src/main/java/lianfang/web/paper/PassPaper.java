package lianfang.web.paper;

import java.util.List;

/**
 * 纸质通行凭证: one code of print with what people must know about it, and no name.
 *
 * @param lang "zh-CN" or "en"
 * @param holder surname and last four digits
 * @param lines what it allows, until when, its number
 * @param says what to do with it
 * @param token the text of the code
 * @param printed who printed it and when
 * @param demo said where the people are invented; empty otherwise
 */
public record PassPaper(
    String lang,
    String title,
    String holder,
    List<Line> lines,
    String says,
    String token,
    String printed,
    String demo) {

  /** Copies the list. */
  public PassPaper {
    lines = List.copyOf(lines);
  }

  /** The same sheet with other lines. */
  public PassPaper saying(List<Line> other) {
    return new PassPaper(lang, title, holder, other, says, token, printed, demo);
  }

  /** One line of facts. */
  public record Line(String label, String value) {}
}
