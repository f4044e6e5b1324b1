package lianfang.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ManyAppendWhileAFollowerReadsTest {

  private static final int APPENDERS = 4;
  private static final int APPENDS = 40;

  private static final class Reading implements Follower {
    final List<UUID> seen = Collections.synchronizedList(new ArrayList<>());

    @Override
    public String name() {
      return "reading";
    }

    @Override
    public void follow(Stretch next) {
      next.facts().forEach(fact -> seen.add(fact.id()));
    }
  }

  @Test
  void nothingIsSkippedAndNothingDoubledHoweverLateACommitIs() throws Exception {
    long seed = 4109;
    try (TestLedger book = new TestLedger();
        ExecutorService threads = Executors.newFixedThreadPool(APPENDERS + 2)) {
      Reading reading = new Reading();
      book.followers.add(reading);
      AtomicBoolean done = new AtomicBoolean();
      List<Callable<Set<UUID>>> appenders = new ArrayList<>();
      for (int i = 0; i < APPENDERS; i++) {
        Random random = new Random(seed + i);
        appenders.add(() -> appendSlowly(book, random));
      }
      // Two sealers and two readers, as when a command runs beside the server.
      List<Future<?>> background = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        background.add(
            threads.submit(() -> {
              while (!done.get()) {
                book.sealer.seal();
                book.reading.catchUp();
              }
            }));
      }
      Set<UUID> committed = new HashSet<>();
      for (Future<Set<UUID>> appended : threads.invokeAll(appenders)) {
        committed.addAll(appended.get());
      }
      done.set(true);
      for (Future<?> future : background) {
        future.get();
      }
      book.sealer.seal();
      book.reading.catchUp();
      assertThat(reading.seen).as("seed " + seed).doesNotHaveDuplicates();
      assertThat(Set.copyOf(reading.seen)).as("seed " + seed).isEqualTo(committed);
      VerificationReport report = book.verification.verify(List.of());
      assertThat(report.findings()).isEmpty();
      assertThat(report.facts()).isEqualTo(committed.size());
      assertThat(book.reading.position("reading")).isEqualTo(committed.size());
    }
  }

  /** Appends and commits later, or takes it back; returns what was committed. */
  private static Set<UUID> appendSlowly(TestLedger book, Random random) {
    Set<UUID> committed = new HashSet<>();
    for (int i = 0; i < APPENDS; i++) {
      List<Fact> facts = new ArrayList<>();
      int size = random.nextInt(10) == 0 ? 300 : 1 + random.nextInt(5);
      for (int n = 0; n < size; n++) {
        facts.add(
            book.fact(UUID.randomUUID(), "temperature", "2020-02-20", Map.of("celsius", "36.5")));
      }
      boolean takenBack = random.nextInt(5) == 0;
      try {
        book.database
            .scoped()
            .in(
                "4109",
                () -> {
                  List<Fact> appended = book.ledger.append(TestLedger.EVERYWHERE, facts);
                  LockSupport.parkNanos(random.nextInt(20) * 1_000_000L);
                  if (takenBack) {
                    throw new IllegalStateException("taken back");
                  }
                  return appended;
                });
        facts.forEach(fact -> committed.add(fact.id()));
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("taken back");
      }
    }
    return committed;
  }
}
