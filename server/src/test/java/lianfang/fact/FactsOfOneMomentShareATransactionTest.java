package lianfang.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lianfang.area.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two transactions are held up, so that whoever comes meanwhile waits and goes together. */
class FactsOfOneMomentShareATransactionTest {

  private final TestLedger book = new TestLedger();
  private final CountDownLatch busy = new CountDownLatch(2);
  private final CountDownLatch free = new CountDownLatch(1);
  private final Set<Set<UUID>> transactions = ConcurrentHashMap.newKeySet();
  private volatile boolean holding;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  FactsOfOneMomentShareATransactionTest() {
    book.derivations.add(appended -> {
      Set<UUID> ids = new HashSet<>();
      appended.facts().forEach(fact -> ids.add(fact.id()));
      transactions.add(ids);
      if (holding && busy.getCount() > 0) {
        busy.countDown();
        await(free);
      }
    });
  }

  @AfterEach
  void close() {
    threads.close();
    book.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Fact arrival(String area) {
    return book.fact(
        UUID.randomUUID(),
        "arrival",
        Days.start(java.time.LocalDate.of(2020, 2, 20)),
        area,
        null,
        Map.of("origin", "42"));
  }

  private Future<List<Fact>> send(Recorder recorder, Fact... facts) {
    return threads.submit(
        (Callable<List<Fact>>) () -> book.ledger.append(recorder, List.of(facts)));
  }

  /** Sends while both places are taken, and lets everybody go once all of them wait. */
  private List<Future<List<Fact>>> meanwhile(Map<Recorder, List<Fact>> sent) throws Exception {
    holding = true;
    send(TestLedger.EVERYWHERE, arrival("410902001001"));
    send(TestLedger.EVERYWHERE, arrival("410902001001"));
    busy.await();
    List<Future<List<Fact>>> answers = new ArrayList<>();
    for (Map.Entry<Recorder, List<Fact>> one : sent.entrySet()) {
      for (Fact fact : one.getValue()) {
        answers.add(send(one.getKey(), fact));
      }
    }
    while (((StoredLedger) book.ledger).waiting() < answers.size()) {
      Thread.onSpinWait();
    }
    free.countDown();
    return answers;
  }

  @Test
  void thoseWhoWaitedGoTogetherEachInItsOwnArea() throws Exception {
    Fact here = arrival("410902001001");
    Fact there = arrival("410822001001");
    List<Future<List<Fact>>> answers =
        meanwhile(
            Map.of(
                new Recorder("here", Scope.of("4109")), List.of(here),
                new Recorder("there", Scope.of("4108")), List.of(there)));
    List<String> recorders = new ArrayList<>();
    for (Future<List<Fact>> answer : answers) {
      recorders.add(answer.get().getFirst().recorder());
    }
    assertThat(recorders).containsExactlyInAnyOrder("here", "there");
    assertThat(transactions).contains(Set.of(here.id(), there.id()));
  }

  @Test
  void oneThatIsRefusedKeepsNobodyElseOut() throws Exception {
    Fact known = book.append(arrival("410902001001"));
    Fact other =
        book.fact(
            UUID.randomUUID(),
            "arrival",
            known.happenedAt(),
            known.area(),
            null,
            Map.of("origin", "41"));
    Fact stolen =
        new Fact(
            0,
            known.id(),
            other.subject(),
            other.kind(),
            other.area(),
            other.happenedAt(),
            other.recordedAt(),
            "",
            "test",
            null,
            other.attributes());
    Fact good = arrival("410902001001");
    List<Future<List<Fact>>> answers =
        meanwhile(Map.of(TestLedger.EVERYWHERE, List.of(stolen, good)));
    assertThatThrownBy(answers.get(0)::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(FactRefused.class);
    assertThat(answers.get(1).get()).extracting(Fact::id).containsExactly(good.id());
    assertThat(transactions)
        .contains(Set.of(good.id()))
        .doesNotContain(Set.of(known.id(), good.id()));
  }

  @Test
  void oneCannotCorrectWhatOnlyAnotherOfTheSameMomentMaySee() throws Exception {
    Fact there = book.append(arrival("410822001001"));
    Fact mine = arrival("410902001001");
    Fact correction =
        book.fact(
            there.subject().id(),
            "arrival",
            there.happenedAt(),
            "410902001001",
            there.id(),
            Map.of("origin", "41"));
    Map<Recorder, List<Fact>> sent = new LinkedHashMap<>();
    sent.put(new Recorder("here", Scope.of("4109")), List.of(correction));
    sent.put(new Recorder("there", Scope.of("4108")), List.of(arrival("410822001001")));
    sent.put(new Recorder("near", Scope.of("4109")), List.of(mine));
    List<Future<List<Fact>>> answers = meanwhile(sent);
    assertThatThrownBy(answers.get(0)::get).hasCauseInstanceOf(FactRefused.class);
    assertThat(answers.get(1).get()).extracting(Fact::area).containsExactly("410822001001");
    assertThat(answers.get(2).get()).extracting(Fact::id).containsExactly(mine.id());
  }

  @Test
  void anErrorIsAnsweredToWhomItConcernsThoughItsFactWasFound() throws Exception {
    Fact deep = arrival("410902001001");
    Fact good = arrival("410902001001");
    book.derivations.add(appended -> {
      if (appended.facts().stream().anyMatch(fact -> fact.id().equals(deep.id()))) {
        throw new StackOverflowError("too deep");
      }
    });
    List<Future<List<Fact>>> answers =
        meanwhile(Map.of(TestLedger.EVERYWHERE, List.of(deep, good)));
    assertThatThrownBy(answers.get(0)::get).hasMessageContaining("send it again");
    assertThat(answers.get(1).get()).extracting(Fact::id).containsExactly(good.id());
    List<Subject> both = List.of(deep.subject(), good.subject());
    assertThat(book.database.scoped().in("4109", () -> book.ledger.of(both)))
        .extracting(Fact::id)
        .containsExactly(good.id());
  }
}
