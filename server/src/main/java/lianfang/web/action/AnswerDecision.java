package lianfang.web.action;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.access.Permission;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.OpenDecision;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 裁定: a named official answers what a notice leaves open. */
@Component
public final class AnswerDecision {

  private final ActFacts facts;

  AnswerDecision(ActFacts facts) {
    this.facts = facts;
  }

  /**
   * Answers one question.
   *
   * @param subject who or what it is about
   * @param question key of the question
   * @param answer one of its options
   * @param from the day from which it holds, null for the start of the episode
   * @throws ActionRefused where the question is not open or the answer not among its options
   */
  public Fact answer(
      CurrentUser user, Subject subject, String question, String answer, @Nullable LocalDate from) {
    user.require(Permission.ANSWER_DECISION);
    return facts.within(
        user,
        () -> {
          OpenDecision open =
              facts.questions(subject).stream()
                  .filter(one -> one.question().equals(question))
                  .findFirst()
                  .orElseThrow(() -> new ActionRefused(ActionRefusal.NO_SUCH_DECISION));
          if (!open.options().contains(answer)) {
            throw new ActionRefused(ActionRefusal.NO_SUCH_OPTION);
          }
          SortedMap<String, String> attributes = new TreeMap<>();
          attributes.put("question", question);
          attributes.put("answer", answer);
          if (from != null) {
            attributes.put("from", from.toString());
          }
          Fact fact = facts.fact(user, subject, "decision", open.area(), attributes);
          return facts.append(user, List.of(fact)).getFirst();
        });
  }
}
