package lianfang.web.objections;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Accounts;
import lianfang.access.Audit;
import lianfang.access.Permission;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.person.Register;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.Standing;
import lianfang.web.action.ActionRefusal;
import lianfang.web.action.ActionRefused;
import lianfang.web.action.Appeals;
import lianfang.web.action.Objections;
import lianfang.web.basis.Refused;
import lianfang.web.cases.CaseActing;
import lianfang.web.cases.CaseWords;
import lianfang.web.list.ListPage;
import lianfang.web.part.Cell;
import lianfang.web.part.Empty;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.part.Spans;
import lianfang.web.people.PeopleDesk;
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

/** Raises objections and answers them; the words open only after the audit holds the look. */
@Controller
class ObjectionsDesk {

  private static final int LIST = 500;
  private static final List<String> WAYS = List.of("review", "suit", "holds");

  private final ScopedTransactions transactions;
  private final Objections objections;
  private final Register register;
  private final MeasureLists measures;
  private final Subjects subjects;
  private final Accounts accounts;
  private final Audit audit;

  ObjectionsDesk(
      ScopedTransactions transactions,
      Objections objections,
      Register register,
      MeasureLists measures,
      Subjects subjects,
      Accounts accounts,
      Audit audit) {
    this.transactions = transactions;
    this.objections = objections;
    this.register = register;
    this.measures = measures;
    this.subjects = subjects;
    this.accounts = accounts;
    this.audit = audit;
  }

  @GetMapping("/objections")
  ModelAndView list(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_PERSONS);
    return transactions.in(user.prefixes(), () -> page(shell)).show();
  }

  private ListPage page(Shell shell) {
    List<Objections.Objection> found = objections.list(shell.ground().code(), LIST);
    long waiting = found.stream().filter(one -> one.answer() == null).count();
    Listing listing =
        new Listing(
            List.of(
                Listing.Column.of(shell.t("people.who")),
                Listing.Column.of(shell.t("objection.what")),
                Listing.Column.of(shell.t("objection.ground")),
                Listing.Column.of(shell.t("objection.state")),
                Listing.Column.minor(shell.t("objection.when")),
                Listing.Column.minor(shell.t("objection.recorder"))),
            List.of(),
            shell.t("objection.count", found.size()),
            null,
            null,
            List.of(),
            found.isEmpty()
                ? new Empty(shell.t("objection.none"), shell.t("objection.none.says"), null)
                : null);
    Head head =
        Head.of(
            shell.t("objection.list"),
            shell.t("objection.list.says", shell.ground().name(), waiting));
    return new ListPage(shell, head, List.of(), listing, rows(shell, found), true);
  }

  private List<Row> rows(Shell shell, List<Objections.Objection> found) {
    Map<UUID, Subjects.Called> called =
        subjects.of(shell, found.stream().map(one -> one.raised().subject()).toList());
    Map<String, String> names =
        accounts.displayNames(found.stream().map(one -> one.raised().recorder()).toList());
    List<Row> rows = new ArrayList<>();
    for (Objections.Objection one : found) {
      Fact raised = one.raised();
      UUID id = raised.subject().id();
      Subjects.Called name = called.getOrDefault(id, Subjects.unknown(id));
      String to = shell.link("/objections/" + raised.id());
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(name.name(), name.reference(), to),
                  Cell.of(ObjectionFields.against(shell, raised)),
                  Cell.of(shell.texts().word("ground", said(raised, "ground"))),
                  Cell.tag(
                      one.answer() == null ? "act" : "tag",
                      shell.t("objection.state." + one.state())),
                  Cell.minor(
                      shell
                          .language()
                          .moment(raised.recordedAt().atZone(Days.ZONE).toLocalDateTime())),
                  Cell.minor(ObjectionFields.recorder(shell, names, raised.recorder())))));
    }
    return rows;
  }

  private static String said(Fact fact, String attribute) {
    return fact.attributes().getOrDefault(attribute, "");
  }

  @GetMapping("/objections/new")
  ModelAndView raise(
      Shell shell,
      @RequestParam String kind,
      @RequestParam UUID id,
      @RequestParam int number,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.RECORD_FACT);
    return transactions
        .in(user.prefixes(), () -> form(shell, measure(kind, id, number), Map.of(), null))
        .show();
  }

  @PostMapping("/objections/new")
  ModelAndView record(
      Shell shell,
      @RequestParam String kind,
      @RequestParam UUID id,
      @RequestParam int number,
      @RequestParam(defaultValue = "") String ground,
      @RequestParam(defaultValue = "") String by,
      @RequestParam(defaultValue = "") String text,
      @AuthenticationPrincipal CurrentUser user) {
    Standing measure = transactions.in(user.prefixes(), () -> measure(kind, id, number));
    try {
      Fact raised = objections.raise(user, measure, ground, by, text);
      return new ModelAndView("redirect:" + shell.link("/objections/" + raised.id()));
    } catch (ActionRefused refused) {
      boolean filed = refused.refusal() != ActionRefusal.APPEAL_NOT_TAKEN;
      String told = filed ? shell.t("objection.missing") : Refused.say(shell, refused);
      Map<String, String> typed = Map.of("ground", ground, "by", by, "text", text);
      return transactions.in(user.prefixes(), () -> form(shell, measure, typed, told)).show();
    }
  }

  private Standing measure(String kind, UUID id, int number) {
    return measures.of(List.of(id)).stream()
        .filter(one -> one.number() == number && one.subject().kind().word().equals(kind))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private ObjectionPage form(
      Shell shell, Standing measure, Map<String, String> typed, @Nullable String refusal) {
    Subject subject = measure.subject();
    boolean person = subject.kind() == Subject.Kind.PERSON;
    String what =
        shell.t(
            "objection.says",
            shell.texts().word("measure", measure.measure())
                + (measure.place().isEmpty()
                    ? ""
                    : " · " + shell.texts().word("place", measure.place())),
            Spans.words(shell, measure.from(), measure.until()),
            shell.texts().word("state", measure.state()));
    return new ObjectionPage(
        shell,
        head(shell, shell.t("objection.new"), subject, measure.area()),
        List.of(new ObjectionPage.Line(shell.t("objection.what"), what)),
        person ? null : shell.t("objection.text.place"),
        null,
        ways(shell),
        "/objections/new",
        ObjectionFields.raise(shell, person, typed),
        List.of(
            new ObjectionPage.Line("kind", subject.kind().word()),
            new ObjectionPage.Line("id", subject.id().toString()),
            new ObjectionPage.Line("number", String.valueOf(measure.number()))),
        shell.t("objection.keep"),
        null,
        PeopleDesk.record(shell, subject),
        refusal);
  }

  private static List<String> ways(Shell shell) {
    return WAYS.stream().map(way -> shell.t("objection.ways." + way)).toList();
  }

  private Head head(Shell shell, String title, Subject subject, String area) {
    Subjects.Called called = subjects.of(shell, subject);
    return new Head(
        title,
        shell.t(
            "objection.about", called.name(), called.reference(), subjects.village(shell, area)),
        List.of(),
        new Link(shell.t("objection.list"), shell.link("/objections")));
  }

  @GetMapping("/objections/{id}")
  ModelAndView show(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_PERSONS);
    return transactions.in(user.prefixes(), () -> one(shell, user, find(id), Told.NOTHING)).show();
  }

  @PostMapping("/objections/{id}/words")
  ModelAndView words(
      Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.OPEN_PERSON);
    return transactions
        .in(
            user.prefixes(),
            () -> {
              Objections.Objection found = find(id);
              Fact raised = found.raised();
              audit.looked(
                  user.actor(), raised.subject(), raised.area(), shell.t("objection.title"));
              String words =
                  register
                      .objection(raised.id(), raised.subject().id())
                      .orElse(shell.t("objection.text.gone"));
              return one(shell, user, found, new Told(words, Map.of(), null));
            })
        .show();
  }

  @PostMapping("/objections/{id}")
  ModelAndView answer(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String words,
      @AuthenticationPrincipal CurrentUser user) {
    try {
      objections.answer(user, id, new Objections.Answer(answer, reason, words));
      return new ModelAndView("redirect:" + shell.link("/objections/" + id));
    } catch (ActionRefused refused) {
      Map<String, String> typed = Map.of("answer", answer, "reason", reason, "words", words);
      Told told = new Told(null, typed, Refused.say(shell, refused));
      return transactions.in(user.prefixes(), () -> one(shell, user, find(id), told)).show();
    }
  }

  private Objections.Objection find(UUID id) {
    return objections.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /**
   * What stands on the page beside the objection.
   *
   * @param words of the person, once they were opened
   * @param typed into the answer before it was refused
   */
  private record Told(@Nullable String words, Map<String, String> typed, @Nullable String refusal) {

    private static final Told NOTHING = new Told(null, Map.of(), null);
  }

  private ObjectionPage one(Shell shell, CurrentUser user, Objections.Objection found, Told told) {
    Fact raised = found.raised();
    Optional<Appeals.Appeal> appeal = objections.appeals().find(CaseActing.of(user), raised.id());
    boolean mayAnswer =
        found.answer() == null
            && user.may(Permission.ANSWER_DECISION)
            && appeal
                .map(one -> objections.appeals().mayAnswer(CaseActing.of(user), one))
                .orElse(true);
    boolean sealed = said(raised, "sealed").equals("yes");
    return new ObjectionPage(
        shell,
        head(shell, shell.t("objection.title"), raised.subject(), raised.area()),
        lines(shell, found, appeal),
        told.words(),
        sealed && user.may(Permission.OPEN_PERSON) ? "/objections/" + raised.id() + "/words" : null,
        ways(shell),
        "/objections/" + raised.id(),
        mayAnswer ? ObjectionFields.answer(shell, told.typed()) : List.of(),
        List.of(),
        shell.t("objection.answer.keep"),
        appeal.map(one -> shell.link(CaseWords.path(one.file().view().id()))).orElse(null),
        PeopleDesk.record(shell, raised.subject()),
        told.refusal());
  }

  private List<ObjectionPage.Line> lines(
      Shell shell, Objections.Objection found, Optional<Appeals.Appeal> appeal) {
    Fact raised = found.raised();
    Fact answer = found.answer();
    Map<String, String> names =
        accounts.displayNames(
            answer == null
                ? List.of(raised.recorder())
                : List.of(raised.recorder(), answer.recorder()));
    String from = said(raised, "from");
    String since = from.isEmpty() ? "" : " · " + shell.language().daysIn(from);
    List<ObjectionPage.Line> lines = new ArrayList<>();
    lines.add(
        new ObjectionPage.Line(
            shell.t("objection.what"), ObjectionFields.against(shell, raised) + since));
    lines.add(
        new ObjectionPage.Line(
            shell.t("objection.ground"), shell.texts().word("ground", said(raised, "ground"))));
    lines.add(
        new ObjectionPage.Line(
            shell.t("objection.by"), shell.texts().word("by", said(raised, "by"))));
    lines.add(
        new ObjectionPage.Line(
            shell.t("objection.when"),
            shell.language().moment(raised.recordedAt().atZone(Days.ZONE).toLocalDateTime())));
    lines.add(
        new ObjectionPage.Line(
            shell.t("objection.recorder"),
            ObjectionFields.recorder(shell, names, raised.recorder()) + " · " + raised.number()));
    lines.add(
        new ObjectionPage.Line(
            shell.t("objection.state"), shell.t("objection.state." + found.state())));
    appeal.ifPresent(one -> AppealWords.lines(shell, one).forEach(lines::add));
    if (answer != null) {
      lines.add(
          new ObjectionPage.Line(
              shell.t("objection.answer"),
              shell.t(
                  "objection.answered",
                  shell.t("objection.state." + found.state()),
                  names.getOrDefault(answer.recorder(), answer.recorder()),
                  shell.language().full(answer.happenedOn()),
                  shell.texts().word("why-answer", said(answer, "reason")))));
    }
    return lines;
  }
}
