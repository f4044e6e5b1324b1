package lianfang.web.simulations;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import lianfang.web.part.Empty;
import lianfang.web.part.Filter;
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

/** The subjects of a simulation as a list, and all its tables as files. */
@Controller
@RequestMapping(SimulationPages.PATH + "/{id:[0-9a-f-]{36}}")
class SubjectsDesk {

  private static final int PAGE = 50;

  private final ScopedTransactions transactions;
  private final Simulations simulations;
  private final SimulationTables tables;
  private final ShortParts parts;
  private final AskSimulation ask;
  private final Audit audit;

  SubjectsDesk(
      ScopedTransactions transactions,
      Simulations simulations,
      SimulationTables tables,
      ShortParts parts,
      AskSimulation ask,
      Audit audit) {
    this.transactions = transactions;
    this.simulations = simulations;
    this.tables = tables;
    this.parts = parts;
    this.ask = ask;
    this.audit = audit;
  }

  @GetMapping("/subjects")
  ModelAndView subjects(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String change,
      @RequestParam(required = false) @Nullable String row,
      @RequestParam(defaultValue = "") String at,
      @RequestParam(defaultValue = "-1") int after,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_PERSONS);
    SimulationRows.SubjectQuery query = new SimulationRows.SubjectQuery(id, at, of(change), row);
    return transactions
        .in(
            user.prefixes(),
            () -> {
              find(id, user);
              return list(shell, query, after);
            })
        .show();
  }

  private Kept find(UUID id, CurrentUser user) {
    return ask.find(user, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static @Nullable Change of(@Nullable String word) {
    Change found = null;
    for (Change change : Change.values()) {
      found = change.word().equals(word) ? change : found;
    }
    return found;
  }

  private ListPage list(Shell shell, SimulationRows.SubjectQuery query, int after) {
    SimulationRows kept = simulations.subjects();
    long count = kept.count(query);
    List<SimulationRows.Numbered> found = kept.subjects(query, after, PAGE + 1);
    List<SimulationRows.Numbered> shown = found.subList(0, Math.min(PAGE, found.size()));
    String next =
        found.size() > PAGE ? shell.here("after", String.valueOf(shown.getLast().number())) : null;
    Listing listing =
        new Listing(
                SimulationTables.subjectColumns(shell),
                filters(shell, query),
                shell.t("simulation.subjects.count", count, kept.countSubjects(query)),
                after < 0 ? null : shell.here("after", ""),
                next,
                List.of(),
                count == 0
                    ? new Empty(shell.t("simulation.none"), shell.t("simulation.none.says"), null)
                    : null)
            .stacked();
    String back = SimulationPages.path(query.simulation());
    Head head =
        new Head(
            shell.t("simulation.subjects"),
            shell.t("simulation.subjects.says"),
            List.of(),
            new Link(shell.t("simulation.result"), shell.link(back)));
    List<Row> rows = shown.stream().map(one -> tables.subject(shell, one.change())).toList();
    return new ListPage(shell, head, List.of(), listing, rows, true);
  }

  private List<Filter> filters(Shell shell, SimulationRows.SubjectQuery query) {
    List<Filter.Option> options = new ArrayList<>();
    for (Change change : Change.values()) {
      options.add(
          new Filter.Option(
              shell.t("simulation.change." + change.word()),
              shell.here("change", change.word()),
              null,
              change == query.change()));
    }
    Change chosen = query.change();
    List<Filter> filters = new ArrayList<>();
    filters.add(
        new Filter(
            shell.t("simulation.change"),
            chosen == null ? null : shell.t("simulation.change." + chosen.word()),
            shell.here("change", ""),
            options));
    if (!query.area().isEmpty()) {
      filters.add(
          new Filter(
              shell.t("simulation.area"),
              shell.area(query.area()),
              shell.here("at", ""),
              List.of()));
    }
    if (query.row() != null) {
      filters.add(
          new Filter(shell.t("simulation.clause"), query.row(), shell.here("row", ""), List.of()));
    }
    return filters;
  }

  /** One table as a file; small counts are left out for whoever may not see persons. */
  @GetMapping("/{part:areas|days|short|clauses|subjects}.{format:csv|xlsx}")
  void file(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable String part,
      @PathVariable String format,
      @AuthenticationPrincipal CurrentUser user,
      HttpServletResponse response)
      throws IOException {
    user.require(Permission.SEE_FIGURES);
    if (part.equals("subjects")) {
      user.require(Permission.EXPORT_PERSONS);
    }
    Sheet sheet =
        transactions.in(user.prefixes(), () -> sheet(shell, user, find(id, user), part, format));
    response.setContentType(SheetFile.type(format));
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"simulation-" + part + "." + format + "\"");
    String told =
        shell.t(
            "simulation.told",
            shell.t("simulation.file." + part),
            id,
            user.account().displayName(),
            sheet.rows().size(),
            shell.language().moment(shell.console().clock()));
    SheetFile.write(format, told, sheet.columns(), sheet.rows(), response.getOutputStream());
  }

  private record Sheet(List<Listing.Column> columns, List<Row> rows) {}

  private Sheet sheet(Shell shell, CurrentUser user, Kept kept, String part, String format) {
    Kept.Figures figures = kept.figures();
    if (figures == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    UUID id = kept.asked().id();
    if (part.equals("subjects")) {
      return subjects(shell, user, id, format);
    }
    String what = "simulation " + id + " " + part + "." + format;
    audit.record(user.actor(), AuditAction.EXPORTED_LIST, null, kept.asked().area(), "", what);
    boolean persons = user.may(Permission.SEE_PERSONS);
    return switch (part) {
      case "areas" ->
          new Sheet(
              FileTables.areaColumns(shell),
              simulations.areas(id, persons).stream()
                  .map(one -> FileTables.area(one, shell.area(one.area())))
                  .toList());
      case "short" ->
          new Sheet(
              FileTables.shortColumns(shell), parts.file(shell, parts.of(id, persons, Set.of())));
      case "days" -> new Sheet(FileTables.dayColumns(shell), FileTables.days(shell, figures));
      default ->
          new Sheet(
              SimulationTables.clauseColumns(shell),
              figures.clauses().stream()
                  .map(one -> tables.clause(shell, kept.asked(), one, persons))
                  .toList());
    };
  }

  private Sheet subjects(Shell shell, CurrentUser user, UUID id, String format) {
    SimulationRows.SubjectQuery query = new SimulationRows.SubjectQuery(id, "", null, null);
    List<SubjectChange> all =
        simulations.subjects().subjects(query, -1, SheetFile.ROWS_MAX).stream()
            .map(SimulationRows.Numbered::change)
            .toList();
    Map<Subject, String> where =
        all.stream()
            .collect(Collectors.toMap(SubjectChange::subject, SubjectChange::area, (a, b) -> a));
    audit.exported(user.actor(), where, shell.t("simulation.subjects"), format);
    return new Sheet(
        SimulationTables.fileColumns(shell),
        all.stream().map(one -> tables.fileRow(shell, one)).toList());
  }
}
