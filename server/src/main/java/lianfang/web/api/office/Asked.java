package lianfang.web.api.office;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import lianfang.web.api.Problem;
import lianfang.web.api.Refused;
import org.jspecify.annotations.Nullable;

/** What a program has to send, and is told by name where it did not. */
final class Asked {

  private Asked() {}

  static <T> T given(@Nullable T value, String field) {
    if (value == null) {
      throw new Refused(Problem.NOT_UNDERSTOOD, field, "api");
    }
    return value;
  }

  static String text(@Nullable String value, String field) {
    if (value == null || value.isBlank()) {
      throw new Refused(Problem.NOT_UNDERSTOOD, field, "api");
    }
    return value.strip();
  }

  static String or(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  static <T> List<T> some(@Nullable List<T> values, String field, int most) {
    if (values == null || values.isEmpty() || values.stream().anyMatch(one -> one == null)) {
      throw new Refused(Problem.NOT_UNDERSTOOD, field, "api");
    }
    if (values.size() > most) {
      throw new Refused(Problem.REFUSED, field + ": " + values.size(), "at most " + most);
    }
    return values;
  }

  static LocalDate day(@Nullable String value, String field) {
    try {
      return LocalDate.parse(text(value, field));
    } catch (DateTimeException wrong) {
      throw new Refused(Problem.NOT_UNDERSTOOD, field, "api");
    }
  }
}
