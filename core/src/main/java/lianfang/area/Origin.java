package lianfang.area;

import java.util.List;

/**
 * 来源地: what a stated origin can mean.
 *
 * @param codes division codes of 2, 4 or 6 digits, by code, none inside another; or one of the
 *     words {@link #ABROAD} and {@link #UNKNOWN}
 */
public record Origin(List<String> codes) {

  /** The word for a place outside China. */
  public static final String ABROAD = "abroad";

  /** The word for a text that names no known place. */
  public static final String UNKNOWN = "unknown";

  /** Copies the list. */
  public Origin {
    codes = List.copyOf(codes);
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
