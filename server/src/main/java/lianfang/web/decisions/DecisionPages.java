package lianfang.web.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianfang.access.Permission;
import lianfang.rulebook.DecisionRequest;
import lianfang.rulebook.Question;
import lianfang.web.basis.Reasons;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.people.PeopleDesk;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 待裁定页: writes the page of one question that waits. */
@Component
class DecisionPages {

  private final Subjects subjects;
  private final Reasons reasons;
  private final Terms terms;
  private final AnswerPreview previews;

  DecisionPages(Subjects subjects, Reasons reasons, Terms terms, AnswerPreview previews) {
    this.subjects = subjects;
    this.reasons = reasons;
    this.terms = terms;
    this.previews = previews;
  }

  /** The page of one request. */
  DecisionPage page(
      Shell shell, CurrentUser user, DecisionRequest request, @Nullable String refusal) {
    Subjects.Called called = subjects.of(shell, request.subject());
    Terms.Grounds grounds = terms.grounds(shell.console().on(), List.of(request));
    Head head =
        new Head(
            DecisionsDesk.question(shell, request.question()),
            shell.t(
                "decision.about",
                called.name(),
                called.reference(),
                subjects.village(shell, request.area())),
            List.of(),
            new Link(shell.t("decision.title"), shell.link("/decisions")));
    return new DecisionPage(
        shell,
        head,
        "/decisions/" + request.subject().id() + "/" + request.question(),
        shell.t("decision.holds", shell.texts().word("meanwhile", request.meanwhile()))
            + terms.late(shell, request, grounds),
        reasons.why(shell, request.basis(), grounds.facts(), Map.of()),
        PeopleDesk.record(shell, request.subject()),
        user.may(Permission.ANSWER_DECISION) && !atClosure(request)
            ? fields(shell, request)
            : List.of(),
        refusal,
        previews.single(shell, user, request));
  }

  /** It is lifted or ordered anew where its course stands. */
  private static boolean atClosure(DecisionRequest request) {
    return request.question().equals(Question.CLOSURE_END.key());
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
