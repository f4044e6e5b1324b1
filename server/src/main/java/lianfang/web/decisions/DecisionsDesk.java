package lianfang.web.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.fact.Fact;
import lianfang.fact.FactRefused;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.DecisionLists;
import lianfang.rulebook.DecisionRequest;
import lianfang.rulebook.Question;
import lianfang.web.action.ActionRefused;
import lianfang.web.action.AnswerDecision;
import lianfang.web.action.Objections;
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
import lianfang.web.people.Keyset;
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

/** Shows the questions that wait, and takes the answer of an official as a fact. */
@Controller
class DecisionsDesk {

  private static final int PAGE = 50;
  private static final int OBJECTIONS = 500;

  private final ScopedTransactions transactions;
  private final DecisionLists decisions;
  private final Subjects subjects;
  private final Reasons reasons;
  private final AnswerDecision answers;
  private final Objections objections;
  private final Terms terms;

  DecisionsDesk(
      ScopedTransactions transactions,
      DecisionLists decisions,
      Subjects subjects,
      Reasons reasons,
      AnswerDecision answers,
      Objections objections,
      Terms terms) {
    this.transactions = transactions;
    this.decisions = decisions;
    this.subjects = subjects;
    this.reasons = reasons;
    this.answers = answers;
    this.objections = objections;
    this.terms = terms;
  }

  @GetMapping("/decisions")
  ModelAndView list(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_PERSONS);
    return transactions.in(user.prefixes(), () -> page(shell, user)).show();
  }

  private ListPage page(Shell shell, CurrentUser user) {
    String question = shell.query().get("question");
    String after = shell.query().get("after");
    String area = shell.ground().code();
    List<DecisionRequest> found = decisions.page(area, question, Keyset.read(after), PAGE + 1);
    List<DecisionRequest> shown = found.subList(0, Math.min(PAGE, found.size()));
    String next = null;
    if (found.size() > PAGE) {
      DecisionRequest last = shown.getLast();
      next = shell.here("after", Keyset.write(last.area(), last.subject().id(), last.number()));
    }
    List<DecisionLists.Count> counts = decisions.counts(area);
    long all = counts.stream().mapToLong(DecisionLists.Count::requests).sum();
    Listing listing =
        new Listing(
            List.of(
                Listing.Column.of(shell.t("people.who")),
                Listing.Column.of(shell.t("decision.question")),
                Listing.Column.of(shell.t("decision.deadline")),
                Listing.Column.minor(shell.t("decision.office")),
                Listing.Column.minor(shell.t("decision.meanwhile")),
                Listing.Column.minor(shell.t("people.village")),
                Listing.Column.minor(shell.t("people.basis"))),
            List.of(filter(shell, question, counts)),
            shell.t("decision.count", question == null ? all : waiting(counts, question)),
            after == null ? null : shell.here(),
            next,
            List.of(),
            shown.isEmpty()
                ? new Empty(shell.t("decision.none"), shell.t("decision.none.says"), null)
                : null);
    Head head =
        Head.of(shell.t("decision.title"), shell.t("decision.says", shell.ground().name(), all));
    long objected =
        objections.list(area, OBJECTIONS).stream().filter(o -> o.answer() == null).count();
    List<Link> acts = new ArrayList<>(shown.isEmpty() ? List.of() : batches(shell, user, question));
    acts.add(new Link(shell.t("objection.pages", objected), shell.link("/objections")));
    return new ListPage(shell, head, acts, listing, rows(shell, shown), true);
  }

  private static long waiting(List<DecisionLists.Count> counts, String question) {
    return counts.stream()
        .filter(count -> count.question().equals(question))
        .mapToLong(DecisionLists.Count::requests)
        .sum();
  }

  /** The way to answer all of one question at once. */
  private static List<Link> batches(Shell shell, CurrentUser user, @Nullable String question) {
    boolean may =
        question != null
            && Question.find(question).filter(Question::isChoice).isPresent()
            && user.may(Permission.ANSWER_DECISION)
            && !shell.console().elsewhere();
    return may
        ? List.of(
            new Link(
                shell.t("decision.batch.link"),
                shell.link("/decisions/batch", "question", question)))
        : List.of();
  }

  private List<Row> rows(Shell shell, List<DecisionRequest> shown) {
    Map<UUID, Subjects.Called> called =
        subjects.of(shell, shown.stream().map(DecisionRequest::subject).toList());
    Map<UUID, Fact> facts = terms.facts(shown);
    List<Row> rows = new ArrayList<>();
    for (DecisionRequest one : shown) {
      UUID id = one.subject().id();
      Subjects.Called name = called.getOrDefault(id, Subjects.unknown(id));
      String to = shell.link("/decisions/" + id + "/" + one.question());
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.subject(name.name(), name.reference(), to),
                  Cell.of(question(shell, one.question())),
                  terms.deadline(shell, one, facts),
                  Cell.minor(Terms.office(shell, one.question())),
                  Cell.minor(shell.texts().word("meanwhile", one.meanwhile())),
                  Cell.minor(subjects.village(one.area())),
                  Cell.basis(reasons.chip(shell, one.basis()), to))));
    }
    return rows;
  }

  private static Filter filter(
      Shell shell, @Nullable String chosen, List<DecisionLists.Count> counts) {
    return new Filter(
        shell.t("decision.question"),
        chosen == null ? null : question(shell, chosen),
        shell.here("question", ""),
        counts.stream()
            .map(count ->
                new Filter.Option(
                    question(shell, count.question()),
                    shell.here("question", count.question()),
                    shell.language().number(count.requests()),
                    count.question().equals(chosen)))
            .toList());
  }

  /** What a question is called. */
  static String question(Shell shell, String key) {
    return Question.find(key).map(found -> Reasons.say(shell, found.title())).orElse(key);
  }

  @GetMapping("/decisions/{id}/{question}")
  ModelAndView show(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable String question,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_PERSONS);
    return transactions
        .in(user.prefixes(), () -> page(shell, user, find(id, question), null))
        .show();
  }

  @PostMapping("/decisions/{id}/{question}")
  ModelAndView answer(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable String question,
      @RequestParam(defaultValue = "") String answer,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ANSWER_DECISION);
    DecisionRequest request = transactions.in(user.prefixes(), () -> find(id, question));
    String value = value(request, answer);
    String refusal = null;
    if (value.isEmpty()) {
      refusal = shell.t("decision.missing");
    } else {
      try {
        answers.answer(user, request.subject(), question, value, null);
        return new ModelAndView(
            "redirect:" + shell.link("/decisions/answered", "subject", id.toString()));
      } catch (ActionRefused refused) {
        refusal = Refused.say(shell, refused);
      } catch (FactRefused refused) {
        refusal = refused.getMessage();
      }
    }
    String told = refusal;
    return transactions.in(user.prefixes(), () -> page(shell, user, request, told)).show();
  }

  /** The answer where it is admissible, empty where it is none of the options. */
  private static String value(DecisionRequest request, String answer) {
    String given = answer.strip();
    if (request.options().contains(given)) {
      return given;
    }
    boolean free = request.options().stream().anyMatch(List.of("date", "area", "place")::contains);
    return free && given.matches("[0-9A-Za-z-]{4,40}") ? given : "";
  }

  private DecisionRequest find(UUID id, String question) {
    return decisions
        .find(id, question)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private DecisionPage page(
      Shell shell, CurrentUser user, DecisionRequest request, @Nullable String refusal) {
    Subjects.Called called = subjects.of(shell, request.subject());
    Head head =
        new Head(
            question(shell, request.question()),
            shell.t(
                "decision.about",
                called.name(),
                called.reference(),
                subjects.village(request.area())),
            List.of(),
            new Link(shell.t("decision.title"), shell.link("/decisions")));
    return new DecisionPage(
        shell,
        head,
        "/decisions/" + request.subject().id() + "/" + request.question(),
        shell.t("decision.holds", shell.texts().word("meanwhile", request.meanwhile())),
        reasons.why(shell, request.basis(), terms.facts(List.of(request)), Map.of()),
        PeopleDesk.record(shell, request.subject()),
        user.may(Permission.ANSWER_DECISION) ? fields(shell, request) : List.of(),
        refusal);
  }

  private static List<Field> fields(Shell shell, DecisionRequest request) {
    List<Field> fields = new ArrayList<>();
    if (request.options().contains("date")) {
      fields.add(Field.of("answer", "date", shell.t("decision.answer.date"), "").need());
    } else if (request.options().stream().anyMatch(List.of("area", "place")::contains)) {
      fields.add(Field.of("answer", "text", shell.t("decision.answer.code"), "").need());
    } else {
      fields.add(
          Field.choice(
                  "answer",
                  shell.t("decision.answer.which"),
                  "",
                  request.options().stream()
                      .map(word -> new Field.Option(word, shell.texts().word("answer", word)))
                      .toList())
              .need());
    }
    return fields;
  }
}
