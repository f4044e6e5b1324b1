package lianfang.rulebook.layer;

import java.util.List;
import lianfang.fact.Fact;
import lianfang.rulebook.Question;
import lianfang.rulebook.episode.Episode;
import lianfang.rulebook.episode.Episodes;
import lianfang.rulebook.episode.Event;
import lianfang.rulebook.episode.PersonFacts;
import lianfang.rulebook.table.Value;

/**
 * 来源地判定: whether an arrival comes from a key area. Only if all places that the stated origin can
 * mean agree is it settled; if not it is unknown and an official is asked.
 */
final class Origins {

  static final Value KEY = Value.word("key");
  static final Value SAME_PROVINCE = Value.word("same-province");
  static final Value OTHER = Value.word("other");

  private static final int PROVINCE_DIGITS = 2;

  private final List<KeyArea> areas;
  private final int stayDays;

  Origins(List<KeyArea> areas, int stayDays) {
    this.areas = areas;
    this.stayDays = stayDays;
  }

  Value of(Episode arrival, PersonFacts person) {
    Fact answer = person.answer(Question.ORIGIN, arrival.day());
    if (answer != null) {
      return "key".equals(answer.attribute("answer")) ? KEY : OTHER;
    }
    if (ledThrough(arrival)) {
      return KEY;
    }
    Value common = null;
    for (String code : Episodes.origins(arrival.facts().getFirst())) {
      Value one = of(code, arrival, person.village());
      if (!one.isKnown()) {
        return one;
      }
      if (common == null || common.equals(one)) {
        common = one;
      } else if (common.equals(KEY) || one.equals(KEY)) {
        return Value.unknown();
      } else {
        common = OTHER;
      }
    }
    return common == null ? Value.unknown() : common;
  }

  /** Changing trains in a key area is a stay there; its day lies between departure and arrival. */
  private boolean ledThrough(Episode arrival) {
    String via = arrival.facts().getFirst().attribute("via");
    if (via == null) {
      return false;
    }
    long first = Math.max(arrival.on(Event.LEFT), arrival.day() - stayDays);
    for (String code : via.split(" ", -1)) {
      for (KeyArea area : areas) {
        boolean then = area.holdsOn(first) || area.holdsOn(arrival.day());
        if (then && code.startsWith(area.prefix())) {
          return true;
        }
      }
    }
    return false;
  }

  private Value of(String code, Episode arrival, String village) {
    if (code.equals("unknown") || code.isEmpty()) {
      return Value.unknown();
    }
    long left = arrival.on(Event.LEFT);
    boolean recent = left >= arrival.day() - stayDays;
    for (KeyArea area : areas) {
      if (recent && area.holdsOn(left)) {
        if (code.startsWith(area.prefix())) {
          return KEY;
        }
        if (area.prefix().startsWith(code)) {
          return Value.unknown();
        }
      }
    }
    boolean province =
        village.length() >= PROVINCE_DIGITS
            && code.startsWith(village.substring(0, PROVINCE_DIGITS));
    return province ? SAME_PROVINCE : OTHER;
  }
}
