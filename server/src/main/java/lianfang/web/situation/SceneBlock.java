package lianfang.web.situation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import lianfang.situation.SceneMeasures;
import lianfang.web.basis.Reasons;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 分级措施表: what holds in each scene under the decided grade, on the pages of grades and areas. */
@Component
public class SceneBlock {

  /** What holds in all scenes is read first. */
  private static final String EVERY_SCENE = "any";

  private final SceneMeasures scenes;
  private final Reasons reasons;
  private final Subjects subjects;

  SceneBlock(SceneMeasures scenes, Reasons reasons, Subjects subjects) {
    this.scenes = scenes;
    this.reasons = reasons;
    this.subjects = subjects;
  }

  /** The table for the shell's area and day; without a decided grade it says that none is. */
  public Block of(Shell shell) {
    List<Row> rows = new ArrayList<>();
    List<SceneMeasures.Holding> found =
        scenes.of(shell.ground().code(), shell.console().on()).stream()
            .sorted(
                Comparator.comparing(SceneMeasures.Holding::area)
                    .thenComparing(one -> !one.rule().scene().equals(EVERY_SCENE)))
            .toList();
    for (SceneMeasures.Holding one : found) {
      var basis = one.rule().basis();
      String grade = shell.texts().word("grade", one.decided().grade());
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(shell.texts().word("scene", one.rule().scene())),
                  Cell.of(reasons.why(shell, basis, Map.of(), Map.of()).clause()),
                  Cell.minor(subjects.both(shell, one.area())),
                  Cell.minor(
                      shell.t(
                          "grades.scene.decided",
                          grade,
                          shell.language().day(one.decided().from()),
                          one.decided().fact())),
                  Cell.basis(
                      reasons.chip(shell, basis),
                      shell.link("/notices/" + basis.notice()) + "#row-" + basis.row()))));
    }
    return new Block(
        shell.t("grades.scenes.title"),
        shell.t("grades.scenes.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("grades.scene")),
            Listing.Column.of(shell.t("grades.scene.holds")),
            Listing.Column.minor(shell.t("grades.area")),
            Listing.Column.minor(shell.t("grades.decided")),
            Listing.Column.minor(shell.t("people.basis"))),
        rows,
        shell.t("grades.scenes.none"));
  }
}
