package lianfang.bench.city;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Subject;

/**
 * 虚构人口: people and their facts, one after the other from a seed, so that four million need no more
 * memory than one. A fifth of them came from elsewhere or met a case in the days before the notice,
 * a third has a temperature on record, all live in a household.
 */
final class InventedPeople {

  private static final LocalDate TODAY = LocalDate.of(2020, 2, 26);
  private static final Instant RECORDED = Instant.parse("2020-02-26T00:00:00Z");
  private static final int HOUSEHOLD = 3;
  private static final List<String> ELSEWHERE = List.of("11", "31", "32", "33", "44", "41", "37");

  private final SplittableRandom random;
  private final List<String> villages;
  private final long firstSeq;
  private long made;
  private UUID household = new UUID(0, 0);
  private String village = "";
  private int left;

  /** Somebody with the facts about them; the first one is where they live. */
  record Invented(UUID id, String village, UUID household, int number, List<Fact> facts) {}

  /**
   * People of these villages.
   *
   * @param firstSeq number of the first fact
   */
  InventedPeople(long seed, List<String> villages, long firstSeq) {
    this.random = new SplittableRandom(seed);
    this.villages = List.copyOf(villages);
    this.firstSeq = firstSeq;
  }

  /** How many facts were made so far. */
  long facts() {
    return made;
  }

  /** The next one. */
  Invented next(int number) {
    if (left == 0) {
      village = villages.get(random.nextInt(villages.size()));
      household = uuid();
      left = HOUSEHOLD;
    }
    left--;
    UUID id = uuid();
    List<Fact> facts = new ArrayList<>(3);
    Subject person = Subject.person(id);
    facts.add(fact(person, "residence", TODAY, "household", household + "", "village", village));
    int lot = random.nextInt(100);
    if (lot < 14) {
      String origin = ELSEWHERE.get(random.nextInt(ELSEWHERE.size()));
      LocalDate day = TODAY.minusDays(random.nextInt(7));
      facts.add(fact(person, "arrival", day, "certificate", "no", "origin", origin));
    } else if (lot < 15) {
      LocalDate day = TODAY.minusDays(random.nextInt(14));
      facts.add(fact(person, "arrival", day, "origin", "42", "trip", "stay"));
    } else if (lot < 16) {
      facts.add(fact(person, "contact", TODAY.minusDays(random.nextInt(14)), "of", "confirmed"));
    }
    if (random.nextInt(10) < 3) {
      facts.add(fact(person, "temperature", TODAY, "celsius", "36." + random.nextInt(10)));
    }
    return new Invented(id, village, household, number, List.copyOf(facts));
  }

  private Fact fact(Subject person, String kind, LocalDate day, String... attributes) {
    TreeMap<String, String> map = new TreeMap<>();
    for (int i = 0; i < attributes.length; i += 2) {
      map.put(attributes[i], attributes[i + 1]);
    }
    long seq = firstSeq + made++;
    // Ids of facts rise with the time of recording, as in the ledger.
    UUID id = new UUID(0x0170_0000_0000_7000L | seq << 16, random.nextLong() | 1L << 63);
    return new Fact(
        seq, id, person, kind, village, Days.start(day), RECORDED, "bench", "roster", null, map);
  }

  private UUID uuid() {
    long high = random.nextLong() & ~0xF000L | 0x4000L;
    return new UUID(high, random.nextLong() & ~(3L << 62) | 1L << 63);
  }
}
