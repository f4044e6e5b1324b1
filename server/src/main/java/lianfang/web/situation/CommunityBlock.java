package lianfang.web.situation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lianfang.situation.CommunityGrades;
import lianfang.situation.grade.ListedCourse;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 风险区名单: communities that lists named, each run of days beside the least that the rule asks. */
@Component
class CommunityBlock {

  private static final int ROWS_MAX = 400;

  private final CommunityGrades communities;

  CommunityBlock(CommunityGrades communities) {
    this.communities = communities;
  }

  /** The table of an area; empty where no list was imported for it. */
  Optional<Block> of(Shell shell, String area) {
    return communities
        .below(area)
        .map(all ->
            shell.console().on().isBefore(all.begin()) ? later(shell, all) : block(shell, all));
  }

  /** On a day before the lists they were not there to be read; the page leads to their days. */
  private static Block later(Shell shell, CommunityGrades.Compared all) {
    String first = shell.language().full(all.begin());
    String last = shell.language().full(all.end());
    return new Block(
        shell.t("listed.later", all.listed().size(), first, last),
        null,
        new Link(
            shell.t("listed.later.link", last),
            shell.link("/situation/grades", "on", all.end().toString())),
        List.of(),
        List.of(),
        shell.t("listed.later.says"));
  }

  private static Block block(Shell shell, CommunityGrades.Compared all) {
    List<ListedCourse.Checked> runs =
        all.listed().stream().flatMap(one -> one.runs().stream()).toList();
    long agree = runs.stream().filter(ListedCourse.Checked::agrees).count();
    long open = runs.stream().filter(ListedCourse.Checked::isOpen).count();
    List<Row> rows = new ArrayList<>();
    for (CommunityGrades.Listed one : all.listed()) {
      rows.add(row(shell, one));
    }
    String rule = shell.language() == Language.ZH ? all.zh() : all.en();
    return new Block(
        shell.t("listed.title", all.listed().size(), runs.size(), agree, open),
        shell.t(
            "listed.footer",
            shell.language().full(all.begin()),
            shell.language().full(all.end()),
            rule),
        null,
        List.of(
            Listing.Column.of(shell.t("listed.unit")),
            Listing.Column.minor(shell.t("grades.area")),
            Listing.Column.of(shell.t("listed.course")),
            Listing.Column.of(shell.t("grades.finding"))),
        rows.subList(0, Math.min(ROWS_MAX, rows.size())),
        shell.t("grades.none"));
  }

  private static Row row(Shell shell, CommunityGrades.Listed one) {
    String course =
        one.runs().stream()
            .map(run -> course(shell, run))
            .collect(Collectors.joining(shell.t("logic.and")));
    String findings =
        one.runs().stream()
            .map(run -> shell.texts().word("listed", run.finding().name()))
            .distinct()
            .collect(Collectors.joining(shell.t("logic.and")));
    boolean open = one.runs().stream().anyMatch(ListedCourse.Checked::isOpen);
    boolean agrees = one.runs().stream().allMatch(ListedCourse.Checked::agrees);
    return new Row(
        null,
        List.of(
            new Cell("text", one.unit(), one.county(), null, false),
            Cell.minor(one.area()),
            Cell.of(course),
            Cell.tag(open ? "act" : agrees ? "good" : "tag", findings)));
  }

  private static String course(Shell shell, ListedCourse.Checked run) {
    String grade = shell.texts().word("grade", run.run().grade());
    String first = shell.language().day(run.run().first());
    return run.needed() == 0
        ? shell.t("listed.run", grade, first, run.run().days())
        : shell.t("listed.run.needed", grade, first, run.run().days(), run.needed());
  }
}
