package lianfang.rulebook.edition;

import java.util.Optional;
import lianfang.area.Areas;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.ReadingCheck;
import lianfang.rulebook.layer.KeyArea;
import org.springframework.stereotype.Component;

/** 口径取值: what a reading can say; a division that it names must be one. */
@Component
public class ReadingValues {

  private static final String KEY_AREAS = "key-areas";

  private final Areas areas;

  ReadingValues(Areas areas) {
    this.areas = areas;
  }

  /** What is wrong with a value, lists parted by commas; empty when it can be signed. */
  public Optional<Phrase> problem(String key, String value) {
    Optional<Phrase> wrong = ReadingCheck.problem(key, value);
    if (wrong.isPresent() || !key.equals(KEY_AREAS)) {
      return wrong;
    }
    return KeyArea.parse(value).stream()
        .map(KeyArea::prefix)
        .filter(prefix -> !isArea(prefix))
        .findFirst()
        .map(prefix ->
            new Phrase(
                prefix + " 不是行政区划代码，请写省、市或县的代码",
                prefix + " is no code of a division; write that of a province, city or county"));
  }

  /** Whether this is a division, or none is named; before lists are loaded nobody can say. */
  public boolean isArea(String code) {
    return code.isEmpty() || areas.index().size() == 0 || areas.find(code).isPresent();
  }
}
