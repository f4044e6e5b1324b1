package lianfang.web.simulations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import lianfang.access.Permission;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.edition.EditionRecord;
import lianfang.rulebook.edition.EditionRegister;
import lianfang.rulebook.edition.EditionState;
import lianfang.rulebook.simulation.Kept;
import lianfang.rulebook.simulation.Simulations;
import lianfang.rulebook.simulation.Totals;
import lianfang.web.action.AskSimulation;
import lianfang.web.list.FormPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
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

/** Asks for simulations, shows what they say and how two of them differ. */
@Controller
@RequestMapping(SimulationPages.PATH)
class SimulationsDesk {

  private static final int LATEST = 20;
  private static final int HORIZON = 28;
  private static final String ID = "[0-9a-f-]{36}";

  private final ScopedTransactions transactions;
  private final Simulations simulations;
  private final SimulationPages pages;
  private final SimulationTables tables;
  private final ComparePages compared;
  private final AskSimulation ask;
  private final EditionRegister register;

  SimulationsDesk(
      ScopedTransactions transactions,
      Simulations simulations,
      SimulationPages pages,
      SimulationTables tables,
      ComparePages compared,
      AskSimulation ask,
      EditionRegister register) {
    this.transactions = transactions;
    this.simulations = simulations;
    this.pages = pages;
    this.tables = tables;
    this.compared = compared;
    this.ask = ask;
    this.register = register;
  }

  @GetMapping
  ModelAndView ask(
      Shell shell,
      @RequestParam(required = false) @Nullable String edition,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return form(
        shell, edition, shell.console().on().toString(), String.valueOf(HORIZON), null, user);
  }

  private ModelAndView form(
      Shell shell,
      @Nullable String edition,
      String asOf,
      String horizon,
      @Nullable String refusal,
      CurrentUser user) {
    List<Kept> latest = transactions.in(user.prefixes(), () -> ask.list(user, edition, LATEST));
    List<Field> fields =
        AskSimulation.may(user) ? fields(shell, edition, asOf, horizon) : List.of();
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
            refusal,
            List.of(latest(shell, latest)))
        .show();
  }

  private List<Field> fields(Shell shell, @Nullable String edition, String asOf, String horizon) {
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.of("asOf", "date", shell.t("simulation.asof"), asOf)
            .hint(shell.t("simulation.asof.hint"))
            .need());
    fields.add(
        Field.of("horizon", "number", shell.t("simulation.horizon"), horizon)
            .hint(shell.t("simulation.horizon.hint"))
            .need());
    List<Field.Option> others = others(shell, edition);
    if (!others.isEmpty()) {
      fields.add(
          Field.checks("further", shell.t("simulation.further"), List.of(), others)
              .hint(shell.t("simulation.further.hint")));
    }
    fields.add(
        Field.of("readings", "lines", shell.t("simulation.readings"), "")
            .hint(shell.t("simulation.readings.hint")));
    return fields;
  }

  /** What is on its way to be in force, of other notices than the one that is asked about. */
  private List<Field.Option> others(Shell shell, @Nullable String edition) {
    List<EditionRecord> all = register.list();
    String own =
        all.stream()
            .filter(one -> one.edition().equals(edition))
            .map(EditionRecord::notice)
            .findFirst()
            .orElse("");
    return all.stream()
        .filter(one -> !one.notice().equals(own) && !one.state().isOver())
        .filter(one -> one.state() != EditionState.IN_FORCE)
        .map(one ->
            new Field.Option(
                one.edition(),
                one.notice()
                    + " "
                    + one.edition().substring(0, 8)
                    + " "
                    + shell.texts().word("edition.state", one.state().word())))
        .toList();
  }

  private Block latest(Shell shell, List<Kept> latest) {
    List<Row> rows = new ArrayList<>();
    for (Kept one : latest) {
      String to = shell.link(SimulationPages.path(one.asked().id()));
      Kept.Figures figures = one.figures();
      String stage = shell.t("simulation.stage." + one.stage().word(), one.progress().percent());
      List<Cell> cells = new ArrayList<>();
      cells.add(
          Cell.subject(
              shell.language().full(one.asked().asOf()),
              tables.name(shell, one.asked().area()),
              to));
      cells.add(Cell.minor(SimulationPages.brief(one.asked())));
      cells.add(Cell.of(stage));
      if (figures == null) {
        SimulationTables.numbers(shell, Totals.NONE).forEach(none -> cells.add(Cell.of("")));
      } else {
        cells.addAll(SimulationTables.numbers(shell, figures.totals()));
      }
      rows.add(new Row(to, cells));
    }
    List<Listing.Column> columns =
        new ArrayList<>(SimulationTables.changes(shell, "simulation.asof"));
    columns.add(1, Listing.Column.minor(shell.t("simulation.edition")));
    columns.add(2, Listing.Column.of(shell.t("simulation.stage")));
    return new Block(
        shell.t("simulation.latest"), null, null, columns, rows, shell.t("simulation.latest.none"));
  }

  @PostMapping
  ModelAndView start(
      Shell shell,
      @RequestParam(defaultValue = "") String edition,
      @RequestParam(defaultValue = "") List<String> further,
      @RequestParam(defaultValue = "") String readings,
      @RequestParam String area,
      @RequestParam LocalDate asOf,
      @RequestParam int horizon,
      @AuthenticationPrincipal CurrentUser user) {
    try {
      List<String> editions =
          Stream.concat(Stream.of(edition), further.stream())
              .filter(one -> !one.isBlank())
              .distinct()
              .toList();
      Simulations.Request request =
          new Simulations.Request(editions, assumed(readings), asOf, horizon, area);
      UUID id = ask.start(user, request);
      return new ModelAndView("redirect:" + shell.link(SimulationPages.path(id)));
    } catch (IllegalArgumentException wrong) {
      String days = String.valueOf(horizon);
      String refusal = shell.t("simulation.refused", String.valueOf(wrong.getMessage()));
      return form(shell, edition, asOf.toString(), days, refusal, user);
    }
  }

  /** Lines of NOTICE/KEY=VALUE, or NOTICE/KEY@AREA=VALUE. */
  private static Map<String, String> assumed(String lines) {
    Map<String, String> readings = new TreeMap<>();
    for (String line : lines.lines().map(String::strip).filter(one -> !one.isEmpty()).toList()) {
      int equals = line.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("'" + line + "': NOTICE/KEY=VALUE");
      }
      readings.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }
    return readings;
  }

  @GetMapping("/{id:" + ID + "}")
  ModelAndView show(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> pages.page(shell, user, find(id, user))).show();
  }

  @GetMapping("/{id:" + ID + "}/compare/{other:" + ID + "}")
  ModelAndView compare(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable UUID other,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions
        .in(user.prefixes(), () -> compared.page(shell, user, find(id, user), find(other, user)))
        .show();
  }

  private Kept find(UUID id, CurrentUser user) {
    return ask.find(user, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @PostMapping("/{id:" + ID + "}/again")
  ModelAndView again(
      Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    Kept kept = transactions.in(user.prefixes(), () -> find(id, user));
    if (kept.figures() == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    UUID again = ask.again(user, kept);
    return new ModelAndView("redirect:" + shell.link(SimulationPages.path(again)));
  }

  @PostMapping("/{id:" + ID + "}/cancel")
  ModelAndView cancel(
      Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    ask.cancel(user, id);
    return new ModelAndView("redirect:" + shell.link(SimulationPages.path(id)));
  }
}
