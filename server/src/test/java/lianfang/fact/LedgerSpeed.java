package lianfang.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import lianfang.instance.ProcessorTime;
import lianfang.instance.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.LoggerFactory;

/**
 * Measures the ledger on a real, durable database. Run by name, quietly:
 *
 * <pre>mvn -pl server -am -Dlianfang.bench=true -Dtest=LedgerSpeed \
 *     -Dsurefire.failIfNoSpecifiedTests=false test</pre>
 */
@EnabledIfSystemProperty(named = "lianfang.bench", matches = "true")
class LedgerSpeed {

  private static final int FACTS = Integer.getInteger("lianfang.bench.facts", 200_000);
  private static final int BATCH = 20_000;
  private static final int SINGLE = 3_000;
  private static final int THREADS = 16;
  private static final int RUNS = Integer.getInteger("lianfang.bench.runs", 3);

  private static final List<String> table = new ArrayList<>();

  private static final TestLedger book = open();

  private static TestLedger open() {
    System.setProperty(TestDatabase.DURABLE, "true");
    return new TestLedger();
  }

  @AfterAll
  static void close() {
    book.close();
    LoggerFactory.getLogger(LedgerSpeed.class).warn("\n{}", String.join("\n", table));
  }

  @BeforeAll
  static void head() {
    table.add("| work | facts | wall s | facts/s | JVM CPU s | PostgreSQL CPU s | µs CPU a fact |");
    table.add("|---|---|---|---|---|---|---|");
  }

  @Test
  void factsAppendedSealedVerifiedAndReplayed() {
    book.sealer.seal();
    int before = (int) book.verification.verify(List.of()).facts();
    for (int run = 0; run < RUNS; run++) {
      List<Fact> facts = facts(FACTS);
      report(
          "append in batches of " + BATCH,
          FACTS,
          () -> {
            for (int from = 0; from < FACTS; from += BATCH) {
              book.ledger.append(TestLedger.EVERYWHERE, facts.subList(from, from + BATCH));
            }
            return FACTS;
          });
      report("seal", FACTS, book.sealer::seal);
      int all = before + FACTS * (run + 1);
      report("verify", all, () -> book.verification.verify(List.of()).facts());
      report(
          "replay",
          all,
          () -> {
            long[] told = {0};
            book.ledger.replay(ReplayQuery.everything(), some -> told[0] += some.size());
            return told[0];
          });
    }
  }

  @Test
  void singleFactsEachDurablyCommitted() {
    for (int run = 0; run < RUNS; run++) {
      report("append one by one, 1 thread", SINGLE / 3, () -> one(SINGLE / 3));
      report(
          "append one by one, " + THREADS + " threads",
          SINGLE * 4,
          () -> {
            try (var threads = Executors.newFixedThreadPool(THREADS)) {
              List<Callable<Integer>> work = new ArrayList<>();
              for (int i = 0; i < THREADS; i++) {
                work.add(() -> one(SINGLE * 4 / THREADS));
              }
              for (var done : threads.invokeAll(work)) {
                done.get();
              }
            }
            return SINGLE * 4;
          });
    }
  }

  private static int one(int count) {
    facts(count).forEach(book::append);
    return count;
  }

  private static List<Fact> facts(int count) {
    List<Fact> facts = new ArrayList<>(count);
    for (int i = 0; i < count; i += 2) {
      UUID person = UUID.randomUUID();
      facts.add(book.fact(person, "arrival", "2020-02-20", Map.of("origin", "42", "trip", "stay")));
      facts.add(
          book.fact(
              person,
              "residence",
              "2020-02-20",
              Map.of("village", "410902001001", "household", UUID.randomUUID().toString())));
    }
    return facts;
  }

  private static void report(String what, int count, Callable<? extends Number> work) {
    ProcessorTime before = ProcessorTime.of(TestDatabase.folder());
    try {
      assertThat(work.call().longValue()).isEqualTo(count);
    } catch (Exception e) {
      throw new IllegalStateException(what, e);
    }
    table.add(ProcessorTime.of(TestDatabase.folder()).since(before).row(what, count));
  }
}
