package lianfang.rulebook.episode;

import java.util.ArrayList;
import java.util.List;
import lianfang.fact.Fact;
import lianfang.rulebook.Contradiction;
import lianfang.rulebook.Question;
import org.jspecify.annotations.Nullable;

/**
 * 病程判读: reads diagnoses, admissions and discharges in the order in which they happened into stays.
 * A discharge without its admission is a stay of which only the end is known; a discharge with its
 * admission after it is a contradiction, kept as stated until an official answers.
 */
final class Course {

  private final List<Stay> stays = new ArrayList<>(1);
  private final List<Contradiction> contradictions = new ArrayList<>(0);
  private final List<Fact> asymptomatic = new ArrayList<>(0);
  private @Nullable Stay current;

  Course(PersonFacts person) {
    List<Fact> facts = withoutRefuted(person);
    for (Fact fact : facts) {
      if (!isUndated(fact)) {
        read(fact);
      }
    }
    for (Fact fact : facts) {
      if (isUndated(fact)) {
        readUndated(fact);
      }
    }
  }

  List<Stay> stays() {
    return stays;
  }

  List<Contradiction> contradictions() {
    return contradictions;
  }

  List<Fact> asymptomatic() {
    return asymptomatic;
  }

  private List<Fact> withoutRefuted(PersonFacts person) {
    List<Fact> facts = person.clinical();
    Fact discharge = null;
    Fact admission = null;
    boolean admittedBefore = false;
    for (Fact fact : facts) {
      boolean isAdmission = fact.kind().equals("admission");
      if (fact.kind().equals("discharge") && !admittedBefore) {
        discharge = fact;
      } else if (isAdmission && discharge != null && isSameCase(discharge, fact)) {
        admission = fact;
        break;
      }
      admittedBefore |= isAdmission && discharge == null;
    }
    if (discharge == null || admission == null) {
      return facts;
    }
    Fact answer = person.answer(Question.CONTRADICTION, PersonFacts.dayOf(discharge));
    if (answer == null) {
      contradictions.add(
          new Contradiction(
              "discharge-before-admission", PersonFacts.idsOf(List.of(discharge, admission))));
      return facts;
    }
    List<Fact> kept = new ArrayList<>(facts);
    kept.remove("admission-stands".equals(answer.attribute("answer")) ? discharge : admission);
    return kept;
  }

  /** An admission for another category is a later illness and no contradiction. */
  private static boolean isSameCase(Fact discharge, Fact admission) {
    return PersonFacts.dayOf(admission) > PersonFacts.dayOf(discharge)
        && attribute(discharge, "as").equals(attribute(admission, "as"));
  }

  private static boolean isUndated(Fact fact) {
    return "yes".equals(fact.attribute("undated"));
  }

  private void read(Fact fact) {
    switch (fact.kind()) {
      case "diagnosis" -> diagnose(fact, attribute(fact, "result"));
      case "admission" -> open(attribute(fact, "as"), fact).admit(fact, attribute(fact, "as"));
      default -> {
        open(attribute(fact, "as"), fact).discharge(fact, attribute(fact, "as"));
        current = null;
      }
    }
  }

  private void diagnose(Fact fact, String result) {
    Stay stay = current;
    switch (result) {
      case "asymptomatic" -> asymptomatic.add(fact);
      case "excluded" -> {
        if (stay != null && !stay.isConfirmed()) {
          stay.diagnose(fact, result);
          if (stay.isExcludedAtHome()) {
            stays.remove(stay);
            current = null;
          }
        }
      }
      default -> open(result, fact).diagnose(fact, result);
    }
  }

  private Stay open(String category, Fact fact) {
    Stay stay = current;
    if (stay == null) {
      stay = new Stay(category, PersonFacts.dayOf(fact));
      stays.add(stay);
      current = stay;
    }
    return stay;
  }

  private void readUndated(Fact fact) {
    String result = attribute(fact, "result");
    if (result.equals("asymptomatic") || result.equals("excluded")) {
      diagnose(fact, result);
    } else if (!stays.isEmpty() && stays.getLast().canBe(result)) {
      stays.getLast().name(fact, result);
    } else {
      open(result, fact).diagnose(fact, result);
    }
  }

  private static String attribute(Fact fact, String name) {
    String value = fact.attribute(name);
    if (value == null) {
      throw new IllegalArgumentException(
          fact.number() + " (" + fact.kind() + ") lacks its required attribute '" + name + "'");
    }
    return value;
  }
}
