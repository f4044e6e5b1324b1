package lianfang.gate.trace;

import java.util.OptionalInt;

/**
 * 排查口径: what the protocol in force and its signed readings say about contacts. A reading that
 * nobody signed is absent, and what would need it is not looked for.
 *
 * @param notice id of the notice
 * @param edition content hash of its edition
 * @param clause that asks for contacts to be observed
 * @param windowDays days before onset or sampling that count; 0 where only later contact does
 * @param minutes that two people at one place may be apart
 * @param rows before and behind that count in a plane or a ventilated bus
 */
public record TraceRules(
    String notice,
    String edition,
    String clause,
    int windowDays,
    OptionalInt minutes,
    OptionalInt rows) {

  /** How many days before onset or sampling a contact counts. */
  public static final String WINDOW = "contact-window-days";

  /** How many minutes two people at one place may be apart. */
  public static final String MINUTES = "contact-minutes";

  /** How many rows before and behind count. */
  public static final String ROWS = "contact-rows";
}
