package lianfang.web.paper;

import java.util.List;

/**
 * 告知书: what a person gets when a measure is ordered or ends, one sheet A4.
 *
 * @param lang "zh-CN" or "en"
 * @param title what the paper is
 * @param number of the paper
 * @param to the person, as known; the paper is handed to nobody else
 * @param organ who orders, where the seal is put
 * @param opening what is told, with statute and clause
 * @param lines facts, place, from and until
 * @param contacts phones, review body and court; a blank line where the city has not said
 * @param parts titled paragraphs: what is guaranteed, what to do, how to object
 * @param served who served it when, or the blank to sign
 * @param chain for a release: the offices that sign one after the other
 * @param code verifies the paper
 * @param codeText where the code can be checked
 * @param printed who printed it and when
 * @param demo said where the people are invented; empty otherwise
 */
public record MeasurePaper(
    String lang,
    String title,
    String number,
    String to,
    Organ organ,
    String opening,
    List<Line> lines,
    List<Line> contacts,
    List<Part> parts,
    List<Line> served,
    Chain chain,
    String code,
    String codeText,
    String printed,
    String demo) {

  /** The organ, its day, and the word at the place of the seal. */
  public record Organ(String name, String day, String seal) {}

  /** One line of facts; a blank to be filled in by hand where the value is empty. */
  public record Line(String label, String value) {}

  /**
   * 解除链: who signs one after the other.
   *
   * @param title over the table; empty where nobody signs
   * @param columns heads of the three columns
   * @param steps an office each, with what it states
   */
  public record Chain(String title, List<String> columns, List<Line> steps) {

    /** A paper that no chain of offices signs. */
    public static final Chain NONE = new Chain("", List.of(), List.of());
  }

  /** A titled paragraph. */
  public record Part(String title, String text) {}
}
