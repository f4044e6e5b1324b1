package lianfang.web.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianfang.casework.CaseType;
import lianfang.casework.FormValues;
import lianfang.casework.type.CaseTypeReader;
import org.junit.jupiter.api.Test;

/** Nobody enters anything twice, and nobody shows with an old picture what is so today. */
class WhatAFormTakesOverTest {

  private static final Path PLAYBOOK = Path.of("../playbook");
  private static final List<CaseType> TYPES =
      CaseTypeReader.readAll(PLAYBOOK.resolve("casetypes"), PLAYBOOK.resolve("checklists"));

  private static Set<String> carried(String type, String form, String... known) {
    CaseType kind = TYPES.stream().filter(one -> one.id().equals(type)).findFirst().orElseThrow();
    Map<String, Object> values = new java.util.HashMap<>();
    for (String name : known) {
      values.put(name, "x");
    }
    return CaseForms.carried(kind, kind.form(form).orElseThrow(), new FormValues(values))
        .values()
        .keySet();
  }

  @Test
  void whoCompletesAnApplicationFindsAllOfItAgain() {
    assertThat(carried("resume-gate", "apply", "plan", "measures", "training"))
        .containsExactlyInAnyOrder("plan", "measures", "training");
  }

  @Test
  void thePictureOfTheAcceptanceIsNotThatOfTheSupervision() {
    assertThat(carried("resume-gate", "visit", "seen", "plan")).doesNotContain("seen");
    assertThat(carried("firm-problem", "result", "shown", "what")).doesNotContain("shown");
    assertThat(carried("firm-sanction", "decide", "paper", "statement")).doesNotContain("paper");
    assertThat(carried("firm-rectification", "checked", "verified", "seen")).isEmpty();
  }

  @Test
  void theDayOfABreachIsNotTheDayOfTheService() {
    assertThat(carried("accountability", "served", "on", "how", "receipt")).isEmpty();
  }

  @Test
  void whatAReportNamesIsPutRightFromWhatStandsThere() {
    assertThat(carried("supervision-report", "correct", "unit", "level", "reason"))
        .containsExactlyInAnyOrder("unit", "level");
  }
}
