package lianfang.situation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** 病例序列: the case counts of one area, by series and day. */
public final class CaseSeries {

  private final Map<String, NavigableMap<LocalDate, CaseCount>> bySeries = new HashMap<>();

  /** Of each series and day the last count stands: a day may have several, each with its time. */
  public CaseSeries(List<CaseCount> counts) {
    List<CaseCount> inOrder = new ArrayList<>(counts);
    inOrder.sort(Comparator.comparing(CaseCount::at));
    for (CaseCount count : inOrder) {
      bySeries.computeIfAbsent(count.series(), series -> new TreeMap<>()).put(count.day(), count);
    }
  }

  /** The last count of {@code series} on {@code day} or before it. */
  public Optional<CaseCount> on(String series, LocalDate day) {
    return Optional.ofNullable(daysOf(series).floorEntry(day)).map(Map.Entry::getValue);
  }

  /** The first of the series that has a count on {@code day} or before it. */
  public Optional<CaseCount> preferred(List<String> series, LocalDate day) {
    return series.stream().flatMap(name -> on(name, day).stream()).findFirst();
  }

  /** The last day up to {@code day} on which the confirmed count of {@code series} rose. */
  public Optional<LocalDate> lastIncrease(String series, LocalDate day) {
    LocalDate last = null;
    int before = 0;
    for (CaseCount count : daysOf(series).headMap(day, true).values()) {
      Integer confirmed = count.confirmed();
      if (confirmed != null && confirmed > before) {
        last = count.day();
      }
      before = confirmed == null ? before : confirmed;
    }
    return Optional.ofNullable(last);
  }

  /**
   * The days from the first count of {@code series} to {@code day}, one count a day that has one.
   */
  public List<CaseCount> upTo(String series, LocalDate day) {
    return List.copyOf(daysOf(series).headMap(day, true).values());
  }

  private NavigableMap<LocalDate, CaseCount> daysOf(String series) {
    return bySeries.getOrDefault(series, new TreeMap<>());
  }
}
