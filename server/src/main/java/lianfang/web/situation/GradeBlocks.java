package lianfang.web.situation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.Permission;
import lianfang.fact.Subject;
import lianfang.rulebook.grade.GradeProposal;
import lianfang.situation.Clusters;
import lianfang.situation.GradeComparisons;
import lianfang.situation.GradeRow;
import lianfang.situation.Grades;
import lianfang.situation.grade.ClusterCandidate;
import lianfang.situation.grade.GradeCount;
import lianfang.web.basis.Reasons;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 等级表: the tables of the page of risk grades. */
@Component
class GradeBlocks {

  private static final int COUNTY = 6;

  private final Grades grades;
  private final GradeComparisons comparisons;
  private final Clusters clusters;
  private final CommunityBlock communities;
  private final SceneBlock scenes;
  private final GradeHistory history;
  private final Reasons reasons;
  private final Subjects subjects;

  GradeBlocks(
      Grades grades,
      GradeComparisons comparisons,
      Clusters clusters,
      CommunityBlock communities,
      SceneBlock scenes,
      GradeHistory history,
      Reasons reasons,
      Subjects subjects) {
    this.grades = grades;
    this.comparisons = comparisons;
    this.clusters = clusters;
    this.communities = communities;
    this.scenes = scenes;
    this.history = history;
    this.reasons = reasons;
    this.subjects = subjects;
  }

  /** What the page shows, and the areas that its forms are about. */
  record Shown(Head head, List<Block> blocks, List<GradeRow> rows) {}

  Shown of(Shell shell, CurrentUser user) {
    String area = shell.ground().code();
    LocalDate on = shell.console().on();
    boolean above = area.length() > COUNTY;
    List<GradeRow> rows =
        above ? grades.of(List.of(area.substring(0, COUNTY)), on) : grades.below(area, on);
    List<Block> blocks = new ArrayList<>();
    blocks.add(proposals(shell, user, rows));
    rows.stream().findFirst().flatMap(row -> history.of(shell, row)).ifPresent(blocks::add);
    blocks.add(scenes.of(shell));
    List<GradeComparisons.Compared> compared = comparisons.below(area, on);
    if (!compared.isEmpty()) {
      blocks.add(comparison(shell, compared));
    }
    communities.of(shell, area).ifPresent(blocks::add);
    if (user.may(Permission.SEE_PERSONS)) {
      blocks.add(clusters(shell, clusters.candidates(area, on)));
    }
    return above
        ? new Shown(decidedAbove(shell, rows), blocks, within(user, rows))
        : new Shown(head(shell, rows), blocks, rows);
  }

  /** What somebody may record about is what lies in the own scope. */
  private static List<GradeRow> within(CurrentUser user, List<GradeRow> rows) {
    return rows.stream().filter(row -> user.account().scope().contains(row.area())).toList();
  }

  /** A township has no grade of its own: its county's decides. */
  private Head decidedAbove(Shell shell, List<GradeRow> rows) {
    String says =
        rows.stream()
            .filter(row -> row.standing() != null)
            .findFirst()
            .map(row -> {
              GradeRow.Decided standing = Objects.requireNonNull(row.standing());
              return shell.t(
                  "grades.says.county",
                  subjects.name(shell, row.area()),
                  name(shell, standing.grade()),
                  shell.language().day(standing.from()),
                  standing.organ());
            })
            .orElse(shell.t("grades.says.county.none"));
    return titled(shell, says);
  }

  private static Head head(Shell shell, List<GradeRow> rows) {
    Map<String, Integer> counts = new TreeMap<>();
    for (GradeRow row : rows) {
      if (row.proposal() != null) {
        counts.merge(name(shell, row.proposal().grade()), 1, Integer::sum);
      }
    }
    String says =
        counts.entrySet().stream()
            .map(entry -> shell.t("grades.says.one", entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(shell.t("grades.says.and")));
    return titled(
        shell,
        says.isEmpty()
            ? shell.t("grades.says.none", shell.ground().name())
            : shell.t("grades.says", shell.ground().name(), says));
  }

  private static Head titled(Shell shell, String says) {
    return new Head(
        shell.t("grades.title", shell.language().full(shell.console().on())),
        says,
        List.of(),
        new Link(shell.t("door.situation"), shell.link("/situation")));
  }

  private Block proposals(Shell shell, CurrentUser user, List<GradeRow> rows) {
    List<Row> shown = new ArrayList<>();
    for (GradeRow row : rows) {
      shown.add(new Row(null, cells(shell, user, row)));
    }
    return new Block(
        shell.t("grades.proposed.title", rows.size()),
        shell.t("grades.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("grades.area")),
            new Listing.Column(shell.t("grades.cumulative"), true, true),
            Listing.Column.number(shell.t("grades.new14")),
            Listing.Column.minor(shell.t("grades.cluster14")),
            Listing.Column.of(shell.t("grades.proposed")),
            Listing.Column.minor(shell.t("people.basis")),
            Listing.Column.minor(shell.t("grades.countdown")),
            Listing.Column.of(shell.t("grades.decided"))),
        shown,
        shell.t("grades.none"));
  }

  private List<Cell> cells(Shell shell, CurrentUser user, GradeRow row) {
    boolean own = user.account().scope().contains(row.area());
    GradeCount count = row.count();
    GradeProposal proposal = row.proposal();
    return List.of(
        own
            ? Cell.subject(
                subjects.both(shell, row.area()),
                null,
                shell.link("/situation/grades", "area", row.area()))
            : Cell.of(subjects.both(shell, row.area())),
        new Cell(
            "number",
            count == null ? "" : number(shell, count.figures().cumulative()),
            null,
            null,
            true),
        Cell.number(count == null ? "" : number(shell, count.figures().new14()), null),
        Cell.minor(
            count == null ? "" : shell.texts().word("cluster", count.figures().cluster14().word())),
        proposal == null
            ? Cell.of(unproposed(shell, row, own))
            : Cell.tag(kind(proposal.grade()), name(shell, proposal.grade())),
        proposal == null
            ? Cell.minor("")
            : Cell.basis(
                reasons.chip(shell, proposal.basis()),
                shell.link("/notices/" + proposal.basis().notice())
                    + "#row-"
                    + proposal.basis().row()),
        Cell.minor(countdown(shell, count, proposal)),
        decided(shell, row.standing()));
  }

  /** Figures of an area above one's own are not shown; that is not to say that there are none. */
  private static String unproposed(Shell shell, GradeRow row, boolean own) {
    if (row.contradiction() != null) {
      return shell.t("grades.contradiction");
    }
    return shell.t(own ? "grades.nofigures" : "grades.above");
  }

  private static String number(Shell shell, @Nullable Integer number) {
    return number == null ? "" : shell.language().number(number);
  }

  private static String countdown(
      Shell shell, @Nullable GradeCount count, @Nullable GradeProposal proposal) {
    if (count == null || proposal == null || count.lowFrom() == null || count.lastCase() == null) {
      return "";
    }
    String last = shell.language().day(count.lastCase());
    return "low".equals(proposal.grade())
        ? shell.t("grades.since", last)
        : shell.t("grades.low.on", shell.language().day(count.lowFrom()), last);
  }

  private static Cell decided(Shell shell, GradeRow.@Nullable Decided standing) {
    if (standing == null) {
      return Cell.of(shell.t("grades.undecided"));
    }
    return new Cell(
        "text",
        name(shell, standing.grade()),
        standing.organ() + " · " + shell.language().day(standing.from()) + " · " + standing.fact(),
        null,
        false);
  }

  private static String name(Shell shell, @Nullable String grade) {
    return shell.texts().word("grade", grade == null ? "unknown" : grade);
  }

  private static String kind(@Nullable String grade) {
    if (grade == null || grade.equals("high")) {
      return "act";
    }
    return grade.equals("low") ? "good" : "tag";
  }

  private Block comparison(Shell shell, List<GradeComparisons.Compared> compared) {
    List<Row> rows = new ArrayList<>();
    for (GradeComparisons.Compared one : compared) {
      GradeRow basis = one.basis();
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(one.announced().name()),
                  Cell.of(name(shell, one.decision().grade())),
                  Cell.of(basis == null ? "" : name(shell, one.proposed())),
                  Cell.minor(basis == null ? "" : basis.name()),
                  Cell.tag(
                      one.finding() == GradeComparisons.Finding.OPEN ? "act" : "tag",
                      shell.texts().word("finding", one.finding().name())),
                  Cell.of(why(shell, one)),
                  Cell.minor(
                      one.decision().organ()
                          + " · "
                          + shell.language().day(one.decision().from())))));
    }
    long agree =
        compared.stream().filter(one -> one.finding() == GradeComparisons.Finding.AGREES).count();
    long open =
        compared.stream().filter(one -> one.finding() == GradeComparisons.Finding.OPEN).count();
    return new Block(
        shell.t("grades.compare.title", compared.size(), agree, open),
        shell.t("grades.compare.footer") + missing(shell, compared),
        null,
        List.of(
            Listing.Column.of(shell.t("grades.area")),
            Listing.Column.of(shell.t("grades.announced")),
            Listing.Column.of(shell.t("grades.proposed")),
            Listing.Column.minor(shell.t("grades.figures.of")),
            Listing.Column.of(shell.t("grades.finding")),
            Listing.Column.of(shell.t("grades.why")),
            Listing.Column.minor(shell.t("grades.organ"))),
        rows,
        shell.t("grades.none"));
  }

  /** The figures that explain this very difference, or why they do not. */
  private String why(Shell shell, GradeComparisons.Compared one) {
    GradeComparisons.Grounds grounds = one.grounds();
    GradeRow basis = one.basis();
    if (grounds == null || basis == null || one.finding() == GradeComparisons.Finding.AGREES) {
      return "";
    }
    return shell.t(
        "grades.why." + one.finding().name(),
        subjects.name(shell, basis.area()),
        grounds.cumulative(),
        grounds.new14(),
        grounds.named());
  }

  /** What is missing for each difference that stays open. */
  private String missing(Shell shell, List<GradeComparisons.Compared> compared) {
    StringBuilder said = new StringBuilder();
    for (GradeComparisons.Compared one : compared) {
      comparisons
          .missing(one)
          .ifPresent(missing ->
              said.append(' ')
                  .append(
                      shell.t(
                          "grades.open",
                          one.announced().name(),
                          shell.language() == Language.ZH ? missing.zh() : missing.en())));
    }
    return said.toString();
  }

  private Block clusters(Shell shell, List<ClusterCandidate> found) {
    List<Subject> places = found.stream().map(one -> Subject.place(one.place())).toList();
    Map<UUID, Subjects.Called> called = subjects.of(shell, places);
    List<Row> rows = new ArrayList<>();
    for (ClusterCandidate one : found) {
      String place = called.getOrDefault(one.place(), Subjects.unknown(one.place())).name();
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(shell.texts().word("place", one.kind())),
                  Cell.of(place),
                  Cell.of(subjects.village(shell, one.area())),
                  Cell.number(number(shell, one.persons().size()), null),
                  Cell.of(shell.language().day(one.first())),
                  Cell.of(shell.language().day(one.last())))));
    }
    return new Block(
        shell.t("grades.clusters.title", rows.size()),
        clusters
            .rule(shell.console().on())
            .map(rule ->
                shell.t(
                    "grades.clusters.footer",
                    rule.cases(),
                    shell.language() == Language.ZH ? rule.zh() : rule.en()))
            .orElse(shell.t("grades.clusters.none.yet")),
        null,
        List.of(
            Listing.Column.of(shell.t("grades.clusters.kind")),
            Listing.Column.of(shell.t("grades.clusters.place")),
            Listing.Column.of(shell.t("people.village")),
            Listing.Column.number(shell.t("grades.cluster.cases")),
            Listing.Column.of(shell.t("grades.clusters.first")),
            Listing.Column.of(shell.t("grades.clusters.last"))),
        rows,
        shell.t("grades.clusters.none"));
  }
}
