package lianfang.casework.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lianfang.casework.CaseForm;
import lianfang.casework.FormValues;

/**
 * 可检索的文字: the words of a form by which its case may be found, apart by the desks that may see them.
 * Who somebody is and which file shows something are ids here and no words.
 */
public final class FormWords {

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private FormWords() {}

  /** The words by the desks, joined by commas, that may see them; under "" what all may see. */
  public static Map<String, String> of(CaseForm form, FormValues values) {
    Map<String, List<String>> words = new TreeMap<>();
    for (CaseForm.Field field : form.fields()) {
      Object value = values.values().get(field.name());
      if (value != null && field.kind() != CaseForm.Kind.IDENTIFYING) {
        String sees = field.traits().sees().stream().sorted().collect(Collectors.joining(","));
        add(field, value, words.computeIfAbsent(sees, key -> new ArrayList<>()));
      }
    }
    Map<String, String> joined = new TreeMap<>();
    words.forEach((sees, some) -> {
      if (!some.isEmpty()) {
        joined.put(sees, String.join("\n", some));
      }
    });
    return joined;
  }

  private static void add(CaseForm.Field field, Object value, List<String> words) {
    switch (value) {
      case List<?> several -> several.forEach(one -> add(field, one, words));
      case Map<?, ?> group -> group.values().forEach(one -> add(field, one, words));
      case String text when !ID.matcher(text).matches() -> words.add(shown(field, text));
      default -> {}
    }
  }

  /** A choice is looked for by what people read. */
  private static String shown(CaseForm.Field field, String text) {
    return field.choices().stream()
        .filter(choice -> choice.value().equals(text))
        .map(choice -> choice.label().zh() + " " + choice.label().en())
        .findFirst()
        .orElse(text);
  }
}
