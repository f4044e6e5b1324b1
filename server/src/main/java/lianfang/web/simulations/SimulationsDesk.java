package lianfang.web.simulations;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.Audit;
import lianfang.access.Permission;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.simulation.Kept;
import lianfang.rulebook.simulation.SimulationRows;
import lianfang.rulebook.simulation.Simulations;
import lianfang.rulebook.simulation.SubjectChange;
import lianfang.web.list.FormPage;
import lianfang.web.list.ListPage;
import lianfang.web.list.SheetFile;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Empty;
import lianfang.web.part.Field;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Asks for simulations and shows what they say. */
@Controller
@RequestMapping(SimulationPages.PATH)
class SimulationsDesk {

  private static final int PAGE = 50;
  private static final int LATEST = 20;
  private static final int HORIZON = 28;

  private final ScopedTransactions transactions;
  private final Simulations simulations;
  private final SimulationPages pages;
  private final Audit audit;

  SimulationsDesk(
      ScopedTransactions transactions,
      Simulations simulations,
      SimulationPages pages,
      Audit audit) {
    this.transactions = transactions;
    this.simulations = simulations;
    this.pages = pages;
    this.audit = audit;
  }

  @GetMapping
  ModelAndView ask(
      Shell shell,
      @RequestParam(required = false) @Nullable String edition,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    List<Kept> latest =
        transactions.in(user.prefixes(), () -> simulations.list(edition, user.scope(), LATEST));
    boolean may = edition != null && mayAsk(user);
    List<Field> fields =
        may
            ? List.of(
                Field.of(
                        "asOf", "date", shell.t("simulation.asof"), shell.console().on().toString())
                    .need(),
                Field.of(
                        "horizon", "number", shell.t("simulation.horizon"), String.valueOf(HORIZON))
                    .hint(shell.t("simulation.horizon.hint"))
                    .need())
            : List.of();
    Head head =
        new Head(
            shell.t("simulation.ask"),
            shell.t("simulation.ask.says", shell.ground().name()),
            List.of(),
            new Link(shell.t("door.notices"), shell.link("/notices")));
    return new FormPage(
            shell,
            head,
            SimulationPages.PATH,
            List.of(),
            fields,
            Map.of("edition", edition == null ? "" : edition, "area", shell.ground().code()),
            shell.t("simulation.start"),
            null,
            List.of(latest(shell, latest)))
        .show();
  }

  private static boolean mayAsk(CurrentUser user) {
    return user.may(Permission.DRAFT_NOTICE) || user.may(Permission.APPROVE_NOTICE);
  }

  private Block latest(Shell shell, List<Kept> latest) {
    List<Row> rows = new ArrayList<>();
    for (Kept one : latest) {
      String to = shell.link(SimulationPages.PATH + "/" + one.asked().id());
      Kept.Figures figures = one.figures();
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.subject(
                      shell.language().full(one.asked().asOf()),
                      pages.name(one.asked().area()),
                      to),
                  Cell.of(shell.t("simulation.stage." + one.stage().word(), one.percent())),
                  Cell.number(number(shell, figures, Change.UNDER), null),
                  Cell.number(number(shell, figures, Change.RELEASED), null),
                  Cell.number(number(shell, figures, Change.LONGER), null),
                  Cell.number(number(shell, figures, Change.SHORTER), null),
                  Cell.number(number(shell, figures, Change.MOVED), null))));
    }
    List<Listing.Column> columns = new ArrayList<>();
    columns.add(Listing.Column.of(shell.t("simulation.asof")));
    columns.add(Listing.Column.of(shell.t("simulation.stage")));
    for (Change change : Change.values()) {
      columns.add(Listing.Column.number(shell.t("simulation.change." + change.word())));
    }
    return new Block(
        shell.t("simulation.latest"), null, null, columns, rows, shell.t("simulation.latest.none"));
  }

  private static String number(Shell shell, Kept.@Nullable Figures figures, Change change) {
    return figures == null ? "" : shell.language().number(figures.totals().of(change));
  }

  @PostMapping
  ModelAndView start(
      @RequestParam String edition,
      @RequestParam String area,
      @RequestParam LocalDate asOf,
      @RequestParam int horizon,
      @AuthenticationPrincipal CurrentUser user) {
    if (!mayAsk(user)) {
      user.require(Permission.DRAFT_NOTICE);
    }
    user.requireArea(area);
    UUID id =
        simulations.start(
            new Simulations.Request(List.of(edition), Map.of(), asOf, horizon, area),
            user.getName());
    return new ModelAndView("redirect:" + SimulationPages.PATH + "/" + id);
  }

  @GetMapping("/{id:[0-9a-f-]{36}}")
  ModelAndView show(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> pages.page(shell, user, find(id, user))).show();
  }

  private Kept find(UUID id, CurrentUser user) {
    return simulations
        .find(id, user.scope())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @PostMapping("/{id:[0-9a-f-]{36}}/cancel")
  ModelAndView cancel(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    if (!mayAsk(user)) {
      user.require(Permission.DRAFT_NOTICE);
    }
    simulations.cancel(id, user.scope());
    return new ModelAndView("redirect:" + SimulationPages.PATH + "/" + id);
  }

  @GetMapping("/{id:[0-9a-f-]{36}}/subjects")
  ModelAndView subjects(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String change,
      @RequestParam(defaultValue = "-1") int after,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_PERSONS);
    return transactions.in(user.prefixes(), () -> list(shell, query(id, change), after)).show();
  }

  private static SimulationRows.SubjectQuery query(UUID id, @Nullable String word) {
    Change found = null;
    for (Change change : Change.values()) {
      found = change.word().equals(word) ? change : found;
    }
    return new SimulationRows.SubjectQuery(id, "", found, null);
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
            columns(shell),
            List.of(),
            shell.t("simulation.subjects.count", count),
            after < 0 ? null : shell.here("after", ""),
            next,
            List.of(),
            count == 0
                ? new Empty(shell.t("simulation.none"), shell.t("simulation.none.says"), null)
                : null);
    String back = SimulationPages.PATH + "/" + query.simulation();
    Head head =
        new Head(
            shell.t("simulation.subjects"),
            shell.t("simulation.subjects.says"),
            List.of(),
            new Link(shell.t("simulation.result"), shell.link(back)));
    List<Row> rows = shown.stream().map(one -> row(shell, one.change())).toList();
    return new ListPage(shell, head, List.of(), listing, rows, true);
  }

  private static List<Listing.Column> columns(Shell shell) {
    return List.of(
        Listing.Column.of(shell.t("simulation.subject")),
        Listing.Column.of(shell.t("simulation.change")),
        Listing.Column.of(shell.t("simulation.measure")),
        Listing.Column.of(shell.t("simulation.before")),
        Listing.Column.of(shell.t("simulation.after")),
        Listing.Column.minor(shell.t("simulation.area")),
        Listing.Column.minor(shell.t("simulation.clause")));
  }

  private Row row(Shell shell, SubjectChange change) {
    Subject subject = change.subject();
    boolean person = subject.kind() == Subject.Kind.PERSON;
    String to = shell.link((person ? "/people/" : "/closures/") + subject.id());
    String words =
        change.changes().stream()
            .map(one -> shell.t("simulation.change." + one.word()))
            .collect(Collectors.joining(" "));
    return new Row(
        to,
        List.of(
            Cell.subject(subject.id().toString().substring(0, 8), null, to),
            Cell.tag("act", words),
            Cell.of(shell.texts().word("measure", change.measure().word())),
            Cell.of(stay(shell, change.before())),
            Cell.of(stay(shell, change.after())),
            Cell.minor(pages.name(change.area())),
            Cell.minor(change.basis().clause() + " · " + change.basis().row())));
  }

  private static String stay(Shell shell, SubjectChange.@Nullable Stay stay) {
    if (stay == null) {
      return shell.t("simulation.no");
    }
    String places =
        stay.places().stream()
            .map(place -> shell.texts().word("place", place))
            .collect(Collectors.joining(" → "));
    String from = stay.from() == null ? "" : shell.language().day(stay.from());
    String until = stay.until() == null ? "" : shell.language().day(stay.until());
    return (places + " " + from + "–" + until).strip();
  }

  @GetMapping("/{id:[0-9a-f-]{36}}/sheet.{format:csv|xlsx}")
  void sheet(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable String format,
      @AuthenticationPrincipal CurrentUser user,
      HttpServletResponse response)
      throws IOException {
    user.require(Permission.EXPORT_PERSONS);
    List<Row> rows =
        transactions.in(
            user.prefixes(),
            () -> {
              List<SubjectChange> all =
                  simulations.subjects().subjects(query(id, null), -1, SheetFile.ROWS_MAX).stream()
                      .map(SimulationRows.Numbered::change)
                      .toList();
              Map<Subject, String> where =
                  all.stream()
                      .collect(
                          Collectors.toMap(
                              SubjectChange::subject, SubjectChange::area, (a, b) -> a));
              audit.exported(user.actor(), where, shell.t("simulation.subjects"), format);
              return all.stream().map(one -> row(shell, one)).toList();
            });
    response.setContentType(SheetFile.type(format));
    response.setHeader("Content-Disposition", "attachment; filename=\"simulation." + format + "\"");
    String told = shell.t("simulation.told", user.account().displayName(), rows.size());
    SheetFile.write(format, told, columns(shell), rows, response.getOutputStream());
  }
}
