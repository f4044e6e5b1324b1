package lianfang.web.objections;

import java.util.ArrayList;
import java.util.List;
import lianfang.casework.CaseState;
import lianfang.web.action.Appeals;
import lianfang.web.cases.CaseWords;
import lianfang.web.cases.Said;
import lianfang.web.shell.Shell;

/** 申诉进展: how the case of an objection stands, for the office and for the person. */
public final class AppealWords {

  /** 维持: the state in which the measure stands. */
  private static final String UPHELD = "upheld";

  private AppealWords() {}

  /** What its state means, until when it is answered, and what was answered. */
  public static List<ObjectionPage.Line> lines(Shell shell, Appeals.Appeal appeal) {
    List<ObjectionPage.Line> lines = new ArrayList<>();
    lines.add(new ObjectionPage.Line(shell.t("objection.next"), says(shell, appeal)));
    if (appeal.due() != null) {
      lines.add(
          new ObjectionPage.Line(shell.t("objection.due"), CaseWords.moment(shell, appeal.due())));
    }
    if (!appeal.suspended().isEmpty()) {
      lines.add(new ObjectionPage.Line(shell.t("objection.suspended"), appeal.suspended()));
    }
    if (!appeal.reason().isEmpty()) {
      lines.add(new ObjectionPage.Line(shell.t("objection.answer.words"), appeal.reason()));
    }
    appeal
        .file()
        .view()
        .values()
        .text("fact")
        .ifPresent(fact -> lines.add(new ObjectionPage.Line(shell.t("objection.right"), fact)));
    return lines;
  }

  /** The same for the person: no refusal without its reason and what the law gives against it. */
  public static List<ObjectionPage.Line> ofPerson(Shell shell, Appeals.Appeal appeal) {
    List<ObjectionPage.Line> lines = new ArrayList<>(lines(shell, appeal));
    if (!appeal.because().isEmpty()) {
      String because = shell.texts().word("why-answer", appeal.because());
      lines.add(1, new ObjectionPage.Line(shell.t("objection.answer.reason"), because));
    }
    if (appeal.file().view().state().equals(UPHELD)) {
      String ways = shell.t("objection.ways.review") + " " + shell.t("objection.ways.suit");
      lines.add(new ObjectionPage.Line(shell.t("objection.ways.title"), ways));
    }
    return lines;
  }

  /** What the state of the case means, in one sentence. */
  public static String says(Shell shell, Appeals.Appeal appeal) {
    String state = appeal.file().view().state();
    return appeal
        .file()
        .type()
        .state(state)
        .map(CaseState::says)
        .map(said -> Said.of(shell, said))
        .orElse(state);
  }
}
