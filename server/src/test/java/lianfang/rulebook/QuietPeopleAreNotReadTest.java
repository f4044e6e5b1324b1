package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.Subject;
import lianfang.fact.SubjectRanges;
import lianfang.fact.plan.Among;
import lianfang.rulebook.store.Stirred;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A switch and a simulation read only those of whom facts tell that rules can ask for. */
class QuietPeopleAreNotReadTest {

  /** What is known of somebody beside a first home, and whether a switch reads it. */
  private static final String KNOWN =
      """
      residence village=410902001002                 | read
      temperature celsius=36.9                       | quiet
      temperature celsius=37.0                       | read
      temperature celsius=38.4                       | read
      report to=community                            | quiet
      diagnosis result=confirmed                     | read
      admission as=confirmed                         | read
      discharge as=confirmed cured=yes               | read
      contact of=suspected                           | read
      arrival origin=44                              | read
      symptom symptoms=dry-cough                     | read
      """;

  private static RulebookInstance instance;

  @BeforeAll
  static void open() {
    instance = new RulebookInstance();
    instance.enact();
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  private static Subject resident() {
    Subject person = Subject.person(UUID.randomUUID());
    instance.append(person, "2020-02-20 residence village=" + RulebookInstance.VILLAGE);
    return person;
  }

  /** The kinds of facts that are told of each, in the order in which ranges tell them. */
  private static Map<UUID, List<String>> told(Among among) throws SQLException {
    Map<UUID, List<String>> told = new LinkedHashMap<>();
    SubjectRanges ranges = SubjectRanges.of(0);
    DataSource engine = (DataSource) instance.context.getBean("engine");
    try (Connection connection = engine.getConnection()) {
      connection.setAutoCommit(false);
      for (int range = 0; range < ranges.count(); range++) {
        ranges.tell(
            connection,
            range,
            new SubjectRanges.Whom(Subject.Kind.PERSON, among, kinds -> true),
            facts ->
                told.put(
                    facts.getFirst().subject().id(),
                    new ArrayList<>(facts.stream().map(fact -> fact.kind()).toList())));
      }
      connection.rollback();
      connection.setAutoCommit(true);
    }
    return told;
  }

  @Test
  void whoIsReadIsWhoCanHaveAnOutcomeAndAllThatIsKnownOfHim() throws SQLException {
    Map<UUID, String> lines = new LinkedHashMap<>();
    KNOWN
        .lines()
        .forEach(line -> {
          Subject person = resident();
          String fact = line.substring(0, line.indexOf('|')).strip();
          instance.append(person, "2020-02-25 " + fact);
          lines.put(person.id(), line);
        });
    Map<UUID, List<String>> all = told(Among.ALL);
    Map<UUID, List<String>> read = told(Stirred.by(InForce.of(List.of())));
    assertThat(all.keySet()).containsAll(lines.keySet());
    lines.forEach((person, line) -> {
      assertThat(read.containsKey(person)).as(line).isEqualTo(line.endsWith("read"));
      if (read.containsKey(person)) {
        assertThat(read.get(person)).as(line).isEqualTo(all.get(person));
      } else {
        assertThat(instance.stored(Subject.person(person))).as(line).isEmpty();
      }
    });
    read.forEach((person, kinds) -> assertThat(Rulebook.concerns(kinds)).as("%s", kinds).isTrue());
  }

  @Test
  void aFeverBelowWhatTheIndexHoldsMakesEverybodyRead() {
    Subject person = resident();
    instance.append(person, "2020-02-26 temperature celsius=36.6");
    assertThat(instance.stored(person)).isEmpty();
    Enacting enacting = instance.bean(Enacting.class);
    LocalDate from = LocalDate.of(2020, 2, 25);
    enacting.sign(
        RulebookInstance.APPROVER,
        new SignedReading("puyang-2020-02-25-key-persons", "fever-threshold", "36.5", false, from));
    enacting.follow();
    assertThat(instance.stored(person)).isNotEmpty();
    enacting.sign(
        RulebookInstance.APPROVER,
        new SignedReading("puyang-2020-02-25-key-persons", "fever-threshold", "37.3", false, from));
    enacting.follow();
    assertThat(instance.stored(person)).isEmpty();
  }
}
