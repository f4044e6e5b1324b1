package lianfang.web.simulations;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.simulation.Kept;
import lianfang.rulebook.simulation.SimulationRows;
import lianfang.rulebook.simulation.Simulations;
import lianfang.rulebook.simulation.SubjectChange;
import lianfang.web.action.AskSimulation;
import lianfang.web.list.ListPage;
import lianfang.web.list.SheetFile;
import lianfang.web.part.Cell;
import lianfang.web.part.Empty;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** All areas and subjects that two simulations see differently, as lists and as files. */
@Controller
@RequestMapping(SimulationPages.PATH + "/{id:[0-9a-f-]{36}}/compare/{other:[0-9a-f-]{36}}")
class CompareDesk {

  private static final int PAGE = 50;

  private final ScopedTransactions transactions;
  private final Simulations simulations;
  private final ComparePages pages;
  private final AskSimulation ask;
  private final Audit audit;

  CompareDesk(
      ScopedTransactions transactions,
      Simulations simulations,
      ComparePages pages,
      AskSimulation ask,
      Audit audit) {
    this.transactions = transactions;
    this.simulations = simulations;
    this.pages = pages;
    this.ask = ask;
    this.audit = audit;
  }

  private record Two(Kept one, Kept other) {

    UUID first() {
      return one.asked().id();
    }

    UUID second() {
      return other.asked().id();
    }
  }

  @GetMapping("/areas")
  ModelAndView areas(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable UUID other,
      @RequestParam(defaultValue = "") String after,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions
        .in(
            user.prefixes(),
            () -> {
              Two two = find(user, id, other);
              boolean persons = user.may(Permission.SEE_PERSONS);
              List<ComparePages.Pair> all = pages.differing(two.first(), two.second(), persons);
              List<ComparePages.Pair> rest =
                  all.stream().filter(pair -> pair.code().compareTo(after) > 0).toList();
              List<ComparePages.Pair> shown = rest.subList(0, Math.min(PAGE, rest.size()));
              String next = rest.size() > PAGE ? shown.getLast().code() : null;
              return list(
                  shell,
                  two,
                  new Part("areas", all.size(), after.isEmpty() ? null : "", next),
                  ComparePages.areaColumns(shell),
                  shown.stream().map(pair -> pages.area(shell, pair, null)).toList());
            })
        .show();
  }

  @GetMapping("/subjects")
  ModelAndView subjects(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable UUID other,
      @RequestParam(defaultValue = "0") int after,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_PERSONS);
    return transactions
        .in(
            user.prefixes(),
            () -> {
              Two two = find(user, id, other);
              SimulationRows kept = simulations.subjects();
              int from = Math.max(0, after);
              List<SimulationRows.Differing> found =
                  kept.differing(two.first(), two.second(), from, PAGE + 1);
              String next = found.size() > PAGE ? String.valueOf(from + PAGE) : null;
              long count = kept.differing(two.first(), two.second());
              return list(
                  shell,
                  two,
                  new Part("subjects", count, from == 0 ? null : "", next),
                  ComparePages.subjectColumns(shell),
                  found.stream().limit(PAGE).map(pair -> pages.subject(shell, pair)).toList());
            })
        .show();
  }

  /**
   * One of the two lists.
   *
   * @param word "areas" or "subjects"
   * @param count how many rows it has
   * @param first not null where this is not its first page
   * @param next key of the next page; null on the last
   */
  private record Part(String word, long count, @Nullable String first, @Nullable String next) {}

  private static ListPage list(
      Shell shell, Two two, Part part, List<Listing.Column> columns, List<Row> rows) {
    Listing listing =
        new Listing(
            columns,
            List.of(),
            shell.t("simulation.compare.rows", part.count()),
            part.first() == null ? null : shell.here(),
            part.next() == null ? null : shell.here("after", part.next()),
            List.of(),
            rows.isEmpty()
                ? new Empty(
                    shell.t("simulation.compare.equal"), shell.t("simulation.none.says"), null)
                : null);
    String back = ComparePages.path(two.first(), two.second());
    Head head =
        new Head(
            shell.t("simulation.compare.list." + part.word(), part.count()),
            shell.t("simulation.compare.pairs.says"),
            List.of(),
            new Link(shell.t("simulation.compare.title"), shell.link(back)));
    return new ListPage(shell, head, List.of(), listing, rows, part.word().equals("subjects"));
  }

  private Two find(CurrentUser user, UUID id, UUID other) {
    return new Two(done(user, id), done(user, other));
  }

  private Kept done(CurrentUser user, UUID id) {
    return ask.find(user, id)
        .filter(kept -> kept.figures() != null)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** One list as a file, each simulation in columns of its own. */
  @GetMapping("/{part:areas|subjects}.{format:csv|xlsx}")
  void file(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable UUID other,
      @PathVariable String part,
      @PathVariable String format,
      @AuthenticationPrincipal CurrentUser user,
      HttpServletResponse response)
      throws IOException {
    user.require(part.equals("areas") ? Permission.SEE_FIGURES : Permission.EXPORT_PERSONS);
    Sheet sheet =
        transactions.in(
            user.prefixes(),
            () -> {
              Two two = find(user, id, other);
              return part.equals("areas")
                  ? areas(shell, user, two, format)
                  : subjects(shell, user, two, format);
            });
    response.setContentType(SheetFile.type(format));
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"simulations-compared-" + part + "." + format + "\"");
    String told =
        shell.t(
            "simulation.told",
            shell.t("simulation.file." + part),
            id + " | " + other,
            user.account().displayName(),
            sheet.rows().size(),
            shell.language().moment(shell.console().clock()));
    SheetFile.write(format, told, sheet.columns(), sheet.rows(), response.getOutputStream());
  }

  private record Sheet(List<Listing.Column> columns, List<Row> rows) {}

  private Sheet areas(Shell shell, CurrentUser user, Two two, String format) {
    String what = "simulations " + two.first() + " | " + two.second() + " areas." + format;
    audit.record(user.actor(), AuditAction.EXPORTED_LIST, null, two.one().asked().area(), "", what);
    List<Listing.Column> columns = new ArrayList<>();
    columns.add(Listing.Column.of(shell.t("simulation.area.code")));
    columns.add(Listing.Column.of(shell.t("simulation.area")));
    for (Listing.Column column : ComparePages.areaColumns(shell)) {
      if (column.number()) {
        for (String side : List.of("first", "second")) {
          columns.add(
              Listing.Column.number(
                  column.label() + " " + shell.t("simulation.compare.side." + side)));
        }
      }
    }
    List<Row> rows = new ArrayList<>();
    boolean persons = user.may(Permission.SEE_PERSONS);
    for (ComparePages.Pair pair : pages.differing(two.first(), two.second(), persons)) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(pair.code()));
      cells.add(Cell.of(shell.area(pair.code())));
      for (Change change : Change.values()) {
        cells.add(Cell.number(String.valueOf(pair.first(change)), null));
        cells.add(Cell.number(String.valueOf(pair.second(change)), null));
      }
      cells.add(Cell.number(String.valueOf(pair.firstDays()), null));
      cells.add(Cell.number(String.valueOf(pair.secondDays()), null));
      rows.add(new Row(null, cells));
    }
    return new Sheet(columns, rows);
  }

  private Sheet subjects(Shell shell, CurrentUser user, Two two, String format) {
    List<SimulationRows.Differing> all =
        simulations.subjects().differing(two.first(), two.second(), 0, SheetFile.ROWS_MAX);
    Map<Subject, String> where =
        all.stream()
            .map(CompareDesk::either)
            .collect(Collectors.toMap(SubjectChange::subject, SubjectChange::area, (a, b) -> a));
    audit.exported(user.actor(), where, shell.t("simulation.compare.title"), format);
    List<Row> rows =
        all.stream()
            .map(pair ->
                new Row(
                    null,
                    List.of(
                        Cell.of(either(pair).subject().id().toString()),
                        Cell.of(shell.texts().word("measure", either(pair).measure().word())),
                        Cell.of(SimulationTables.fileStay(shell, pair.one())),
                        Cell.of(SimulationTables.words(shell, pair.one())),
                        Cell.of(SimulationTables.fileStay(shell, pair.other())),
                        Cell.of(SimulationTables.words(shell, pair.other())),
                        Cell.of(either(pair).area()),
                        Cell.of(shell.area(either(pair).area())))))
            .toList();
    return new Sheet(
        List.of(
            Listing.Column.of(shell.t("simulation.subject")),
            Listing.Column.of(shell.t("simulation.measure")),
            Listing.Column.of(shell.t("simulation.compare.first")),
            side(shell, "first"),
            Listing.Column.of(shell.t("simulation.compare.second")),
            side(shell, "second"),
            Listing.Column.of(shell.t("simulation.area.code")),
            Listing.Column.of(shell.t("simulation.area"))),
        rows);
  }

  private static Listing.Column side(Shell shell, String side) {
    return Listing.Column.of(
        shell.t("simulation.change") + " " + shell.t("simulation.compare.side." + side));
  }

  private static SubjectChange either(SimulationRows.Differing pair) {
    SubjectChange one = pair.one();
    return Objects.requireNonNull(one == null ? pair.other() : one);
  }
}
