package lianfang.rulebook.layer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lianfang.rulebook.At;
import lianfang.rulebook.Finding;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.Refusal;
import lianfang.rulebook.difference.Condition;
import lianfang.rulebook.notice.Notice;

/**
 * 口径宽松: whether a lower layer reads less strictly than a higher one what both leave open. Days that
 * count one earlier, a key area that is left out, a fever that begins later and more exits are
 * comparable; which event starts a clock is earlier for one person and later for another, so it is
 * named and not compared. A higher notice allows another reading by its key, or {@code *}, under
 * {@code milder}.
 */
public final class ReadingLooseness {

  private static final String DAY_COUNT = "day-count";
  private static final String SAME_DAY = "same-day";
  private static final String KEY_AREAS = "key-areas";
  private static final List<String> LONGER_IS_STRICTER =
      List.of("key-area-stay-days", "symptom-days");
  private static final String EXITS = "closure-exit-days";
  private static final String NOBODY = "none";
  private static final String FEVER = "fever-threshold";
  private static final String START = "clause-%s-start";

  private ReadingLooseness() {}

  /**
   * A notice as it is read.
   *
   * @param notice the notice
   * @param area where it is read so; empty for everywhere in which it holds
   * @param readings values by key, lists parted by commas
   */
  public record Read(Notice notice, String area, Map<String, String> readings) {

    /** Copies the readings. */
    public Read {
      readings = Map.copyOf(readings);
    }

    /** Read so everywhere. */
    public Read(Notice notice, Map<String, String> readings) {
      this(notice, "", readings);
    }
  }

  /**
   * A key that a notice reads otherwise than one above it.
   *
   * @param key of the lower notice
   * @param mine its value
   * @param above the key of the higher notice
   * @param theirs its value
   */
  public record Otherwise(String key, String mine, String above, String theirs) {}

  /** The keys that the lower one reads more loosely and could take over, by their values above. */
  public static List<Otherwise> looser(Read own, Read higher) {
    if (!Looseness.isAbove(higher.notice(), own.notice())) {
      return List.of();
    }
    return common(own, higher).stream()
        .filter(key -> !allows(higher.notice(), key))
        .map(key -> otherwise(own, key, higher, key))
        .filter(one -> isLooser(one.key(), one.mine(), one.theirs()))
        .toList();
  }

  /**
   * What both read and nobody can compare: keys of one name, and the events that start the clocks
   * of clauses that isolate in one case. It is earlier for one person and later for another.
   *
   * @param shared clauses of both that isolate in one case
   */
  public static List<Otherwise> open(Read own, Read higher, Set<Looseness.Shared> shared) {
    if (!Looseness.isAbove(higher.notice(), own.notice())) {
      return List.of();
    }
    Stream<Otherwise> keys =
        common(own, higher).stream()
            .filter(key -> !isComparable(key))
            .map(key -> otherwise(own, key, higher, key));
    Stream<Otherwise> clocks =
        shared.stream().map(one -> otherwise(own, start(one.own()), higher, start(one.above())));
    return Stream.concat(keys, clocks)
        .filter(one -> !one.mine().isEmpty() && !one.theirs().isEmpty())
        .filter(one -> !one.mine().equals(one.theirs()) && !allows(higher.notice(), one.above()))
        .distinct()
        .sorted(Comparator.comparing(Otherwise::key).thenComparing(Otherwise::above))
        .toList();
  }

  private static String start(String clause) {
    return START.formatted(clause);
  }

  private static Otherwise otherwise(Read own, String key, Read higher, String above) {
    return new Otherwise(
        key,
        own.readings().getOrDefault(key, ""),
        above,
        higher.readings().getOrDefault(above, ""));
  }

  /** What is read more loosely than above, each key once, with both places. */
  public static List<Finding> of(Read own, List<Read> others) {
    List<Finding> findings = new ArrayList<>();
    for (Read higher : others) {
      looser(own, higher).forEach(one -> findings.add(finding(own, higher.notice(), one)));
    }
    return List.copyOf(findings);
  }

  /** The keys that both read differently and that nobody can compare, as {@code NOTICE/key}. */
  public static List<String> notCompared(Read own, List<Read> others) {
    List<String> named = new ArrayList<>();
    for (Read higher : others) {
      open(own, higher, Set.of())
          .forEach(one -> named.add(higher.notice().id() + "/" + one.above()));
    }
    return List.copyOf(named);
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
        || key.equals(EXITS)
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
    if (key.equals(EXITS)) {
      return !mine.equals(NOBODY)
          && (theirs.equals(NOBODY) || Integer.parseInt(mine) < Integer.parseInt(theirs));
    }
    return LONGER_IS_STRICTER.contains(key) && Integer.parseInt(mine) < Integer.parseInt(theirs);
  }

  private static boolean covers(KeyArea one, KeyArea other) {
    return other.prefix().startsWith(one.prefix())
        && one.from() <= other.from()
        && one.until() >= other.until();
  }

  private static Finding finding(Read own, Notice higher, Otherwise one) {
    String lower = own.notice().id();
    String zh = own.area().isEmpty() ? "" : "在 " + own.area();
    String en = own.area().isEmpty() ? "" : " in " + own.area();
    return new Finding(
        Refusal.LOOSER,
        new Phrase(
            "《%s》%s对这项口径的理解比上级《%s》宽；请不低于上级，或由上级通知写明允许"
                .formatted(own.notice().title().zh(), zh, higher.title().zh()),
            "\"%s\" reads this%s more loosely than \"%s\" above it; ask for no less, or let the"
                    .formatted(own.notice().title().en(), en, higher.title().en())
                + " higher notice allow it"),
        List.of(
            new At(lower + "/readings.yaml", one.key(), ""),
            new At(higher.id() + "/readings.yaml", one.above(), "")),
        List.of(
            new Condition(one.key(), false, List.of(one.mine())),
            new Condition(one.above(), false, List.of(one.theirs()))));
  }
}
