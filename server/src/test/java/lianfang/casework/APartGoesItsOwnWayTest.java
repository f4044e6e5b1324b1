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
import org.springframework.jdbc.core.simple.JdbcClient;

class APartGoesItsOwnWayTest {

  private static final Map<String, Object> MONEY = Map.of("kind", "money", "what", "另需流动资金二十万元");

  private static CaseInstance here;
  private static CaseParts parts;
  private static CaseActs acts;

  @BeforeAll
  static void open() {
    here = new CaseInstance();
    parts = here.instance.bean(CaseParts.class);
    acts = here.instance.bean(CaseActs.class);
  }

  @AfterAll
  static void close() {
    here.close();
  }

  private static Act act(UUID id) {
    return new Act(UUID.randomUUID(), id, here.find(id).view().version(), "");
  }

  private static UUID split(CaseRecorder who, UUID whole) {
    return parts.split(who, act(whole), part(UUID.randomUUID()));
  }

  private static CaseParts.Part part(UUID id) {
    return new CaseParts.Part(id, "firm-problem", new FormValues(MONEY), Set.of());
  }

  @Test
  void withItsOwnFormDeskAndDeadlinesAndBelongsToItsWhole() {
    UUID whole = here.filed();
    CaseFile before = here.find(whole);
    UUID id = split(here.township, whole);
    CaseFile part = here.find(id);
    assertThat(part.view().values().text("kind")).contains("money");
    assertThat(part.view().about()).isEqualTo(before.view().about());
    assertThat(part.view().terms()).containsOnlyKeys("take");
    assertThat(part.relations().parent()).contains(whole);
    assertThat(part.view().filer()).as("it is the firm's case as well").isEqualTo("firm");
    CaseFile after = here.find(whole);
    assertThat(after.relations().children()).containsExactly(id);
    assertThat(after.relations().linked()).containsEntry(id, "split");
    assertThat(after.view().state()).isEqualTo(before.view().state());
    assertThat(after.view().values()).isEqualTo(before.view().values());
    assertThat(here.step(here.township, id, "take").view().state()).isEqualTo("working");
    assertThat(here.find(whole).view().state()).isEqualTo(before.view().state());
  }

  @Test
  void whoeverDoesNotHaveTheWholeSplitsNothing() {
    UUID whole = here.filed();
    assertThatThrownBy(() -> split(here.industry, whole)).isInstanceOf(CaseRefused.class);
    assertThatThrownBy(() -> split(here.firm, whole)).isInstanceOf(CaseRefused.class);
    assertThat(here.find(whole).relations().children()).isEmpty();
  }

  @Test
  void whatDoesNotFitItsFormLeavesTheWholeAsItWas() {
    UUID whole = here.filed();
    CaseParts.Part wrong =
        new CaseParts.Part(
            UUID.randomUUID(),
            "firm-problem",
            new FormValues(Map.of("kind", "nonsense", "what", "不合要求的内容")),
            Set.of());
    assertThatThrownBy(() -> parts.split(here.township, act(whole), wrong))
        .isInstanceOf(FormRefused.class);
    assertThat(here.find(whole).relations().children()).isEmpty();
  }

  @Test
  void sentTwiceItIsSplitOnceAndAnOldTabSplitsNothing() {
    UUID whole = here.filed();
    Act once = act(whole);
    UUID id = UUID.randomUUID();
    parts.split(here.township, once, part(id));
    parts.split(here.township, once, part(id));
    assertThat(here.find(whole).relations().children()).containsExactly(id);
    Act old = new Act(UUID.randomUUID(), whole, once.seen(), "");
    assertThatThrownBy(() -> parts.split(here.township, old, part(UUID.randomUUID())))
        .isInstanceOf(CaseRefused.class);
  }

  @Test
  void takenBackItEndsInItsWholeAndNoCaseIsLost() {
    long filed = counted("true");
    UUID whole = here.filed();
    UUID id = split(here.township, whole);
    CaseFile back = acts.link(here.township, act(id), whole, "merged");
    assertThat(back.ended()).isTrue();
    assertThat(back.relations().merged()).contains(whole);
    assertThat(here.find(whole).ended()).isFalse();
    assertThat(counted("true")).isEqualTo(filed + 2);
    assertThat(counted("ended") + counted("not ended")).isEqualTo(filed + 2);
  }

  @Test
  void aSealedCaseIsNotSplitIntoOneThatMoreDesksSee() {
    UUID whole = here.filed();
    CaseFile file = here.find(whole);
    assertThat(parts.offered(file.view(), file.type()))
        .extracting(CaseType::id)
        .startsWith("firm-problem")
        .contains("request");
    CaseType report = here.instance.bean(CaseTypes.class).find("supervision-report").orElseThrow();
    List<CaseType> of = parts.offered(file.view(), report);
    assertThat(of)
        .allSatisfy(one -> {
          assertThat(one.sealedTo()).isNotEmpty();
          assertThat(report.sealedTo()).containsAll(one.sealedTo());
        });
  }

  private static long counted(String where) {
    return here.instance.everywhere(() ->
        here.instance
            .bean(JdbcClient.class)
            .sql("select count(*) from casework.case_row where " + where)
            .query(Long.class)
            .single());
  }
}
