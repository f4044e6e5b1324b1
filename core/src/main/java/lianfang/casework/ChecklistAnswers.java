package lianfang.casework;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 检查结果: what was answered to the items of a checklist.
 *
 * @param answers by item
 */
public record ChecklistAnswers(Map<String, Answer> answers) {

  /** Copies the answers. */
  public ChecklistAnswers {
    answers = Map.copyOf(answers);
  }

  /**
   * One answer.
   *
   * @param value as it was given, as text
   * @param evidence hash of a stored file, or empty
   */
  public record Answer(String value, String evidence) {}

  /** The answers in a field: a list of maps with item, answer and evidence. */
  public static ChecklistAnswers of(FormValues values, String field) {
    Map<String, Answer> answers = new HashMap<>();
    if (values.find(field).orElse(null) instanceof List<?> list) {
      for (Object one : list) {
        if (one instanceof Map<?, ?> given && given.get("item") != null) {
          answers.put(
              given.get("item").toString(),
              new Answer(text(given.get("answer")), text(given.get("evidence"))));
        }
      }
    }
    return new ChecklistAnswers(answers);
  }

  /** The items that failed, or that nobody has answered although they are asked. */
  public List<Checklist.Item> failed(Checklist list, FormValues values) {
    return list.items().stream()
        .filter(item -> item.unless().isEmpty() || !values.matches(item.unless()))
        .filter(item -> !passes(item, answers.get(item.id())))
        .toList();
  }

  private static boolean passes(Checklist.Item item, @Nullable Answer answer) {
    if (answer == null || answer.value().isBlank()) {
      return false;
    }
    return switch (item.kind()) {
      case YES_NO -> Boolean.parseBoolean(answer.value());
      case TEXT -> true;
      case NUMBER -> within(item, answer.value());
    };
  }

  private static boolean within(Checklist.Item item, String value) {
    try {
      BigDecimal number = new BigDecimal(value);
      return item.least().filter(least -> number.compareTo(least) < 0).isEmpty()
          && item.most().filter(most -> number.compareTo(most) > 0).isEmpty();
    } catch (NumberFormatException noNumber) {
      return false;
    }
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
