package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import lianfang.casework.erasure.CaseForgetting;
import lianfang.fact.Subject;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TheEmergencyEndsForSupervisionTest {

  private static final String TOWN = "410902001";

  @Test
  void whoWasRecusedAndWhatVisitsFoundIsDestroyedAndCounted() {
    try (CaseInstance ending = new CaseInstance()) {
      Map<String, Object> values =
          Map.of(
              "misconduct",
              "slow",
              "unit",
              "街道办事处",
              "level",
              "township",
              "what",
              "卡点无人值守已经三天，反映后没有处理");
      ending.cases.file(
          CaseRecorder.anyone(TOWN),
          Filing.of(
              UUID.randomUUID(),
              "supervision-report",
              Subject.area(TOWN),
              TOWN,
              new FormValues(values)));
      JdbcClient client = ending.instance.bean(JdbcClient.class);
      ending.instance.everywhere(() -> {
        client.sql("select set_config('lianfang.desks', '*', true)").query(String.class).single();
        return client
            .sql(
                """
                insert into casework.round_visit
                  (fact, round, target, at, recorder, places, sealed)
                select gen_random_uuid(), id, 1, now(), 'planner', 1, ''::bytea
                from casework.case_row
                """)
            .update();
      });
      CaseForgetting forgetting = ending.instance.bean(CaseForgetting.class);
      assertThat(forgetting.everybody())
          .containsEntry("recusals from cases", 1L)
          .containsEntry("visits of rounds", 1L);
      assertThat(forgetting.everybody())
          .containsEntry("recusals from cases", 0L)
          .containsEntry("visits of rounds", 0L);
    }
  }
}
