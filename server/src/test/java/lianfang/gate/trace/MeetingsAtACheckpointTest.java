package lianfang.gate.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import lianfang.gate.Device;
import lianfang.gate.Direction;
import lianfang.gate.Passage;
import lianfang.gate.PassageBatch;
import lianfang.gate.passage.Passages;
import lianfang.rulebook.RulebookInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Passages read by indexes and brought together in order, compared with each stay beside each. */
class MeetingsAtACheckpointTest {

  private static final Instant FROM = Instant.parse("2020-01-28T00:00:00Z");
  private static final int MINUTES = 8 * 24 * 60;
  private static final Duration GAP = Duration.ofMinutes(30);

  private static RulebookInstance instance;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final List<UUID> people = Stream.generate(UUID::randomUUID).limit(12).toList();
  private final List<UUID> places = Stream.generate(UUID::randomUUID).limit(80).toList();

  @BeforeAll
  static void start() {
    instance = new RulebookInstance();
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  @Test
  void whoMetManyCasesAtOnceIsWhomANaiveComparisonFinds() {
    List<Stays.Point> points = new ArrayList<>();
    for (UUID place : places) {
      List<Passage> passages = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Stays.Point point =
            new Stays.Point(
                people.get(random.nextInt(people.size())),
                place,
                FROM.plusSeconds(60L * random.nextInt(MINUTES)),
                random.nextBoolean() ? Direction.IN : Direction.OUT);
        points.add(point);
        passages.add(passage(point, Duration.ZERO));
      }
      send(place, passages);
    }
    List<Meetings.Asked> asked = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Instant from = FROM.plus(Duration.ofHours(random.nextInt(150)));
      asked.add(
          new Meetings.Asked(
              people.get(i), from, from.plus(Duration.ofHours(random.nextInt(60) + 1L))));
    }
    var found = instance.bean(Meetings.class).of(asked, GAP);
    List<Stays.Stay> stays = Stays.of(points, Meetings.LONGEST);
    for (Meetings.Asked one : asked) {
      List<Stays.Stay> own =
          stays.stream().filter(stay -> stay.person().equals(one.person())).toList();
      List<Stays.Stay> inside = Stays.within(own, one.from(), one.until());
      assertThat(found.getOrDefault(one.person(), List.of()))
          .as("seed " + seed)
          .containsExactlyInAnyOrderElementsOf(EachStayWithEach.meetings(inside, stays, GAP));
    }
  }

  @Test
  void aPassageOfWhichNobodyKnowsWhenItWasMeetsNobody() {
    UUID place = UUID.randomUUID();
    Instant at = Instant.parse("2020-02-25T23:59:00Z");
    Stays.Point mine = new Stays.Point(people.get(0), place, at, Direction.IN);
    Stays.Point lost =
        new Stays.Point(people.get(1), place, Instant.parse("1970-01-01T00:00:00Z"), Direction.IN);
    Stays.Point other = new Stays.Point(people.get(2), place, at, Direction.OUT);
    send(place, List.of(passage(mine, Duration.ZERO), passage(lost, null)));
    send(place, List.of(passage(other, Duration.ZERO)));
    var asked =
        new Meetings.Asked(
            people.get(0), at.minusSeconds(60), Instant.parse("2020-02-27T00:00:00Z"));
    assertThat(instance.bean(Meetings.class).of(List.of(asked), GAP).get(people.get(0)))
        .extracting(Meeting::other)
        .containsExactly(people.get(2));
  }

  @Test
  void whoComesInByOneGateOfAMarketMeetsWhoGoesOutByAnother() {
    UUID north = gate("北门", "东风市场");
    UUID south = gate("南门", "东风市场");
    UUID elsewhere = gate("西门", "");
    Instant at = Instant.parse("2020-02-20T02:00:00Z");
    send(
        north,
        List.of(passage(new Stays.Point(people.get(3), north, at, Direction.IN), Duration.ZERO)));
    Stays.Point left = new Stays.Point(people.get(3), south, at.plusSeconds(7200), Direction.OUT);
    Stays.Point met = new Stays.Point(people.get(4), south, at.plusSeconds(3600), Direction.IN);
    send(south, List.of(passage(left, Duration.ZERO), passage(met, Duration.ZERO)));
    Stays.Point far = new Stays.Point(people.get(5), elsewhere, at.plusSeconds(3600), Direction.IN);
    send(elsewhere, List.of(passage(far, Duration.ZERO)));
    var asked = new Meetings.Asked(people.get(3), at.minusSeconds(60), at.plusSeconds(9000));
    assertThat(instance.bean(Meetings.class).of(List.of(asked), Duration.ZERO).get(people.get(3)))
        .extracting(Meeting::other)
        .containsExactly(people.get(4));
  }

  @Test
  void aVehicleIsNobodyWhomACaseMet() {
    UUID place = UUID.randomUUID();
    UUID permit = UUID.randomUUID();
    instance
        .database()
        .asOwner(
            """
            insert into gate.pass_key (kid, algorithm, spki, issuer, usable_from, usable_until,
              made_at, made_by, file)
            values (decode('0102030405060708', 'hex'), -7, '', 'x', '2020-01-01', '2020-12-31',
              '2020-01-01', 'x', 'x');
            insert into gate.pass (id, subject, area, form, allows, kid, issued_at, expires_at,
              account)
            values (decode('1112131415161718', 'hex'), '%s', '4109', 'vehicle', '{vehicle}',
              decode('0102030405060708', 'hex'), '2020-02-20', '2020-02-23', 'x')
            """
                .formatted(permit));
    Instant at = Instant.parse("2020-02-21T02:00:00Z");
    Stays.Point mine = new Stays.Point(people.get(6), place, at, Direction.IN);
    Stays.Point lorry = new Stays.Point(permit, place, at.plusSeconds(60), Direction.IN);
    Stays.Point other = new Stays.Point(people.get(7), place, at.plusSeconds(90), Direction.IN);
    send(place, List.of(passage(mine, Duration.ZERO), passage(lorry, Duration.ZERO)));
    send(place, List.of(passage(other, Duration.ZERO)));
    var asked = new Meetings.Asked(people.get(6), at.minusSeconds(60), at.plusSeconds(9000));
    assertThat(instance.bean(Meetings.class).of(List.of(asked), GAP).get(people.get(6)))
        .extracting(Meeting::other)
        .containsExactly(people.get(7));
  }

  private static UUID gate(String called, String place) {
    UUID id = UUID.randomUUID();
    var said = new java.util.TreeMap<>(java.util.Map.of("at", "market", "called", called));
    if (!place.isEmpty()) {
      said.put("place", place);
    }
    instance
        .bean(lianfang.fact.Ledger.class)
        .append(
            new lianfang.fact.Recorder("test", lianfang.area.Scope.everything()),
            List.of(
                new lianfang.fact.Fact(
                    0,
                    UUID.randomUUID(),
                    lianfang.fact.Subject.place(id),
                    "checkpoint-registered",
                    "410902001001",
                    FROM,
                    FROM,
                    "test",
                    "test",
                    null,
                    said)));
    return id;
  }

  private static void send(UUID place, List<Passage> passages) {
    Device device = new Device(UUID.randomUUID(), place, "410902001001", null);
    assertThat(
            instance.bean(Passages.class).append(device, PassageBatch.of(passages, null)).landed())
        .isEqualTo(passages.size());
  }

  private static Passage passage(
      Stays.Point point, @org.jspecify.annotations.Nullable Duration offset) {
    return new Passage(
        UUID.randomUUID(),
        point.at(),
        offset,
        point.person(),
        null,
        point.direction(),
        null,
        0,
        null,
        1);
  }
}
