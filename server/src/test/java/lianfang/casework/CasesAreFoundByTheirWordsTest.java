package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import lianfang.casework.desk.CaseSearch;
import lianfang.casework.desk.Inbox;
import lianfang.casework.erasure.CaseForgetting;
import lianfang.fact.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class CasesAreFoundByTheirWordsTest {

  private static final String LETTERS = "缺钢铝Ｂb2２厂 路's\\（";

  private static CaseInstance here;
  private static CaseSearch search;

  @BeforeAll
  static void open() {
    here = new CaseInstance();
    search = here.instance.bean(CaseSearch.class);
  }

  @AfterAll
  static void close() {
    here.close();
  }

  @Test
  void whatIsFoundIsWhatReadingAllTextsFinds() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Map<UUID, String> texts = new HashMap<>();
    for (int i = 0; i < 120; i++) {
      String text = "xx" + text(random, 2 + random.nextInt(30)) + "xx";
      texts.put(filed(text), text);
    }
    for (int i = 0; i < 300; i++) {
      String asked = text(random, 1 + random.nextInt(4)) + (i % 3 == 0 ? " 厂" : "");
      if (folded(asked).isBlank() || folded(asked).replace(" ", "").matches("(c-?)?[0-9]+")) {
        continue;
      }
      List<UUID> read =
          texts.entrySet().stream()
              .filter(one -> holds(one.getValue(), asked))
              .map(Map.Entry::getKey)
              .sorted()
              .toList();
      List<UUID> found = found(here.township, asked);
      found.retainAll(texts.keySet());
      assertThat(found.stream().sorted().toList()).as("seed %d, '%s'", seed, asked).isEqualTo(read);
    }
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private static boolean holds(String text, String asked) {
    return Arrays.stream(folded(asked).strip().split(" +"))
        .allMatch(word -> folded(text).contains(word));
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  @Test
  void twoCharactersFindACaseInItsAreaOnly() {
    UUID id = filed("冲压车间停电三天");
    assertThat(found(here.township, "停电")).contains(id);
    assertThat(found(here.township, "停 车间")).contains(id);
    assertThat(found(here.township, "电停")).doesNotContain(id);
    assertThat(found(here.township, "用工")).as("what a choice is called").contains(id);
    CaseRecorder next = CaseInstance.person("next", "410902002", "township");
    assertThat(found(next, "停电")).isEmpty();
  }

  @Test
  void whatIsNotedIsFound() {
    UUID id = filed("设备坏了请求协调");
    here.instance
        .bean(CaseActs.class)
        .note(here.township, new Act(UUID.randomUUID(), id, 0, "已联系ＡＢ电机厂"), List.of());
    assertThat(found(here.township, "ab电机")).containsExactly(id);
  }

  @Test
  void aSealedCaseIsFoundAtItsDesksOnly() {
    UUID id = UUID.randomUUID();
    CaseRecorder anyone = CaseRecorder.anyone("410902001");
    Map<String, Object> said =
        Map.of(
            "misconduct",
            "slow",
            "unit",
            "某办事处",
            "level",
            "township",
            "what",
            "办事窗口三日不理睬群众来电，无人解释");
    here.cases.file(
        anyone,
        Filing.of(
            id,
            "supervision-report",
            Subject.area("410902001"),
            "410902001",
            new FormValues(said)));
    assertThat(found(here.township, "不理睬")).isEmpty();
    assertThat(found(here.command, "不理睬")).isEmpty();
    CaseRecorder intake = CaseInstance.person("intake", "4109", "department");
    seat(intake, "report-intake", "4109");
    assertThat(found(intake, "不理睬")).containsExactly(id);
  }

  private static void seat(CaseRecorder who, String desk, String area) {
    Seated.at(here.instance.bean(Seats.class), who, who.recorder().account(), desk, area);
  }

  @Test
  void aWordInAFieldOfAnotherDeskLeadsNowhere() {
    UUID id = filed("需要临时场地存放货物");
    here.instance.everywhere(() ->
        here.instance
            .bean(JdbcClient.class)
            .sql(
                """
                insert into casework.case_text (case_id, hash, area, sees, said)
                values (?, 'x', ?, '{industry}', casework.folded('底价八十万元'))
                """)
            .params(id, CaseInstance.VILLAGE)
            .update());
    assertThat(found(here.township, "底价")).isEmpty();
    assertThat(found(here.industry, "底价")).containsExactly(id);
    assertThat(found(here.firm, "底价")).as("who filed it").containsExactly(id);
    assertThat(found(here.township, "场地 底价")).isEmpty();
    assertThat(found(here.industry, "场地 底价")).containsExactly(id);
  }

  @Test
  void whatIsErasedIsFoundNoMore() {
    UUID person = UUID.randomUUID();
    UUID id = filed("厂房漏雨严重急需修缮");
    here.instance.everywhere(() ->
        here.instance
            .bean(JdbcClient.class)
            .sql("update casework.case_row set about_kind = 'person', about = ? where id = ?")
            .params(person, id)
            .update());
    assertThat(found(here.township, "漏雨")).containsExactly(id);
    assertThat(here.instance.bean(CaseForgetting.class).person(person))
        .containsEntry("text of cases", 1L);
    assertThat(found(here.township, "漏雨")).isEmpty();
  }

  @Test
  void aWordThatHalfATownWritesIsFoundAmongTheLatest() {
    List<UUID> common = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      common.add(filed("口罩不足第" + i + "批"));
    }
    many();
    List<UUID> found = found(here.township, "口罩");
    assertThat(found).hasSize(50);
    assertThat(found(here.township, "口罩 第2批")).containsExactly(common.get(2));
    assertThat(found(here.industry, "口罩")).hasSize(50);
  }

  @Test
  void manyCasesAreAskedByTheIndex() {
    many();
    here.instance
        .database()
        .asOwner(
            """
            analyze casework.case_text;
            do $$
            declare
              body text;
              line text;
              plan text := '';
            begin
              perform set_config('lianfang.scope', '410902001', true);
              select substring(prosrc from 'return query(.*);\\s*end') into strict body
                from pg_proc where proname = 'holding';
              body := regexp_replace(body, '\\mword\\M', '''罕见''', 'g');
              body := regexp_replace(body, '\\mmost\\M', '5000', 'g');
              for line in execute 'explain ' || body loop
                plan := plan || e'\\n' || line;
              end loop;
              if plan !~ 'text_by_pairs' then
                raise exception '%', plan;
              end if;
            end $$;
            """);
  }

  /** Six thousand cases that all say the same. */
  private static void many() {
    filed("口罩还差一批");
    here.instance.everywhere(() ->
        here.instance
            .bean(JdbcClient.class)
            .sql(
                """
                with one as (select * from casework.case_row where not ended limit 1),
                more as (
                  insert into casework.case_row (id, type, edition, state, ended, waits, desk,
                    desk_area, filer, about_kind, about, area, rank, sealed_to, filed_at,
                    changed_at, version, number)
                  select gen_random_uuid(), type, edition, 'filed', false, false, desk,
                    '410902001', 'firm', 'enterprise', gen_random_uuid(), '410902001001', 0, '{}',
                    filed_at, filed_at, n, 1000000 + n
                  from one, generate_series(1, 6000) n returning id, area)
                insert into casework.case_text (case_id, hash, area, sees, said)
                select id, 'x', area, '{}', '一次性口罩' from more
                """)
            .update());
  }

  private static UUID filed(String what) {
    return here.filed(UUID.randomUUID(), Map.of("kind", "people", "what", what));
  }

  private static List<UUID> found(CaseRecorder who, String words) {
    CaseSearch.Asked asked = CaseSearch.Asked.of(words);
    return new ArrayList<>(
        search.find(who, asked, OptionalLong.empty(), words.contains("口罩") ? 50 : 500).stream()
            .map(Inbox.Entry::id)
            .toList());
  }
}
