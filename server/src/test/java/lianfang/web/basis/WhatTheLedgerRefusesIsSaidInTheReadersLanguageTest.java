package lianfang.web.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.fact.AttributeType;
import lianfang.fact.Fact;
import lianfang.fact.FactKindFiles;
import lianfang.fact.FactKinds;
import lianfang.fact.FactProblem;
import lianfang.fact.FactRefused;
import lianfang.fact.Subject;
import lianfang.web.shell.Language;
import lianfang.web.shell.Texts;
import org.junit.jupiter.api.Test;

/** Whoever fills in a form reads in the language of the page which field is wrong, and why. */
class WhatTheLedgerRefusesIsSaidInTheReadersLanguageTest {

  private static final FactKinds KINDS = FactKindFiles.load(Path.of("../playbook/facts"));
  private static final Texts ZH = Texts.in(Language.ZH);
  private static final Texts EN = Texts.in(Language.EN);

  private static FactRefused refused(String kind, Map<String, String> attributes) {
    Instant now = Instant.parse("2020-02-26T00:00:00Z");
    Fact fact =
        new Fact(
            0,
            new UUID(0, 1),
            Subject.person(new UUID(0, 2)),
            kind,
            "410922100101",
            now,
            now,
            "village",
            "page",
            null,
            new TreeMap<>(attributes));
    FactRefused refused = catchThrowableOfType(FactRefused.class, () -> KINDS.check(fact));
    assertThat(refused).isNotNull();
    return refused;
  }

  @Test
  void aWrongValueIsNamedWithItsFieldAndTheFormThatIsExpected() {
    FactRefused refused = refused("temperature", Map.of("celsius", "hot"));
    assertThat(Refused.say(ZH, refused)).isEqualTo("“体温℃”不能填'hot'，请这样填写：数字，如 37.3。");
    assertThat(Refused.say(EN, refused))
        .isEqualTo("“°C” cannot be 'hot'. Write it as: a number such as 37.3.");
  }

  @Test
  void whatIsMissingIsNamed() {
    FactRefused refused = refused("temperature", Map.of());
    assertThat(Refused.say(ZH, refused)).contains("体温", "请填写");
    assertThat(Refused.say(EN, refused)).contains("°C", "fill it in");
  }

  @Test
  void everyProblemAndEveryFormHasASentenceInBothLanguages() {
    for (Texts texts : new Texts[] {ZH, EN}) {
      for (FactProblem problem : FactProblem.values()) {
        assertThat(texts.has("factproblem." + problem.word())).as(problem.word()).isTrue();
      }
      for (AttributeType.Simple type : AttributeType.Simple.values()) {
        assertThat(texts.has("factform." + type.word())).as(type.word()).isTrue();
      }
    }
  }
}
