package lianfang.web.forms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lianfang.casework.Checklist;
import lianfang.casework.form.Both;
import lianfang.casework.form.FieldKind;
import lianfang.casework.form.FormFault;
import lianfang.casework.form.FormField;
import lianfang.web.part.Field;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/** Turns fields of a schema, what was typed and what is wrong with it into parts of a page. */
final class SheetParts {

  /** More choices than these are a list to unfold. */
  private static final int CHOICES_SHOWN = 6;

  private final Shell shell;
  private final boolean chinese;
  private final Raw raw;
  private final Map<String, FormFault> faults = new HashMap<>();

  /** The names of areas by their codes. */
  private final Map<String, String> areas;

  private final Map<String, Checklist> checklists;
  private final Collection<String> decided;

  SheetParts(Shell shell, Raw raw, List<FormFault> faults, Around around) {
    this.shell = shell;
    this.raw = raw;
    areas = around.areas();
    checklists = around.checklists();
    decided = around.decided();
    chinese = shell.language() == Language.ZH;
    faults.forEach(fault -> this.faults.putIfAbsent(fault.at(), fault));
  }

  /**
   * What the schema does not hold itself.
   *
   * @param areas names of areas by their codes
   * @param checklists by id
   * @param decided names of fields that a register fills in, so that there is nothing to choose
   */
  record Around(
      Map<String, String> areas, Map<String, Checklist> checklists, Collection<String> decided) {}

  List<Sheet.Part> of(List<FormField> fields) {
    return parts(fields, "");
  }

  /** What is wrong, in the order of the page. */
  List<Sheet.Problem> problems(List<FormField> fields) {
    List<Sheet.Problem> problems = new ArrayList<>();
    collect(fields, "", "", problems);
    return problems;
  }

  private void collect(
      List<FormField> fields, String before, String titles, List<Sheet.Problem> problems) {
    for (FormField field : fields) {
      String at = Raw.joined(before, field.name());
      String called = titles + field.words().label().in(chinese);
      FormFault fault = faults.get(at);
      if (fault != null) {
        problems.add(new Sheet.Problem("field-" + at, called + ": " + said(field, fault)));
      }
      if (field.kind() == FieldKind.GROUP) {
        collect(field.fields(), at, called + " · ", problems);
      } else if (field.kind() == FieldKind.ROWS) {
        int count = 0;
        for (int row : shown(field, at)) {
          count++;
          collect(field.fields(), at + "." + row, item(field) + " " + count + " · ", problems);
        }
      }
    }
  }

  private List<Sheet.Part> parts(List<FormField> fields, String before) {
    List<Sheet.Part> parts = new ArrayList<>();
    for (FormField field : fields) {
      String at = Raw.joined(before, field.name());
      parts.add(
          switch (field.kind()) {
            case GROUP -> new Sheet.Group(at, label(field), hint(field), parts(field.fields(), at));
            case ROWS -> rows(field, at);
            case CHECKLIST -> new Sheet.Group(at, label(field), hint(field), items(field, at));
            case EVIDENCE, PHOTOS ->
                new Sheet.Files(
                    box(field, at, "file"), raw.all(at), Math.max(1, field.traits().most()));
            default -> new Sheet.Box(box(field, at, type(field)));
          });
    }
    return parts;
  }

  /** Each item of a checklist: its answer, and a picture where one may be needed. */
  private List<Sheet.Part> items(FormField field, String at) {
    List<Sheet.Part> parts = new ArrayList<>();
    Checklist list = checklists.get(field.traits().checklist());
    if (list == null) {
      return parts;
    }
    for (Checklist.Item item : list.items()) {
      String name = at + "." + item.id();
      String wording = chinese ? item.wording().zh() : item.wording().en();
      Field answer = Field.of(name + ".answer", "text", wording, raw.text(name + ".answer"));
      if (item.kind() == Checklist.Kind.YES_NO) {
        List<Field.Option> options =
            List.of(
                new Field.Option("true", shell.t("sheet.passes")),
                new Field.Option("false", shell.t("sheet.fails")));
        answer = Field.choice(name + ".answer", wording, raw.text(name + ".answer"), options);
      } else if (item.kind() == Checklist.Kind.NUMBER) {
        answer = Field.of(name + ".answer", "decimal", wording, raw.text(name + ".answer"));
      }
      String cited =
          item.cites().map(one -> chinese ? one.says().zh() : one.says().en()).orElse("");
      parts.add(new Sheet.Box((cited.isEmpty() ? answer : answer.hint(cited)).need()));
      if (item.kind() == Checklist.Kind.YES_NO) {
        String why = raw.text(name + ".why");
        parts.add(new Sheet.Box(Field.of(name + ".why", "text", shell.t("sheet.why"), why)));
      }
      if (item.evidence()) {
        Field picture = Field.of(name + ".evidence", "file", shell.t("sheet.picture"), "");
        parts.add(new Sheet.Files(picture, raw.all(name + ".evidence"), 1));
      }
    }
    return parts;
  }

  private Sheet.Rows rows(FormField field, String at) {
    List<Sheet.Line> lines = new ArrayList<>();
    List<Integer> shown = shown(field, at);
    for (int row : shown) {
      String name = at + "." + row;
      String title = item(field) + " " + (lines.size() + 1);
      lines.add(
          new Sheet.Line(name, title, shell.t("sheet.less", title), parts(field.fields(), name)));
    }
    FormFault fault = faults.get(at);
    boolean room = shown.size() < field.traits().most();
    return new Sheet.Rows(
        at,
        label(field),
        hint(field),
        fault == null ? "" : said(field, fault),
        lines,
        field.traits().most(),
        room ? shell.t("sheet.more", item(field)) : "");
  }

  /** The rows that are there; one to begin with. */
  private List<Integer> shown(FormField field, String at) {
    List<Integer> rows = raw.rows(at);
    return rows.isEmpty() ? List.of(0) : rows.stream().limit(field.traits().most()).toList();
  }

  private String item(FormField field) {
    Both item = field.words().item();
    return item.isEmpty() ? label(field) : item.in(chinese);
  }

  private String label(FormField field) {
    return field.words().label().in(chinese);
  }

  private String hint(FormField field) {
    String why = field.words().why().in(chinese);
    String how = field.words().hint().in(chinese);
    if (why.isEmpty() || how.isEmpty()) {
      return why + how;
    }
    boolean stopped = why.endsWith("。") || why.endsWith(".");
    return why + (stopped ? "" : chinese ? "；" : ";") + (chinese ? "" : " ") + how;
  }

  private static String type(FormField field) {
    return switch (field.kind()) {
      case LINES -> "lines";
      case NUMBER -> "decimal";
      case INTEGER -> "numeric";
      case YES_NO -> "choice";
      case CHOICE -> field.choices().size() > CHOICES_SHOWN ? "select" : "choice";
      case CHECKS -> "checks";
      case DATE -> "day";
      case MOMENT -> "datetime-local";
      case TIME -> "time";
      case EMAIL -> "email";
      case PHONE -> "tel";
      case AREA -> "village";
      case IDENTITY -> "identity";
      case TEXT, NAME, CREDIT_CODE, EVIDENCE, PHOTOS, CHECKLIST, GROUP, ROWS -> "text";
    };
  }

  private Field box(FormField field, String at, String type) {
    FormFault fault = faults.get(at);
    String hint = hint(field);
    @Nullable String unit =
        field.words().unit().isEmpty() ? null : field.words().unit().in(chinese);
    boolean area = field.kind() == FieldKind.AREA;
    boolean given = decided.contains(at) && field.kind() != FieldKind.YES_NO;
    return new Field(
        at,
        given ? "given" : type,
        label(field),
        hint.isEmpty() ? null : hint,
        value(field, at),
        fault == null ? null : said(field, fault),
        area ? List.of(new Field.Option(raw.text(at), "")) : options(field, at),
        unit,
        field.traits().required());
  }

  private String value(FormField field, String at) {
    return switch (field.kind()) {
      case CHECKS -> String.join(" ", raw.all(at));
      case AREA -> {
        String typed = raw.text(at + "-name");
        yield typed.isEmpty() ? areas.getOrDefault(raw.text(at), raw.text(at)) : typed;
      }
      case MOMENT -> raw.text(at).replaceAll("(T[0-9]{2}:[0-9]{2}).*", "$1");
      default -> raw.text(at);
    };
  }

  private List<Field.Option> options(FormField field, String at) {
    if (field.kind() == FieldKind.YES_NO) {
      return java.util.stream.Stream.of("yes", "no")
          .filter(word -> !decided.contains(at) || raw.text(at).equals(word))
          .map(word -> new Field.Option(word, shell.t("sheet." + word)))
          .toList();
    }
    List<Field.Option> options = new ArrayList<>();
    if (type(field).equals("select")) {
      options.add(new Field.Option("", shell.t("sheet.choose")));
    }
    field
        .choices()
        .forEach(one -> options.add(new Field.Option(one.value(), one.name().in(chinese))));
    return options;
  }

  /** What is wrong, the rule's values, and the remedy. */
  private String said(FormField field, FormFault fault) {
    String word = fault.word();
    if (word.equals("type") && (field.kind() == FieldKind.ROWS || field.kind().isFile())) {
      word = "required";
    }
    if (word.equals("format")) {
      word = field.kind().word();
    }
    String key = "sheet.fault." + word;
    if (!shell.texts().has(key)) {
      key = "sheet.fault.other";
    }
    List<String> values = new ArrayList<>(fault.values());
    values.add("");
    return shell.t(key, values.toArray());
  }
}
