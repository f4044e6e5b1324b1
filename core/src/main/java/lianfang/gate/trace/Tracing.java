package lianfang.gate.trace;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 排查: from what is known about a case and about others to candidates, each with its links. */
public final class Tracing {

  /** Minutes at one place that make a point of the score. */
  private static final int MINUTES_A_POINT = 10;

  private static final int NEAREST = 40;

  private Tracing() {}

  /**
   * Everybody who may have met the case, once each, in the order of a list.
   *
   * @param mine of the case
   * @param others of others; whoever shares nothing may be left out
   * @param meetings at checkpoints, inside the window already
   */
  public static List<Candidate> candidates(
      TraceRules rules,
      InfectiousWindow window,
      Traces mine,
      Traces others,
      List<Meeting> meetings) {
    Map<UUID, List<Link>> links = new HashMap<>();
    households(window, mine, others, links);
    work(window, mine, others, links);
    journeys(rules, window, mine, others, links);
    if (rules.minutes().isPresent()) {
      meetings.forEach(
          one -> links.computeIfAbsent(one.other(), key -> new ArrayList<>()).add(place(one)));
    }
    return links.entrySet().stream()
        .map(entry -> Candidate.of(entry.getKey(), entry.getValue()))
        .sorted(Candidate.ORDER)
        .toList();
  }

  private static void households(
      InfectiousWindow window, Traces mine, Traces others, Map<UUID, List<Link>> links) {
    Map<UUID, List<Traces.Living>> homes = new HashMap<>();
    mine.living()
        .forEach(one -> homes.computeIfAbsent(one.household(), k -> new ArrayList<>()).add(one));
    for (Traces.Living other : others.living()) {
      for (Traces.Living one : homes.getOrDefault(other.household(), List.of())) {
        LocalDate first = latest(window.from(), one.from(), other.from());
        LocalDate last = earliest(window.until(), one.until(), other.until());
        if (!last.isBefore(first) && !one.person().equals(other.person())) {
          add(
              links,
              other.person(),
              Link.of(LinkKind.HOUSEHOLD, first, last, TraceRules.WINDOW, Map.of()));
        }
      }
    }
  }

  private static void work(
      InfectiousWindow window, Traces mine, Traces others, Map<UUID, List<Link>> links) {
    Map<UUID, List<Traces.Work>> firms = new HashMap<>();
    mine.work().forEach(one -> firms.computeIfAbsent(one.firm(), k -> new ArrayList<>()).add(one));
    for (Traces.Work other : others.work()) {
      for (Traces.Work one : firms.getOrDefault(other.firm(), List.of())) {
        LocalDate first = latest(window.from(), one.from(), other.from());
        LocalDate last = earliest(window.until(), one.until(), other.until());
        boolean shift = one.shift() == null || one.shift().equals(other.shift());
        // Who works when nobody wrote down is asked about rather than left out.
        if (last.isBefore(first)
            || one.person().equals(other.person())
            || !shift && other.shift() != null) {
          continue;
        }
        boolean room = one.workshop() != null && one.workshop().equals(other.workshop());
        Map<String, String> says = new TreeMap<>();
        put(says, "shift", other.shift());
        put(says, "workshop", room ? other.workshop() : null);
        add(
            links,
            other.person(),
            Link.of(
                room ? LinkKind.WORKSHOP : LinkKind.SHIFT, first, last, TraceRules.WINDOW, says));
      }
    }
  }

  private static void journeys(
      TraceRules rules,
      InfectiousWindow window,
      Traces mine,
      Traces others,
      Map<UUID, List<Link>> links) {
    Map<String, List<Traces.Journey>> trips = new HashMap<>();
    for (Traces.Journey one : mine.journeys()) {
      if (window.holds(one.day())) {
        trips.computeIfAbsent(key(one), k -> new ArrayList<>()).add(one);
      }
    }
    for (Traces.Journey other : others.journeys()) {
      for (Traces.Journey one : trips.getOrDefault(key(other), List.of())) {
        if (!one.person().equals(other.person())) {
          Seats.kind(rules, one, other)
              .ifPresent(kind -> add(links, other.person(), journey(kind, one, other)));
        }
      }
    }
  }

  private static Link journey(LinkKind kind, Traces.Journey one, Traces.Journey other) {
    Map<String, String> says = new TreeMap<>();
    says.put("vehicle", other.kind());
    says.put("number", other.number());
    put(says, "carriage", other.carriage());
    if (one.row() > 0 && other.row() > 0) {
      says.put("rows", Integer.toString(Math.abs(one.row() - other.row())));
    }
    boolean byRows = kind == LinkKind.ROWS;
    String reading = byRows ? TraceRules.ROWS : TraceRules.WINDOW;
    return Link.of(kind, other.day(), other.day(), reading, says);
  }

  private static Link place(Meeting meeting) {
    int more = (int) Math.min(NEAREST, meeting.minutes() / MINUTES_A_POINT);
    Map<String, String> says = new TreeMap<>();
    says.put("checkpoint", meeting.checkpoint().toString());
    says.put("minutes", Long.toString(meeting.minutes()));
    says.put("times", Integer.toString(meeting.times()));
    return new Link(
        LinkKind.PLACE,
        meeting.first(),
        meeting.last(),
        LinkKind.PLACE.score() + more,
        TraceRules.MINUTES,
        new TreeMap<>(says));
  }

  private static String key(Traces.Journey journey) {
    return journey.kind() + " " + journey.number() + " " + journey.day();
  }

  private static void add(Map<UUID, List<Link>> links, UUID person, Link link) {
    links.computeIfAbsent(person, key -> new ArrayList<>()).add(link);
  }

  private static void put(Map<String, String> says, String key, @Nullable String value) {
    Optional.ofNullable(value).ifPresent(known -> says.put(key, known));
  }

  private static LocalDate latest(LocalDate one, LocalDate other, LocalDate third) {
    LocalDate later = one.isAfter(other) ? one : other;
    return later.isAfter(third) ? later : third;
  }

  private static LocalDate earliest(
      LocalDate one, @Nullable LocalDate other, @Nullable LocalDate third) {
    LocalDate earlier = other == null || one.isBefore(other) ? one : other;
    return third == null || earlier.isBefore(third) ? earlier : third;
  }
}
