package lianfang.web.editions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.rulebook.At;
import lianfang.rulebook.Finding;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.NoticeFolder;
import lianfang.rulebook.notice.NoticeLoader;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/**
 * 边改边审: what a check would find in a draft as it is typed, beside the rows and cells that it
 * concerns. The golden cases run when the draft is saved.
 */
@Component
public class DraftProof {

  private static final String READINGS = "readings.yaml";

  private final DraftCases cases;

  DraftProof(DraftCases cases) {
    this.cases = cases;
  }

  /**
   * How a draft stands.
   *
   * @param tone "good" or "warn"
   * @param says in one sentence
   * @param faults in words, with every place
   * @param rows number of a row of the table to what is wrong with the row as a whole
   * @param cells name of a field to what the cell means or what is wrong with it
   */
  public record Told(
      String tone,
      String says,
      List<EditionPage.Fault> faults,
      Map<Integer, List<String>> rows,
      Map<String, Vocabulary.Read> cells) {

    /** The same, but something of what was typed cannot even be kept. */
    Told but(String refused) {
      return new Told("warn", refused, faults, rows, cells);
    }
  }

  /** Head, words and columns of the draft, whatever is wrong in its rows. */
  static Notice outline(Drafts.Draft draft) {
    return NoticeLoader.outline(new NoticeFolder(draft.notice(), draft.files()));
  }

  /** A table as the draft declares it, without its rows. */
  static Optional<DecisionTable> declared(Notice outline, String table) {
    return outline.tables().stream()
        .map(CompiledTable::table)
        .filter(one -> one.id().equals(table))
        .findFirst();
  }

  /** The same with the golden cases, which must hold before an edition is kept. */
  Told whole(Shell shell, Drafts.Draft draft, String table) {
    Told told = told(shell, draft, table);
    long failing = told.faults().isEmpty() ? cases.failing(draft) : 0;
    return failing == 0
        ? told
        : new Told(
            "warn", shell.t("proof.cases", failing), told.faults(), told.rows(), told.cells());
  }

  /** How the draft stands without its golden cases. */
  Told told(Shell shell, Drafts.Draft draft, String table) {
    Notice outline = outline(draft);
    List<Finding> findings = NoticeLoader.examine(new NoticeFolder(draft.notice(), draft.files()));
    List<EditionPage.Fault> faults = Faults.of(shell, outline, findings);
    Map<Integer, List<String>> rows = new LinkedHashMap<>();
    Map<String, Vocabulary.Read> cells = new LinkedHashMap<>();
    declared(outline, table)
        .ifPresent(declared -> {
          DraftCells grid = new DraftCells(shell, outline, declared, draft);
          for (int r = 0; r < grid.table().rows().size(); r++) {
            for (int c = 0; c < grid.table().columns().size(); c++) {
              cells.put("c-" + r + "-" + c, grid.read(r, c));
            }
            List<String> said = row(shell, outline, declared, grid, r, findings);
            if (!said.isEmpty()) {
              rows.put(r, said);
            }
          }
        });
    for (Finding finding : findings) {
      At at = finding.places().getFirst();
      if (at.file().equals(READINGS) && at.column().equals("value")) {
        String name = READINGS + ":/" + at.row() + "/value";
        String said = Faults.say(shell, outline.labels(), finding);
        cells.put(name, new Vocabulary.Read("", said, true));
      }
    }
    String says =
        faults.isEmpty() ? shell.t("proof.sound") : shell.t("proof.faults", faults.size());
    return new Told(faults.isEmpty() ? "good" : "warn", says, faults, rows, cells);
  }

  /** What concerns a row as a whole; what concerns one of its cells is said there. */
  private static List<String> row(
      Shell shell,
      Notice outline,
      DecisionTable declared,
      DraftCells grid,
      int row,
      List<Finding> findings) {
    String name = grid.table().rows().get(row).getFirst().strip();
    List<String> said = new ArrayList<>();
    for (Finding finding : findings) {
      boolean here =
          finding.places().stream()
              .anyMatch(at ->
                  at.file().equals(declared.file())
                      && at.row().equals(name)
                      && at.column().isEmpty());
      if (here) {
        said.add(Faults.say(shell, outline.labels(), finding));
      }
    }
    return said;
  }
}
