package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Stored outcomes change in the transaction of a fact and always equal a replay. */
class OutcomesFollowFactsTest {

  private static final long SEED = 9_025L;
  private static final RulebookInstance instance = new RulebookInstance();

  private final UUID unit = UUID.randomUUID();
  private final UUID building = UUID.randomUUID();

  @BeforeAll
  static void enact() {
    instance.enact();
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  private Subject resident() {
    Subject person = Subject.person(UUID.randomUUID());
    instance.append(
        person,
        "2020-02-26 residence village=%s unit=%s building=%s"
            .formatted(RulebookInstance.VILLAGE, unit, building));
    return person;
  }

  @Test
  void aFactChangesTheOutcomeAndItsCorrectionChangesItBack() {
    Subject person = resident();
    assertThat(instance.stored(person)).isEmpty();
    Fact arrival = instance.append(person, "2020-02-26 arrival origin=42");
    assertThat(instance.stored(person))
        .containsExactly(
            "isolation undecided due 2020-02-27..2020-03-11 K5a",
            "double-report  due 2020-02-26.. K5");
    assertThat(instance.questions(person)).containsExactly("isolation-place");
    instance.append(person, "2020-02-26 arrival origin=410926", arrival.id());
    assertThat(instance.stored(person)).isEmpty();
    assertThat(instance.questions(person)).isEmpty();
  }

  @Test
  void aClosureIsSharedByItsCausesAndGoesWithThem() {
    Subject one = resident();
    Subject other = resident();
    Fact contact = instance.append(one, "2020-02-20 contact of=confirmed");
    assertThat(instance.stored(Subject.place(unit)))
        .containsExactly("closure unit due .. K2", "disinfection  due .. K2");
    Fact discharge = instance.append(other, "2020-02-25 discharge as=confirmed cured=yes");
    assertThat(instance.stored(Subject.place(unit))).isEmpty();
    assertThat(instance.stored(Subject.place(building)))
        .containsExactly("closure building due .. K1;K2", "disinfection  due .. K1;K2");
    instance.append(
        Subject.place(building),
        "2020-02-26 closure-ordered organ=command statute=law-41 reported_to=city"
            + " supplies_contact=village medical_exit=yes fire_exit=yes extent=building");
    assertThat(instance.stored(Subject.place(building)).getFirst())
        .isEqualTo("closure building ordered 2020-02-27..2020-03-11 K1;K2");
    instance.append(one, "2020-01-01 contact of=confirmed", contact.id());
    instance.append(other, "2020-01-01 discharge as=confirmed", discharge.id());
    assertThat(instance.stored(Subject.place(building))).isEmpty();
  }

  @Test
  void whatIsStoredEqualsAReplayWhateverTheOrderAndTheBatches() {
    Random random = new Random(SEED);
    String[] stories = {
      "2020-02-20 contact of=confirmed", "2020-02-24 contact of=suspected",
      "2020-02-26 arrival origin=42", "2020-02-24 arrival origin=44 certificate=no",
      "2020-02-25 discharge as=confirmed cured=yes", "2020-02-26 discharge as=suspected",
      "2020-02-20 admission as=confirmed", "2020-02-26 temperature celsius=38.0",
      "2020-02-26 temperature celsius=36.6", "2020-02-26 report to=community",
      "2020-02-26 decision question=isolation-place answer=home"
    };
    List<Subject> persons = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      persons.add(resident());
    }
    for (int batch = 0; batch < 30; batch++) {
      List<Fact> facts = new ArrayList<>();
      int size = 1 + random.nextInt(20);
      for (int i = 0; i < size; i++) {
        Subject person = persons.get(random.nextInt(persons.size()));
        String story = stories[random.nextInt(stories.length)];
        facts.add(RulebookInstance.fact(person, story, null));
      }
      instance.bean(Ledger.class).append(RulebookInstance.APPROVER, facts);
    }
    assertThat(instance.allStored())
        .as("seed %s", SEED)
        .hasSizeGreaterThan(40)
        .isEqualTo(instance.allReplayed());
  }
}
