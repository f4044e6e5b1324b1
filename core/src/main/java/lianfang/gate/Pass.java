package lianfang.gate;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * 通行凭证: what a token says once it is read. It names nobody: the hint is a surname with four digits
 * (or a plate), by which a guard tells whether the holder is the one that stands there.
 *
 * @param id eight random bytes in hexadecimal
 * @param edition the first eight bytes of the hash of the edition behind it, in hexadecimal
 */
public record Pass(
    String issuer,
    String id,
    UUID subject,
    String holder,
    List<Allowance> allowances,
    String edition,
    Instant notBefore,
    Instant issued,
    Instant expires) {

  /** The most allowances of one pass. */
  public static final int ALLOWANCES_MAX = 8;

  /** Letters of any script, digits, space, middle dot, hyphen and asterisk: no markup fits in. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{Nd} ·*-]{1,40}");

  private static final Pattern EIGHT_BYTES = Pattern.compile("[0-9a-f]{16}");

  /** Checks what a pass may say. */
  public Pass {
    Objects.requireNonNull(subject);
    allowances = List.copyOf(allowances);
    need(isPlain(issuer), "the issuer has 1 to 40 plain characters");
    need(isPlain(holder) && holder.length() <= 20, "the hint has 1 to 20 plain characters");
    need(EIGHT_BYTES.matcher(id).matches(), "an id has 8 bytes");
    need(EIGHT_BYTES.matcher(edition).matches(), "an edition has 8 bytes");
    need(!allowances.isEmpty() && allowances.size() <= ALLOWANCES_MAX, "1 to 8 allowances");
    need(
        isTime(notBefore) && isTime(issued) && isTime(expires) && notBefore.isBefore(expires),
        "whole seconds of 1970 to 2242 that end after they begin");
    allowances.forEach(Pass::check);
  }

  /** Whether a text may stand in a pass. */
  public static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches();
  }

  /** The id's bytes. */
  public byte[] idBytes() {
    return HexFormat.of().parseHex(id);
  }

  private static void check(Allowance allowance) {
    switch (allowance) {
      case Allowance.FreeMovement(List<Long> areas) -> checkAreas(areas);
      case Allowance.Commute(long from, long to, int days, int begin, int end) -> {
        checkAreas(List.of(from, to));
        need(days >= 1 && days <= 127, "days are seven bits");
        need(isMinute(begin) && isMinute(end) && begin != end, "minutes of a day");
      }
      case Allowance.Vehicle(String plate, String goods, List<Long> route, boolean _) -> {
        need(isPlain(plate) && plate.length() <= 12, "a plate has 1 to 12 characters");
        need(isPlain(goods), "goods have 1 to 40 plain characters");
        checkAreas(route);
      }
      case Allowance.Exit(long place, int everyDays) -> {
        checkAreas(List.of(place));
        need(everyDays >= 1 && everyDays <= 30, "an exit comes every 1 to 30 days");
      }
      case Allowance.TimeSlot(long area, int day, int begin, int end) -> {
        checkAreas(List.of(area));
        need(day >= 0 && day <= 99_999, "days since 1970");
        need(isMinute(begin) && isMinute(end) && begin < end, "minutes of a day");
      }
      case Allowance.GreenChannel() -> {
        // Says all by being there.
      }
    }
  }

  private static void checkAreas(List<Long> areas) {
    need(!areas.isEmpty() && areas.size() <= Allowance.AREAS_MAX, "1 to 32 areas");
    for (long area : areas) {
      need(area >= 10 && area <= 999_999_999_999L, "areas are codes of 2 to 12 digits");
    }
  }

  private static boolean isMinute(int minute) {
    return minute >= 0 && minute <= Allowance.DAY_MINUTES;
  }

  private static boolean isTime(Instant time) {
    long second = time.getEpochSecond();
    return time.getNano() == 0 && second >= 0 && second < 1L << 33;
  }

  private static void need(boolean held, String what) {
    if (!held) {
      throw new IllegalArgumentException("not a pass: " + what);
    }
  }
}
