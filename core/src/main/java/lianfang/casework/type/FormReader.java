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
import lianfang.casework.CaseForm.OnPage;
import lianfang.casework.CaseForm.Traits;
import lianfang.fact.playbook.PlaybookRefused;
import lianfang.fact.playbook.Wording;
import lianfang.fact.playbook.Yaml;

/**
 * Reads what people see of a form from its JSON Schema; every JSON text is YAML too. Pages, checks
 * and the proof of a type all know a form as it is read here.
 */
public final class FormReader {

  /** More rows than these belong into a file and not onto a page. */
  private static final int ROWS_MOST = 500;

  private static final int FILES_MOST = 9;
  private static final Set<String> TYPES =
      Set.of("string", "integer", "number", "boolean", "object", "array");

  private final Path file;

  private FormReader(Path file) {
    this.file = file;
  }

  /**
   * Reads a form.
   *
   * @throws PlaybookRefused where no page could show it; says why
   */
  public static CaseForm read(String fileName, String text) {
    Path file = Path.of(fileName);
    Yaml root = Yaml.of(file, text);
    if (!root.textOr("type", "").equals("object")) {
      throw new PlaybookRefused(file, "a form's schema has type: object at its top");
    }
    String name = fileName.substring(0, fileName.length() - CaseTypeFolder.SCHEMA.length());
    return new CaseForm(name, root.wording("x-label"), text, new FormReader(file).fields(root));
  }

  private List<Field> fields(Yaml object) {
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

  private Field field(String name, Yaml given, boolean required) {
    if (!given.has("x-label")) {
      throw refused(name, "has no x-label {zh, en}: nobody would know what it asks");
    }
    if (!TYPES.contains(given.textOr("type", ""))) {
      throw refused(name, "has no type that a form knows");
    }
    Kind kind = kind(given);
    boolean several = kind == Kind.GROUPS || kind == Kind.EVIDENCES || kind == Kind.CHOICES;
    Yaml items = several && given.has("items") ? given.child("items") : given;
    return new Field(
        name,
        given.wording("x-label"),
        wording(given, "x-why"),
        kind,
        required,
        choices(items, given),
        kind == Kind.GROUP || kind == Kind.GROUPS ? fields(items) : List.of(),
        new Traits(
            Set.copyOf(given.words("x-sees")),
            given.textOr("x-location", items.textOr("x-location", "")).equals("keep"),
            given.textOr("x-prefill", ""),
            given.textOr("x-checklist", ""),
            given.textOr("x-recuses", ""),
            given.words("x-else"),
            given.flag("x-gist"),
            onPage(name, kind, given)));
  }

  private PlaybookRefused refused(String field, String why) {
    return new PlaybookRefused(file, "the field '" + field + "' " + why);
  }

  private OnPage onPage(String name, Kind kind, Yaml given) {
    String plain = given.flag("x-long") ? "lines" : given.textOr("format", "");
    int most = 0;
    if (kind == Kind.GROUPS || kind == Kind.EVIDENCES) {
      String typed = given.textOr("maxItems", kind == Kind.EVIDENCES ? "" + FILES_MOST : "0");
      most = typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : 0;
      if (most < 1 || most > ROWS_MOST) {
        throw refused(name, "needs maxItems from 1 to " + ROWS_MOST + ", not " + typed);
      }
    }
    return new OnPage(
        given.textOr("x-input", plain),
        wording(given, "x-hint"),
        wording(given, "x-unit"),
        wording(given, "x-item"),
        most);
  }

  private static Optional<Wording> wording(Yaml given, String key) {
    return given.has(key) ? Optional.of(given.wording(key)) : Optional.empty();
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

  /** Labels of what may be chosen several times stand beside the values or beside the field. */
  private static List<Choice> choices(Yaml given, Yaml field) {
    Yaml labels = field.has("x-labels") ? field : given;
    List<Choice> choices = new ArrayList<>();
    for (String value : given.words("enum")) {
      Wording label =
          labels.has("x-labels") && labels.child("x-labels").has(value)
              ? labels.child("x-labels").wording(value)
              : new Wording(value, value);
      choices.add(new Choice(value, label));
    }
    return choices;
  }
}
