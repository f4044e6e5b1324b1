package lianfang.casework.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a form out of its schema, in the order in which they stand there. */
final class FieldReader {

  /** More rows than this belong into a file, not onto a page. */
  static final int ROWS_MOST = 500;

  private static final Map<String, FieldKind> INPUTS =
      Map.of(
          "phone", FieldKind.PHONE,
          "identity", FieldKind.IDENTITY,
          "credit-code", FieldKind.CREDIT_CODE,
          "lines", FieldKind.LINES,
          "name", FieldKind.NAME);

  private static final Map<String, FieldKind> FORMATS =
      Map.of(
          "date", FieldKind.DATE,
          "date-time", FieldKind.MOMENT,
          "time", FieldKind.TIME,
          "email", FieldKind.EMAIL,
          "area", FieldKind.AREA,
          "evidence", FieldKind.EVIDENCE);

  private FieldReader() {}

  /** The fields of an object's schema. */
  static List<FormField> fields(JsonNode object) {
    Set<String> required = new HashSet<>();
    object.path("required").forEach(name -> required.add(name.asString("")));
    List<FormField> fields = new ArrayList<>();
    object
        .path("properties")
        .properties()
        .forEach(one ->
            fields.add(field(one.getKey(), one.getValue(), required.contains(one.getKey()))));
    return fields;
  }

  private static FormField field(String name, JsonNode schema, boolean required) {
    FieldKind kind = kind(name, schema);
    JsonNode inner = kind == FieldKind.ROWS ? schema.path("items") : schema;
    FormField.Words words =
        new FormField.Words(
            label(name, schema),
            Both.of(schema.path("x-hint")),
            Both.of(schema.path("x-why")),
            Both.of(schema.path("x-unit")),
            Both.of(schema.path("x-item")));
    List<String> sees = new ArrayList<>();
    schema.path("x-sees").forEach(desk -> sees.add(desk.asString("")));
    FormField.Traits traits =
        new FormField.Traits(
            required,
            schema.path("x-identifying").asBoolean(false),
            schema.path("x-location").asString("").equals("keep")
                || schema.path("items").path("x-location").asString("").equals("keep"),
            schema.path("x-prefill").asString(""),
            schema.path("x-checklist").asString(""),
            sees,
            most(kind, schema));
    return new FormField(
        name,
        kind,
        words,
        traits,
        choices(kind, schema),
        kind.holdsFields() ? fields(inner) : List.of());
  }

  private static Both label(String name, JsonNode schema) {
    Both label = Both.of(schema.path("x-label"));
    if (label.isEmpty()) {
      throw new IllegalArgumentException(
          "the field '" + name + "' has no x-label {zh, en}: nobody would know what it asks");
    }
    return label;
  }

  private static int most(FieldKind kind, JsonNode schema) {
    if (kind != FieldKind.ROWS && kind != FieldKind.PHOTOS) {
      return 0;
    }
    int most = schema.path("maxItems").asInt(kind == FieldKind.PHOTOS ? 9 : 0);
    if (most < 1 || most > ROWS_MOST) {
      throw new IllegalArgumentException(
          "a repeated group needs maxItems from 1 to " + ROWS_MOST + ", not " + most);
    }
    return most;
  }

  private static FieldKind kind(String name, JsonNode schema) {
    return switch (schema.path("type").asString("")) {
      case "integer" -> FieldKind.INTEGER;
      case "number" -> FieldKind.NUMBER;
      case "boolean" -> FieldKind.YES_NO;
      case "object" -> FieldKind.GROUP;
      case "array" ->
          schema.has("x-checklist") ? FieldKind.CHECKLIST : ofArray(schema.path("items"));
      case "string" -> ofText(schema);
      default ->
          throw new IllegalArgumentException(
              "the field '" + name + "' has no type that a form knows");
    };
  }

  private static FieldKind ofArray(JsonNode items) {
    if (items.path("type").asString("").equals("object")) {
      return FieldKind.ROWS;
    }
    return items.path("format").asString("").equals("evidence")
        ? FieldKind.PHOTOS
        : FieldKind.CHECKS;
  }

  private static FieldKind ofText(JsonNode schema) {
    @Nullable FieldKind input = INPUTS.get(schema.path("x-input").asString(""));
    if (input != null) {
      return input;
    }
    if (schema.has("enum")) {
      return FieldKind.CHOICE;
    }
    FieldKind plain = schema.path("x-long").asBoolean(false) ? FieldKind.LINES : FieldKind.TEXT;
    return FORMATS.getOrDefault(schema.path("format").asString(""), plain);
  }

  private static List<FormField.Choice> choices(FieldKind kind, JsonNode schema) {
    JsonNode holder = kind == FieldKind.CHECKS ? schema.path("items") : schema;
    JsonNode names = schema.has("x-labels") ? schema.path("x-labels") : holder.path("x-labels");
    List<FormField.Choice> choices = new ArrayList<>();
    holder
        .path("enum")
        .forEach(one -> {
          String value = one.asString("");
          Both name = Both.of(names.path(value));
          choices.add(new FormField.Choice(value, name.isEmpty() ? new Both(value, value) : name));
        });
    return choices;
  }
}
