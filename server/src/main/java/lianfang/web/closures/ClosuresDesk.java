package lianfang.web.closures;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import lianfang.web.action.ActionRefused;
import lianfang.web.basis.FactTables;
import lianfang.web.basis.Reasons;
import lianfang.web.basis.Refused;
import lianfang.web.list.Lists;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Row;
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
  private final ClosureList closures;
  private final Subjects subjects;
  private final Steps steps;
  private final FactTables tables;
  private final Ledger ledger;
  private final PlaceFacts facts;
  private final DecisionLists decisions;

  ClosuresDesk(
      ScopedTransactions transactions,
      MeasureLists measures,
      ClosureList closures,
      Subjects subjects,
      Steps steps,
      FactTables tables,
      Ledger ledger,
      PlaceFacts facts,
      DecisionLists decisions) {
    this.transactions = transactions;
    this.measures = measures;
    this.closures = closures;
    this.subjects = subjects;
    this.steps = steps;
    this.tables = tables;
    this.ledger = ledger;
    this.facts = facts;
    this.decisions = decisions;
  }

  @GetMapping("/closures")
  ModelAndView list(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_PERSONS);
    return transactions.in(user.prefixes(), () -> closures.page(shell, user)).show();
  }

  @GetMapping("/closures/sheet.{format:csv|xlsx}")
  void sheet(
      Shell shell,
      @PathVariable String format,
      @AuthenticationPrincipal CurrentUser user,
      HttpServletResponse response)
      throws IOException {
    user.require(Permission.SEE_PERSONS);
    List<Row> rows = transactions.in(user.prefixes(), () -> closures.export(shell, user, format));
    Lists.send(shell, user, format, ClosureList.columns(shell), rows, response);
  }

  @GetMapping("/closures/{id}")
  ModelAndView show(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_PERSONS);
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
      refusal = Refused.say(shell, refused);
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
            subjects.village(shell, found.getFirst().area()),
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
