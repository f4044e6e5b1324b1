package lianfang.web.action;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.access.Permission;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.rulebook.Layers;
import lianfang.rulebook.OpenDecision;
import lianfang.rulebook.Question;
import lianfang.rulebook.simulation.AnswerSimulations;
import lianfang.rulebook.simulation.Simulation;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 裁定: a named official answers what a notice leaves open. */
@Component
public final class AnswerDecision {

  private final ActFacts facts;
  private final Layers layers;
  private final AnswerSimulations simulations;

  AnswerDecision(ActFacts facts, Layers layers, AnswerSimulations simulations) {
    this.facts = facts;
    this.layers = layers;
    this.simulations = simulations;
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
    require(user, question);
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

  /**
   * The same question about many.
   *
   * @param question key of the question
   * @param answer one of its options
   * @param subjects about whom
   * @param confirmed the number that the official read and confirmed
   */
  public record Batch(String question, String answer, List<Subject> subjects, int confirmed) {}

  /**
   * Answers the same question about all of them, or about nobody.
   *
   * @throws ActionRefused where the number was not confirmed, a question is not open any more, or
   *     the answer is not among its options
   */
  public List<Fact> answer(CurrentUser user, Batch batch) {
    require(user, batch.question());
    if (batch.subjects().isEmpty()) {
      throw new ActionRefused(ActionRefusal.NOTHING_CHOSEN);
    }
    if (batch.subjects().size() != batch.confirmed()) {
      throw new ActionRefused(ActionRefusal.COUNT_DIFFERS);
    }
    return facts.within(user, () -> facts.append(user, answered(user, batch)));
  }

  /**
   * 试答: what an answer would change.
   *
   * @param persons the measures of each before and after
   * @param simulation the same as a simulation tells it, with the places that follow
   */
  public record Would(Map<Subject, Layers.Preview> persons, Simulation simulation) {}

  /**
   * What each answer would change for these persons, before anybody answers: the same derivation
   * over the same facts and one more, of which nothing is kept.
   *
   * @return by answer
   */
  public Map<String, Would> preview(
      CurrentUser user, String question, List<String> options, List<Subject> subjects) {
    require(user, question);
    List<Subject> persons =
        subjects.stream().filter(one -> one.kind() == Subject.Kind.PERSON).distinct().toList();
    return facts.within(
        user,
        () -> {
          Map<Subject, List<Fact>> known = facts.of(persons);
          Map<String, Would> previews = new LinkedHashMap<>();
          for (String option : options) {
            Batch batch = new Batch(question, option, persons, persons.size());
            List<Fact> more = answered(user, batch);
            LocalDate on = more.isEmpty() ? LocalDate.EPOCH : more.getFirst().happenedOn();
            previews.put(
                option,
                new Would(layers.preview(known, more, on), simulations.run(known, more, on)));
          }
          return previews;
        });
  }

  private List<Fact> answered(CurrentUser user, Batch batch) {
    Map<Subject, OpenDecision> open = new HashMap<>();
    facts.questions(batch.subjects()).stream()
        .filter(one -> one.question().equals(batch.question()))
        .forEach(one -> open.put(one.subject(), one));
    List<Fact> answered = new ArrayList<>();
    for (Subject subject : batch.subjects()) {
      OpenDecision one = open.get(subject);
      if (one == null) {
        throw new ActionRefused(ActionRefusal.NO_SUCH_DECISION);
      }
      if (!one.options().contains(batch.answer())) {
        throw new ActionRefused(ActionRefusal.NO_SUCH_OPTION);
      }
      SortedMap<String, String> attributes = new TreeMap<>();
      attributes.put("question", batch.question());
      attributes.put("answer", batch.answer());
      answered.add(facts.fact(user, subject, "decision", one.area(), attributes));
    }
    return answered;
  }

  /** Who must answer: the command alone where a place is closed or a bed is missing. */
  private static void require(CurrentUser user, String question) {
    user.require(Permission.ANSWER_DECISION);
    if (question.equals(Question.CLOSURE_END.key())) {
      // Only an order or a lifting by the organ changes a closure; an answer would do nothing.
      throw new ActionRefused(ActionRefusal.ON_CLOSURE_PAGE);
    }
    if (Question.find(question).filter(Question::isForTheCommand).isPresent()) {
      user.require(Permission.ORDER_CLOSURE);
    }
  }
}
