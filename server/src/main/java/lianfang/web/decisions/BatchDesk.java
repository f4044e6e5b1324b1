package lianfang.web.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.fact.FactRefused;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.DecisionLists;
import lianfang.rulebook.DecisionRequest;
import lianfang.rulebook.MeasureLists;
import lianfang.rulebook.Question;
import lianfang.rulebook.Standing;
import lianfang.web.action.ActionRefused;
import lianfang.web.action.AnswerDecision;
import lianfang.web.basis.Reasons;
import lianfang.web.basis.Refused;
import lianfang.web.list.FormPage;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.part.Spans;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Answers the same question about many at once, and shows what an answer changed. */
@Controller
class BatchDesk {

  /** So many answers one signature may carry. */
  static final int BATCH_MAX = 5_000;

  private final ScopedTransactions transactions;
  private final DecisionLists decisions;
  private final MeasureLists measures;
  private final AnswerDecision answers;
  private final Subjects subjects;
  private final AnswerPreview previews;

  BatchDesk(
      ScopedTransactions transactions,
      DecisionLists decisions,
      MeasureLists measures,
      AnswerDecision answers,
      Subjects subjects,
      AnswerPreview previews) {
    this.transactions = transactions;
    this.decisions = decisions;
    this.measures = measures;
    this.answers = answers;
    this.subjects = subjects;
    this.previews = previews;
  }

  @GetMapping("/decisions/batch")
  ModelAndView form(
      Shell shell, @RequestParam String question, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ANSWER_DECISION);
    Question asked = find(question);
    String area = shell.ground().code();
    List<DecisionRequest> open = open(user, area, question);
    List<Block> would =
        open.isEmpty() ? List.of() : previews.of(shell, user, open, "/decisions/batch");
    return page(shell, asked, area, open, null, would).show();
  }

  @PostMapping("/decisions/batch")
  ModelAndView answer(
      Shell shell,
      @RequestParam String question,
      @RequestParam String area,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String confirmed,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ANSWER_DECISION);
    user.requireArea(area);
    Question asked = find(question);
    List<DecisionRequest> open = open(user, area, question);
    List<Subject> about = open.stream().map(DecisionRequest::subject).distinct().toList();
    Map<String, Long> before = counted(shell, user, about);
    int number = confirmed.strip().matches("[0-9]{1,6}") ? Integer.parseInt(confirmed.strip()) : -1;
    String refusal;
    try {
      answers.answer(user, new AnswerDecision.Batch(question, answer, about, number));
      Block effect = effect(shell, about.size(), before, counted(shell, user, about));
      return page(shell, asked, area, open(user, area, question), null, List.of(effect)).show();
    } catch (ActionRefused refused) {
      refusal = Refused.say(shell, refused);
    } catch (FactRefused refused) {
      refusal = Refused.say(shell, refused);
    }
    return page(shell, asked, area, open, refusal, List.of()).show();
  }

  private static Question find(String key) {
    return Question.find(key)
        .filter(Question::isChoice)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private List<DecisionRequest> open(CurrentUser user, String area, String question) {
    return transactions.in(user.prefixes(), () -> decisions.page(area, question, null, BATCH_MAX));
  }

  /** How many measures of each kind and place these subjects are under. */
  private Map<String, Long> counted(Shell shell, CurrentUser user, List<Subject> about) {
    List<UUID> ids = about.stream().map(Subject::id).toList();
    List<Standing> standing = transactions.in(user.prefixes(), () -> measures.of(ids));
    Map<String, Long> counted = new TreeMap<>();
    for (Standing one : standing) {
      if (one.holds(shell.console().today())) {
        String place =
            one.place().isEmpty() ? "" : " · " + shell.texts().word("place", one.place());
        counted.merge(shell.texts().word("measure", one.measure()) + place, 1L, Long::sum);
      }
    }
    return counted;
  }

  private static Block effect(
      Shell shell, int answered, Map<String, Long> before, Map<String, Long> after) {
    Map<String, Long> all = new TreeMap<>(before);
    after.forEach((what, count) -> all.putIfAbsent(what, 0L));
    List<Row> rows = new ArrayList<>();
    for (String what : all.keySet()) {
      long was = before.getOrDefault(what, 0L);
      long is = after.getOrDefault(what, 0L);
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(what),
                  Cell.number(shell.language().number(was), null),
                  Cell.number(shell.language().number(is), null),
                  was == is ? Cell.of("") : Cell.tag("act", "%+d".formatted(is - was)))));
    }
    return new Block(
        shell.t("decision.effect", answered),
        shell.t("decision.effect.footer"),
        null,
        List.of(
            Listing.Column.of(shell.t("people.measure")),
            Listing.Column.number(shell.t("decision.before")),
            Listing.Column.number(shell.t("decision.after")),
            Listing.Column.of(shell.t("decision.change"))),
        rows,
        shell.t("decision.effect.none"));
  }

  private static FormPage page(
      Shell shell,
      Question asked,
      String area,
      List<DecisionRequest> open,
      @Nullable String refusal,
      List<Block> effect) {
    Head head =
        new Head(
            shell.t("decision.batch", Reasons.say(shell, asked.title())),
            shell.t("decision.batch.says", shell.ground().name(), open.size()),
            List.of(),
            new Link(shell.t("decision.title"), shell.link("/decisions", "question", asked.key())));
    List<Field> fields = new ArrayList<>();
    if (!open.isEmpty()) {
      fields.add(
          Field.choice(
                  "answer",
                  shell.t("decision.answer.which"),
                  "",
                  asked.options().stream()
                      .map(word -> new Field.Option(word, shell.texts().word("answer", word)))
                      .toList())
              .need());
      fields.add(
          Field.of("confirmed", "number", shell.t("order.confirm"), "")
              .hint(shell.t("order.confirm.hint", open.size()))
              .need());
    }
    Map<String, String> hidden = new TreeMap<>(Map.of("question", asked.key(), "area", area));
    List<String> told =
        !open.isEmpty()
            ? List.of(shell.t("decision.holds", shell.texts().word("meanwhile", asked.meanwhile())))
            : List.of();
    return new FormPage(
        shell,
        head,
        "/decisions/batch",
        told,
        fields,
        hidden,
        shell.t("decision.batch.button"),
        refusal,
        effect);
  }

  /** What an answer about one person or place led to. */
  @GetMapping("/decisions/answered")
  ModelAndView answered(
      Shell shell, @RequestParam UUID subject, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_PERSONS);
    return transactions.in(user.prefixes(), () -> answered(shell, subject)).show();
  }

  private FormPage answered(Shell shell, UUID id) {
    List<Row> rows = new ArrayList<>();
    for (Standing one : measures.of(List.of(id))) {
      String place = one.place().isEmpty() ? "" : shell.texts().word("place", one.place());
      rows.add(
          new Row(
              null,
              List.of(
                  Cell.of(shell.texts().word("measure", one.measure())),
                  Cell.of(place),
                  Cell.state(one.state(), shell.texts().word("state", one.state())),
                  Cell.of(Spans.words(shell, one.from(), one.until())))));
    }
    List<DecisionRequest> left = decisions.of(id);
    Subjects.Called called = subjects.of(shell, Subject.person(id));
    Head head =
        new Head(
            shell.t("decision.answered"),
            left.isEmpty()
                ? shell.t("decision.answered.says", called.name(), called.reference())
                : shell.t("decision.answered.left", called.name(), called.reference(), left.size()),
            List.of(),
            new Link(shell.t("decision.title"), shell.link("/decisions")));
    Block block =
        new Block(
            shell.t("record.measures"),
            null,
            new Link(shell.t("decision.record"), shell.link("/people/" + id)),
            List.of(
                Listing.Column.of(shell.t("people.measure")),
                Listing.Column.of(shell.t("closure.place")),
                Listing.Column.of(shell.t("people.state")),
                Listing.Column.of(shell.t("paper.days"))),
            rows,
            shell.t("decision.effect.none"));
    return new FormPage(shell, head, "", List.of(), List.of(), Map.of(), "", null, List.of(block));
  }
}
