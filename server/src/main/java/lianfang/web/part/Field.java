package lianfang.web.part;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 栏: one field of a form.
 *
 * @param name its name in the form
 * @param type "text", "tel", "date", "id", "village", "numeric", "decimal", "choice", "select",
 *     "area" and "areas" (by name) ...
 * @param label above the field
 * @param hint why it is asked or how it is typed; null where that is plain
 * @param value what was typed
 * @param error what is wrong and the remedy, in words; null where nothing is
 * @param options what may be chosen
 * @param unit written in the field's end; null where there is none
 * @param required whether the form cannot be kept without it
 */
public record Field(
    String name,
    String type,
    String label,
    @Nullable String hint,
    String value,
    @Nullable String error,
    List<Option> options,
    @Nullable String unit,
    boolean required) {

  /** One choice of a field. */
  public record Option(String value, String label) {}

  /** A field of one line. */
  public static Field of(String name, String type, String label, String value) {
    return new Field(name, type, label, null, value, null, List.of(), null, false);
  }

  /** A field with choices. */
  public static Field choice(String name, String label, String value, List<Option> options) {
    return new Field(name, "choice", label, null, value, null, options, null, false);
  }

  /** A field with choices that open. */
  public static Field select(String name, String label, String value, List<Option> options) {
    return new Field(name, "select", label, null, value, null, options, null, false);
  }

  /** A field of which several may be chosen. */
  public static Field checks(String name, String label, List<String> values, List<Option> options) {
    String value = String.join(" ", values);
    return new Field(name, "checks", label, null, value, null, options, null, false);
  }

  /** Whether this choice is in force. */
  public boolean chosen(Option option) {
    return type.equals("checks")
        ? List.of(value.split(" ", -1)).contains(option.value())
        : option.value().equals(value);
  }

  /** The same field with a hint. */
  public Field hint(String text) {
    return new Field(name, type, label, text, value, error, options, unit, required);
  }

  /** The same field with a unit. */
  public Field unit(String text) {
    return new Field(name, type, label, hint, value, error, options, text, required);
  }

  /** The same field, required. */
  public Field need() {
    return new Field(name, type, label, hint, value, error, options, unit, true);
  }

  /** Fields with what somebody typed into them, by name; the others keep their value. */
  public static List<Field> typed(List<Field> fields, Map<String, String> form) {
    return fields.stream()
        .map(one -> one.value(form.getOrDefault(one.name(), one.value())))
        .toList();
  }

  /** The same field with another value. */
  public Field value(String text) {
    return new Field(name, type, label, hint, text, error, options, unit, required);
  }

  /** The same field with what is wrong. */
  public Field error(@Nullable String text) {
    return new Field(name, type, label, hint, value, text, options, unit, required);
  }

  /** What the field is described by, for those who do not see it. */
  public @Nullable String describedBy() {
    String told = hint == null ? "" : "hint-" + name;
    if (error != null) {
      return (told + " error-" + name).strip();
    }
    return told.isEmpty() ? null : told;
  }
}
