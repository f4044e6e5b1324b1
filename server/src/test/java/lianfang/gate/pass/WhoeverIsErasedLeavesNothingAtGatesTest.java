package lianfang.gate.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.RulebookInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What gates know of somebody goes with the name. */
class WhoeverIsErasedLeavesNothingAtGatesTest {

  private static final String TABLES =
      """
      select c.oid::regclass::text from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'subject' and a.attnum > 0
      where n.nspname = 'gate' and c.relkind = 'r' and not c.relispartition order by 1
      """;

  private static RulebookInstance instance;

  @BeforeAll
  static void open() {
    instance = new RulebookInstance();
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  private static UUID commuter() {
    UUID person = UUID.randomUUID();
    instance
        .database()
        .asOwner(
            "insert into gate.commute (id, subject, home, work, days, minute_from, minute_to,"
                + " until_day, asked_at) values (gen_random_uuid(), '%s', '410902', '410823', 31,"
                    .formatted(person)
                + " 400, 1200, '2020-03-31', now())");
    instance
        .database()
        .asOwner(
            "insert into gate.holder_session (hash, subject, area, expires_at) values"
                + " (sha256('%s'), '%s', '410902001001', now() + interval '1 day')"
                    .formatted(person, person));
    return person;
  }

  private static long rows(String table) {
    return instance
        .database()
        .engineClient()
        .sql("select count(*) from " + table)
        .query(Long.class)
        .single();
  }

  @Test
  void everyTableThatKnowsASubjectIsEmptiedOfWhoeverIsErasedAndOfAllAtTheEnd() {
    List<String> tables = instance.database().engineClient().sql(TABLES).query(String.class).list();
    PassForgetting forgetting = instance.bean(PassForgetting.class);
    ScopedTransactions transactions = instance.bean(ScopedTransactions.class);
    assertThat(PassForgetting.tables()).containsExactlyInAnyOrderElementsOf(tables);

    UUID one = commuter();
    commuter();
    assertThat(transactions.asEngine(() -> forgetting.person(one)))
        .containsEntry("commutes", 1L)
        .containsEntry("sessions of holders", 1L);
    assertThat(rows("gate.commute")).isEqualTo(1);
    transactions.asEngine(forgetting::everybody);
    assertThat(tables).allSatisfy(table -> assertThat(rows(table)).as(table).isZero());
  }
}
