package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lianfang.area.Scope;
import lianfang.fact.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People are there before the notice; it comes into force while facts go on being recorded. */
class ANoticeComesIntoForceTest {

  private final RulebookInstance instance = new RulebookInstance();

  @AfterEach
  void close() {
    instance.close();
  }

  private Subject arrived() {
    Subject person = Subject.person(UUID.randomUUID());
    instance.append(person, "2020-02-26 residence village=" + RulebookInstance.VILLAGE);
    instance.append(person, "2020-02-26 arrival origin=42");
    return person;
  }

  @Test
  void draftsDoNothingAndTheSwitchReachesEverybody() {
    Subject person = arrived();
    instance.bean(Enacting.class).seed(instance.notices());
    assertThat(instance.allStored()).isEmpty();
    assertThat(instance.allReplayed()).isEmpty();
    instance.enact();
    assertThat(instance.stored(person)).hasSize(2);
    assertThat(instance.allStored()).isEqualTo(instance.allReplayed());
    instance.enact();
    assertThat(instance.stored(person)).hasSize(2);
  }

  @Test
  void noFactBetweenStagingAndSwitchIsLost() throws Exception {
    for (int i = 0; i < 30; i++) {
      arrived();
    }
    CountDownLatch begun = new CountDownLatch(1);
    try (ExecutorService recorders = Executors.newFixedThreadPool(3)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < 3; thread++) {
        running.add(
            recorders.submit(() -> {
              for (int i = 0; i < 25; i++) {
                arrived();
                begun.countDown();
              }
            }));
      }
      begun.await();
      instance.enact();
      for (Future<?> future : running) {
        future.get();
      }
    }
    assertThat(instance.allStored()).hasSize(3 * 105).isEqualTo(instance.allReplayed());
  }

  @Test
  void aDayBeforeTheNoticeAndATimeBeforeItWasKnownShowNothing() {
    arrived();
    instance.enact();
    Replayed replayed = instance.bean(Replayed.class);
    LocalDate before = LocalDate.of(2020, 2, 24);
    assertThat(replayed.state(before, null, Scope.everything()).intervals()).isEmpty();
    Instant unknown = Instant.parse("2020-02-01T00:00:00Z");
    assertThat(replayed.state(RulebookInstance.TODAY, unknown, Scope.everything()).intervals())
        .isEmpty();
    assertThat(replayed.state(RulebookInstance.TODAY, null, Scope.of("410922")).intervals())
        .isEmpty();
    assertThat(replayed.state(RulebookInstance.TODAY, null, Scope.of("410902")).intervals())
        .hasSize(2);
  }
}
