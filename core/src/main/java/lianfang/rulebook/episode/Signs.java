package lianfang.rulebook.episode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import lianfang.fact.Fact;
import lianfang.rulebook.Question;
import lianfang.rulebook.timeline.Merging;
import lianfang.rulebook.timeline.Span;
import org.jspecify.annotations.Nullable;

/**
 * 症状期间: the days on which symptoms and fever count as present: from their day through the signed
 * number of days after it, unless a later fact says otherwise.
 */
final class Signs {

  /** What a notice calls suspect; {@code other} asks an official. */
  private static final List<String> NAMED = List.of("fever", "dry-cough", "dyspnoea", "fatigue");

  private final PersonFacts person;
  private final BigDecimal threshold;
  private final int days;
  private final List<Sign> fevers = new ArrayList<>(1);
  private final List<Sign> symptoms = new ArrayList<>(1);

  private record Sign(Fact fact, Span span, boolean suspect) {}

  Signs(PersonFacts person, BigDecimal threshold, int days) {
    this.person = person;
    this.threshold = threshold;
    this.days = days;
    List<Fact> facts = person.signs();
    for (int i = 0; i < facts.size(); i++) {
      read(facts, i);
    }
  }

  private void read(List<Fact> facts, int index) {
    Fact fact = facts.get(index);
    String words = fact.attribute("symptoms");
    boolean fever = words == null ? isFever(fact) : has(words, "fever");
    boolean named = words != null && NAMED.stream().anyMatch(word -> has(words, word));
    boolean other = words != null && !named && !has(words, "none");
    if (fever) {
      Sign sign = new Sign(fact, window(facts, index, true), true);
      fevers.add(sign);
      symptoms.add(sign);
    }
    if ((named && !onlyFever(words)) || (other && !isHarmless(fact))) {
      symptoms.add(new Sign(fact, window(facts, index, false), named));
    }
  }

  private static boolean has(String words, String word) {
    return (" " + words + " ").contains(" " + word + " ");
  }

  private static boolean onlyFever(@Nullable String words) {
    return words != null && words.strip().equals("fever");
  }

  private boolean isHarmless(Fact fact) {
    Fact answer = person.answer(Question.SYMPTOM, PersonFacts.dayOf(fact));
    return answer != null && "harmless".equals(answer.attribute("answer"));
  }

  private boolean isFever(Fact fact) {
    String celsius = fact.attribute("celsius");
    return celsius != null && new BigDecimal(celsius).compareTo(threshold) >= 0;
  }

  private Span window(List<Fact> facts, int index, boolean fever) {
    Fact fact = facts.get(index);
    long day = PersonFacts.dayOf(fact);
    Span full = new Span(day, day + days);
    for (Fact later : facts.subList(index + 1, facts.size())) {
      if (later.happenedAt().isAfter(fact.happenedAt()) && clears(later, fever)) {
        return full.endedBy(PersonFacts.dayOf(later));
      }
    }
    return full;
  }

  /** "None" clears everything, a normal temperature clears fever alone. */
  private boolean clears(Fact later, boolean fever) {
    String words = later.attribute("symptoms");
    return words == null ? fever && !isFever(later) : has(words, "none");
  }

  /** The windows as episodes: symptoms that have to be reported, and fever by itself. */
  void addTo(List<Episode> episodes) {
    add(episodes, "symptom", symptoms);
    add(episodes, "fever", fevers);
  }

  private static void add(List<Episode> episodes, String kind, List<Sign> signs) {
    if (signs.isEmpty()) {
      return;
    }
    for (Span window : Merging.union(signs.stream().map(Sign::span).toList())) {
      List<Fact> facts = new ArrayList<>(1);
      boolean suspect = false;
      for (Sign sign : signs) {
        if (sign.span().overlaps(window)) {
          if (!facts.contains(sign.fact())) {
            facts.add(sign.fact());
          }
          suspect |= sign.suspect();
        }
      }
      episodes.add(
          new Episode(kind, window.first(), facts)
              .during(window)
              .with(InputName.SYMPTOM, suspect ? Words.SUSPECT : Words.OTHER));
    }
  }

  /** Whether there was fever on or after {@code day}; null where nobody measured. */
  @Nullable Boolean feverSince(long day) {
    for (Sign fever : fevers) {
      if (PersonFacts.dayOf(fever.fact()) >= day) {
        return true;
      }
    }
    for (Fact fact : person.signs()) {
      if (fact.kind().equals("temperature") && PersonFacts.dayOf(fact) >= day) {
        return false;
      }
    }
    return null;
  }
}
