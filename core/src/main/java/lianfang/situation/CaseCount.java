package lianfang.situation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * 病例累计: what one series said about an area at one time. Cumulative counts may fall: a later fact
 * that takes a case back (核减) stands beside the earlier one.
 *
 * @param series the word of the series
 * @param at when it held, UTC
 * @param confirmed cumulative confirmed cases, null where not stated
 * @param cured cumulative cured and discharged, null where not stated
 * @param dead cumulative dead, null where not stated
 * @param fact the fact that says so
 */
public record CaseCount(
    String series,
    Instant at,
    @Nullable Integer confirmed,
    @Nullable Integer cured,
    @Nullable Integer dead,
    UUID fact) {

  /** The fact kind that holds it. */
  public static final String KIND = "case-count";

  /** Reads a fact of kind case-count. */
  public static CaseCount of(Fact fact) {
    String series = fact.attribute("series");
    if (!fact.kind().equals(KIND) || series == null) {
      throw new IllegalArgumentException(fact.number() + " is no case count of a series");
    }
    return new CaseCount(
        series,
        fact.happenedAt(),
        number(fact, "confirmed"),
        number(fact, "cured"),
        number(fact, "dead"),
        fact.id());
  }

  private static @Nullable Integer number(Fact fact, String attribute) {
    String value = fact.attribute(attribute);
    return value == null ? null : Integer.valueOf(value);
  }

  /** The day on which it held, Asia/Shanghai. */
  public LocalDate day() {
    return Days.of(at);
  }
}
