package lianfang.web.switches;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.access.Accounts;
import lianfang.access.Permission;
import lianfang.fact.Days;
import lianfang.rulebook.Editions;
import lianfang.rulebook.edition.Activations;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.simulation.Kept;
import lianfang.rulebook.simulation.Simulations;
import lianfang.rulebook.simulation.Totals;
import lianfang.rulebook.switched.SwitchCauses;
import lianfang.rulebook.switched.SwitchedLists;
import lianfang.web.basis.ReadingWords;
import lianfang.web.basis.Reasons;
import lianfang.web.editions.SwitchReports;
import lianfang.web.list.BlocksPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Figure;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the report of a switch: its figures, each with its list, and what brought it about. */
@Component
class SwitchPages {

  private static final List<Integer> LEVELS = List.of(4, 6, 9, 12);
  private static final int VILLAGE_DIGITS = 12;
  private static final int EDITION_DIGITS = 8;

  private final SwitchedLists lists;
  private final SwitchCauses causes;
  private final SwitchReports reports;
  private final Simulations simulations;
  private final Editions editions;
  private final Accounts accounts;
  private final Subjects subjects;

  SwitchPages(
      SwitchedLists lists,
      SwitchCauses causes,
      SwitchReports reports,
      Simulations simulations,
      Editions editions,
      Accounts accounts,
      Subjects subjects) {
    this.lists = lists;
    this.causes = causes;
    this.reports = reports;
    this.simulations = simulations;
    this.editions = editions;
    this.accounts = accounts;
    this.subjects = subjects;
  }

  /** The report as far as the reader's areas go; the caller's transaction says which these are. */
  BlocksPage page(Shell shell, CurrentUser user, Activations.Report report, String at) {
    boolean persons = user.may(Permission.SEE_PERSONS);
    boolean kept = lists.isKept(report.generation());
    List<SwitchCauses.Cause> found = causes.of(report);
    Optional<Kept> foretold = foretold(found);
    Totals totals = kept ? lists.totals(report.generation(), at) : report.totals();
    String path = SwitchReports.path(report);
    List<Figure> figures = new ArrayList<>();
    for (Change change : Change.values()) {
      String to =
          kept && persons
              ? shell.link(path + "/subjects", "change", change.word(), "at", at)
              : null;
      figures.add(
          new Figure(
              shell.language().number(totals.of(change)),
              shell.t("simulation.change." + change.word()),
              null,
              to,
              "plain"));
    }
    String says = reports.of(shell, report) + (kept ? "" : " " + shell.t("switch.gone"));
    Head head = new Head(title(shell, report), says, figures, back(shell, found));
    List<Block> blocks = new ArrayList<>();
    blocks.add(causes(shell, found));
    foretold.flatMap(one -> compared(shell, one, report)).ifPresent(blocks::add);
    if (kept) {
      blocks.add(areas(shell, report, at, persons));
    }
    return new BlocksPage(
        shell,
        head,
        acts(shell, user, report, at, kept, foretold.orElse(null)),
        List.of(),
        List.of(),
        blocks);
  }

  static String title(Shell shell, Activations.Report report) {
    return shell.t(
        "switch.title",
        shell.language().moment(LocalDateTime.ofInstant(report.ended(), Days.ZONE)));
  }

  private static Link back(Shell shell, List<SwitchCauses.Cause> found) {
    String to = found.isEmpty() ? "/notices" : to(found.getLast());
    return new Link(shell.t("switch.back"), shell.link(to));
  }

  private static String to(SwitchCauses.Cause cause) {
    return cause.edition().isEmpty()
        ? "/readings/" + cause.notice() + "/" + cause.key().replaceAll("@.*", "")
        : "/notices/" + cause.notice() + "/editions/" + cause.edition();
  }

  private static List<Link> acts(
      Shell shell,
      CurrentUser user,
      Activations.Report report,
      String at,
      boolean kept,
      @Nullable Kept foretold) {
    String path = SwitchReports.path(report);
    List<Link> acts = new ArrayList<>();
    if (kept && user.may(Permission.SEE_PERSONS)) {
      acts.add(new Link(shell.t("switch.who"), shell.link(path + "/subjects", "at", at)));
    }
    if (kept && user.may(Permission.OPEN_PERSON)) {
      acts.add(new Link(shell.t("switch.print"), shell.link(path + "/papers", "at", at)));
    }
    if (foretold != null) {
      String to = "/notices/simulations/" + foretold.asked().id();
      acts.add(new Link(shell.t("switch.simulation"), shell.link(to)));
    }
    return acts;
  }

  /** The simulation on which it was approved, where the reader may see it. */
  private Optional<Kept> foretold(List<SwitchCauses.Cause> found) {
    return found.stream()
        .filter(cause -> !cause.evidence().isEmpty())
        .flatMap(cause -> simulations.subjects().withInputs(cause.evidence()).stream())
        .reduce((a, b) -> b);
  }

  private Block causes(Shell shell, List<SwitchCauses.Cause> found) {
    Map<String, String> names =
        accounts.displayNames(found.stream().map(SwitchCauses.Cause::by).distinct().toList());
    List<Row> rows = new ArrayList<>();
    for (SwitchCauses.Cause cause : found) {
      String to = shell.link(to(cause));
      String what =
          cause.edition().isEmpty()
              ? shell.t("switch.reading", ReadingWords.key(shell.texts(), cause.key()))
              : shell.texts().word("edition.state", cause.step());
      String edition =
          cause.edition().substring(0, Math.min(EDITION_DIGITS, cause.edition().length()));
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(notice(shell, cause.notice()), edition, to),
                  Cell.of(what),
                  Cell.of(
                      names.getOrDefault(cause.by(), shell.texts().word("process", cause.by()))))));
    }
    return new Block(
        shell.t("switch.causes"),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("switch.notice")),
            Listing.Column.of(shell.t("switch.step")),
            Listing.Column.of(shell.t("switch.by"))),
        rows,
        shell.t("switch.causes.none"));
  }

  private String notice(Shell shell, String id) {
    return editions.list().stream()
        .filter(notice -> notice.id().equals(id))
        .findFirst()
        .map(notice -> Reasons.say(shell, notice.title()))
        .orElse(id);
  }

  /** What was foretold beside what came; facts that were recorded in between make a difference. */
  private static Optional<Block> compared(Shell shell, Kept kept, Activations.Report report) {
    Kept.Figures figures = kept.figures();
    if (figures == null) {
      return Optional.empty();
    }
    Totals came = report.totals();
    boolean same = came.equals(figures.totals());
    List<Row> rows = new ArrayList<>();
    String to = shell.link("/notices/simulations/" + kept.asked().id());
    for (boolean foretold : new boolean[] {true, false}) {
      Totals totals = foretold ? figures.totals() : came;
      List<Cell> cells = new ArrayList<>();
      cells.add(
          foretold
              ? Cell.subject(shell.t("switch.foretold"), null, to)
              : Cell.of(shell.t("switch.came")));
      cells.addAll(numbers(shell, totals));
      rows.add(new Row(foretold ? to : null, cells));
    }
    return Optional.of(
        new Block(
            shell.t(same ? "switch.equal" : "switch.differs"),
            shell.t("switch.compared.says"),
            null,
            columns(shell, "switch.source"),
            rows,
            ""));
  }

  private static List<Listing.Column> columns(Shell shell, String first) {
    List<Listing.Column> columns = new ArrayList<>();
    columns.add(Listing.Column.of(shell.t(first)));
    for (Change change : Change.values()) {
      columns.add(Listing.Column.number(shell.t("simulation.change." + change.word())));
    }
    return columns;
  }

  private static List<Cell> numbers(Shell shell, Totals totals) {
    List<Cell> cells = new ArrayList<>();
    for (Change change : Change.values()) {
      cells.add(Cell.number(shell.language().number(totals.of(change)), null));
    }
    return cells;
  }

  /** The areas one level below; villages for those who may see persons alone. */
  private Block areas(Shell shell, Activations.Report report, String at, boolean persons) {
    String path = SwitchReports.path(report);
    List<Row> rows = new ArrayList<>();
    for (SwitchedLists.InArea area : below(report.generation(), at, persons)) {
      boolean village = area.area().length() == VILLAGE_DIGITS;
      String to = shell.link(village ? path + "/subjects" : path, "at", area.area());
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.subject(subjects.name(shell, area.area()), area.area(), to));
      cells.addAll(numbers(shell, area.totals()));
      rows.add(new Row(to, cells));
    }
    String name = at.isEmpty() ? shell.ground().name() : subjects.name(shell, at);
    return new Block(
        shell.t("switch.areas", name),
        shell.t(persons ? "switch.areas.says" : "switch.areas.townships"),
        at.equals(shell.ground().code())
            ? null
            : new Link(shell.t("switch.areas.up"), shell.link(path)),
        columns(shell, "simulation.area"),
        rows,
        shell.t("switch.areas.none", name));
  }

  private List<SwitchedLists.InArea> below(int generation, String at, boolean persons) {
    for (int level : LEVELS) {
      if (level > at.length() && (persons || level < VILLAGE_DIGITS)) {
        List<SwitchedLists.InArea> found = lists.areas(generation, at, level);
        if (found.size() > 1 || level == VILLAGE_DIGITS) {
          return found;
        }
      }
    }
    return List.of();
  }
}
