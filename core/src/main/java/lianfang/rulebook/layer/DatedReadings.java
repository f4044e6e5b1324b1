package lianfang.rulebook.layer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import lianfang.rulebook.Edition;
import org.jspecify.annotations.Nullable;

/**
 * 口径按日: what officials signed for a notice, in the order of their signatures. On a day and in an
 * area the last signature counts that holds there; one for a smaller area goes before.
 */
public final class DatedReadings {

  private final List<DatedReading> signed;

  /** Signatures about one notice, the latest last. */
  public DatedReadings(List<DatedReading> signed) {
    this.signed = List.copyOf(signed);
  }

  /** What is read everywhere on a day, by key. */
  public Map<String, String> on(LocalDate day) {
    return in("", day);
  }

  /** What is read in areas of their own on a day, by area and key. */
  public Map<String, Map<String, String>> local(LocalDate day) {
    Map<String, Map<String, String>> local = new HashMap<>();
    for (DatedReading one : signed) {
      if (!one.area().isEmpty() && one.holds(day)) {
        local.computeIfAbsent(one.area(), area -> in(area, day));
      }
    }
    return local;
  }

  private Map<String, String> in(String area, LocalDate day) {
    Map<String, String> found = new HashMap<>();
    for (DatedReading one : signed) {
      if (one.area().equals(area) && one.holds(day)) {
        found.put(one.key(), one.value());
      }
    }
    return found;
  }

  /** An edition with its readings, cut into as many as there are days on which these change. */
  public List<Edition> read(Edition edition) {
    List<Edition> cut = new ArrayList<>();
    for (LocalDate day : beginnings(edition)) {
      Edition next = edition.reading(on(day), local(day)).on(day, edition.until());
      Edition last = cut.isEmpty() ? null : cut.getLast();
      boolean changed =
          last == null
              || !last.readings().equals(next.readings())
              || !last.local().equals(next.local());
      if (changed && last != null) {
        cut.set(cut.size() - 1, last.endedOn(day.minusDays(1)));
      }
      if (changed) {
        cut.add(next);
      }
    }
    return cut;
  }

  private TreeSet<LocalDate> beginnings(Edition edition) {
    TreeSet<LocalDate> days = new TreeSet<>(List.of(edition.from()));
    for (DatedReading one : signed) {
      add(days, edition, one.from());
      LocalDate until = one.until();
      add(days, edition, until == null ? null : until.plusDays(1));
    }
    return days;
  }

  private static void add(TreeSet<LocalDate> days, Edition edition, @Nullable LocalDate day) {
    if (day != null && day.isAfter(edition.from()) && edition.holds(day)) {
      days.add(day);
    }
  }
}
