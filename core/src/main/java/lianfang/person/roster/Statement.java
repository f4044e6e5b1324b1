package lianfang.person.roster;

import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * 陈述: what a row states as one fact, before it is known whether that is new.
 *
 * @param slot which of the person's episodes it speaks of, such as "arrival" or "admission:febrile"
 * @param kind a word of playbook/facts
 * @param day when it happened, Asia/Shanghai; null where the row does not date it: the recorded day
 * @param correctable whether the same row of the same roster, changed, corrects the earlier fact
 * @param attributes sorted
 */
public record Statement(
    String slot,
    String kind,
    @Nullable LocalDate day,
    boolean correctable,
    SortedMap<String, String> attributes) {

  /** The statement as one text: equal texts state the same. */
  public String text() {
    StringBuilder text = new StringBuilder(96).append(kind).append('\n').append(day);
    attributes.forEach((name, value) -> text.append('\n').append(name).append('=').append(value));
    return text.toString();
  }
}
