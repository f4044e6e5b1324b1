package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ACaseIsFiledAndEndsWithEvidenceTest {

  private static CaseInstance here;

  @BeforeAll
  static void start() {
    here = new CaseInstance();
  }

  @AfterAll
  static void close() {
    here.close();
  }

  @Test
  void standsAtTheDeskThatItsKindAsksFor() {
    UUID people = here.filed();
    UUID permits = here.filed(UUID.randomUUID(), Map.of("kind", "approvals", "what", "施工许可未办下来"));
    assertThat(here.find(people).view().desk()).isEqualTo(new DeskPlace("township", "410902001"));
    assertThat(here.cases.find(here.industry, permits).orElseThrow().view().desk())
        .isEqualTo(new DeskPlace("industry", "410902"));
    assertThat(here.find(people).code()).hasSize(12);
    assertThat(here.cases.byCode(here.find(people).code()).orElseThrow().view().id())
        .isEqualTo(people);
  }

  @Test
  void endsWithEvidenceAndKnowsWhoDidWhat() {
    UUID id = here.filed();
    here.step(here.township, id, "take");
    CaseFile ended = here.cases.step(here.township, here.solving(id, here.picture(here.township)));
    assertThat(ended.ended()).isTrue();
    assertThat(ended.view().done())
        .extracting(CaseView.Done::step, CaseView.Done::account)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("file", "firm"),
            org.assertj.core.groups.Tuple.tuple("take", "township"),
            org.assertj.core.groups.Tuple.tuple("solve", "township"));
    assertThat(ended.deadlines()).hasSize(2).allMatch(deadline -> deadline.metAt() != null);
  }

  @Test
  void doesNotEndWithAFileThatIsNotStored() {
    UUID id = here.filed();
    here.step(here.township, id, "take");
    String never = CaseFacts.hash("never sent");
    assertThatThrownBy(() -> here.cases.step(here.township, here.solving(id, never)))
        .isInstanceOf(CaseRefused.class)
        .hasMessageContaining("neither sent by you");
    assertThat(here.find(id).view().state()).isEqualTo("working");
  }

  @Test
  void isRefusedWhenTheFormIsNotAsItAsks() {
    assertThatThrownBy(() -> here.filed(UUID.randomUUID(), Map.of("kind", "gold", "wat", "x")))
        .isInstanceOf(FormRefused.class)
        .satisfies(refused ->
            assertThat(((FormRefused) refused).problems())
                .extracting(FormRefused.Problem::field)
                .contains("kind", "what"));
  }

  @Test
  void aStepFromAnOldTabIsRefusedAndSaysWhoActedMeanwhile() {
    UUID id = here.filed();
    long seen = here.find(id).view().version();
    here.step(here.township, id, "take");
    assertThatThrownBy(() ->
            here.cases.step(here.colleague, StepOrder.of(UUID.randomUUID(), id, seen, "take")))
        .isInstanceOfSatisfying(
            CaseRefused.class,
            refused -> {
              assertThat(refused.refused().why()).isEqualTo(Decision.Why.OLD_VERSION);
              assertThat(refused.meanwhile()).hasSize(1);
              assertThat(refused.meanwhile().getFirst().account()).isEqualTo("township");
            });
  }

  @Test
  void twoDesksThatActAtOnceDoNotBothSucceed() throws Exception {
    for (int round = 0; round < 5; round++) {
      UUID id = here.filed();
      long seen = here.find(id).view().version();
      List<Callable<Boolean>> both =
          List.of(() -> taken(here.township, id, seen), () -> taken(here.colleague, id, seen));
      try (ExecutorService two = Executors.newFixedThreadPool(2)) {
        Set<Boolean> answers = new HashSet<>();
        for (Future<Boolean> answer : two.invokeAll(both)) {
          answers.add(answer.get());
        }
        assertThat(answers).containsExactlyInAnyOrder(true, false);
      }
      assertThat(here.find(id).view().done()).hasSize(2);
    }
  }

  private static boolean taken(CaseRecorder who, UUID id, long seen) {
    try {
      here.cases.step(who, StepOrder.of(UUID.randomUUID(), id, seen, "take"));
      return true;
    } catch (CaseRefused refused) {
      assertThat(refused.meanwhile()).isNotEmpty();
      return false;
    }
  }

  @Test
  void theSameBatchOfAPhoneTenTimesIsDoneOnce() throws Exception {
    UUID id = UUID.randomUUID();
    UUID step = UUID.randomUUID();
    Map<String, Object> values = Map.of("kind", "money", "what", "流动资金不足两百万");
    List<Callable<UUID>> filings = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      filings.add(() -> here.filed(id, values));
    }
    try (ExecutorService three = Executors.newFixedThreadPool(3)) {
      for (Future<UUID> answer : three.invokeAll(filings)) {
        assertThat(answer.get()).isEqualTo(id);
      }
    }
    long seen = here.find(id).view().version();
    for (int i = 0; i < 10; i++) {
      CaseFile after = here.cases.step(here.township, StepOrder.of(step, id, seen, "take"));
      assertThat(after.view().state()).isEqualTo("working");
    }
    assertThat(here.find(id).events()).hasSize(2);
  }

  @Test
  void isSeenByNobodyOfAnotherArea() {
    UUID id = here.filed();
    CaseRecorder elsewhere = CaseInstance.person("far", "410823", "township");
    assertThat(here.cases.find(elsewhere, id)).isEmpty();
    assertThatThrownBy(
            () -> here.cases.step(elsewhere, StepOrder.of(UUID.randomUUID(), id, 1, "take")))
        .isInstanceOf(CaseRefused.class);
  }

  @Test
  void isNotTakenByWhoeverDoesNotSitAtItsDesk() {
    UUID id = here.filed();
    assertThatThrownBy(() -> here.step(here.firm, id, "take"))
        .isInstanceOf(CaseRefused.class)
        .hasMessageContaining("the desk that has it");
  }
}
