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
import lianfang.instance.ScopedTransactions;
import lianfang.web.part.Figure;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
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
    return page(shell, user, unit, null, null).show();
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
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    Unit unit = unit(area, firm);
    LocalDate day = shell.console().today();
    looking.require(user, unit, day);
    String state = form.getOrDefault("state", "");
    String reason = form.getOrDefault("reason", "");
    if (!UnitBlocks.STATES.contains(state) || !UnitBlocks.REASONS.contains(reason)) {
      return page(shell, user, unit, null, shell.t("unit.incomplete.said")).show();
    }
    Instant now = clock.instant();
    Units.Told told = units.told(unit, now);
    Presence presence = told.presences(now).get(person);
    boolean corrects = form.containsKey("corrects") && isSaid(told, person, state);
    if (!corrects && (presence == null || presence.doubts().isEmpty())) {
      // A colleague has said so, or a gate has told more, since the page was opened.
      return page(shell, user, unit, shell.t("unit.resolved"), null).show();
    }
    say(user, unit, person, now, Map.of("state", state, "reason", reason));
    return new ModelAndView("redirect:" + UnitsDesk.address(shell, unit));
  }

  /** A fact about the person, who may live elsewhere. */
  private void say(
      CurrentUser user, Unit unit, UUID person, Instant now, Map<String, String> what) {
    String home = traces.of(List.of(person)).areas().getOrDefault(person, unit.area());
    TreeMap<String, String> said = new TreeMap<>(what);
    said.put("unit", unit.subject().kind().word() + ":" + unit.id());
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
            said);
    // Whoever answers for the unit may say this there too.
    Recorder recorder = new Recorder(user.getName(), Scope.of(home));
    try {
      transactions.in(home, () -> ledger.append(recorder, List.of(fact)));
    } catch (FactRefused refused) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, refused.getMessage(), refused);
    }
  }

  /** Whether the last that is known of somebody was said, and said otherwise. */
  private static boolean isSaid(Units.Told told, UUID person, String state) {
    List<Presence.Event> latest = Presence.latest(told.events().getOrDefault(person, List.of()));
    return latest.size() == 1
        && latest.getFirst().isStated()
        && latest.getFirst().in() != state.equals(UnitBlocks.INSIDE);
  }

  private UnitPage page(
      Shell shell, CurrentUser user, Unit unit, @Nullable String told, @Nullable String refusal) {
    LocalDate day = shell.console().today();
    UnitLook.Seen seen = looking.look(shell, user, unit);
    boolean vacant = looking.isVacant(unit, day);
    UnitBlocks blocks = new UnitBlocks(shell, unit, seen);
    List<Worker> missing = unit.isFirm() ? blocks.missing(day) : List.of();
    return new UnitPage(
        shell,
        head(shell, unit, blocks, missing.size()),
        told,
        refusal,
        vacant ? shell.t("unit.alarm") : null,
        user.may(Permission.MANAGE_AREAS) ? UnitsDesk.naming(shell, unit) : null,
        blocks.people(),
        blocks.inside(),
        unit.isFirm() ? blocks.missingBlock(missing) : null,
        blocks.doubts(),
        blocks.said(),
        shell.console().elsewhere() ? null : UnitsDesk.address(shell, unit));
  }

  private Head head(Shell shell, Unit unit, UnitBlocks blocks, int missing) {
    long may = blocks.mayWork();
    int all = blocks.staff();
    int doubts = blocks.doubtful().size();
    List<Figure> figures = new ArrayList<>();
    figures.add(figure(shell, may, "unit.may", "people", "plain"));
    figures.add(figure(shell, all - may, "unit.notyet", "people", "plain"));
    figures.add(figure(shell, blocks.heads(), "unit.inside.now", "inside", "plain"));
    if (unit.isFirm()) {
      String tone = missing > 0 ? "act" : "calm";
      figures.add(figure(shell, missing, "unit.expected", "missing", tone));
    }
    if (doubts > 0) {
      figures.add(figure(shell, doubts, "unit.doubtful", "doubts", "act"));
    }
    return new Head(
        list.called(shell, unit),
        shell.t(
            unit.isFirm() ? "unit.firm.says" : "unit.village.says",
            all,
            shell.language().moment(shell.console().clock())),
        figures,
        new Link(shell.t("unit.title"), shell.link("/units")));
  }

  private static Figure figure(Shell shell, long count, String key, String list, String tone) {
    return new Figure(shell.language().number(count), shell.t(key), null, "#" + list, tone);
  }
}
