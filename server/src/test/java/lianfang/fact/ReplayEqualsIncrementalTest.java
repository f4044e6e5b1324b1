package lianfang.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplayEqualsIncrementalTest {

  private static final List<String> KINDS = List.of("arrival", "temperature", "report");
  private static final Map<String, Map<String, String>> ATTRIBUTES =
      Map.of(
          "arrival", Map.of("origin", "42"),
          "temperature", Map.of("celsius", "37.5"),
          "report", Map.of("to", "unit"));
  private static final int PERSONS = 12;
  private static final int FACTS = 300;

  @Test
  void whatWasDerivedStepByStepIsWhatAReplayTellsAndWhatWasCounted() {
    long seed = 20200226;
    Random random = new Random(seed);
    try (TestLedger book = new TestLedger()) {
      Map<UUID, List<Fact>> incremental = new HashMap<>();
      book.derivations.add(appended ->
          appended.facts().stream()
              .map(Fact::subject)
              .distinct()
              .forEach(subject ->
                  incremental.put(
                      subject.id(), Corrections.effective(book.ledger.of(List.of(subject))))));
      FactCounts counts = new FactCounts(book.database.app(), book.database.engine());
      book.followers.add(counts);
      List<Fact> all = new ArrayList<>();
      List<UUID> persons =
          java.util.stream.Stream.generate(UUID::randomUUID).limit(PERSONS).toList();
      while (all.size() < FACTS) {
        all.add(book.append(next(book, random, persons, all)));
        if (random.nextInt(20) == 0) {
          book.sealer.seal();
          book.reading.catchUp();
        }
      }
      book.sealer.seal();
      book.reading.catchUp();
      Map<UUID, List<Fact>> replayed = new HashMap<>();
      book.ledger.replay(
          ReplayQuery.everything(), facts -> replayed.put(facts.getFirst().subject().id(), facts));
      assertThat(replayed).as("seed " + seed).isEqualTo(incremental);
      assertThat(counted(book, counts)).as("seed " + seed).isEqualTo(told(replayed));
    }
  }

  private static Fact next(TestLedger book, Random random, List<UUID> persons, List<Fact> all) {
    String kind = KINDS.get(random.nextInt(KINDS.size()));
    Map<String, String> attributes = Objects.requireNonNull(ATTRIBUTES.get(kind));
    Instant at = Days.start(LocalDate.of(2020, 2, 1 + random.nextInt(25)));
    if (!all.isEmpty() && random.nextInt(4) == 0) {
      Fact corrected = all.get(random.nextInt(all.size()));
      return book.fact(
          corrected.subject().id(), kind, at, "410902001001", corrected.id(), attributes);
    }
    UUID person = persons.get(random.nextInt(PERSONS));
    return book.fact(person, kind, at, "410902001001", null, attributes);
  }

  private static Map<String, Long> counted(TestLedger book, FactCounts counts) {
    return book.database
        .scoped()
        .in(
            "4109",
            () ->
                new TreeMap<>(
                    counts.byKind("410902", LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31))));
  }

  private static Map<String, Long> told(Map<UUID, List<Fact>> replayed) {
    Map<String, Long> told = new TreeMap<>();
    replayed.values().forEach(facts -> facts.forEach(f -> told.merge(f.kind(), 1L, Long::sum)));
    return told;
  }
}
