package lianfang.rulebook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * 时点清单: what is known now comes from stored outcomes; what was known earlier is replayed for the
 * area that is asked, and kept for a moment, so that paging through it does not replay again.
 */
@Component
public class StandingViews {

  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int AT_ONCE = 4;

  private final MeasureLists stored;
  private final DecisionLists decisions;
  private final Replayed replayed;
  private final Clock real;
  private final Map<Asked, Recalled> recalled = new LinkedHashMap<>();

  StandingViews(
      MeasureLists stored,
      DecisionLists decisions,
      Replayed replayed,
      @Qualifier("real") Clock real) {
    this.stored = stored;
    this.decisions = decisions;
    this.replayed = replayed;
    this.real = real;
  }

  private record Asked(LocalDate on, Instant knownAt, String area) {}

  private record Recalled(RecalledLists measures, List<DecisionRequest> decisions, Instant at) {}

  /**
   * Measures that hold on a day by what was known at a moment.
   *
   * @param on the day, Asia/Shanghai
   * @param knownAt the moment; null for all that is known, as far as the transaction sees it
   * @param area division code prefix; the caller answers for it lying in the user's jurisdiction
   */
  public StandingView measures(LocalDate on, @Nullable Instant knownAt, String area) {
    return knownAt == null ? stored : recall(on, knownAt, area).measures();
  }

  /** Open questions of an area, by what was known at a moment, on its day. */
  public List<DecisionRequest> decisions(
      LocalDate on,
      @Nullable Instant knownAt,
      String area,
      @Nullable String question,
      MeasureLists.@Nullable Key after,
      int limit) {
    if (knownAt == null) {
      return decisions.page(area, question, after, limit);
    }
    return recall(on, knownAt, area).decisions().stream()
        .filter(one -> question == null || question.equals(one.question()))
        .filter(one -> after == null || place(one).compareTo(place(after)) > 0)
        .limit(limit)
        .toList();
  }

  /** How many questions are open, by question, the most frequent first. */
  public List<DecisionLists.Count> questions(LocalDate on, @Nullable Instant knownAt, String area) {
    if (knownAt == null) {
      return decisions.counts(area);
    }
    Map<String, Long> counts = new java.util.TreeMap<>();
    recall(on, knownAt, area)
        .decisions()
        .forEach(one -> counts.merge(one.question(), 1L, Long::sum));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(entry -> new DecisionLists.Count(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String place(DecisionRequest one) {
    return one.area() + one.subject().id() + String.format("%06d", one.number());
  }

  private static String place(MeasureLists.Key key) {
    return key.area() + key.subject() + String.format("%06d", key.number());
  }

  private synchronized Recalled recall(LocalDate on, Instant knownAt, String area) {
    Instant now = real.instant();
    recalled.values().removeIf(one -> one.at().isBefore(now.minus(KEPT)));
    Asked asked = new Asked(on, knownAt, area);
    Recalled known = recalled.get(asked);
    if (known != null) {
      return known;
    }
    Replayed.State state = replayed.within(on, knownAt, area);
    Map<java.util.UUID, Integer> numbers = new java.util.HashMap<>();
    List<DecisionRequest> open =
        state.decisions().stream()
            .map(one ->
                new DecisionRequest(
                    one.subject(),
                    numbers.merge(one.subject().id(), 1, Integer::sum),
                    one.area(),
                    one.question(),
                    one.options(),
                    one.meanwhile(),
                    one.basis()))
            .sorted(java.util.Comparator.comparing(StandingViews::place))
            .toList();
    if (recalled.size() >= AT_ONCE) {
      recalled.remove(recalled.keySet().iterator().next());
    }
    Recalled made = new Recalled(RecalledLists.of(state.intervals()), open, now);
    recalled.put(asked, made);
    return made;
  }
}
