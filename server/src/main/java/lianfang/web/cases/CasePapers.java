package lianfang.web.cases;

import java.util.ArrayList;
import java.util.List;
import lianfang.casework.CaseFile;
import lianfang.web.paper.CasePaper;
import lianfang.web.paper.MeasurePaper;
import lianfang.web.shell.Label;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 办件单的内容: what a case says on paper; who somebody is stays sealed. */
@Component
class CasePapers {

  private final CasePages pages;
  private final CaseValues values;
  private final CaseBlocks blocks;

  CasePapers(CasePages pages, CaseValues values, CaseBlocks blocks) {
    this.pages = pages;
    this.values = values;
    this.blocks = blocks;
  }

  CasePaper of(Shell shell, CurrentUser user, CaseFile file) {
    List<MeasurePaper.Line> history = history(shell, file);
    return new CasePaper(
        shell.language().tag(),
        Said.of(shell, file.type().title()) + " " + CaseWords.number(file),
        pages.sentence(shell, file),
        forms(shell, user, file),
        shell.t("case.history", history.size()),
        history,
        file.code(),
        shell.t("case.paper.code"),
        shell.t(
            "paper.printed",
            user.account().displayName(),
            shell.language().moment(shell.console().clock())),
        shell.demo() ? shell.t("demo.band") : "");
  }

  private List<CasePaper.Form> forms(Shell shell, CurrentUser user, CaseFile file) {
    List<CasePaper.Form> forms = new ArrayList<>();
    for (CasePage.Filled form : values.of(shell, user, file)) {
      List<MeasurePaper.Line> lines = new ArrayList<>();
      for (CasePage.Line line : form.lines()) {
        String text = line.text();
        if (!line.sealed().isEmpty()) {
          text = shell.t("case.sealed");
        } else if (!line.files().isEmpty()) {
          text = (text + " " + shell.t("case.files", line.files().size())).strip();
        }
        lines.add(new MeasurePaper.Line(line.label(), text));
      }
      forms.add(new CasePaper.Form(form.title() + " · " + form.when(), lines));
    }
    return forms;
  }

  private List<MeasurePaper.Line> history(Shell shell, CaseFile file) {
    List<MeasurePaper.Line> history = new ArrayList<>();
    blocks
        .history(shell, file)
        .rows()
        .forEach(row -> {
          var cells = row.cells();
          String note = cells.get(0).note();
          String says = note == null || note.isEmpty() ? "" : "\n" + note;
          history.add(
              new MeasurePaper.Line(
                  cells.get(3).text() + "\n" + cells.get(4).text(),
                  Label.of(cells.get(0).text())
                      + " → "
                      + cells.get(1).text()
                      + "\n"
                      + cells.get(2).text()
                      + says));
        });
    return history;
  }
}
