package lianfang.web.decisions;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.fact.FactRefused;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.DecisionLists;
import lianfang.rulebook.DecisionRequest;
import lianfang.rulebook.Question;
import lianfang.web.action.ActionRefused;
import lianfang.web.action.AnswerDecision;
import lianfang.web.basis.Reasons;
import lianfang.web.basis.Refused;
import lianfang.web.list.Lists;
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

/** Shows the questions that wait, and takes the answer of an official as a fact. */
@Controller
class DecisionsDesk {

  private final ScopedTransactions transactions;
  private final DecisionLists decisions;
  private final AnswerDecision answers;
  private final DecisionList list;
  private final DecisionPages pages;

  DecisionsDesk(
      ScopedTransactions transactions,
      DecisionLists decisions,
      AnswerDecision answers,
      DecisionList list,
      DecisionPages pages) {
    this.transactions = transactions;
    this.decisions = decisions;
    this.answers = answers;
    this.list = list;
    this.pages = pages;
  }

  @GetMapping("/decisions")
  ModelAndView list(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.SEE_PERSONS);
    return transactions.in(user.prefixes(), () -> list.page(shell, user)).show();
  }

  @GetMapping("/decisions/sheet.{format:csv|xlsx}")
  void sheet(
      Shell shell,
      @PathVariable String format,
      @AuthenticationPrincipal CurrentUser user,
      HttpServletResponse response)
      throws IOException {
    user.require(Permission.EXPORT_PERSONS);
    List<Row> rows = transactions.in(user.prefixes(), () -> list.export(shell, user, format));
    Lists.send(shell, user, format, DecisionList.columns(shell), rows, response);
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
    if (question.equals(Question.CLOSURE_END.key())) {
      // It is lifted or ordered anew where its course stands.
      return new ModelAndView("redirect:" + shell.link("/closures/" + id));
    }
    return transactions
        .in(user.prefixes(), () -> pages.page(shell, user, find(id, question), null))
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
        refusal = Refused.say(shell, refused);
      }
    }
    String told = refusal;
    return transactions.in(user.prefixes(), () -> pages.page(shell, user, request, told)).show();
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
}
