package lianfang.rulebook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
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

  /** Open questions of which a fact says that they went up, perhaps after an earlier deadline. */
  public List<DecisionRequest> escalated(
      LocalDate on,
      @Nullable Instant knownAt,
      String area,
      @Nullable String question,
      MeasureLists.@Nullable Key after,
      int limit) {
    return knownAt == null
        ? decisions.escalated(area, question, after, limit)
        : decisions(on, knownAt, area, question, after, limit);
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

  /** 回溯清单: measures as they were known at an earlier moment, replayed, as the same lists. */
  private static final class RecalledLists implements StandingView {

    private final List<Standing> all;

    RecalledLists(List<Standing> all) {
      this.all = List.copyOf(all);
    }

    private static boolean same(@Nullable String wanted, String word) {
      return wanted == null || wanted.equals(word);
    }

    private List<Standing> found(StandingQuery query) {
      return all.stream().filter(one -> fits(query, one)).toList();
    }

    private static boolean fits(StandingQuery query, Standing one) {
      return one.area().startsWith(query.area())
          && same(query.kind(), one.subject().kind().word())
          && one.holds(query.on())
          && same(query.measure(), one.measure())
          && same(query.place(), one.place())
          && same(query.state(), one.state())
          && (query.ends() == null || query.ends().equals(one.until()))
          && named(query.notice(), one, Basis::notice)
          && named(query.row(), one, Basis::row);
    }

    private static boolean named(
        @Nullable String wanted, Standing one, Function<Basis, String> word) {
      return wanted == null
          || one.bases().stream().anyMatch(basis -> wanted.equals(word.apply(basis)));
    }

    private static Comparator<Standing> by(StandingOrder order) {
      return Comparator.comparing((Standing one) -> order.value(one))
          .thenComparing(Standing::area)
          .thenComparing(one -> one.subject().id().toString())
          .thenComparingInt(Standing::number);
    }

    @Override
    public List<Standing> page(
        StandingQuery query, StandingOrder order, MeasureLists.@Nullable Key after, int limit) {
      List<Standing> sorted = new ArrayList<>(found(query));
      sorted.sort(by(order));
      int from = 0;
      while (after != null && from < sorted.size() && !beyond(order, after, sorted.get(from))) {
        from++;
      }
      return List.copyOf(sorted.subList(from, Math.min(from + limit, sorted.size())));
    }

    private static boolean beyond(StandingOrder order, MeasureLists.Key after, Standing one) {
      return Comparator.comparing(MeasureLists.Key::value)
              .thenComparing(MeasureLists.Key::area)
              .thenComparing(key -> key.subject().toString())
              .thenComparingInt(MeasureLists.Key::number)
              .compare(order.key(one), after)
          > 0;
    }

    @Override
    public long count(StandingQuery query) {
      return found(query).size();
    }

    @Override
    public List<MeasureLists.Count> counts(StandingQuery query, int digits) {
      Map<List<String>, List<Standing>> groups =
          grouped(
              found(query),
              one ->
                  List.of(
                      one.area().substring(0, Math.min(digits, one.area().length())),
                      one.measure(),
                      one.place(),
                      one.state()));
      List<MeasureLists.Count> counts = new ArrayList<>();
      groups.forEach((key, group) ->
          counts.add(
              new MeasureLists.Count(
                  key.get(0), key.get(1), key.get(2), key.get(3), group.size(), subjects(group))));
      return counts;
    }

    @Override
    public List<MeasureLists.RowCount> byRow(StandingQuery query) {
      Map<List<String>, List<Standing>> groups =
          grouped(
              found(query),
              one -> {
                Basis first = one.bases().isEmpty() ? null : one.bases().getFirst();
                return first == null
                    ? List.of("", "", "", one.measure())
                    : List.of(first.notice(), first.clause(), first.row(), one.measure());
              });
      List<MeasureLists.RowCount> counts = new ArrayList<>();
      groups.forEach((key, group) ->
          counts.add(
              new MeasureLists.RowCount(
                  key.get(0),
                  key.get(1),
                  key.get(2),
                  key.get(3),
                  subjects(group),
                  subjects(group.stream().filter(one -> one.state().equals("due")).toList()))));
      return counts;
    }

    private static Map<List<String>, List<Standing>> grouped(
        List<Standing> found, Function<Standing, List<String>> key) {
      Map<List<String>, List<Standing>> groups =
          new TreeMap<>(Comparator.comparing((List<String> words) -> String.join("\u0000", words)));
      for (Standing one : found) {
        groups.computeIfAbsent(key.apply(one), k -> new ArrayList<>()).add(one);
      }
      return groups;
    }

    private static long subjects(List<Standing> group) {
      return group.stream().map(Standing::subject).distinct().count();
    }

    @Override
    public List<MeasureLists.DayCount> endings(String area, LocalDate from, LocalDate until) {
      Map<LocalDate, Set<UUID>> days = new TreeMap<>();
      for (Standing one : all) {
        LocalDate ends = one.until();
        boolean counts = one.measure().equals("isolation") && one.area().startsWith(area);
        if (counts && ends != null && !ends.isBefore(from) && !ends.isAfter(until)) {
          days.computeIfAbsent(ends, day -> new HashSet<>()).add(one.subject().id());
        }
      }
      return days.entrySet().stream()
          .map(day -> new MeasureLists.DayCount(day.getKey(), day.getValue().size()))
          .toList();
    }

    @Override
    public List<Standing> of(Collection<UUID> subjects) {
      return all.stream()
          .filter(one -> subjects.contains(one.subject().id()))
          .sorted(
              Comparator.comparing((Standing one) -> one.subject().id().toString())
                  .thenComparing(Standing::from, Comparator.nullsLast(Comparator.naturalOrder()))
                  .thenComparingInt(Standing::number))
          .toList();
    }

    /** Intervals as lists show them, numbered within their subject. */
    static RecalledLists of(List<MeasureInterval> intervals) {
      Map<UUID, Integer> numbers = new java.util.HashMap<>();
      List<Standing> all = new ArrayList<>();
      for (MeasureInterval one : intervals) {
        int number = Objects.requireNonNull(numbers.merge(one.subject().id(), 1, Integer::sum)) - 1;
        all.add(
            new Standing(
                one.subject(),
                number,
                one.area(),
                one.measure().word(),
                one.place().word(),
                one.state().word(),
                one.from(),
                one.until(),
                one.bases(),
                one.causedBy().stream().map(subject -> subject.id()).toList()));
      }
      return new RecalledLists(all);
    }
  }
}
