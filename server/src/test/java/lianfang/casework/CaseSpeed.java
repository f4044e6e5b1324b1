package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import lianfang.casework.desk.CaseSearch;
import lianfang.casework.desk.Inbox;
import lianfang.casework.desk.Statistics;
import lianfang.instance.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures steps and inboxes on a real, durable database. Run by name, quietly:
 *
 * <pre>mvn -pl server -am -Dlianfang.bench=true -Dtest=CaseSpeed \
 *     -Dsurefire.failIfNoSpecifiedTests=false test</pre>
 */
@EnabledIfSystemProperty(named = "lianfang.bench", matches = "true")
class CaseSpeed {

  private static final int CASES = Integer.getInteger("lianfang.bench.cases", 3_000);
  private static final int OPEN = Integer.getInteger("lianfang.bench.open", 100_000);
  private static final int LOOKS = Integer.getInteger("lianfang.bench.looks", 300);

  private static final List<String> table = new ArrayList<>();
  private static CaseInstance here;

  @BeforeAll
  static void open() {
    System.setProperty(TestDatabase.DURABLE, "true");
    here = new CaseInstance();
  }

  @AfterAll
  static void close() {
    here.close();
    LoggerFactory.getLogger(CaseSpeed.class).warn("\n{}", String.join("\n", table));
  }

  @Test
  void stepsAndInboxes() throws Exception {
    for (int clients : new int[] {16, 64}) {
      List<UUID> ids = new ArrayList<>();
      report(
          "file, " + clients + " clients",
          clients,
          CASES,
          i -> {
            UUID id = here.filed();
            synchronized (ids) {
              ids.add(id);
            }
            return id;
          });
      List<Long> seen = new ArrayList<>();
      for (UUID id : ids) {
        seen.add(here.find(id).view().version());
      }
      report(
          "step, " + clients + " clients",
          clients,
          CASES,
          i -> {
            here.cases.stepOnly(
                here.township, StepOrder.of(UUID.randomUUID(), ids.get(i), seen.get(i), "take"));
            return i;
          });
    }
    fill();
    looks();
    assertThat(table).isNotEmpty();
  }

  private static void looks() {
    Inbox inbox = here.instance.bean(Inbox.class);
    for (Inbox.Filter filter : Inbox.Filter.values()) {
      look("inbox " + filter, () -> inbox.list(here.township, filter, Optional.empty(), 50));
    }
    CaseRecorder city = CaseInstance.person("city", "4109", "township");
    look("inbox of a city", () -> inbox.list(city, Inbox.Filter.ALL, Optional.empty(), 50));
    look("counts of all lists", () -> inbox.counts(here.township));
    CaseSearch search = here.instance.bean(CaseSearch.class);
    for (String words : List.of("铸造", "返岗", "返岗 铸造", "没有的词", "C-77")) {
      look(
          "search " + words,
          () -> search.find(here.township, CaseSearch.Asked.of(words), OptionalLong.empty(), 51));
    }
    look(
        "search of a city 返岗",
        () -> search.find(city, CaseSearch.Asked.of("返岗"), OptionalLong.empty(), 51));
    java.time.LocalDate today = java.time.LocalDate.of(2020, 2, 26);
    Statistics statistics = here.instance.bean(Statistics.class);
    look(
        "statistics",
        () ->
            statistics.of(
                here.township, new Statistics.Asked("", "4109", today.minusDays(9), today)));
  }

  private static void fill() {
    here.instance.everywhere(() ->
        here.instance
            .bean(JdbcClient.class)
            .sql(
                """
                insert into casework.case_row (id, type, edition, state, ended, waits, desk,
                  desk_area, filer, about_kind, about, area, rank, sealed_to, filed_at,
                  changed_at, version, due, number)
                select gen_random_uuid(), c.type, c.edition, 'filed', false, n % 9 = 0, c.desk,
                  case when n % 2 = 0 then c.desk_area else '410902002' end, 'firm',
                  c.about_kind, gen_random_uuid(),
                  case when n % 2 = 0 then c.area else '410902002001' end, n % 3, '{}',
                  c.filed_at - n * interval '5 seconds', c.filed_at, n,
                  c.filed_at + (n % 5000 - 500) * interval '1 minute', n
                from (select * from casework.case_row limit 1) c, generate_series(1, ?) n
                """)
            .param(OPEN)
            .update());
    here.instance.everywhere(() ->
        here.instance
            .bean(JdbcClient.class)
            .sql(
                """
                insert into casework.case_row (id, type, edition, state, ended, waits, desk,
                  desk_area, filer, about_kind, about, area, rank, sealed_to, filed_at,
                  changed_at, ended_at, version, number)
                select gen_random_uuid(), c.type, c.edition, 'solved', true, false, c.desk,
                  c.desk_area, 'firm', c.about_kind, gen_random_uuid(), c.area, n % 3, '{}',
                  c.filed_at - n * interval '5 seconds', c.filed_at,
                  c.filed_at - n * interval '5 seconds' + (n * 7919 % 99991) * interval '1 second',
                  n, n
                from (select * from casework.case_row limit 1) c, generate_series(1, ?) n
                """)
            .param(OPEN / 2)
            .update());
    here.instance.everywhere(() ->
        here.instance
            .bean(JdbcClient.class)
            .sql(
                """
                insert into casework.case_text (case_id, hash, area, sees, said)
                select id, 'x', area, '{}', '企业用工不足请求协调返岗专车第' || number || '号 '
                  || substr(md5(id::text), 1, 30)
                  || case when number % 500 = 0 then '铸造' else '' end
                from casework.case_row c
                where not exists (select from casework.case_text t where t.case_id = c.id)
                """)
            .update());
    // The database does it by itself within a minute; a hundred thousand cases need days to come.
    here.instance.database().asOwner("analyze casework.case_row");
    here.instance.database().asOwner("vacuum analyze casework.case_text");
  }

  private interface Work {
    Object at(int index) throws Exception;
  }

  private static void report(String what, int clients, int count, Work work) throws Exception {
    long begun = System.nanoTime();
    try (ExecutorService many = Executors.newFixedThreadPool(clients)) {
      List<Callable<Object>> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int index = i;
        all.add(() -> work.at(index));
      }
      for (Future<Object> one : many.invokeAll(all)) {
        one.get();
      }
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    table.add("| %s | %.0f/s |".formatted(what, count / seconds));
  }

  private static void look(String what, Supplier<Object> work) {
    long[] micros = new long[LOOKS];
    for (int i = 0; i < LOOKS; i++) {
      long begun = System.nanoTime();
      work.get();
      micros[i] = (System.nanoTime() - begun) / 1000;
    }
    Arrays.sort(micros);
    table.add(
        "| %s | p50 %.1f ms, p95 %.1f ms |"
            .formatted(what, micros[LOOKS / 2] / 1e3, micros[LOOKS * 95 / 100] / 1e3));
  }
}
