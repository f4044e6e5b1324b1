package lianfang.web.editions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import lianfang.fact.FactKinds;
import lianfang.rulebook.draft.Columns;
import lianfang.rulebook.draft.OwnQuestions;
import lianfang.rulebook.draft.ReadingTexts;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.NoticeTexts;
import lianfang.rulebook.edition.TableText;
import lianfang.rulebook.notice.InputWords;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.table.DecisionTable;
import lianfang.web.basis.ReadingWords;
import lianfang.web.basis.Reasons;
import lianfang.web.part.Field;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 草案结构: what may be done with the columns of a table, the tables and the clauses of a draft. */
@Component
class DraftParts {

  private static final String NOTICE = "notice.yaml";

  private final RowTemplates templates;
  private final FactKinds kinds;

  DraftParts(RowTemplates templates, FactKinds kinds) {
    this.templates = templates;
    this.kinds = kinds;
  }

  /** What may be done with a table as a whole. */
  List<DraftPage.Part> ofTable(
      Shell shell, Drafts.Draft draft, Notice outline, DecisionTable table) {
    TableText now = TableText.read(draft.files().getOrDefault(table.file(), ""));
    List<DraftPage.Part> parts = new ArrayList<>();
    for (String side : List.of(Columns.INPUT, Columns.OUTPUT)) {
      List<String> own = Columns.of(now, side);
      List<Field.Option> options =
          possible(draft.files(), side).stream()
              .filter(name -> !own.contains(name))
              .map(name -> option(shell, outline, side, name, name))
              .toList();
      parts.add(part(shell, "column-" + side, options));
    }
    List<Field.Option> gone = new ArrayList<>();
    for (String side : List.of(Columns.INPUT, Columns.OUTPUT)) {
      for (String name : Columns.of(now, side)) {
        gone.add(option(shell, outline, side, name, side + ":" + name));
      }
    }
    Field column = Field.select("column-gone", shell.t("draft.part.column-remove"), "", gone);
    parts.add(
        new DraftPage.Part(
            "column-remove", List.of(column), shell.t("draft.part.column-remove.button")));
    parts.add(
        new DraftPage.Part("table-remove", List.of(), shell.t("draft.part.table-remove.button")));
    return parts;
  }

  private static List<String> possible(SortedMap<String, String> files, String side) {
    return side.equals(Columns.INPUT) ? Columns.inputs(files) : Columns.outputs(files);
  }

  private static DraftPage.Part part(Shell shell, String act, List<Field.Option> options) {
    String label = shell.texts().of("draft.part." + act);
    return new DraftPage.Part(
        act,
        List.of(Field.select(act, label, "", options)),
        shell.texts().of("draft.part." + act + ".button"));
  }

  private static Field.Option option(
      Shell shell, Notice outline, String side, String name, String value) {
    String label = DraftGrid.label(shell, outline, side, name);
    return new Field.Option(value, shell.t("draft.part.column", label, name));
  }

  /**
   * What may be done with tables and clauses.
   *
   * @param typed what a form says that was not kept
   */
  List<DraftPage.Part> ofNotice(
      Shell shell, Drafts.Draft draft, Notice outline, Map<String, String> typed) {
    List<DraftPage.Part> parts = new ArrayList<>();
    List<Field.Option> like = new ArrayList<>();
    like.add(new Field.Option("", shell.t("draft.part.table.empty")));
    like.addAll(templates.tables(shell));
    List<Field.Option> policies =
        List.of("C", "U", "F").stream()
            .map(sign -> new Field.Option(sign, shell.texts().of("draft.part.policy." + sign)))
            .toList();
    parts.add(
        new DraftPage.Part(
            "table",
            List.of(
                Field.of("table-id", "text", shell.t("draft.part.table"), ""),
                Field.select("table-like", shell.t("draft.part.table.like"), "", like),
                Field.select("table-policy", shell.t("draft.part.policy"), "", policies),
                first(shell, draft, outline, Columns.INPUT),
                first(shell, draft, outline, Columns.OUTPUT)),
            shell.t("draft.part.table.button")));
    List<Field.Option> clauses =
        NoticeTexts.clauses(draft.files().getOrDefault(NOTICE, "{}")).stream()
            .map(id -> new Field.Option(id, id))
            .toList();
    if (!clauses.isEmpty()) {
      Field gone = Field.select("clause-gone", shell.t("draft.part.clause-remove"), "", clauses);
      parts.add(
          new DraftPage.Part(
              "clause-remove", List.of(gone), shell.t("draft.part.clause-remove.button")));
    }
    parts.addAll(questions(shell, draft, outline));
    parts.addAll(readings(shell, draft.files()));
    return parts.stream().map(part -> part.typed(typed)).toList();
  }

  /** What may be done with the questions of a draft. */
  private List<DraftPage.Part> questions(Shell shell, Drafts.Draft draft, Notice outline) {
    List<DraftPage.Part> parts = new ArrayList<>();
    parts.add(
        new DraftPage.Part(
            "question",
            List.of(
                Field.select("question-of", shell.t("draft.part.question.of"), "", sources(shell)),
                Field.of("question-id", "text", shell.t("draft.part.question.id"), ""),
                Field.of("question-zh", "text", shell.t("draft.part.question.zh"), ""),
                Field.of("question-en", "text", shell.t("draft.part.question.en"), ""),
                Field.of("question-values", "lines", shell.t("draft.part.question.values"), "")
                    .hint(shell.t("draft.part.question.values.hint"))),
            shell.t("draft.part.question.button")));
    List<Field.Option> gone =
        OwnQuestions.idle(draft.files()).stream()
            .map(column -> {
              String label = DraftGrid.label(shell, outline, Columns.INPUT, column);
              return new Field.Option(column, shell.t("draft.part.column", label, column));
            })
            .toList();
    if (!gone.isEmpty()) {
      String label = shell.t("draft.part.question-remove");
      parts.add(
          new DraftPage.Part(
              "question-remove",
              List.of(Field.select("question-gone", label, "", gone)),
              shell.t("draft.part.question-remove.button")));
    }
    return parts;
  }

  /** What can answer a question: attributes of facts, then the glossary with other words. */
  private List<Field.Option> sources(Shell shell) {
    CaseWords words = new CaseWords(shell.texts(), kinds);
    List<Field.Option> options = new ArrayList<>();
    for (String of : new OwnQuestions(kinds).attributes()) {
      int dot = of.indexOf('.');
      String kind = of.substring(0, dot);
      String said = words.kind(kind) + " » " + words.attribute(kind, of.substring(dot + 1));
      options.add(new Field.Option(of, shell.t("draft.part.column", said, of)));
    }
    for (InputWords.Declared one : OwnQuestions.glossary()) {
      if (one.type().equals("enum")) {
        String label = Reasons.say(shell, one.title());
        options.add(
            new Field.Option(
                "=" + one.name(), shell.t("draft.part.question.glossary", label, one.name())));
      }
    }
    return options;
  }

  private static List<DraftPage.Part> readings(Shell shell, SortedMap<String, String> files) {
    List<DraftPage.Part> parts = new ArrayList<>();
    List<Field.Option> grades =
        List.of("assumption", "document").stream()
            .map(grade -> new Field.Option(grade, shell.texts().of("reading." + grade)))
            .toList();
    List<Field.Option> missing = keys(shell, ReadingTexts.missing(files));
    if (!missing.isEmpty()) {
      parts.add(
          new DraftPage.Part(
              "reading",
              List.of(
                  Field.select("reading-key", shell.t("draft.part.reading"), "", missing),
                  Field.of("reading-value", "text", shell.t("draft.part.reading.value"), ""),
                  Field.select("reading-grade", shell.t("notice.reading.ground"), "", grades),
                  Field.of("reading-zh", "text", shell.t("draft.part.reading.zh"), ""),
                  Field.of("reading-en", "text", shell.t("draft.part.reading.en"), "")),
              shell.t("draft.part.reading.button")));
    }
    List<Field.Option> gone = keys(shell, ReadingTexts.keys(files));
    if (!gone.isEmpty()) {
      parts.add(
          new DraftPage.Part(
              "reading-remove",
              List.of(Field.select("reading-gone", shell.t("draft.part.reading-remove"), "", gone)),
              shell.t("draft.part.reading-remove.button")));
    }
    return parts;
  }

  private static List<Field.Option> keys(Shell shell, List<String> keys) {
    return keys.stream()
        .map(key ->
            new Field.Option(
                key, shell.t("draft.part.column", ReadingWords.key(shell.texts(), key), key)))
        .toList();
  }

  private static Field first(Shell shell, Drafts.Draft draft, Notice outline, String side) {
    List<Field.Option> options =
        possible(draft.files(), side).stream()
            .map(name -> option(shell, outline, side, name, name))
            .toList();
    String label = shell.texts().of("draft.part.table." + side);
    String value = side.equals(Columns.INPUT) ? "episode" : "isolation";
    return Field.select("table-" + side, label, value, options);
  }
}
