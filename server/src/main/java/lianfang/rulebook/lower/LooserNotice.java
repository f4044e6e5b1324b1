package lianfang.rulebook.lower;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import lianfang.fact.Subject;
import lianfang.rulebook.Editions;
import lianfang.rulebook.Finding;
import lianfang.rulebook.notice.Notice;

/**
 * 低于上级的通知: a decision request to the body of a notice in force. What is looser is answered by an
 * edition that is not, by a withdrawal, or by the higher one allowing it; a reading that nobody can
 * compare is answered by an official who says that it stands.
 *
 * @param own the lower notice in force
 * @param higher the one above it in force
 * @param findings what is looser, rows and readings with both places
 * @param looser readings that could be taken over from above
 * @param open readings and clocks that stand otherwise above and that nobody can compare
 * @param stands whether an official has said so of exactly these
 * @param opened since when both hold as they do
 */
public record LooserNotice(
    Notice own,
    Notice higher,
    List<Finding> findings,
    List<Otherwise> looser,
    List<Otherwise> open,
    boolean stands,
    Instant opened) {

  /**
   * A reading that stands otherwise above.
   *
   * @param key of the notice
   * @param mine its value
   * @param above the key of the notice above
   * @param theirs its value
   */
  public record Otherwise(String key, String mine, String above, String theirs) {}

  /** The key of the question, which is about a notice and not about a person or place. */
  public static final String QUESTION = "looser-than-above";

  private static final Duration SPAN = Duration.ofHours(24);
  private static final List<Integer> LEVELS = List.of(2, 4, 6, 9, 12);

  /** Copies the lists. */
  public LooserNotice {
    findings = List.copyOf(findings);
    looser = List.copyOf(looser);
    open = List.copyOf(open);
  }

  /** Whether somebody has to decide something. */
  public boolean waits() {
    return !findings.isEmpty() || !open.isEmpty() && !stands;
  }

  /** Who is asked about: the notice. */
  public Subject subject() {
    return Editions.subject(own.id());
  }

  /** Until when its body answers. */
  public Instant due() {
    return opened.plus(SPAN);
  }

  /** The first area of the notice. */
  public String area() {
    return own.scope().getFirst();
  }

  /** The area whose command answers when nobody has in time: one level above the notice's. */
  public String above() {
    return above(area());
  }

  /** The area one level above an area; a province has none above it here. */
  public static String above(String area) {
    int own = area.length();
    int upper = LEVELS.stream().filter(level -> level < own).reduce(LEVELS.getFirst(), Math::max);
    return area.substring(0, Math.min(upper, own));
  }

  /** What an official says of exactly these readings: another value of either is asked again. */
  String hash() {
    StringBuilder text = new StringBuilder();
    for (Otherwise one : open) {
      text.append(String.join("\n", one.key(), one.mine(), one.above(), one.theirs())).append('\n');
    }
    try {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
