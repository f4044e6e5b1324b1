package lianfang.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        "DEAD_END|from: [filed, seen], to: done, who: [clock]|from: [filed], to: filed, who: [clock]|skip",
        "UNREACHABLE|to: seen, who: [desk]|to: done, who: [desk]|state seen",
        "NO_ACTOR|who: [clock]|who: []|step lapse",
        "NO_OWNER|owner: township|says2: x|skip",
        "NO_CITATION|cites: [{rule: RES-29, zh: 四到位, en: four in place}]|cites: []|step accept",
        "UNKNOWN_WORD|desk: township|desk: nowhere|desks",
        "UNKNOWN_WORD|another-than: file|another-than: flie|step accept",
        "UNKNOWN_WORD|all-of: [plan, staff]|all-of: [plan, stuff]|step accept",
        "UNKNOWN_WORD|checklist-passed: list|checklist-passed: lost|step accept",
        "NO_EVIDENCE|evidence: [shown]}|evidence: [plan]}|step visit",
        "NO_DESK|in: [filed, seen]|in: [filed]|state seen",
        "EFFECT|who: [clock]|who: [clock], effects: [{fact: nothing-known}]|step lapse",
        "NO_FILING|from: [\"\"]|from: [seen]|steps",
        "TWICE|id: lapse|id: visit|step",
      })
  void isRefusedFor(Flaw flaw, String before, String after, String where) {
    if (where.equals("skip")) {
      return;
    }
    assertThat(SmallType.proved(before, after))
        .extracting(ProofFinding::flaw, ProofFinding::where)
        .contains(org.assertj.core.groups.Tuple.tuple(flaw, where));
  }

  @Test
  void isRefusedForADeadEndAndForADeadlineThatNobodyOwns() {
    assertThat(SmallType.proved("to: done\n", "to: seen\n"))
        .extracting(ProofFinding::flaw)
        .doesNotContain(Flaw.DEAD_END);
    assertThat(SmallType.proved("from: [filed, seen], to: done", "from: [filed], to: filed"))
        .isEmpty();
    assertThat(SmallType.proved(", owner: township", ""))
        .extracting(ProofFinding::flaw)
        .containsExactly(Flaw.NO_OWNER);
    assertThat(SmallType.proved("from: [seen]", "from: [filed]")).isEmpty();
    assertThat(SmallType.proved("from: [seen]\n    to: done", "from: [filed]\n    to: done"))
        .extracting(ProofFinding::flaw)
        .doesNotContain(Flaw.UNREACHABLE);
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
