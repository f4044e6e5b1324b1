package lianfang.web.closures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.fact.Fact;
import lianfang.fact.FactRefused;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.Basis;
import lianfang.rulebook.DecisionLists;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.Standing;
import lianfang.rulebook.StandingQuery;
import lianfang.web.action.ActionRefused;
import lianfang.web.basis.FactTables;
import lianfang.web.basis.Reasons;
import lianfang.web.basis.Refused;
import lianfang.web.list.ListPage;
import lianfang.web.part.Cell;
import lianfang.web.part.Empty;
import lianfang.web.part.Field;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.part.Spans;
import lianfang.web.people.Keyset;
import lianfang.web.people.Paints;
import lianfang.web.people.Subjects;
import lianfang.web.record.RecordPage;
import lianfang.web.record.Steps;
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

/** Lists closures and disinfections, and takes the order of a competent organ. */
@Controller
class ClosuresDesk {

  private static final int PAGE = 50;

  private final ScopedTransactions transactions;
  private final MeasureLists measures;
  private final Subjects subjects;
  private final Reasons reasons;
  private final Steps steps;
  private final FactTables tables;
  private final Ledger ledger;
  private final PlaceFacts facts;
  private final DecisionLists decisions;

  ClosuresDesk(
      ScopedTransactions transactions,
      MeasureLists measures,
      Subjects subjects,
      Reasons reasons,
      Steps steps,
      FactTables tables,
      Ledger ledger,
      PlaceFacts facts,
      DecisionLists decisions) {
    this.transactions = transactions;
    this.measures = measures;
    this.subjects = subjects;
    this.reasons = reasons;
    this.steps = steps;
    this.tables = tables;
    this.ledger = ledger;
    this.facts = facts;
    this.decisions = decisions;
  }

  @GetMapping("/closures")
  ModelAndView list(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> page(shell)).show();
  }

  private ListPage page(Shell shell) {
    String measure = shell.query().getOrDefault("measure", "closure");
    StandingQuery all = StandingQuery.of(shell.ground().code(), shell.console().on());
    String state = shell.query().get("state");
    StandingQuery query = all.measure(measure);
    if (state != null) {
      query = query.state(state);
    }
    String after = shell.query().get("after");
    List<Standing> found = measures.page(query, Keyset.read(after), PAGE + 1);
    List<Standing> shown = found.subList(0, Math.min(PAGE, found.size()));
    Standing last = shown.isEmpty() ? null : shown.getLast();
    long count = measures.count(query);
    long due = measures.count(all.measure("closure").state("due"));
    Listing listing =
        new Listing(
            List.of(
                Listing.Column.of(shell.t("closure.place")),
                Listing.Column.of(shell.t("people.measure")),
                Listing.Column.of(shell.t("people.state")),
                Listing.Column.of(shell.t("people.until")),
                Listing.Column.minor(shell.t("people.village")),
                Listing.Column.minor(shell.t("people.basis"))),
            List.of(measureFilter(shell, measure), stateFilter(shell, all, measure, state)),
            shell.t("closure.count", count),
            after == null ? null : shell.here(),
            found.size() > PAGE && last != null
                ? shell.here("after", Keyset.write(last.area(), last.subject().id(), last.number()))
                : null,
            List.of(),
            shown.isEmpty()
                ? new Empty(shell.t("closure.none"), shell.t("closure.none.says"), null)
                : null);
    Head head =
        Head.of(
            shell.t("door.closures"),
            shell.t(due > 0 ? "closure.says.due" : "closure.says", shell.ground().name(), due));
    return new ListPage(shell, head, List.of(), listing, rows(shell, shown), false);
  }

  private List<Row> rows(Shell shell, List<Standing> shown) {
    Map<UUID, Subjects.Called> called =
        subjects.of(shell, shown.stream().map(Standing::subject).toList());
    List<Row> rows = new ArrayList<>();
    for (Standing one : shown) {
      UUID id = one.subject().id();
      String to = shell.link("/closures/" + id);
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.subject(called.getOrDefault(id, Subjects.unknown(id)).name(), "", to),
                  one.measure().equals("closure")
                      ? Cell.place(Paints.place(shell, one, shell.console().on()))
                      : Cell.of(shell.texts().word("measure", one.measure())),
                  Cell.state(one.state(), shell.texts().word("state", one.state())),
                  Cell.of(Spans.brief(shell, one.until())),
                  Cell.minor(subjects.village(one.area())),
                  one.bases().isEmpty()
                      ? Cell.minor("")
                      : Cell.basis(reasons.chip(shell, one.bases().getFirst()), to))));
    }
    return rows;
  }

  private static Filter measureFilter(Shell shell, String chosen) {
    List<Filter.Option> options = new ArrayList<>();
    for (String word : List.of("closure", "disinfection")) {
      options.add(
          new Filter.Option(
              shell.texts().word("measure", word),
              shell.here("measure", word),
              null,
              word.equals(chosen)));
    }
    return new Filter(
        shell.t("people.measure"),
        shell.texts().word("measure", chosen),
        shell.here("measure", ""),
        options);
  }

  private Filter stateFilter(
      Shell shell, StandingQuery all, String measure, @Nullable String chosen) {
    Map<String, Long> counts = new TreeMap<>();
    measures
        .counts(all.measure(measure), 2)
        .forEach(count -> counts.merge(count.state(), count.intervals(), Long::sum));
    List<Filter.Option> options = new ArrayList<>();
    counts.forEach((word, count) ->
        options.add(
            new Filter.Option(
                shell.texts().word("state", word),
                shell.here("state", word),
                shell.language().number(count),
                word.equals(chosen))));
    return new Filter(
        shell.t("people.state"),
        chosen == null ? null : shell.texts().word("state", chosen),
        shell.here("state", ""),
        options);
  }

  @GetMapping("/closures/{id}")
  ModelAndView show(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_FIGURES);
    return transactions.in(user.prefixes(), () -> page(shell, user, id, Map.of(), null)).show();
  }

  @PostMapping("/closures/{id}/{act}")
  ModelAndView record(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable String act,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(facts.permission(act));
    String refusal;
    try {
      if (facts.missing(act, form).isEmpty()) {
        facts.record(user, act, id, form);
        return new ModelAndView("redirect:" + shell.link("/closures/" + id));
      }
      refusal = shell.t("closure.missing");
    } catch (ActionRefused refused) {
      refusal = Refused.say(shell, refused);
    } catch (FactRefused refused) {
      refusal = refused.getMessage();
    }
    String told = refusal;
    return transactions.in(user.prefixes(), () -> page(shell, user, id, form, told)).show();
  }

  private List<Standing> find(UUID id) {
    List<Standing> found = measures.of(List.of(id));
    if (found.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return found;
  }

  private PlacePage page(
      Shell shell, CurrentUser user, UUID id, Map<String, String> typed, @Nullable String refusal) {
    List<Standing> found = find(id);
    List<Fact> own = ledger.of(List.of(Subject.place(id)));
    List<Basis> bases = found.stream().flatMap(one -> one.bases().stream()).toList();
    List<Fact> named = new ArrayList<>(ledger.list(Reasons.named(bases)));
    named.addAll(own);
    Subjects.Called called = subjects.of(shell, Subject.place(id));
    Head head =
        new Head(
            called.name(),
            subjects.village(found.getFirst().area()),
            List.of(),
            new Link(shell.t("door.closures"), shell.link("/closures")));
    boolean due =
        found.stream().anyMatch(o -> o.measure().equals("closure") && o.state().equals("due"));
    ClosureCourse course = ClosureCourse.of(own);
    boolean ends = decisions.of(id).stream().anyMatch(one -> one.question().equals("closure-end"));
    boolean form =
        (due || ends) && user.may(Permission.ORDER_CLOSURE) && !shell.console().elsewhere();
    return new PlacePage(
        shell,
        id.toString(),
        head,
        course.stages(shell, tables.recorders(own)),
        told(shell, course, ends),
        steps.list(shell, user, found, Reasons.byId(named), tables.recorders(named)),
        form ? PlaceFacts.fields(shell, user, typed) : List.<Field>of(),
        shell.console().elsewhere() ? List.of() : next(shell, user, id, found, own),
        refusal,
        tables.block(shell, own));
  }

  private List<RecordPage.Next> next(
      Shell shell, CurrentUser user, UUID id, List<Standing> found, List<Fact> own) {
    List<RecordPage.Next> next = new ArrayList<>();
    String orderer = ClosureCourse.of(own).step("closure-ordered").map(Fact::recorder).orElse("");
    for (String act : facts.following(found, own)) {
      boolean ownAnswer =
          List.of("uphold", "overrule").contains(act) && orderer.equals(user.getName());
      if (user.may(facts.permission(act)) && !ownAnswer) {
        next.add(
            new RecordPage.Next(
                "/closures/" + id + "/" + act,
                shell.t("closure.act." + act),
                List.of(new RecordPage.Line("organ", ClosureCourse.of(own).organ()))));
      }
    }
    return next;
  }

  private static List<Link> told(Shell shell, ClosureCourse course, boolean ends) {
    List<Link> told = new ArrayList<>();
    if (course.isOpen() && !course.isAnswered()) {
      told.add(new Link(shell.t("closure.waits", course.superior()), ""));
    }
    if (ends) {
      told.add(new Link(shell.t("closure.ends", course.organ()), ""));
    }
    return told;
  }
}
