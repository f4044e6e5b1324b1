package lianfang.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import lianfang.area.Scope;
import lianfang.fact.Recorder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ImportsThatCompeteTest {

  private static final PersonInstance instance = new PersonInstance();

  @AfterAll
  static void close() {
    instance.close();
  }

  private static String table(int from, int to) {
    StringBuilder table = new StringBuilder("序号|姓名|身份证号|县(区)|现住乡镇|现住村(社区)|人员类别\n");
    for (int i = from; i < to; i++) {
      table.append(i).append("|人|").append(Numbers.of(i)).append("|濮阳县|柳屯镇|柳屯村|普通居民\n");
    }
    return table.toString();
  }

  private static ImportRequest request(Path file, String name, String account) {
    return new ImportRequest(
        file, name, "", Map.of(), new Recorder(account, Scope.everything()), false);
  }

  @Test
  void theSameFileIsRefusedWhileSomebodyElseImportsIt() {
    Path file = PersonInstance.csv(table(1000, 1003));
    PeopleImport people = instance.bean(PeopleImport.class);
    people.run(
        request(file, "busy.csv", "first"),
        row -> {},
        progress ->
            assertThatThrownBy(
                    () -> people.run(request(file, "busy.csv", "second"), row -> {}, other -> {}))
                .isInstanceOf(RosterRefused.class)
                .hasMessageContaining(Refusal.FILE_BUSY.zh()));
    assertThat(people.run(request(file, "busy.csv", "second"), row -> {}, p -> {}).unchanged())
        .isEqualTo(3);
  }

  @Test
  void twoFilesWithTheSamePeopleAtOnceMakeEachPersonOnce()
      throws ExecutionException, InterruptedException {
    PeopleImport people = instance.bean(PeopleImport.class);
    List<CompletableFuture<ImportSummary>> both =
        List.of("left.csv", "right.csv").stream()
            .map(name -> {
              Path file = PersonInstance.csv(name + "\n" + table(2000, 2300));
              return CompletableFuture.supplyAsync(
                  () -> people.run(request(file, name, name), row -> {}, p -> {}));
            })
            .toList();
    int created = 0;
    for (CompletableFuture<ImportSummary> one : both) {
      assertThat(one.get().landed()).isEqualTo(300);
      created += one.get().created();
    }
    assertThat(created).isEqualTo(300);
  }

  @Test
  void anImportThatWasKilledIsStartedAgainAndNothingIsDoubled() {
    Path file = PersonInstance.csv(table(12_000, 12_100 + RowPump.BATCH_ROWS));
    PeopleImport people = instance.bean(PeopleImport.class);
    long before = instance.count("person.person");
    assertThatThrownBy(() ->
            people.run(
                request(file, "killed.csv", "x"),
                row -> {},
                progress -> {
                  throw new IllegalStateException("killed after the first batch");
                }))
        .hasMessageContaining("killed");
    assertThat(instance.count("person.person")).isEqualTo(before + RowPump.BATCH_ROWS);
    ImportSummary again = people.run(request(file, "killed.csv", "x"), row -> {}, p -> {});
    assertThat(again.unchanged()).isEqualTo(RowPump.BATCH_ROWS);
    assertThat(again.created()).isEqualTo(100);
    assertThat(instance.count("person.person")).isEqualTo(before + RowPump.BATCH_ROWS + 100);
    assertThat(
            instance.count(
                "(select subject_id, kind from fact.fact where kind = 'residence'"
                    + " group by 1, 2 having count(*) > 1) doubled"))
        .isZero();
  }

  @Test
  void aBatchThatFailsLeavesNothingOfItsRows() {
    instance.database.asOwner(
        "create function person.fail() returns trigger language plpgsql as $$ begin"
            + " if new.ref = '9004' then raise exception 'disk full'; end if; return new; end $$;"
            + " create trigger fail before insert on person.stated for each row"
            + " execute function person.fail()");
    Path file = PersonInstance.csv(table(9000, 9010));
    PeopleImport people = instance.bean(PeopleImport.class);
    long facts = instance.count("fact.fact");
    assertThatThrownBy(() -> people.run(request(file, "failing.csv", "x"), row -> {}, p -> {}))
        .hasStackTraceContaining("disk full");
    assertThat(instance.people("failing.csv")).isEmpty();
    assertThat(instance.count("fact.fact")).isEqualTo(facts);
    instance.database.asOwner("drop trigger fail on person.stated");
    assertThat(people.run(request(file, "failing.csv", "x"), row -> {}, p -> {}).created())
        .isEqualTo(10);
  }
}
