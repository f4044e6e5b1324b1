package lianfang.rulebook.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lianfang.rulebook.Edition;
import lianfang.rulebook.layer.Continuity;
import lianfang.rulebook.layer.DatedReadings;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.Reading;
import org.jspecify.annotations.Nullable;

/** 候选: puts editions that are not in force in the places of those that are. */
public final class Candidates {

  private Candidates() {}

  /**
   * An edition as it would hold: approved for the as-of day, it begins on it as any edition begins
   * on the day of its minute, whatever day its file names. The edition that holds already stays as
   * it is, so it changes nothing.
   *
   * @param notice the candidate
   * @param proposedBefore the edition in force of the same notice, null where there is none
   * @param held the same as it holds, null where there is none
   * @param signed what officials have signed for the notice
   */
  public static Edition edition(
      Notice notice,
      @Nullable Notice proposedBefore,
      @Nullable Edition held,
      DatedReadings signed,
      LocalDate asOf) {
    if (held != null && held.edition().equals(notice.edition())) {
      return held;
    }
    Map<String, String> all = new HashMap<>(signed.on(asOf));
    for (Reading reading : taking(notice, proposedBefore, all)) {
      all.put(reading.key(), value(reading));
    }
    Edition bare =
        new Edition(
            notice.id(),
            notice.edition(),
            asOf,
            notice.until(),
            notice.scope(),
            notice.tables(),
            Map.of());
    return bare.reading(all, signed.local(asOf));
  }

  /**
   * The readings that take effect with an edition: those that it proposes otherwise than the
   * edition in force does. Of a first edition those count that nobody has signed yet.
   */
  public static List<Reading> taking(
      Notice notice, @Nullable Notice proposedBefore, Map<String, String> signed) {
    Map<String, String> old = new HashMap<>();
    if (proposedBefore != null) {
      proposedBefore.readings().forEach(reading -> old.put(reading.key(), value(reading)));
    }
    return notice.readings().stream()
        .filter(reading ->
            proposedBefore == null
                ? !signed.containsKey(reading.key())
                : !value(reading).equals(old.get(reading.key())))
        .filter(reading -> !value(reading).equals(signed.get(reading.key())))
        .toList();
  }

  /** The value as a fact says it: lists are parted by commas there. */
  public static String value(Reading reading) {
    return reading.value().strip().replaceAll("\\s+", ",");
  }

  /**
   * The same edition with further readings.
   *
   * @param readings by key, or by {@code KEY@AREA} for one that counts in an area alone
   */
  public static Edition with(Edition edition, Map<String, String> readings) {
    if (readings.isEmpty()) {
      return edition;
    }
    Map<String, String> all = new HashMap<>(edition.readings());
    Map<String, Map<String, String>> local = new HashMap<>(edition.local());
    readings.forEach((key, value) -> {
      int at = key.indexOf('@');
      if (at < 0) {
        all.put(key, value);
      } else {
        String area = key.substring(at + 1);
        Map<String, String> own = new HashMap<>(local.getOrDefault(area, Map.of()));
        own.put(key.substring(0, at), value);
        local.put(area, own);
      }
    });
    return edition.reading(all, local);
  }

  /**
   * The editions with the candidates in their places: one of the same notice that began earlier
   * ends the day before, one that begins with the candidate or later gives way. The candidate goes
   * on with the rows of the one before it.
   */
  public static List<Edition> replace(List<Edition> inForce, List<Edition> candidates) {
    List<Edition> replaced = new ArrayList<>();
    for (Edition edition : inForce) {
      Edition left = edition;
      for (Edition candidate : candidates) {
        left = left == null ? null : beside(left, candidate);
      }
      if (left != null) {
        replaced.add(left);
      }
    }
    replaced.addAll(candidates);
    replaced.sort(
        Comparator.comparing(Edition::notice)
            .thenComparing(Edition::from)
            .thenComparing(Edition::edition));
    return Continuity.of(replaced);
  }

  private static @Nullable Edition beside(Edition edition, Edition candidate) {
    if (!edition.notice().equals(candidate.notice())) {
      return edition;
    }
    LocalDate last = candidate.from().minusDays(1);
    if (edition.from().isAfter(last)) {
      return null;
    }
    if (edition.until() != null && !edition.until().isAfter(last)) {
      return edition;
    }
    return edition.endedOn(last);
  }
}
