package lianfang.rulebook.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lianfang.area.Scope;
import lianfang.rulebook.Edition;

/**
 * 推演依据: everything that a simulation depends on. The same inputs give the same result to the row.
 *
 * @param before the editions in force, with their signed readings
 * @param after the editions with the candidates in their places
 * @param asOf the day on which both are asked, Asia/Shanghai
 * @param horizon how many days follow it
 * @param position of the last fact that counts, in the ledger's sealed order
 * @param scope areas whose measures are compared
 */
public record Inputs(
    List<Edition> before,
    List<Edition> after,
    LocalDate asOf,
    int horizon,
    long position,
    Scope scope) {

  /** The longest horizon, in days. */
  public static final int HORIZON_MAX = 366;

  /** Copies the lists and checks the horizon. */
  public Inputs {
    if (horizon < 0 || horizon > HORIZON_MAX) {
      throw new IllegalArgumentException(
          "a horizon of " + horizon + " days: give 0 to " + HORIZON_MAX);
    }
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** SHA-256 over all of them in one fixed form, hexadecimal. */
  public String hash() {
    StringBuilder text = new StringBuilder("simulation 1\n");
    text.append(asOf).append(' ').append(horizon).append(' ').append(position).append('\n');
    text.append(scope.prefixes().stream().sorted().toList()).append('\n');
    before.stream().map(Inputs::line).sorted().forEach(line -> text.append("- ").append(line));
    after.stream().map(Inputs::line).sorted().forEach(line -> text.append("+ ").append(line));
    return hash(text.toString());
  }

  /**
   * SHA-256 over the editions in force, their days, scopes and readings, hexadecimal: another one
   * means that a simulation compares with rules that hold no more.
   */
  public static String rules(List<Edition> inForce) {
    return hash(String.join("", inForce.stream().map(Inputs::line).sorted().toList()));
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static String local(Edition edition) {
    Map<String, Map<String, String>> sorted = new TreeMap<>();
    edition.local().forEach((area, own) -> sorted.put(area, new TreeMap<>(own)));
    return sorted.isEmpty() ? "" : " " + sorted;
  }

  private static String line(Edition edition) {
    return String.join(
            " ",
            edition.notice(),
            edition.edition(),
            edition.from().toString(),
            String.valueOf(edition.until()),
            edition.scope().toString(),
            new TreeMap<>(edition.readings()).toString())
        + local(edition)
        + "\n";
  }
}
