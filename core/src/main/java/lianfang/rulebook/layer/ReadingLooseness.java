package lianfang.rulebook.layer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import lianfang.rulebook.At;
import lianfang.rulebook.Finding;
import lianfang.rulebook.LayerComparison.Level;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.Refusal;
import lianfang.rulebook.notice.Notice;

/**
 * 口径宽松: whether a lower layer reads less strictly than a higher one what both leave open. Days that
 * count one earlier, a key area that is left out and a fever that begins later are comparable;
 * which event starts a clock is earlier for one person and later for another, so it is named and
 * not compared. A higher notice allows another reading by its key, or {@code *}, under {@code
 * milder}.
 */
public final class ReadingLooseness {

  private static final String DAY_COUNT = "day-count";
  private static final String SAME_DAY = "same-day";
  private static final String KEY_AREAS = "key-areas";
  private static final List<String> LONGER_IS_STRICTER =
      List.of("key-area-stay-days", "symptom-days");
  private static final String FEVER = "fever-threshold";

  private ReadingLooseness() {}

  /**
   * A notice as it is read.
   *
   * @param notice the notice
   * @param readings values by key, lists parted by commas
   */
  public record Read(Notice notice, Map<String, String> readings) {}

  /** What is read more loosely than above, each key once, with both places. */
  public static List<Finding> of(Read own, List<Read> others) {
    List<Finding> findings = new ArrayList<>();
    for (Read higher : above(own, others)) {
      for (String key : common(own, higher)) {
        String mine = own.readings().getOrDefault(key, "");
        String theirs = higher.readings().getOrDefault(key, "");
        if (!allows(higher.notice(), key) && isLooser(key, mine, theirs)) {
          findings.add(finding(own.notice(), higher.notice(), key, mine + " < " + theirs));
        }
      }
    }
    return List.copyOf(findings);
  }

  /** The keys that both read differently and that nobody can compare, as {@code NOTICE/key}. */
  public static List<String> notCompared(Read own, List<Read> others) {
    List<String> named = new ArrayList<>();
    for (Read higher : above(own, others)) {
      for (String key : common(own, higher)) {
        boolean differs =
            !own.readings().getOrDefault(key, "").equals(higher.readings().getOrDefault(key, ""));
        if (differs && !isComparable(key)) {
          named.add(higher.notice().id() + "/" + key);
        }
      }
    }
    return List.copyOf(named);
  }

  private static List<Read> above(Read own, List<Read> others) {
    return others.stream()
        .filter(other ->
            Level.ofWord(other.notice().layer()).compareTo(Level.ofWord(own.notice().layer())) < 0)
        .filter(other -> Looseness.meet(own.notice(), other.notice()))
        .filter(other -> !own.notice().supersedes().contains(other.notice().id()))
        .toList();
  }

  private static TreeSet<String> common(Read own, Read higher) {
    TreeSet<String> keys = new TreeSet<>(own.readings().keySet());
    keys.retainAll(higher.readings().keySet());
    return keys;
  }

  private static boolean allows(Notice higher, String key) {
    return higher.milder().contains("*") || higher.milder().contains(key);
  }

  private static boolean isComparable(String key) {
    return key.equals(DAY_COUNT)
        || key.equals(KEY_AREAS)
        || key.equals(FEVER)
        || LONGER_IS_STRICTER.contains(key);
  }

  private static boolean isLooser(String key, String mine, String theirs) {
    if (key.equals(DAY_COUNT)) {
      return mine.equals(SAME_DAY) && !theirs.equals(SAME_DAY);
    }
    if (key.equals(KEY_AREAS)) {
      List<KeyArea> own = KeyArea.parse(mine);
      return KeyArea.parse(theirs).stream()
          .anyMatch(area -> own.stream().noneMatch(one -> covers(one, area)));
    }
    if (key.equals(FEVER)) {
      return new BigDecimal(mine).compareTo(new BigDecimal(theirs)) > 0;
    }
    return LONGER_IS_STRICTER.contains(key) && Integer.parseInt(mine) < Integer.parseInt(theirs);
  }

  private static boolean covers(KeyArea one, KeyArea other) {
    return other.prefix().startsWith(one.prefix())
        && one.from() <= other.from()
        && one.until() >= other.until();
  }

  private static Finding finding(Notice own, Notice higher, String key, String values) {
    return new Finding(
        Refusal.LOOSER,
        new Phrase(
            "%s 的口径 %s 比上级 %s 宽（%s）；请不低于上级，或由上级在 milder 中写明允许"
                .formatted(own.id(), key, higher.id(), values),
            "%s reads %s more loosely than %s above it (%s); ask for no less, or let the higher one"
                    .formatted(own.id(), key, higher.id(), values)
                + " allow it under milder"),
        List.of(
            new At(own.id() + "/readings.yaml", key, ""),
            new At(higher.id() + "/readings.yaml", key, "")));
  }
}
