package lianfang.casework.type;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseForm.Choice;
import lianfang.casework.CaseForm.Field;
import lianfang.casework.CaseForm.Kind;
import lianfang.casework.CaseForm.Traits;
import lianfang.fact.playbook.Wording;
import lianfang.fact.playbook.Yaml;

/** Reads what people see of a form from its JSON Schema; every JSON text is YAML too. */
final class FormReader {

  private FormReader() {}

  static CaseForm read(String fileName, String text) {
    Yaml root = Yaml.of(Path.of(fileName), text);
    String name = fileName.substring(0, fileName.length() - CaseTypeFolder.SCHEMA.length());
    return new CaseForm(name, root.wording("x-label"), text, fields(root));
  }

  private static List<Field> fields(Yaml object) {
    List<Field> fields = new ArrayList<>();
    List<String> required = object.words("required");
    if (object.has("properties")) {
      Yaml properties = object.child("properties");
      for (String name : properties.names()) {
        fields.add(field(name, properties.child(name), required.contains(name)));
      }
    }
    return fields;
  }

  private static Field field(String name, Yaml given, boolean required) {
    Kind kind = kind(given);
    return new Field(
        name,
        given.wording("x-label"),
        given.has("x-why") ? Optional.of(given.wording("x-why")) : Optional.empty(),
        kind,
        required,
        choices(kind == Kind.CHOICES ? given.child("items") : given),
        kind == Kind.GROUP
            ? fields(given)
            : kind == Kind.GROUPS ? fields(given.child("items")) : List.of(),
        new Traits(
            Set.copyOf(given.words("x-sees")),
            given.textOr("x-location", "").equals("keep"),
            given.textOr("x-prefill", ""),
            given.textOr("x-checklist", ""),
            given.textOr("x-recuses", ""),
            given.flag("x-gist")));
  }

  private static Kind kind(Yaml given) {
    String type = given.textOr("type", "string");
    if (given.has("x-checklist")) {
      return Kind.CHECKLIST;
    }
    if (given.flag("x-identifying")) {
      return Kind.IDENTIFYING;
    }
    return switch (type) {
      case "boolean" -> Kind.YES_NO;
      case "integer" -> Kind.INTEGER;
      case "number" -> Kind.NUMBER;
      case "object" -> Kind.GROUP;
      case "array" -> items(given.child("items"));
      default -> text(given);
    };
  }

  private static Kind items(Yaml items) {
    if (items.textOr("format", "").equals("evidence")) {
      return Kind.EVIDENCES;
    }
    return items.has("enum") ? Kind.CHOICES : Kind.GROUPS;
  }

  private static Kind text(Yaml given) {
    if (given.has("enum")) {
      return Kind.CHOICE;
    }
    return switch (given.textOr("format", "")) {
      case "evidence" -> Kind.EVIDENCE;
      case "date" -> Kind.DAY;
      default -> given.flag("x-long") ? Kind.LONG_TEXT : Kind.TEXT;
    };
  }

  private static List<Choice> choices(Yaml given) {
    List<Choice> choices = new ArrayList<>();
    for (String value : given.words("enum")) {
      Wording label =
          given.has("x-labels") && given.child("x-labels").has(value)
              ? given.child("x-labels").wording(value)
              : new Wording(value, value);
      choices.add(new Choice(value, label));
    }
    return choices;
  }
}
