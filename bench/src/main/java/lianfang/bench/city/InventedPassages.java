package lianfang.bench.city;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import lianfang.fact.BinaryRows;
import lianfang.fact.Days;

/**
 * 虚构通行: people who leave their village in the morning, work somewhere until the evening and come
 * home, for thirty days up to the day before the demo's; four passages a day each, in order of
 * days.
 */
final class InventedPassages {

  static final LocalDate LAST = LocalDate.of(2020, 2, 25);
  static final int DAYS = 30;
  static final int A_DAY = 4;

  private static final int AT_A_VILLAGE = 100;
  private static final int AT_A_FIRM = 40;
  private static final long AREA = 410902001001L;

  private final List<UUID> people;

  InventedPassages(List<UUID> people) {
    this.people = people;
  }

  /** One passage. */
  record One(UUID id, Instant at, UUID checkpoint, UUID device, UUID person, int direction) {}

  static LocalDate first() {
    return LAST.minusDays(DAYS - 1L);
  }

  /** Those of some days, day after day. */
  void days(int first, int until, Consumer<One> each) {
    for (int day = first; day < until; day++) {
      of(day, 0, people.size(), each);
    }
  }

  /** Those of some people on one day. */
  void of(int day, int from, int until, Consumer<One> each) {
    long start = Days.start(first().plusDays(day)).getEpochSecond();
    for (int i = from; i < until; i++) {
      Random random = new Random(31L * i + day);
      UUID village = gate(1, i / AT_A_VILLAGE);
      UUID firm = gate(2, (int) (i * 2_654_435_761L % (people.size() / AT_A_FIRM + 1)));
      long out = start + 6 * 3_600 + random.nextInt(7_200);
      long in = out + 600 + random.nextInt(1_800);
      long over = in + 7 * 3_600 + random.nextInt(7_200);
      long home = over + 600 + random.nextInt(3_600);
      passage(random, out, village, i, 2, each);
      passage(random, in, firm, i, 1, each);
      passage(random, over, firm, i, 2, each);
      passage(random, home, village, i, 1, each);
    }
  }

  private void passage(
      Random random, long second, UUID gate, int person, int direction, Consumer<One> each) {
    long millis = second * 1_000;
    UUID id =
        new UUID(
            millis << 16 | 0x7000 | random.nextInt(1 << 12),
            random.nextLong() >>> 2 | Long.MIN_VALUE);
    each.accept(
        new One(id, Instant.ofEpochSecond(second), gate, gate, people.get(person), direction));
  }

  private static UUID gate(int kind, int number) {
    return new UUID(kind, Long.MIN_VALUE | number);
  }

  /** Puts one as a row of {@code gate.passage}; see {@link #COLUMNS}. */
  static void put(BinaryRows rows, One one) {
    rows.row().uuid(one.id()).instant(one.at()).instant(one.at()).instant(one.at());
    rows.number(0L).uuid(one.checkpoint()).uuid(one.device()).number(AREA).uuid(one.person());
    rows.small(one.direction()).small(0).small(1).small(0);
  }

  /** The columns that {@link #put} fills. */
  static final String COLUMNS =
      "id, happened_at, recorded_at, device_time, device_offset, checkpoint, device, area, subject,"
          + " direction, people, verdict, time_known";

  /** How many columns those are. */
  static final int WIDTH = 13;
}
