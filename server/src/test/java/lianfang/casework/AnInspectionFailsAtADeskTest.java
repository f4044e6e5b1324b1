package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever inspected writes at a desk what failed, without a phone. */
class AnInspectionFailsAtADeskTest {

  private static CaseInstance county;
  private static CaseRecorder other;

  @BeforeAll
  static void open() {
    county = new CaseInstance();
    other = CaseInstance.person("industry-two", "410902", "department");
    county.seat(other, "industry", "410902");
  }

  @AfterAll
  static void close() {
    county.close();
  }

  private static UUID planned(String list) {
    return county.cases.file(
        county.industry,
        Filing.of(
            UUID.randomUUID(),
            "firm-inspection",
            CaseInstance.someFirm(),
            CaseInstance.VILLAGE,
            new FormValues(Map.of("how", "planned", "list", list))));
  }

  private static CaseFile find(UUID id) {
    return county.cases.find(county.industry, id).orElseThrow();
  }

  private static CaseFile step(
      CaseRecorder who, UUID id, String step, Map<String, Object> values, Set<String> shown) {
    long version = find(id).view().version();
    return county.cases.step(
        who,
        new StepOrder(UUID.randomUUID(), id, version, step, new FormValues(values), shown, false));
  }

  private static CaseFile failed(UUID id, String findings, String... failures) {
    String picture = county.picture(county.industry);
    Map<String, Object> said =
        Map.of("failures", List.of(failures), "findings", findings, "seen", List.of(picture));
    return step(county.industry, id, "fail", said, Set.of(picture));
  }

  private static String refusal(Runnable work) {
    try {
      work.run();
    } catch (CaseRefused refused) {
      return refused.refused().says().zh();
    }
    throw new AssertionError("it was not refused");
  }

  @Test
  void eachLineIsARectificationThatKeepsItOpen() {
    UUID id = planned("guide");
    failed(id, "宿舍八人一间\n\n 门岗没有测温 ", "plan");
    List<CaseFile> items =
        find(id).relations().children().stream().map(AnInspectionFailsAtADeskTest::find).toList();
    assertThat(items)
        .extracting(one -> one.view().values().text("problem").orElse(""))
        .containsExactlyInAnyOrder("宿舍八人一间", "门岗没有测温");
    assertThat(items).extracting(one -> one.view().desk().desk()).containsOnly("firm");
    assertThat(refusal(() -> step(other, id, "close", Map.of(), Set.of()))).contains("2 件");
    for (CaseFile item : items) {
      step(county.industry, item.view().id(), "withdraw", Map.of("reason", "复核后问题不成立"), Set.of());
    }
    assertThat(refusal(() -> step(county.industry, id, "close", Map.of(), Set.of())))
        .contains("不合格");
    assertThat(step(other, id, "close", Map.of(), Set.of()).view().state()).isEqualTo("passed");
  }

  @Test
  void aListThatWasNotPlannedIsNeitherOfferedNorTaken() {
    UUID id = planned("safety");
    assertThat(county.cases.open(county.industry, find(id)))
        .extracting(CaseStep::id)
        .contains("pass-safety", "fail")
        .doesNotContain("pass-visit", "pass-guide", "pass-food", "pass-site");
    assertThat(
            refusal(() ->
                step(county.industry, id, "pass-visit", Map.of("answers", List.of()), Set.of())))
        .contains("清单须为：走访三问");
  }

  @Test
  void workIsStoppedForTheThreeFailuresAloneAndByWhoeverAStatuteNames() {
    UUID mild = planned("guide");
    failed(mild, "标语没有张贴", "other");
    assertThat(county.cases.open(county.industry, find(mild)))
        .extracting(CaseStep::id)
        .doesNotContain("stop");
    assertThatThrownBy(() -> step(county.industry, mild, "stop", stopping("health"), Set.of()))
        .isInstanceOf(CaseRefused.class);
    UUID grave = planned("guide");
    failed(grave, "没有防控方案", "plan");
    assertThat(refusal(() -> step(county.industry, grave, "stop", stopping("health"), Set.of())))
        .contains("第五十五条");
  }

  private static Map<String, Object> stopping(String organ) {
    return Map.of("organ", organ, "statute", "safety-2014-67", "told", true, "statement", "未陈述");
  }
}
