package lianfang.web.basis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lianfang.fact.AttributeType;
import lianfang.fact.FactKind;
import lianfang.fact.FactKindFiles;
import lianfang.web.shell.Language;
import lianfang.web.shell.Texts;
import org.junit.jupiter.api.Test;

/** Whatever its kind, a fact is read in words of the page's language and never in code words. */
class FactsAreSaidInWordsTest {

  /** Letters of seats are the same in every language, as are figures. */
  private static final String SELF_EVIDENT = "[A-F]|[0-9.]+";

  @Test
  void everyAttributeAndEachOfItsWordsHasANameInBothLanguages() {
    List<String> unsaid = new ArrayList<>();
    for (FactKind kind : FactKindFiles.load(Path.of("../playbook/facts")).list()) {
      kind.attributes()
          .forEach((name, attribute) -> {
            if (AttributeWords.isSaid(attribute.type(), name)) {
              unsaid.addAll(missing(kind.word(), name, attribute.type()));
            }
          });
    }
    assertThat(unsaid).isEmpty();
  }

  private static List<String> missing(String kind, String name, AttributeType type) {
    List<String> missing = new ArrayList<>();
    for (Language language : Language.values()) {
      Texts texts = Texts.in(language);
      if (!texts.has("attribute." + name)) {
        missing.add(language + " attribute." + name + " of " + kind);
      }
      if (type instanceof AttributeType.Choice choice) {
        choice.words().stream()
            .filter(word -> !word.matches(SELF_EVIDENT))
            .filter(word -> !texts.has("value." + word))
            .forEach(word -> missing.add(language + " value." + word + " of " + kind));
      }
    }
    return missing;
  }
}
