package lianfang.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import lianfang.fact.Subject;
import lianfang.rulebook.store.Parts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a switch writes lies in tables of its own until they are parts of the whole. */
class AGenerationHasTablesOfItsOwnTest {

  private static final RulebookInstance instance = new RulebookInstance();
  private static JdbcClient engine;
  private static final List<Subject> people = new ArrayList<>();

  @BeforeAll
  static void fivePeopleAreToStayAtHome() {
    instance.enact();
    engine = instance.database().engineClient();
    for (int i = 0; i < 5; i++) {
      Subject person = Subject.person(UUID.randomUUID());
      people.add(person);
      instance.append(person, "2020-02-26 residence village=" + RulebookInstance.VILLAGE);
      instance.append(person, "2020-02-26 arrival origin=42");
    }
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  @BeforeEach
  void allLiesInTheFirstPart() {
    engine
        .sql("delete from rulebook.outcome where since > (select current from rulebook.generation)")
        .update();
    engine.sql("select rulebook.fold_parts(1000, 9)").query(Integer.class).single();
    assertThat(tables()).containsExactly("outcome_0");
  }

  private static List<String> tables() {
    return engine
        .sql(
            "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                + " where n.nspname = 'rulebook' and c.relname ~ '^outcome_\\d+$' order by 1")
        .query(String.class)
        .list();
  }

  /** Stages what the five have once more, as the next generation. */
  private static Parts.Open staged() {
    int next =
        engine.sql("select current + 1 from rulebook.generation").query(Integer.class).single();
    Parts.Open part = Parts.open(engine, next);
    String columns =
        "subject, subject_kind, number, area, measure, place, state, from_day, until_day,"
            + " caused, bases, grounds, digest";
    engine
        .sql(
            "insert into rulebook.outcome_%d (%s) select %s from rulebook.outcome where part = 0"
                .formatted(part.number(), columns, columns))
        .update();
    return part;
  }

  private static long closed(Parts.Open part, int few) {
    return engine
        .sql("select rulebook.close_part('outcome', ?, ?)")
        .params(part.number(), few)
        .query(Long.class)
        .single();
  }

  private static List<Long> rowsByPart() {
    return engine
        .sql("select count(*) from rulebook.outcome group by part order by part")
        .query(Long.class)
        .list();
  }

  @Test
  void manyRowsAreAttachedAndReadersStillSeeOnlyTheCurrentGeneration() {
    List<String> before = instance.allStored();
    long rows = rowsByPart().getFirst();
    Parts.Open part = staged();

    assertThat(closed(part, 1)).as("counted until it is known that they are not few").isOne();

    assertThat(rows).isGreaterThan(1);
    assertThat(rowsByPart()).containsExactly(rows, rows);
    assertThat(instance.allStored()).isEqualTo(before);
    assertThat(
            engine
                .sql(
                    "select count(*) from pg_index where indrelid = ?::regclass union all"
                        + " select count(*) from pg_index where indrelid = 'rulebook.outcome_0'"
                        + "::regclass")
                .param("rulebook.outcome_" + part.number())
                .query(Long.class)
                .list())
        .as("indexes of the new part and of the first")
        .containsExactly(7L, 7L);
  }

  @Test
  void fewRowsAreCarriedOverAndTheirTableIsGone() {
    Parts.Open part = staged();

    long rows = closed(part, 1000);

    assertThat(tables()).containsExactly("outcome_0");
    assertThat(rowsByPart()).containsExactly(2 * rows);
  }

  @Test
  void aFactChangesWhatLiesInAnyPart() {
    Parts.Open part = staged();
    closed(part, 1);
    engine.sql("delete from rulebook.outcome where part = 0").update();
    engine.sql("update rulebook.generation set current = ?").param(part.generation()).update();
    assertThat(instance.stored(people.getFirst())).hasSize(2);

    instance.append(people.getFirst(), "2020-02-26 death cause=other");

    assertThat(instance.stored(people.getFirst()))
        .containsExactly("double-report  due 2020-02-26..2020-02-26 K5");
    instance.append(people.get(1), "2020-02-27 contact of=confirmed");
    assertThat(instance.stored(people.get(1))).isNotEmpty();
  }

  @Test
  void whatAStoppedProcessLeftOpenGoesWithTheNextStagingAndNoBackupCarriesIt() {
    Parts.Open left = staged();
    assertThat(
            engine
                .sql("select obj_description(?::regclass, 'pg_class')")
                .param("rulebook.outcome_" + left.number())
                .query(String.class)
                .single())
        .isEqualTo("staged");

    Parts.Open next = Parts.open(engine, left.generation());

    assertThat(tables()).containsExactly("outcome_0", "outcome_" + next.number());
    Parts.discard(engine, next);
    assertThat(tables()).containsExactly("outcome_0");
  }

  @Test
  void aVacuumOfTheNewTableIsWaitedForAndNeverStopsTheSwitch() throws Exception {
    Parts.Open part = staged();
    String table = "rulebook.outcome_" + part.number();
    String waiting = "select from pg_locks where relation = '" + table + "'::regclass and ";
    // As a vacuum does, it holds the table, and at its end writes into the catalogue.
    String vacuum =
        """
        do $$
        begin
          lock table %1$s in share update exclusive mode;
          for i in 1..6000 loop
            exit when exists (%2$s not granted);
            perform pg_sleep(0.01);
          end loop;
          analyze %1$s;
        end
        $$
        """
            .formatted(table, waiting);
    try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
      Future<?> vacuuming = beside.submit(() -> instance.database().asOwner(vacuum));
      String held = "select exists (" + waiting + "granted and mode like 'ShareUpdate%')";
      while (!vacuuming.isDone() && !engine.sql(held).query(Boolean.class).single()) {
        Thread.onSpinWait();
      }

      assertThat(closed(part, 1)).isOne();

      vacuuming.get();
    }
    assertThat(tables()).containsExactly("outcome_0", "outcome_" + part.number());
  }

  @Test
  void noTableIsVacuumedWhileItFillsAndEachIsAfterwards() {
    Parts.Open part = staged();
    String options = "select reloptions from pg_class where oid = ?::regclass";
    String table = "rulebook.outcome_" + part.number();
    assertThat(engine.sql(options).param(table).query(String.class).single())
        .isEqualTo("{autovacuum_enabled=off}");

    closed(part, 1);

    assertThat(engine.sql(options).param(table).query(String.class).optional()).isEmpty();
  }

  @Test
  void nobodyReadsATableBesideTheWallBeforeTheWhole() {
    Parts.Open part = staged();
    closed(part, 1);

    for (String table : List.of("rulebook.outcome_0", "rulebook.outcome_" + part.number())) {
      assertThatThrownBy(() ->
              instance.everywhere(() ->
                  JdbcClient.create(instance.bean(DataSource.class))
                      .sql("select count(*) from " + table)
                      .query(Long.class)
                      .single()))
          .as(table)
          .hasStackTraceContaining("permission denied");
    }
  }
}
