package lianfang.casework.type;

import java.nio.file.Path;
import java.util.List;
import lianfang.fact.playbook.PlaybookRefused;
import lianfang.fact.playbook.Yaml;

/** Refuses words that no file of its kind has, which are often only written wrong. */
final class Words {

  private Words() {}

  static void known(Path file, Yaml yaml, String... words) {
    List<String> unknown = yaml.unknown(words);
    if (!unknown.isEmpty()) {
      throw new PlaybookRefused(
          file, "unknown word " + unknown + "; known are " + String.join(", ", words));
    }
  }
}
