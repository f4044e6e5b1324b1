package lianfang.web.simulations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.instance.ScopedTransactions;
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
import org.springframework.util.MultiValueMap;
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
  private static final String ID = "[0-9a-f-]{36}";

  private final ScopedTransactions transactions;
  private final Simulations simulations;
  private final SimulationPages pages;
  private final ComparePages compared;
  private final AskSimulation ask;
  private final AskForm asking;

  SimulationsDesk(
      ScopedTransactions transactions,
      Simulations simulations,
      SimulationPages pages,
      ComparePages compared,
      AskSimulation ask,
      AskForm asking) {
    this.transactions = transactions;
    this.simulations = simulations;
    this.pages = pages;
    this.compared = compared;
    this.ask = ask;
    this.asking = asking;
  }

  @GetMapping
  ModelAndView ask(
      Shell shell,
      @RequestParam(defaultValue = "") String edition,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return form(shell, AskForm.blank(shell, edition), Map.of(), null, user);
  }

  private ModelAndView form(
      Shell shell,
      AskForm.Typed typed,
      Map<String, String> errors,
      @Nullable String refusal,
      CurrentUser user) {
    String edition = typed.edition().isEmpty() ? null : typed.edition();
    List<Kept> latest = transactions.in(user.prefixes(), () -> ask.list(user, edition, LATEST));
    List<Field> fields = AskSimulation.may(user) ? asking.fields(shell, typed, errors) : List.of();
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
            Map.of("edition", typed.edition(), "area", typed.area()),
            shell.t("simulation.start"),
            refusal,
            List.of(latest(shell, latest)))
        .show();
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
              shell.language().full(one.asked().asOf()), shell.area(one.asked().area()), to));
      cells.add(Cell.minor(SimulationTables.brief(shell, one.asked())));
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
      @RequestParam MultiValueMap<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    AskForm.Typed typed =
        new AskForm.Typed(
            one(form, "edition"),
            form.getOrDefault("further", List.of()),
            one(form, "readings"),
            form.containsKey("area") ? one(form, "area") : shell.ground().code(),
            one(form, "asOf"),
            one(form, "horizon"));
    AskForm.Read read = asking.read(shell, typed);
    Simulations.Request request = read.request();
    if (request == null) {
      return form(shell, typed, read.errors(), null, user);
    }
    try {
      UUID id = ask.start(user, request);
      return new ModelAndView("redirect:" + shell.link(SimulationPages.path(id)));
    } catch (IllegalArgumentException wrong) {
      String refusal = shell.t("simulation.refused", String.valueOf(wrong.getMessage()));
      return form(shell, typed, Map.of(), refusal, user);
    }
  }

  private static String one(MultiValueMap<String, String> form, String name) {
    return Objects.requireNonNullElse(form.getFirst(name), "");
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
