package lianfang.web.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lianfang.access.Permission;
import lianfang.casework.CaseStep;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.Citation;
import lianfang.casework.Desk;
import lianfang.casework.Term;
import lianfang.casework.time.Span;
import lianfang.fact.playbook.Wording;
import lianfang.web.casetype.Withdrawing;
import lianfang.web.list.BlocksPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Shows which kinds of cases there are, how each goes, until when, and where that stands. */
@Controller
class TypesDesk {

  private static final String PAGE = "/cases/types";

  private final CaseTypes types;
  private final Withdrawing withdrawing;

  TypesDesk(CaseTypes types, Withdrawing withdrawing) {
    this.types = types;
    this.withdrawing = withdrawing;
  }

  @GetMapping(PAGE)
  ModelAndView list(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    Set<String> offered =
        types.offered(shell.ground().code()).stream().map(CaseType::id).collect(Collectors.toSet());
    List<Row> rows = new ArrayList<>();
    for (CaseType type : types.list()) {
      String to = shell.link(PAGE + "/" + type.id());
      boolean here = offered.contains(type.id());
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.subject(Said.of(shell, type.title()), "", to),
                  Cell.tag(
                      here ? "good" : "tag", shell.t(here ? "case.offered" : "case.offered.not")),
                  Cell.number(shell.language().number(type.flow().states().size()), null),
                  Cell.number(shell.language().number(type.rules().terms().size()), null),
                  Cell.minor(cited(shell, type.cites())))));
    }
    Block block =
        new Block(
            shell.t("case.types", rows.size()),
            shell.t("case.types.footer"),
            null,
            List.of(
                Listing.Column.of(shell.t("case.type")),
                Listing.Column.of(shell.t("case.type.here")),
                Listing.Column.number(shell.t("case.type.states")),
                Listing.Column.number(shell.t("case.type.terms")),
                Listing.Column.minor(shell.t("case.type.cites"))),
            rows,
            shell.t("case.types.none"));
    Head head =
        new Head(
            shell.t("case.types.title"),
            shell.t("case.types.says", rows.size()),
            List.of(),
            new Link(shell.t("case.title"), shell.link("/cases")));
    return new BlocksPage(shell, head, List.of(), List.of(), List.of(), List.of(block.stacked()))
        .show();
  }

  @GetMapping(PAGE + "/{id}")
  ModelAndView one(
      Shell shell, @PathVariable String id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    CaseType type =
        types.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    boolean may =
        !user.account().scope().prefixes().isEmpty()
            && types.offered(shell.ground().code()).contains(type)
            && user.may(Permission.SEE_PERSONS);
    return new TypePage(
            shell,
            new Head(
                Said.of(shell, type.title()),
                shell.t(
                    "case.type.says",
                    type.flow().states().size(),
                    type.flow().steps().size(),
                    shell.language().full(type.validity().from())),
                List.of(),
                new Link(shell.t("case.types.title"), shell.link(PAGE))),
            PAGE + "/" + id,
            may
                ? new Link(
                    Said.of(shell, type.filings().getFirst().name()),
                    shell.link("/cases/new/" + id))
                : null,
            withdrawing.offers(user, type) ? type.edition() : null,
            new Drawing(shell, type).of("", Set.of()),
            List.of(steps(shell, type), terms(shell, type), priorities(shell, type)),
            type.cites().stream().map(one -> Said.of(shell, one.says())).toList())
        .show();
  }

  @PostMapping(PAGE + "/{id}/withdraw")
  ModelAndView withdraw(
      Shell shell,
      @PathVariable String id,
      @RequestParam String edition,
      @AuthenticationPrincipal CurrentUser user) {
    CaseType type =
        types.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    withdrawing.withdraw(user, type, edition);
    return new ModelAndView("redirect:" + shell.link(PAGE + "/" + id));
  }

  private Block steps(Shell shell, CaseType type) {
    List<Row> rows = new ArrayList<>();
    for (CaseStep step : type.flow().steps()) {
      String who =
          step.who().stream().map(one -> who(shell, one)).collect(Collectors.joining(", "));
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(Said.of(shell, step.name())),
                  Cell.of(who),
                  new Cell(
                      "text",
                      step.guards().stream()
                          .map(guard -> shell.texts().word("case.guard", guard.word()))
                          .collect(Collectors.joining(", ")),
                      cited(shell, step.cites()),
                      null,
                      false))));
    }
    return new Block(
        shell.t("case.steps"),
        shell.t("case.steps.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("case.step")),
            Listing.Column.of(shell.t("case.step.who")),
            Listing.Column.of(shell.t("case.step.guards"))),
        rows,
        "");
  }

  private String who(Shell shell, CaseStep.Who who) {
    return who.kind() == CaseStep.Who.Kind.NAMED_DESK
        ? desk(shell, who.desk())
        : shell.texts().word("case.by", who.kind().name().toLowerCase(java.util.Locale.ROOT));
  }

  private String desk(Shell shell, String id) {
    Optional<Wording> name = types.desks().find(id).map(Desk::name);
    return name.map(said -> Said.of(shell, said)).orElse(id);
  }

  private Block terms(Shell shell, CaseType type) {
    List<Row> rows = new ArrayList<>();
    for (Term term : type.rules().terms()) {
      String spans =
          term.spans().stream()
              .map(rule -> span(shell, rule.span()))
              .distinct()
              .collect(Collectors.joining(" / "));
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(Said.of(shell, term.says())),
                  Cell.of(spans),
                  Cell.of(desk(shell, term.owner())),
                  Cell.minor(term.supervisor().map(one -> desk(shell, one)).orElse("–")),
                  Cell.minor(cited(shell, term.cites())))));
    }
    return new Block(
        shell.t("case.terms"),
        shell.t("case.terms.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("case.term")),
            Listing.Column.of(shell.t("case.term.span")),
            Listing.Column.of(shell.t("case.term.owner")),
            Listing.Column.minor(shell.t("case.term.supervisor")),
            Listing.Column.minor(shell.t("case.type.cites"))),
        rows,
        shell.t("case.type.terms.none"));
  }

  private static String span(Shell shell, Span span) {
    return span.unit() == Span.Unit.SAME_DAY
        ? shell.t("case.span.same-day", span.cutOff())
        : shell.t("case.span." + span.unit().word(), span.amount());
  }

  private static Block priorities(Shell shell, CaseType type) {
    List<Row> rows =
        type.rules().priorities().stream()
            .map(one ->
                new Row(
                    null,
                    List.of(
                        Cell.of(Said.of(shell, one.says())),
                        Cell.number(shell.language().number(one.points()), null))))
            .toList();
    return new Block(
        shell.t("case.priorities"),
        shell.t("case.priorities.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("case.priority.says")),
            Listing.Column.number(shell.t("case.priority.points"))),
        rows,
        shell.t("case.priorities.none"));
  }

  private static String cited(Shell shell, List<Citation> cites) {
    return cites.stream().map(one -> Said.of(shell, one.says())).collect(Collectors.joining("; "));
  }
}
