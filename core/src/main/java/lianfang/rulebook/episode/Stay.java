package lianfang.rulebook.episode;

import java.util.ArrayList;
import java.util.List;
import lianfang.fact.Fact;
import lianfang.rulebook.Question;
import lianfang.rulebook.timeline.Span;
import org.jspecify.annotations.Nullable;

/** 病程: one course of illness from diagnosis or admission to discharge, while it is being read. */
final class Stay {

  private static final List<String> GRAVITY = List.of("febrile", "suspected", "confirmed");

  private final List<Fact> facts = new ArrayList<>(3);
  private String category;
  private long day;
  private long admitted = Episode.NEVER;
  private long diagnosed = Episode.NEVER;
  private @Nullable Fact discharge;
  private boolean excluded;

  Stay(String category, long day) {
    this.category = category;
    this.day = day;
  }

  /** The graver category holds: who is confirmed is no longer suspected. */
  private void deepen(String as) {
    if (GRAVITY.indexOf(as) > GRAVITY.indexOf(category)) {
      category = as;
    }
  }

  void diagnose(Fact fact, String result) {
    facts.add(fact);
    if (result.equals("excluded")) {
      excluded = true;
      return;
    }
    deepen(result);
    if (!result.equals("febrile") && diagnosed == Episode.NEVER) {
      diagnosed = PersonFacts.dayOf(fact);
    }
    day = Math.min(day, PersonFacts.dayOf(fact));
  }

  void admit(Fact fact, String as) {
    facts.add(fact);
    deepen(as);
    if (!as.equals("febrile") && admitted == Episode.NEVER) {
      admitted = PersonFacts.dayOf(fact);
    }
  }

  void discharge(Fact fact, String as) {
    facts.add(fact);
    deepen(as);
    discharge = fact;
  }

  /** An undated diagnosis says what it is, not since when. */
  void name(Fact fact, String result) {
    facts.add(fact);
    deepen(result);
  }

  String category() {
    return category;
  }

  boolean isConfirmed() {
    return category.equals("confirmed");
  }

  /** Whether an undated diagnosis can mean this stay: it lasts, or it is at least as grave. */
  boolean canBe(String result) {
    return discharge == null || GRAVITY.indexOf(category) >= GRAVITY.indexOf(result);
  }

  boolean isExcludedAtHome() {
    return excluded && admitted == Episode.NEVER && discharge == null;
  }

  /** The first day in hospital, or of the illness where only its end is known. */
  long firstDay() {
    return admitted != Episode.NEVER ? admitted : diagnosed != Episode.NEVER ? diagnosed : day;
  }

  /** The stay as an episode; an answer of an official is the last word on the cure. */
  Episode episode(PersonFacts person) {
    Fact end = discharge;
    String cured = end == null ? null : cured(end, person);
    boolean stays = end == null || (isConfirmed() && "no".equals(cured));
    Episode episode =
        new Episode(category, end == null ? firstDay() : Math.min(day, firstDay()), facts)
            .with(InputName.DISCHARGED, Words.yesOrNo(end != null))
            .with(InputName.EXCLUDED, Words.yesOrNo(excluded));
    if (end != null) {
      episode.at(Event.DISCHARGE, PersonFacts.dayOf(end)).with(InputName.CURED, Words.of(cured));
    }
    if (admitted != Episode.NEVER || diagnosed != Episode.NEVER) {
      long last = stays || end == null ? Span.OPEN : PersonFacts.dayOf(end);
      Span span = new Span(firstDay(), last);
      episode.during(span.isEmpty() ? null : span);
    } else if (stays) {
      episode.during(Span.from(day));
    }
    return episode;
  }

  private static @Nullable String cured(Fact discharge, PersonFacts person) {
    String cured = discharge.attribute("cured");
    if (!"no".equals(cured)) {
      return cured;
    }
    Fact answer = person.answer(Question.NOT_CURED, PersonFacts.dayOf(discharge));
    return answer != null && "cured".equals(answer.attribute("answer")) ? "yes" : cured;
  }
}
