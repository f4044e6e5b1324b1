package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two cases are held, so that whoever does a step of another one meanwhile waits and goes along.
 */
class StepsOfOneMomentShareATransactionTest {

  private static final String ELSEWHERE = "410803001001";

  private static CaseInstance here;
  private static CaseRecorder other;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch free = new CountDownLatch(1);
  private final List<Future<CaseFile>> held = new ArrayList<>();

  @BeforeAll
  static void start() {
    here = new CaseInstance();
    other = CaseInstance.person("other", "410803001", "township");
  }

  @AfterAll
  static void close() {
    here.close();
  }

  @AfterEach
  void letGo() {
    free.countDown();
    threads.close();
  }

  private static UUID filedElsewhere() {
    UUID id = UUID.randomUUID();
    CaseRecorder firm = CaseInstance.person("firm-there", ELSEWHERE, "enterprise");
    FormValues values = new FormValues(Map.of("kind", "people", "what", "缺少两名司机"));
    Subject about = CaseInstance.someFirm();
    return here.cases.file(firm, Filing.of(id, "firm-problem", about, ELSEWHERE, values));
  }

  private static StepOrder take(CaseRecorder who, UUID id) {
    long seen = here.cases.find(who, id).orElseThrow().view().version();
    return StepOrder.of(UUID.randomUUID(), id, seen, "take");
  }

  private static StepOrder ask(UUID id, Map<String, Object> values) {
    long seen = here.find(id).view().version();
    return new StepOrder(
        UUID.randomUUID(), id, seen, "ask", new FormValues(values), Set.of(), false);
  }

  private record Step(CaseRecorder who, StepOrder order) {}

  /** Sends while both transactions wait for a case, and lets everybody go once all are there. */
  private List<Future<CaseFile>> meanwhile(Step... steps) throws Exception {
    List<UUID> busy = List.of(here.filed(), here.filed());
    List<StepOrder> first = busy.stream().map(id -> take(here.township, id)).toList();
    CountDownLatch locked = new CountDownLatch(1);
    threads.submit(() ->
        here.instance.everywhere(() -> {
          here.instance
              .bean(JdbcClient.class)
              .sql("select id from casework.case_row where id = any (?::uuid[]) for update")
              .param(CaseRows.texts(busy))
              .query(UUID.class)
              .list();
          locked.countDown();
          await(free);
          return true;
        }));
    await(locked);
    first.forEach(order -> held.add(send(new Step(here.township, order))));
    List<Future<CaseFile>> answers = new ArrayList<>();
    while (holding() < 2) {
      Thread.onSpinWait();
    }
    for (int i = 0; i < steps.length; i++) {
      answers.add(send(steps[i]));
      while (here.instance.bean(CaseSteps.class).waiting() < i + 1) {
        Thread.onSpinWait();
      }
    }
    free.countDown();
    return answers;
  }

  private Future<CaseFile> send(Step step) {
    return threads.submit((Callable<CaseFile>) () -> here.cases.step(step.who(), step.order()));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static long holding() {
    return count("select count(*) from pg_locks where not granted and locktype = 'transactionid'");
  }

  private static long count(String sql, Object... params) {
    return here.instance.everywhere(() ->
        here.instance.bean(JdbcClient.class).sql(sql).params(params).query(Long.class).single());
  }

  private static long transactions(Step... steps) {
    String[] facts =
        List.of(steps).stream().map(one -> one.order().id().toString()).toArray(String[]::new);
    return count(
        "select count(distinct xmin::text) from casework.case_event where fact = any (?::uuid[])",
        (Object) facts);
  }

  @Test
  void thoseWhoWaitedAreDoneTogetherEachByWhoeverDidIt() throws Exception {
    UUID there = filedElsewhere();
    Step one = new Step(here.township, take(here.township, here.filed()));
    Step two = new Step(here.colleague, ask(here.filed(), Map.of("reason", "请补充岗位和人数")));
    Step three = new Step(other, take(other, there));
    List<Future<CaseFile>> answers = meanwhile(one, two, three);
    assertThat(answers.get(0).get().view().state()).isEqualTo("working");
    assertThat(answers.get(1).get().view().state()).isEqualTo("asked");
    assertThat(answers.get(1).get().view().values().text("reason")).contains("请补充岗位和人数");
    assertThat(answers.get(2).get().view().state()).isEqualTo("working");
    assertThat(answers)
        .extracting(answer -> answer.get().events().getLast().recorder())
        .containsExactly("township", "colleague", "other");
    assertThat(answers.get(0).get().view().terms()).containsOnlyKeys("solve");
    assertThat(transactions(one, two, three)).isEqualTo(1);
    for (Future<CaseFile> first : held) {
      assertThat(first.get().view().state()).isEqualTo("working");
    }
  }

  @Test
  void whoeverIsRefusedLearnsWhyAndKeepsNobodyElseOut() throws Exception {
    UUID taken = here.filed();
    StepOrder late = take(here.township, taken);
    here.step(here.township, taken, "take");
    Step good = new Step(here.township, take(here.township, here.filed()));
    Step empty = new Step(here.township, ask(here.filed(), Map.of()));
    List<Future<CaseFile>> answers = meanwhile(new Step(here.colleague, late), good, empty);
    assertThatThrownBy(answers.get(0)::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(CaseRefused.class)
        .hasMessageContaining("acted");
    assertThat(answers.get(1).get().view().state()).isEqualTo("working");
    assertThatThrownBy(answers.get(2)::get).hasCauseInstanceOf(FormRefused.class);
  }

  @Test
  void ofTwoStepsOfOneCaseTheSecondSeesTheFirst() throws Exception {
    UUID id = here.filed();
    Step first = new Step(here.township, take(here.township, id));
    Step again = new Step(here.township, first.order());
    Step second = new Step(here.colleague, take(here.colleague, id));
    List<Future<CaseFile>> answers = meanwhile(first, again, second);
    assertThat(answers.get(0).get().view().state()).isEqualTo("working");
    assertThat(answers.get(1).get().view().state()).isEqualTo("working");
    assertThatThrownBy(answers.get(2)::get)
        .hasCauseInstanceOf(CaseRefused.class)
        .hasMessageContaining("acted");
    assertThat(here.find(id).events()).hasSize(2);
  }

  @Test
  void nobodyReachesACaseThatOnlyTheirCompanySees() throws Exception {
    UUID there = filedElsewhere();
    StepOrder known = take(other, there);
    Step trespass = new Step(here.township, known);
    Step good = new Step(other, take(other, filedElsewhere()));
    List<Future<CaseFile>> answers = meanwhile(trespass, good);
    assertThatThrownBy(answers.get(0)::get)
        .hasCauseInstanceOf(CaseRefused.class)
        .hasMessageContaining("jurisdiction");
    assertThat(answers.get(1).get().view().state()).isEqualTo("working");
    assertThat(here.cases.find(other, there).orElseThrow().view().state()).isEqualTo("filed");
  }

  @Test
  void aStepThatShowsSomethingGoesAlone() throws Exception {
    UUID id = here.filed();
    here.step(here.township, id, "take");
    Step solving = new Step(here.township, here.solving(id, here.picture(here.township)));
    Step good = new Step(here.township, take(here.township, here.filed()));
    List<Future<CaseFile>> answers = meanwhile(solving, good);
    assertThat(answers.get(0).get().view().state()).isEqualTo("solved");
    assertThat(answers.get(1).get().view().state()).isEqualTo("working");
    assertThat(transactions(solving, good)).isEqualTo(2);
  }

  @Test
  void oneThatTheLedgerRefusesIsFoundAndTheOthersAreDone() throws Exception {
    UUID first = here.filed();
    UUID known = here.find(first).events().getFirst().fact();
    UUID id = here.filed();
    StepOrder stolen = StepOrder.of(known, id, here.find(id).view().version(), "take");
    Step one = new Step(here.township, take(here.township, here.filed()));
    Step two = new Step(here.township, take(here.township, here.filed()));
    List<Future<CaseFile>> answers = meanwhile(one, new Step(here.township, stolen), two);
    assertThat(answers.get(0).get().view().state()).isEqualTo("working");
    assertThatThrownBy(answers.get(1)::get).hasCauseInstanceOf(CaseRefused.class);
    assertThat(answers.get(2).get().view().state()).isEqualTo("working");
    assertThat(here.find(id).view().state()).isEqualTo("filed");
    assertThat(
            here.instance.everywhere(() ->
                here.instance.bean(Ledger.class).of(List.of(new Subject(Subject.Kind.CASE, id)))))
        .hasSize(1);
  }
}
