package lianfang.web.units;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.area.Scope;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.FactRefused;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.gate.trace.KnownTraces;
import lianfang.gate.unit.Presence;
import lianfang.gate.unit.Unit;
import lianfang.gate.unit.Units;
import lianfang.gate.unit.Units.Worker;
import lianfang.gate.unit.WorkStatus;
import lianfang.instance.ScopedTransactions;
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
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Shows one firm or village to whoever answers for its data, and resolves where gates disagree. */
@Controller
class UnitDesk {

  private final Units units;
  private final UnitLook looking;
  private final UnitsDesk list;
  private final KnownTraces traces;
  private final Ledger ledger;
  private final ScopedTransactions transactions;
  private final Clock clock;

  UnitDesk(
      Units units,
      UnitLook looking,
      UnitsDesk list,
      KnownTraces traces,
      Ledger ledger,
      ScopedTransactions transactions,
      Clock clock) {
    this.units = units;
    this.looking = looking;
    this.list = list;
    this.traces = traces;
    this.ledger = ledger;
    this.transactions = transactions;
    this.clock = clock;
  }

  @GetMapping("/units/{area}")
  ModelAndView show(
      Shell shell,
      @PathVariable String area,
      @RequestParam(defaultValue = "") String firm,
      @AuthenticationPrincipal CurrentUser user) {
    Unit unit = unit(area, firm);
    looking.require(user, unit, shell.console().today());
    return page(shell, user, unit, null).show();
  }

  private static Unit unit(String area, String firm) {
    if (!area.matches("[1-8][0-9]{5,11}") || firm.isEmpty() && area.length() != 12) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return firm.isEmpty() ? Unit.village(area) : Unit.firm(area, firm);
  }

  /** The data manager says whether somebody is inside; what gates told before counts no more. */
  @PostMapping("/units/{area}")
  ModelAndView resolve(
      Shell shell,
      @PathVariable String area,
      @RequestParam(defaultValue = "") String firm,
      @RequestParam UUID person,
      @RequestParam String state,
      @RequestParam String reason,
      @AuthenticationPrincipal CurrentUser user) {
    Unit unit = unit(area, firm);
    LocalDate day = shell.console().today();
    looking.require(user, unit, day);
    Instant now = clock.instant();
    Presence presence = units.told(unit, now).presences(now).get(person);
    if (presence == null || presence.doubts().isEmpty()) {
      // A colleague has said so, or a gate has told more, since the page was opened.
      return page(shell, user, unit, shell.t("unit.resolved")).show();
    }
    String home = traces.of(List.of(person)).areas().getOrDefault(person, area);
    Map<String, String> said =
        Map.of(
            "unit", unit.subject().kind().word() + ":" + unit.id(),
            "state", state,
            "reason", reason);
    Fact fact =
        new Fact(
            0,
            new FactIds(clock).next(),
            Subject.person(person),
            "presence",
            home,
            now,
            now,
            user.getName(),
            "page",
            null,
            new TreeMap<>(said));
    // The person may live elsewhere; whoever answers for the unit may say this there too.
    Recorder recorder = new Recorder(user.getName(), Scope.of(home));
    try {
      transactions.in(home, () -> ledger.append(recorder, List.of(fact)));
    } catch (FactRefused refused) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, refused.getMessage(), refused);
    }
    return new ModelAndView("redirect:" + UnitsDesk.address(shell, unit));
  }

  private UnitPage page(Shell shell, CurrentUser user, Unit unit, @Nullable String told) {
    LocalDate day = shell.console().today();
    UnitLook.Seen seen = looking.look(shell, user, unit);
    List<Worker> missing = unit.isFirm() ? missing(seen, day) : List.of();
    long inside = seen.presences().values().stream().filter(Presence::inside).count();
    boolean vacant = looking.isVacant(unit, day);
    return new UnitPage(
        shell,
        head(shell, unit, seen, inside + seen.uncounted(), missing.size()),
        told,
        vacant ? shell.t("unit.alarm") : null,
        user.may(Permission.MANAGE_AREAS) ? UnitsDesk.naming(shell, unit) : null,
        people(shell, unit, seen),
        unit.isFirm() ? missingBlock(shell, seen, missing) : null,
        doubts(shell, seen),
        shell.console().elsewhere() ? null : UnitsDesk.address(shell, unit));
  }

  /** Who may work, has come in at no gate today, and is not inside since yesterday. */
  private static List<Worker> missing(UnitLook.Seen seen, LocalDate day) {
    return seen.workers().stream()
        .filter(one -> status(seen, one.person()).mayWork())
        .filter(one -> {
          Presence presence = seen.presences().get(one.person());
          boolean today =
              presence != null && presence.since() != null && Days.of(presence.since()).equals(day);
          return presence == null || !presence.inside() && !today;
        })
        .toList();
  }

  private static WorkStatus status(UnitLook.Seen seen, UUID person) {
    return seen.statuses().getOrDefault(person, new WorkStatus(false, null));
  }

  private Head head(Shell shell, Unit unit, UnitLook.Seen seen, long inside, int missing) {
    long may = seen.workers().stream().filter(one -> status(seen, one.person()).mayWork()).count();
    List<Figure> figures = new ArrayList<>();
    figures.add(figure(shell, may, "unit.may", "plain"));
    figures.add(figure(shell, seen.workers().size() - may, "unit.notyet", "plain"));
    figures.add(figure(shell, inside, "unit.inside.now", "plain"));
    if (unit.isFirm()) {
      figures.add(figure(shell, missing, "unit.expected", missing > 0 ? "act" : "calm"));
    }
    return new Head(
        list.called(shell, unit),
        shell.t(
            unit.isFirm() ? "unit.firm.says" : "unit.village.says",
            seen.workers().size(),
            shell.language().moment(shell.console().clock())),
        figures,
        new Link(shell.t("unit.title"), shell.link("/units")));
  }

  private static Figure figure(Shell shell, long count, String key, String tone) {
    return new Figure(shell.language().number(count), shell.t(key), null, null, tone);
  }

  private static Cell name(UnitLook.Seen seen, UUID person) {
    Subjects.Called called = seen.names().getOrDefault(person, Subjects.unknown(person));
    return Cell.said((called.name() + " " + called.reference()).strip());
  }

  private static Cell may(Shell shell, WorkStatus status) {
    if (status.mayWork()) {
      return Cell.tag("good", shell.t("unit.may"));
    }
    LocalDate until = status.until();
    return Cell.tag(
        "act",
        until == null
            ? shell.t("unit.notyet.open")
            : shell.t("unit.notyet.until", shell.language().day(until)));
  }

  private static Cell where(Shell shell, @Nullable Presence presence) {
    Instant since = presence == null ? null : presence.since();
    if (presence == null || since == null) {
      return Cell.of("—");
    }
    String time = shell.language().moment(since.atZone(Days.ZONE).toLocalDateTime());
    return Cell.of(shell.t(presence.inside() ? "unit.in" : "unit.out", time));
  }

  private static Block people(Shell shell, Unit unit, UnitLook.Seen seen) {
    List<Row> rows = new ArrayList<>();
    for (Worker one : seen.workers()) {
      List<Cell> cells = new ArrayList<>();
      cells.add(name(seen, one.person()));
      cells.add(may(shell, status(seen, one.person())));
      cells.add(where(shell, seen.presences().get(one.person())));
      if (!unit.isFirm()) {
        cells.add(Cell.said(one.firm().name()).asMinor());
      }
      rows.add(new Row(null, cells));
    }
    List<Listing.Column> columns = new ArrayList<>();
    columns.add(Listing.Column.of(shell.t("people.who")));
    columns.add(Listing.Column.of(shell.t("unit.work")));
    columns.add(Listing.Column.of(shell.t("unit.presence")));
    if (!unit.isFirm()) {
      columns.add(Listing.Column.minor(shell.t("unit.works.where")));
    }
    return new Block(
        shell.t(unit.isFirm() ? "unit.staff" : "unit.residents", rows.size()),
        shell.t("unit.people.footer"),
        null,
        columns,
        rows,
        shell.t("unit.people.none"));
  }

  private static Block missingBlock(Shell shell, UnitLook.Seen seen, List<Worker> missing) {
    List<Row> rows =
        missing.stream()
            .map(one ->
                new Row(
                    null,
                    List.of(
                        name(seen, one.person()),
                        Cell.of(String.valueOf(one.shift() == null ? "—" : one.shift())))))
            .toList();
    return new Block(
        shell.t("unit.missing", rows.size()),
        null,
        null,
        List.of(Listing.Column.of(shell.t("people.who")), Listing.Column.of(shell.t("unit.shift"))),
        rows,
        shell.t("unit.missing.none"));
  }

  private static List<UnitPage.Doubt> doubts(Shell shell, UnitLook.Seen seen) {
    List<UnitPage.Doubt> doubts = new ArrayList<>();
    for (Presence one : seen.presences().values()) {
      if (one.doubts().isEmpty()) {
        continue;
      }
      String why =
          String.join(
              shell.t("list.and"),
              one.doubts().stream()
                  .sorted()
                  .map(doubt -> shell.t("unit.doubt." + doubt.word()))
                  .toList());
      boolean twice = !one.doubts().contains(Presence.Doubt.NO_EXIT);
      doubts.add(
          new UnitPage.Doubt(
              one.person().toString(),
              name(seen, one.person()),
              why,
              twice ? "twice" : "missed-exit"));
    }
    doubts.sort(java.util.Comparator.comparing(UnitPage.Doubt::id));
    return doubts;
  }
}
