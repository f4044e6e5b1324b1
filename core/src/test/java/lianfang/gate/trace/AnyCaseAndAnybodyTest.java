package lianfang.gate.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import lianfang.gate.Direction;
import lianfang.gate.trace.InfectiousWindow.By;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random people, compared with a reading that asks each pair of days, seats and homes anew. */
class AnyCaseAndAnybodyTest {

  private static final LocalDate FIRST = LocalDate.of(2020, 2, 1);
  private static final int DAYS = 20;
  private static final int PEOPLE = 40;
  private static final Duration LONGEST = Duration.ofHours(12);

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final List<UUID> people = ids(PEOPLE);
  private final List<UUID> homes = ids(8);
  private final List<UUID> firms = ids(4);
  private final TraceRules rules =
      new TraceRules("n", "e", "c", 2, OptionalInt.of(30), OptionalInt.of(3));

  @Test
  void whoIsProposedIsWhoANaiveReadingFinds() {
    for (int round = 0; round < 300; round++) {
      Traces all = traces();
      UUID person = people.get(random.nextInt(PEOPLE));
      InfectiousWindow window = window();
      Set<String> found = new TreeSet<>();
      for (Candidate candidate :
          Tracing.candidates(rules, window, of(all, person), all, List.of())) {
        assertThat(candidate.score()).isBetween(1, 99);
        assertThat(candidate.links()).isNotEmpty().doesNotHaveDuplicates();
        candidate.links().forEach(link -> found.add(text(candidate.person(), link.kind(), link)));
      }
      assertThat(found).as("seed " + seed).isEqualTo(naive(all, person, window));
    }
  }

  @Test
  void nobodyIsProposedTwiceAndTheOrderIsThatOfTheScore() {
    Traces all = traces();
    List<Candidate> found =
        Tracing.candidates(rules, window(), of(all, people.getFirst()), all, List.of());
    assertThat(found).extracting(Candidate::person).doesNotHaveDuplicates();
    assertThat(found).isSortedAccordingTo(Candidate.ORDER);
  }

  @Test
  void moreLinksAreNeverWorthLessThanOne() {
    LocalDate day = FIRST;
    Link home = Link.of(LinkKind.HOUSEHOLD, day, day, "r", Map.of());
    Link shift = Link.of(LinkKind.SHIFT, day, day, "r", Map.of());
    UUID one = people.getFirst();
    assertThat(Candidate.of(one, List.of(shift)).score()).isEqualTo(70);
    assertThat(Candidate.of(one, List.of(shift, shift)).score()).isEqualTo(70);
    assertThat(Candidate.of(one, List.of(shift, home)).score()).isBetween(96, 99);
  }

  @Test
  void staysAreFoundWhateverTheOrderOfPassagesAndMeetBothWays() {
    List<UUID> places = ids(3);
    for (int round = 0; round < 200; round++) {
      List<Stays.Point> points = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        points.add(
            new Stays.Point(
                people.get(random.nextInt(6)),
                places.get(random.nextInt(3)),
                Instant.parse("2020-02-10T00:00:00Z").plusSeconds(60L * random.nextInt(3_000)),
                random.nextBoolean() ? Direction.IN : Direction.OUT));
      }
      List<Stays.Stay> stays = Stays.of(points, LONGEST);
      java.util.Collections.shuffle(points, random);
      assertThat(Stays.of(points, LONGEST))
          .as("seed " + seed)
          .containsExactlyInAnyOrderElementsOf(stays);
      assertThat(met(stays, 0, 1)).as("seed " + seed).isEqualTo(met(stays, 1, 0));
    }
  }

  private long met(List<Stays.Stay> stays, int one, int other) {
    Duration gap = Duration.ofMinutes(30);
    Encounters encounters = new Encounters(gap, LONGEST);
    Map<UUID, List<Stays.Stay>> places = new HashMap<>();
    stays.forEach(
        stay -> places.computeIfAbsent(stay.checkpoint(), key -> new ArrayList<>()).add(stay));
    places.values().forEach(at -> encounters.add(ofPerson(at, one), ofPerson(at, other)));
    return encounters.meetings().getOrDefault(people.get(one), List.of()).stream()
        .mapToLong(meeting -> meeting.minutes() * 1_000 + meeting.times())
        .sum();
  }

  private List<Stays.Stay> ofPerson(List<Stays.Stay> stays, int one) {
    return stays.stream().filter(stay -> stay.person().equals(people.get(one))).toList();
  }

  private Set<String> naive(Traces all, UUID person, InfectiousWindow window) {
    Set<String> found = new TreeSet<>();
    for (UUID other : people) {
      if (!other.equals(person)) {
        homes(all, person, other, window, found);
        jobs(all, person, other, window, found);
        trips(all, person, other, window, found);
      }
    }
    return found;
  }

  private static void homes(
      Traces all, UUID person, UUID other, InfectiousWindow window, Set<String> found) {
    for (Traces.Living one : all.living()) {
      for (Traces.Living two : all.living()) {
        if (one.person().equals(person)
            && two.person().equals(other)
            && one.household().equals(two.household())) {
          days(window, one.from(), one.until(), two.from(), two.until())
              .ifPresent(days -> found.add(other + " household " + days));
        }
      }
    }
  }

  private static void jobs(
      Traces all, UUID person, UUID other, InfectiousWindow window, Set<String> found) {
    for (Traces.Work one : all.work()) {
      for (Traces.Work two : all.work()) {
        if (one.person().equals(person)
            && two.person().equals(other)
            && one.firm().equals(two.firm())
            && !apart(one.shift(), two.shift())) {
          boolean room = one.workshop() != null && one.workshop().equals(two.workshop());
          days(window, one.from(), one.until(), two.from(), two.until())
              .ifPresent(days -> found.add(other + (room ? " workshop " : " shift ") + days));
        }
      }
    }
  }

  private static boolean apart(@Nullable String one, @Nullable String other) {
    return one != null && other != null && !one.equals(other);
  }

  /** The first and last day of the window on which both hold, found day by day. */
  private static java.util.Optional<String> days(
      InfectiousWindow window,
      LocalDate from,
      @Nullable LocalDate until,
      LocalDate from2,
      @Nullable LocalDate until2) {
    List<LocalDate> both =
        window
            .from()
            .datesUntil(window.until().plusDays(1))
            .filter(day -> !day.isBefore(from) && (until == null || !day.isAfter(until)))
            .filter(day -> !day.isBefore(from2) && (until2 == null || !day.isAfter(until2)))
            .toList();
    return both.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(both.getFirst() + " " + both.getLast());
  }

  private static void trips(
      Traces all, UUID person, UUID other, InfectiousWindow window, Set<String> found) {
    for (Traces.Journey one : all.journeys()) {
      for (Traces.Journey two : all.journeys()) {
        boolean same =
            one.person().equals(person)
                && two.person().equals(other)
                && one.kind().equals(two.kind())
                && one.number().equals(two.number())
                && one.day().equals(two.day())
                && window.holds(one.day());
        String near = same ? near(one, two) : "";
        if (!near.isEmpty()) {
          found.add(other + " " + near + " " + one.day() + " " + one.day());
        }
      }
    }
  }

  /** As the protocol reads: train, plane, bus, one after the other. */
  private static String near(Traces.Journey one, Traces.Journey two) {
    boolean seats = one.row() > 0 && two.row() > 0;
    int apart = Math.abs(one.row() - two.row());
    boolean open = one.open() || two.open();
    if (one.kind().equals("train")) {
      boolean known = one.carriage() != null && two.carriage() != null;
      if (!known) {
        return "same-journey";
      }
      boolean together = java.util.Objects.equals(one.carriage(), two.carriage());
      return !together ? "" : seats && apart <= 1 ? "neighbour" : open && seats ? "" : "carriage";
    }
    if (one.kind().equals("bus") && !open) {
      return seats && apart <= 1 ? "neighbour" : "whole";
    }
    return !seats ? "same-journey" : apart <= 1 ? "neighbour" : apart <= 3 ? "rows" : "";
  }

  private static String text(UUID person, LinkKind kind, Link link) {
    return person + " " + kind.word() + " " + link.first() + " " + link.last();
  }

  private InfectiousWindow window() {
    LocalDate from = FIRST.plusDays(random.nextInt(DAYS));
    LocalDate until = from.plusDays(random.nextInt(8));
    return new InfectiousWindow(from, until, from, By.ONSET, "confirmed", List.of());
  }

  private static Traces of(Traces all, UUID person) {
    return new Traces(
        all.living().stream().filter(one -> one.person().equals(person)).toList(),
        all.work().stream().filter(one -> one.person().equals(person)).toList(),
        all.journeys().stream().filter(one -> one.person().equals(person)).toList());
  }

  private Traces traces() {
    List<Traces.Living> living = new ArrayList<>();
    List<Traces.Work> work = new ArrayList<>();
    List<Traces.Journey> journeys = new ArrayList<>();
    for (UUID person : people) {
      LocalDate day = day();
      LocalDate end = random.nextBoolean() ? null : day.plusDays(random.nextInt(9));
      living.add(new Traces.Living(person, homes.get(random.nextInt(8)), day, end));
      work.add(
          new Traces.Work(
              person,
              firms.get(random.nextInt(4)),
              pick("day", "night", null),
              pick("a", "b", null),
              day(),
              random.nextBoolean() ? null : day().plusDays(5)));
      journeys.add(
          new Traces.Journey(
              person,
              String.valueOf(pick("train", "flight", "bus")),
              String.valueOf(pick("G1", "G2")),
              FIRST.plusDays(random.nextInt(4) + 6L),
              pick("5", "6", null),
              random.nextInt(8),
              random.nextBoolean()));
    }
    return new Traces(living, work, journeys);
  }

  private LocalDate day() {
    return FIRST.plusDays(random.nextInt(DAYS));
  }

  private @Nullable String pick(@Nullable String... words) {
    return words[random.nextInt(words.length)];
  }

  private static List<UUID> ids(int count) {
    return java.util.stream.Stream.generate(UUID::randomUUID).limit(count).toList();
  }
}
