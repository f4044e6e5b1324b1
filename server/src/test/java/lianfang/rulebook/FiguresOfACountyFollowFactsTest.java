package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lianfang.fact.Fact;
import lianfang.fact.Followers;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whoever sees a township or more reads figures from cells, whoever sees a village counts rows. All
 * people of these tests live in one village, so both must say the same at every moment.
 */
class FiguresOfACountyFollowFactsTest {

  private final RulebookInstance instance = new RulebookInstance();

  @AfterEach
  void close() {
    instance.close();
  }

  private Subject arrived(String origin) {
    Subject person = Subject.person(UUID.randomUUID());
    instance.append(
        person,
        "2020-02-26 residence household=%s village=%s"
            .formatted(UUID.randomUUID(), RulebookInstance.VILLAGE));
    instance.append(person, "2020-02-24 arrival origin=" + origin);
    return person;
  }

  /** Every figure of the pages, as this scope reads it. */
  private List<String> figures(String scope) {
    MeasureLists lists = instance.bean(MeasureLists.class);
    LocalDate on = RulebookInstance.TODAY;
    StandingQuery all = StandingQuery.of("4109", on);
    return instance
        .bean(ScopedTransactions.class)
        .in(
            scope,
            () -> {
              List<String> all4 = new ArrayList<>();
              lists.counts(all, 6).forEach(count -> all4.add(count.toString()));
              lists.byRow(all).forEach(row -> all4.add(row.toString()));
              lists.endings("4109", on, on.plusDays(30)).forEach(day -> all4.add(day.toString()));
              instance
                  .bean(DecisionLists.class)
                  .counts("4109")
                  .forEach(count -> all4.add(count.toString()));
              all4.add("all " + lists.count(all));
              all4.add("due " + lists.count(all.measure("isolation").state("due")));
              all4.add("closures " + lists.count(all.measure("closure")));
              return all4;
            });
  }

  private void agree(String moment) {
    List<String> rows = figures(RulebookInstance.VILLAGE);
    assertThat(figures("4109")).as(moment).isEqualTo(rows);
    instance.bean(Followers.class).catchUp();
    assertThat(figures("410902001")).as(moment + ", folded").isEqualTo(rows);
  }

  @Test
  void cellsSayWhatRowsSay() {
    Subject hubei = arrived("42");
    arrived("31");
    agree("before the notice");
    instance.enact();
    assertThat(figures("4109")).contains("all 4", "due 2");
    agree("after the switch");
    Fact contact = instance.append(arrived("11"), "2020-02-20 contact of=confirmed");
    agree("a contact closes a place");
    assertThat(figures("4109")).contains("closures 1");
    instance.append(contact.subject(), "2020-02-20 withdrawn reason=error", contact.id());
    agree("a correction opens it");
    assertThat(figures("4109")).contains("closures 0");
    instance.append(hubei, "2020-02-26 measure-ordered measure=isolation place=undecided");
    agree("an order");
    instance
        .bean(Enacting.class)
        .sign(
            RulebookInstance.APPROVER,
            new SignedReading(
                "puyang-2020-02-25-key-persons",
                "day-count",
                "same-day",
                false,
                LocalDate.of(2020, 2, 25)));
    instance.bean(Enacting.class).follow();
    agree("another reading");
  }

  @Test
  void cellsSayWhatRowsSayWhereFactsComeDuringASwitch() throws Exception {
    List<Subject> before = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      before.add(arrived("31"));
    }
    CountDownLatch begun = new CountDownLatch(1);
    try (ExecutorService recorder = Executors.newSingleThreadExecutor()) {
      Future<?> recording =
          recorder.submit(() -> {
            for (Subject one : before) {
              instance.append(one, "2020-02-20 contact of=confirmed");
              begun.countDown();
              instance.append(arrived("42"), "2020-02-26 temperature celsius=38.1");
            }
          });
      begun.await();
      instance.enact();
      recording.get();
    }
    instance.bean(Followers.class).catchUp();
    agree("after a switch into which facts came");
    for (int i = 0; i < 10; i++) {
      instance.append(before.get(i), "2020-02-21 contact of=suspected");
    }
    agree("after facts upon it");
  }
}
