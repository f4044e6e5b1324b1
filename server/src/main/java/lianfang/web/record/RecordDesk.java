package lianfang.web.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.Accounts;
import lianfang.access.Audit;
import lianfang.access.AuditEntry;
import lianfang.access.Permission;
import lianfang.area.Offices;
import lianfang.fact.Corrections;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.Basis;
import lianfang.rulebook.DecisionLists;
import lianfang.rulebook.DecisionRequest;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.Question;
import lianfang.rulebook.Standing;
import lianfang.web.action.Act;
import lianfang.web.action.Objections;
import lianfang.web.action.OrderMeasures;
import lianfang.web.action.ServeMeasure;
import lianfang.web.audit.AuditWords;
import lianfang.web.basis.FactTables;
import lianfang.web.basis.FactWords;
import lianfang.web.basis.Reasons;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.part.Spans;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Language;
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

/** Shows one person's record; identity opens with a reason that the audit keeps. */
@Controller
class RecordDesk {

  private static final int LOOKS = 50;
  private static final Set<String> REASONS = Set.of("visit", "serve", "trace", "correct");

  private final ScopedTransactions transactions;
  private final MeasureLists measures;
  private final DecisionLists decisions;
  private final Subjects subjects;
  private final Steps steps;
  private final FactTables tables;
  private final Ledger ledger;
  private final Audit audit;
  private final Accounts accounts;
  private final Openings openings;
  private final Identities identities;
  private final OrderMeasures orders;
  private final ServeMeasure serving;
  private final Objections objections;
  private final FactWords words;
  private final Offices offices;

  RecordDesk(
      ScopedTransactions transactions,
      MeasureLists measures,
      DecisionLists decisions,
      Subjects subjects,
      Steps steps,
      FactTables tables,
      Ledger ledger,
      Audit audit,
      Accounts accounts,
      Openings openings,
      Identities identities,
      OrderMeasures orders,
      ServeMeasure serving,
      Objections objections,
      FactWords words,
      Offices offices) {
    this.transactions = transactions;
    this.measures = measures;
    this.decisions = decisions;
    this.subjects = subjects;
    this.steps = steps;
    this.tables = tables;
    this.ledger = ledger;
    this.audit = audit;
    this.accounts = accounts;
    this.openings = openings;
    this.identities = identities;
    this.orders = orders;
    this.serving = serving;
    this.objections = objections;
    this.words = words;
    this.offices = offices;
  }

  @GetMapping("/people/{id}")
  ModelAndView show(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_PERSONS);
    return transactions.in(user.prefixes(), () -> page(shell, user, id)).show();
  }

  @PostMapping("/people/{id}/identity")
  ModelAndView open(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.OPEN_PERSON);
    if (!REASONS.contains(reason)) {
      String back = shell.link("/people/" + id, "reason", "missing") + "#identity";
      return new ModelAndView("redirect:" + back);
    }
    return transactions.in(
        user.prefixes(),
        () -> {
          Fact any = facts(id).getFirst();
          audit.looked(user.actor(), Subject.person(id), any.area(), shell.t("reason." + reason));
          openings.give(user.getName(), id);
          return new ModelAndView("redirect:" + shell.link("/people/" + id));
        });
  }

  @PostMapping("/people/{id}/states")
  ModelAndView advance(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    Act act =
        new Act(
            Subject.person(id),
            Measure.ofWord(form.getOrDefault("measure", "")),
            MeasurePlace.ofWord(form.getOrDefault("place", "")));
    switch (form.getOrDefault("state", "")) {
      case "due" ->
          orders.order(
              user,
              new OrderMeasures.Batch(
                  organ(user, id), form.getOrDefault("statute", ""), List.of(act), 1));
      case "ordered" -> serving.served(user, act);
      case "served" -> serving.inPlace(user, act);
      case "in-place" -> serving.released(user, act);
      default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return new ModelAndView("redirect:" + shell.link("/people/" + id));
  }

  /** In whose name an official signs: the organ that the person's area has on its papers. */
  private String organ(CurrentUser user, UUID id) {
    return transactions.in(
        user.prefixes(),
        () -> offices.of(facts(id).getFirst().area()).organWord(user.account().login()));
  }

  private List<Fact> facts(UUID id) {
    List<Fact> facts = ledger.of(List.of(Subject.person(id)));
    if (facts.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return facts;
  }

  private RecordPage page(Shell shell, CurrentUser user, UUID id) {
    List<Fact> facts = facts(id);
    List<Standing> all =
        measures.of(List.of(id)).stream()
            .sorted(
                Comparator.comparing((Standing one) -> !one.measure().equals("isolation"))
                    .thenComparing(Standing::from, Comparator.nullsLast(Comparator.naturalOrder())))
            .toList();
    List<Basis> bases = all.stream().flatMap(one -> one.bases().stream()).toList();
    List<Fact> named = new ArrayList<>(ledger.list(Reasons.named(bases)));
    named.addAll(facts);
    Subjects.Called called = subjects.of(shell, Subject.person(id));
    boolean mayOpen = user.may(Permission.OPEN_PERSON);
    boolean open = mayOpen && openings.holds(user.getName(), id);
    String area = facts.getLast().area();
    Head head =
        new Head(
            called.name() + " " + called.reference(),
            sentence(shell, all, area, FactTables.known(shell, facts)),
            List.of(),
            new Link(shell.t("door.people"), shell.link("/people")));
    return new RecordPage(
        shell,
        id.toString(),
        head,
        acts(shell, user, id),
        open ? identities.of(shell, id) : null,
        mayOpen,
        notes(shell, id, facts),
        Steps.bars(shell, all, facts),
        steps.list(shell, user, all, Reasons.byId(named), tables.recorders(named)),
        tables.block(shell, facts),
        looks(shell, id));
  }

  private String sentence(Shell shell, List<Standing> all, String area, List<Fact> facts) {
    LocalDate on = shell.console().on();
    String village = subjects.village(shell, area);
    Fact death = death(facts);
    if (death != null && !death.happenedOn().isAfter(on)) {
      return shell.t("record.says.died", village, shell.language().day(death.happenedOn()));
    }
    return all.stream()
        .filter(one -> one.measure().equals("isolation") && one.holds(on))
        .findFirst()
        .map(one ->
            shell.t(
                "record.says",
                village,
                shell.texts().word("isolation", one.place()),
                Spans.words(shell, one.from(), one.until()),
                shell.texts().word("state", one.state())))
        .orElseGet(() -> shell.t("record.says.free", village));
  }

  private static @Nullable Fact death(List<Fact> facts) {
    return Corrections.effective(facts).stream()
        .filter(fact -> fact.kind().equals("death"))
        .min(Comparator.comparing(Fact::happenedAt))
        .orElse(null);
  }

  private static List<Link> acts(Shell shell, CurrentUser user, UUID id) {
    List<Link> acts = new ArrayList<>();
    if (user.may(Permission.RECORD_FACT) && !shell.console().elsewhere()) {
      acts.add(new Link(shell.t("record.fact"), shell.link("/people/" + id + "/facts")));
    }
    if (user.may(Permission.ISSUE_PASS)) {
      acts.add(new Link(shell.t("pass.title"), shell.link("/people/" + id + "/passes")));
      acts.add(
          new Link(shell.t("certificate.title"), shell.link("/people/" + id + "/certificate")));
    }
    if (user.may(Permission.TRACE_CONTACTS)) {
      acts.add(new Link(shell.t("tracing.find"), shell.link("/people/" + id + "/contacts")));
    }
    return acts;
  }

  private List<Link> notes(Shell shell, UUID id, List<Fact> facts) {
    List<Link> notes = new ArrayList<>();
    for (Objections.Objection one : objections.of(FactTables.known(shell, facts))) {
      Fact raised = one.raised();
      String measure = raised.attributes().getOrDefault("measure", "");
      notes.add(
          new Link(
              shell.t(
                  "objection.waits",
                  shell.texts().word("measure", measure),
                  raised.number(),
                  shell.t("objection.state." + one.state())),
              shell.link("/objections/" + raised.id())));
    }
    for (DecisionRequest one : decisions.of(id)) {
      String question =
          Question.find(one.question())
              .map(found -> Reasons.say(shell, found.title()))
              .orElse(one.question());
      if (one.basis().notice().isEmpty()) {
        notes.add(contradiction(shell, one, facts));
        continue;
      }
      notes.add(
          new Link(
              shell.t("record.waits", question, shell.texts().word("meanwhile", one.meanwhile())),
              shell.link("/decisions/" + id + "/" + one.question())));
    }
    return notes;
  }

  /** Facts that cannot both be true, both as they were stated; nobody repairs them silently. */
  private Link contradiction(Shell shell, DecisionRequest one, List<Fact> facts) {
    String readings =
        facts.stream()
            .filter(fact -> one.basis().facts().contains(fact.id()))
            .map(fact ->
                shell.t(
                    "contradiction.reading",
                    fact.number(),
                    shell.language().day(fact.happenedOn()),
                    words.words(shell, fact),
                    shell.texts().word("source", fact.source())))
            .collect(Collectors.joining(shell.t("contradiction.beside")));
    return new Link(
        shell.t(
            "contradiction.says", shell.texts().word("contradiction", one.basis().row()), readings),
        shell.link("/decisions/" + one.subject().id() + "/" + one.question()));
  }

  private Block looks(Shell shell, UUID id) {
    List<AuditEntry> entries = audit.of(Subject.person(id), LOOKS);
    Map<String, String> names =
        accounts.displayNames(entries.stream().map(AuditEntry::account).distinct().toList());
    List<Row> rows = new ArrayList<>();
    for (AuditEntry entry : entries) {
      boolean chinese = shell.language() == Language.ZH;
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(shell.language().moment(entry.at().atZone(Days.ZONE).toLocalDateTime())),
                  Cell.of(names.getOrDefault(entry.account(), entry.account())),
                  Cell.of(chinese ? entry.action().zh() : entry.action().en()),
                  Cell.said(entry.why()).asMinor(),
                  Cell.minor(AuditWords.where(shell, entry)))));
    }
    return new Block(
        shell.t("looks.title", rows.size()),
        shell.t("looks.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("looks.when")),
            Listing.Column.of(shell.t("looks.who")),
            Listing.Column.of(shell.t("looks.what")),
            Listing.Column.minor(shell.t("looks.why")),
            Listing.Column.minor(shell.t("looks.where"))),
        rows,
        shell.t("looks.none"));
  }
}
