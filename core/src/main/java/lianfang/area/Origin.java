package lianfang.area;

import java.util.List;

/**
 * 来源地: what a stated origin can mean.
 *
 * @param codes division codes of 2, 4 or 6 digits, by code, none inside another; or one of the
 *     words {@link #ABROAD} and {@link #UNKNOWN}
 * @param via division codes of the places where the text says that somebody changed trains or
 *     passed through on the way; each of them was certainly visited, so they are no candidates
 */
public record Origin(List<String> codes, List<String> via) {

  /** The word for a place outside China. */
  public static final String ABROAD = "abroad";

  /** The word for a text that names no known place. */
  public static final String UNKNOWN = "unknown";

  /** Nobody said where from. */
  public static final Origin UNSAID = new Origin(List.of(UNKNOWN), List.of());

  /** Copies the lists. */
  public Origin {
    codes = List.copyOf(codes);
    via = List.copyOf(via);
  }

  /** Whether the text names no known place. */
  public boolean unknown() {
    return codes.contains(UNKNOWN);
  }

  /** As the attribute of a fact: joined by a blank. */
  public String attribute() {
    return String.join(" ", codes);
  }
}
