package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import lianfang.casework.type.CaseTypeProof;
import lianfang.casework.type.ProofFinding;
import lianfang.casework.type.ProofFinding.Flaw;
import lianfang.fact.playbook.PlaybookRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ACaseTypeIsProvedTest {

  @Test
  void standsTheProof() {
    assertThat(SmallType.proved("", "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "UNREACHABLE|to: seen, who: [desk]|to: done, who: [desk]|state seen",
        "NO_ACTOR|who: [clock]|who: []|step lapse",
        "NO_CITATION|cites: [{rule: RES-29, zh: 四到位, en: four in place}]|cites: []|step accept",
        "UNKNOWN_WORD|desk: township|desk: nowhere|desks",
        "UNKNOWN_WORD|another-than: file|another-than: flie|step accept",
        "UNKNOWN_WORD|all-of: [plan, staff]|all-of: [plan, stuff]|step accept",
        "UNKNOWN_WORD|checklist-passed: list|checklist-passed: lost|step accept",
        "NO_EVIDENCE|evidence: [shown]}|evidence: [plan]}|step visit",
        "NOT_TOLD|form: all, evidence: [shown]|form: all, tells: [shown]|step visit",
        "UNKNOWN_WORD|form: all, evidence: [shown]|form: all, tells: [shwon]|step visit",
        "NO_DESK|in: [filed, seen]|in: [filed]|state seen",
        "EFFECT|who: [clock]|who: [clock], effects: [{fact: nothing-known}]|step lapse",
        "NO_FILING|from: [\"\"]|from: [seen]|steps",
        "TWICE|id: lapse|id: visit|step",
      })
  void isRefusedFor(Flaw flaw, String before, String after, String where) {
    assertThat(SmallType.proved(before, after))
        .extracting(ProofFinding::flaw, ProofFinding::where)
        .contains(tuple(flaw, where));
  }

  @Test
  void isRefusedForADeadEndAndForADeadlineThatNobodyOwns() {
    String lapse = "from: [filed, seen], to: done, who: [clock]";
    String circle = "from: [seen], to: filed, who: [clock]";
    String accept = "from: [seen]\n    to: done";
    String stays = "from: [seen]\n    to: seen";
    assertThat(SmallType.proved(lapse, circle)).isEmpty();
    assertThat(
            CaseTypeProof.of(
                SmallType.changed(Map.of(lapse, circle, accept, stays)),
                SmallType.DESKS,
                SmallType.KINDS))
        .extracting(ProofFinding::flaw, ProofFinding::where)
        .contains(tuple(Flaw.DEAD_END, "state filed"), tuple(Flaw.UNREACHABLE, "state done"));
    assertThat(SmallType.proved(", owner: township", ""))
        .extracting(ProofFinding::flaw)
        .containsExactly(Flaw.NO_OWNER);
  }

  @Test
  void isRefusedForADayAheadInAFieldThatHoldsNoDay() {
    String day = "{days-ahead: {field: open, days: 3}}";
    assertThat(SmallType.proved("{not-batch: true}", day)).isEmpty();
    assertThat(SmallType.proved("{not-batch: true}", day.replace("open", "grade")))
        .extracting(ProofFinding::flaw, ProofFinding::where)
        .containsExactly(tuple(Flaw.UNKNOWN_WORD, "step accept"));
    assertThatThrownBy(() -> SmallType.changed("{not-batch: true}", day.replace("3", "-3")))
        .isInstanceOf(PlaybookRefused.class)
        .hasMessageContaining("-3");
  }

  @Test
  void isRefusedWhereADeskHasACaseOfWhichItDoesNotLearn() {
    String unseen = "unseen:\n  - {by: [township], until: [seen]}\ndesks:";
    assertThat(SmallType.proved("\ndesks:", "\n" + unseen))
        .extracting(ProofFinding::flaw, ProofFinding::where, ProofFinding::detail)
        .containsExactly(tuple(Flaw.UNSEEN, "desks township", "filed"));
    assertThat(SmallType.proved("\ndesks:", "\n" + unseen.replace("township", "firm"))).isEmpty();
    assertThat(SmallType.proved("\ndesks:", "\n" + unseen.replace("township", "nobody")))
        .extracting(ProofFinding::flaw, ProofFinding::where)
        .containsExactly(tuple(Flaw.UNKNOWN_WORD, "unseen"));
  }

  @Test
  void aWordThatNoFileHasIsRefusedWithThoseItMayHave() {
    assertThatThrownBy(() -> SmallType.changed("desks:", "desk:"))
        .isInstanceOf(PlaybookRefused.class)
        .hasMessageContaining("[desk]")
        .hasMessageContaining("desks");
    assertThatThrownBy(() -> SmallType.changed("not-batch", "no-batch"))
        .isInstanceOf(PlaybookRefused.class)
        .hasMessageContaining("not-batch");
  }
}
