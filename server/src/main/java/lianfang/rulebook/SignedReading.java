package lianfang.rulebook;

import java.time.LocalDate;
import lianfang.fact.Fact;
import lianfang.rulebook.layer.DatedReading;
import org.jspecify.annotations.Nullable;

/**
 * 签署的口径: what an official puts in force where a notice is silent.
 *
 * @param notice id of the notice
 * @param key what is read, such as {@code day-count}
 * @param value the reading; lists are parted by commas or blanks
 * @param isDocument whether a document says so; else it is an assumption, approved by name
 * @param area prefix of division codes; empty for everywhere in which the notice holds
 * @param from first day on which it is read like this
 * @param until last day; null where it counts until another one is signed
 */
public record SignedReading(
    String notice,
    String key,
    String value,
    boolean isDocument,
    String area,
    LocalDate from,
    @Nullable LocalDate until) {

  /** Counts everywhere and until another one is signed. */
  public SignedReading(
      String notice, String key, String value, boolean isDocument, LocalDate from) {
    this(notice, key, value, isDocument, "", from, null);
  }

  /** What a fact says that proposes or signs a reading. */
  public static SignedReading of(Fact fact) {
    String from = fact.attribute("from");
    String until = fact.attribute("until");
    return new SignedReading(
        fact.attributes().getOrDefault("notice", ""),
        fact.attributes().getOrDefault("key", ""),
        fact.attributes().getOrDefault("value", ""),
        "document".equals(fact.attribute("grade")),
        fact.attributes().getOrDefault("area", ""),
        from == null ? fact.happenedOn() : LocalDate.parse(from),
        until == null ? null : LocalDate.parse(until));
  }

  /** Where and when it counts. */
  DatedReading dated() {
    return new DatedReading(key, value, area, from, until);
  }

  /** The key, with its area where it counts in one alone, as a simulation assumes it. */
  public String name() {
    return area.isEmpty() ? key : key + "@" + area;
  }
}
