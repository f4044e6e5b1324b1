package lianfang.web.paper;

import java.util.List;

/**
 * 办件单: a case on paper, for the file of the office and for whoever filed it.
 *
 * @param lang "zh-CN" or "en"
 * @param title kind and number
 * @param says how it stands
 * @param forms what was filled in, form after form
 * @param historyTitle over what happened
 * @param history what happened, the latest first
 * @param code with which anybody asks how it stands
 * @param codeText where the code is typed
 * @param printed who printed it and when
 * @param demo said where the people are invented; empty otherwise
 */
public record CasePaper(
    String lang,
    String title,
    String says,
    List<Form> forms,
    String historyTitle,
    List<MeasurePaper.Line> history,
    String code,
    String codeText,
    String printed,
    String demo) {

  /** Keeps the order. */
  public CasePaper {
    forms = List.copyOf(forms);
    history = List.copyOf(history);
  }

  /**
   * One form of the case.
   *
   * @param title what it is and when it was filled in
   * @param lines what it asks and what was answered
   */
  public record Form(String title, List<MeasurePaper.Line> lines) {

    /** Keeps the order. */
    public Form {
      lines = List.copyOf(lines);
    }
  }
}
