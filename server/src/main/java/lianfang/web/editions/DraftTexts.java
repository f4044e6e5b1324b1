package lianfang.web.editions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lianfang.rulebook.LayerComparison;
import lianfang.rulebook.draft.DraftEdit;
import lianfang.rulebook.draft.QuestionValues;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.EditionDiff;
import lianfang.rulebook.edition.NoticeTexts;
import lianfang.web.basis.ReadingWords;
import lianfang.web.difference.PathWords;
import lianfang.web.part.Field;
import lianfang.web.shell.Shell;

/** 草案文字: title, last day, areas, clauses and readings of a draft as fields of a form. */
final class DraftTexts {

  private static final String NOTICE = "notice.yaml";
  private static final String READINGS = "readings.yaml";

  /** Texts of the notice's file that are written as they are. */
  private static final Pattern TEXT =
      Pattern.compile(
          "/clauses/[^/]+/(summary|title|text)(/zh|/en)?|/(issuer|original)/(zh|en)|/number|/date");

  private static final Pattern CLAUSE = Pattern.compile("/clauses/([^/]+)/(.+)");

  /** Of these there are two, one beside the other. */
  private static final Pattern PAIR = Pattern.compile(".*/(zh|en)|head-(?!supersedes).*");

  /** What a reading rests on. */
  private static final Pattern RESTS = Pattern.compile("/([^/]+)/(grade|cites/(zh|en))");

  private DraftTexts() {}

  /**
   * What can be changed beside the tables, clause by clause, and the fields of one more clause.
   *
   * @param typed what a form says that was not kept
   */
  static List<DraftPage.Group> groups(
      Shell shell, Drafts.Draft draft, DraftPages.Shown shown, Map<String, String> typed) {
    String file = draft.files().getOrDefault(NOTICE, "{}");
    Map<String, String> notice = EditionDiff.flat(file);
    Map<String, List<Field>> clauses = new LinkedHashMap<>();
    List<Field> head = clauses.computeIfAbsent("", none -> new ArrayList<>());
    head.addAll(head(shell, NoticeTexts.head(file)));
    notice.forEach((path, text) -> {
      if (TEXT.matcher(path).matches()) {
        Matcher clause = CLAUSE.matcher(path);
        clauses
            .computeIfAbsent(clause.matches() ? clause.group(1) : "", none -> new ArrayList<>())
            .add(field(shell, shown, NOTICE + ":" + path, path, text));
      }
    });
    List<DraftPage.Group> groups = new ArrayList<>();
    clauses.forEach((clause, fields) ->
        groups.add(
            new DraftPage.Group(
                clause.isEmpty() ? shell.t("draft.group.head") : title(shell, clause, notice),
                true,
                pairsFirst(fields))));
    groups.add(
        new DraftPage.Group(shell.t("draft.group.readings"), false, readings(shell, draft, shown)));
    groups.add(new DraftPage.Group(shell.t("draft.group.clause"), false, another(shell)));
    return groups.stream()
        .map(one -> new DraftPage.Group(one.title(), one.pairs(), Field.typed(one.fields(), typed)))
        .toList();
  }

  /** The clause by its number and its title in the reader's language. */
  private static String title(Shell shell, String clause, Map<String, String> notice) {
    String path = "/clauses/" + clause;
    String title = notice.get(path + "/title/" + shell.language().word());
    String number = PathWords.of(shell, path);
    return title == null ? number : number + shell.t("path.part") + title;
  }

  /** What stands alone comes after what stands side by side. */
  private static List<Field> pairsFirst(List<Field> fields) {
    return fields.stream()
        .sorted(Comparator.comparing(one -> !PAIR.matcher(one.name()).matches()))
        .toList();
  }

  private static List<Field> readings(Shell shell, Drafts.Draft draft, DraftPages.Shown shown) {
    List<Field> fields = new ArrayList<>();
    EditionDiff.flat(draft.files().getOrDefault(READINGS, ""))
        .forEach((path, text) -> {
          if (path.matches("/[^/]+/value")) {
            fields.add(field(shell, shown, READINGS + ":" + path, path, text));
          } else if (isOpen(shown, draft, path)) {
            fields.add(ground(shell, READINGS + ":" + path, path, text));
          }
        });
    return fields;
  }

  private static List<Field> another(Shell shell) {
    return Stream.of("id", "title-zh", "title-en", "zh", "en")
        .map(name -> {
          String type = name.equals("zh") || name.equals("en") ? "lines" : "text";
          return Field.of("clause-" + name, type, shell.texts().of("draft.clause." + name), "");
        })
        .toList();
  }

  /** What a reading rests on is asked again where its value is another one than before. */
  private static boolean isOpen(DraftPages.Shown shown, Drafts.Draft draft, String path) {
    Matcher rests = RESTS.matcher(path);
    if (!rests.matches()) {
      return false;
    }
    String value = "/" + rests.group(1) + "/value";
    String was = EditionDiff.flat(shown.before().getOrDefault(READINGS, "")).get(value);
    String is = EditionDiff.flat(draft.files().getOrDefault(READINGS, "")).get(value);
    return was != null && is != null && !is.equals(was);
  }

  private static Field ground(Shell shell, String name, String path, String text) {
    String label = PathWords.of(shell, path);
    if (path.endsWith("/grade")) {
      List<Field.Option> grades =
          List.of("document", "assumption").stream()
              .map(one -> new Field.Option(one, shell.texts().of("reading.grade." + one)))
              .toList();
      return Field.choice(name, label, text, grades).need();
    }
    return Field.of(name, "lines", label, text).hint(shell.t("draft.reading.rests")).need();
  }

  private static List<Field> head(Shell shell, NoticeTexts.Head head) {
    return List.of(
        Field.of("head-zh", "text", shell.t("draft.head.zh"), head.zh()).need(),
        Field.of("head-en", "text", shell.t("draft.head.en"), head.en()).need(),
        Field.of("head-from", "date", shell.t("draft.head.from"), head.from()).need(),
        Field.of("head-until", "date", shell.t("draft.head.until"), head.until())
            .hint(shell.t("draft.head.until.hint")),
        Field.of("head-scope", "text", shell.t("draft.head.scope"), head.scope())
            .hint(shell.t("draft.head.scope.hint"))
            .need(),
        layer(shell, head.layer()),
        Field.of("head-supersedes", "text", shell.t("draft.head.supersedes"), head.supersedes())
            .hint(shell.t("draft.head.supersedes.hint")));
  }

  /** The layers from above, in words; a word that is none is not replaced by one in silence. */
  static Field layer(Shell shell, String word) {
    List<Field.Option> options = new ArrayList<>();
    String value = LayerComparison.Level.find(word).map(LayerComparison.Level::word).orElse("");
    if (value.isEmpty()) {
      options.add(new Field.Option("", shell.t("draft.head.layer.none")));
    }
    for (LayerComparison.Level level : LayerComparison.Level.values()) {
      options.add(new Field.Option(level.word(), shell.texts().word("layer", level.word())));
    }
    return Field.select("head-layer", shell.t("draft.head.layer"), value, options).need();
  }

  private static Field field(
      Shell shell, DraftPages.Shown shown, String name, String path, String text) {
    boolean clause = CLAUSE.matcher(path).matches();
    Field field = Field.of(name, clause ? "lines" : "text", label(shell, name, path), text);
    Vocabulary.Read read = shown.proof().cells().get(name);
    boolean free = path.endsWith("/text") || path.equals("/number");
    String other = shown.other(shell, name.substring(0, name.indexOf(':')), path, "");
    String means = clause || !name.startsWith(READINGS) ? text : means(shell, path, text);
    String hint = other != null || means.equals(text) ? other : means;
    Field told = hint == null ? field : field.hint(hint);
    Field needed = free ? told : told.need();
    return read == null ? needed : needed.error(read.told());
  }

  /** Said below the title of its group. */
  private static String label(Shell shell, String name, String path) {
    Matcher clause = CLAUSE.matcher(path);
    if (clause.matches()) {
      return PathWords.of(shell, "/" + clause.group(2));
    }
    return name.startsWith(READINGS)
        ? ReadingWords.key(shell.texts(), path.substring(1, path.lastIndexOf('/')))
        : PathWords.of(shell, path);
  }

  private static String means(Shell shell, String path, String value) {
    return ReadingWords.value(shell, path.substring(1, path.lastIndexOf('/')), value);
  }

  /** What a form says of the texts; a clause is added where its number was written. */
  static List<DraftEdit> edits(Drafts.Draft draft, Map<String, String> form) {
    List<DraftEdit> edits = new ArrayList<>();
    for (String file : List.of(NOTICE, READINGS)) {
      Map<String, String> texts = new TreeMap<>();
      String prefix = file + ":";
      form.forEach((name, value) -> {
        if (name.startsWith(prefix)) {
          texts.put(name.substring(prefix.length()), line(value));
        }
      });
      edits.add(new DraftEdit.Texts(file, texts));
    }
    edits.add(new DraftEdit.Head(head(draft.files().getOrDefault(NOTICE, "{}"), form)));
    edits.addAll(parts(form));
    return edits;
  }

  /** Clauses, readings and tables that come or go. */
  private static List<DraftEdit> parts(Map<String, String> form) {
    List<DraftEdit> edits = new ArrayList<>();
    String id = line(form.getOrDefault("clause-id", ""));
    if (!id.isEmpty()) {
      edits.add(new DraftEdit.AddClause(clause(id, form)));
    }
    String act = form.getOrDefault("act", "");
    if (act.equals("clause-remove")) {
      edits.add(new DraftEdit.RemoveClause(form.getOrDefault("clause-gone", "")));
    }
    if (act.equals("reading-remove")) {
      edits.add(new DraftEdit.RemoveReading(form.getOrDefault("reading-gone", "")));
    }
    String value = line(form.getOrDefault("reading-value", ""));
    if (!value.isEmpty()) {
      edits.add(
          new DraftEdit.AddReading(
              form.getOrDefault("reading-key", ""),
              value,
              form.getOrDefault("reading-grade", "").equals("document"),
              line(form.getOrDefault("reading-zh", "")),
              line(form.getOrDefault("reading-en", ""))));
    }
    edits.addAll(questions(form, act));
    String table = line(form.getOrDefault("table-id", ""));
    if (!table.isEmpty()) {
      edits.add(table(table, form));
    }
    return edits;
  }

  /** A question that is declared, as soon as something of it is written, and one that goes. */
  private static List<DraftEdit> questions(Map<String, String> form, String act) {
    List<DraftEdit> edits = new ArrayList<>();
    String zh = line(form.getOrDefault("question-zh", ""));
    String en = line(form.getOrDefault("question-en", ""));
    String id = line(form.getOrDefault("question-id", ""));
    QuestionValues values = QuestionValues.read(form.getOrDefault("question-values", ""));
    if (!(zh + en + id).isEmpty() || !values.values().isEmpty()) {
      String of = form.getOrDefault("question-of", "");
      boolean glossary = of.startsWith("=");
      edits.add(
          new DraftEdit.DeclareQuestion(
              glossary ? of.substring(1) : id,
              glossary ? "" : of,
              values.values(),
              zh,
              en,
              values.words()));
    }
    if (act.equals("question-remove")) {
      edits.add(new DraftEdit.RemoveQuestion(form.getOrDefault("question-gone", "")));
    }
    return edits;
  }

  private static NoticeTexts.NewClause clause(String id, Map<String, String> form) {
    return new NoticeTexts.NewClause(
        id,
        line(form.getOrDefault("clause-title-zh", "")),
        line(form.getOrDefault("clause-title-en", "")),
        line(form.getOrDefault("clause-zh", "")),
        line(form.getOrDefault("clause-en", "")));
  }

  private static DraftEdit table(String table, Map<String, String> form) {
    String[] like = form.getOrDefault("table-like", "").split("/");
    return like.length == 2
        ? new DraftEdit.CopyTable(table, like[0], like[1])
        : new DraftEdit.AddTable(
            table,
            form.getOrDefault("table-policy", ""),
            form.getOrDefault("table-input", ""),
            form.getOrDefault("table-output", ""));
  }

  private static NoticeTexts.Head head(String yaml, Map<String, String> form) {
    NoticeTexts.Head was = NoticeTexts.head(yaml);
    return new NoticeTexts.Head(
        line(form.getOrDefault("head-zh", was.zh())),
        line(form.getOrDefault("head-en", was.en())),
        line(form.getOrDefault("head-from", was.from())),
        line(form.getOrDefault("head-until", was.until())),
        line(form.getOrDefault("head-scope", was.scope())),
        layer(was.layer(), line(form.getOrDefault("head-layer", was.layer()))),
        line(form.getOrDefault("head-supersedes", was.supersedes())));
  }

  /** A notice that writes its layer with another word for the same keeps it. */
  private static String layer(String was, String chosen) {
    return LayerComparison.Level.find(was).equals(LayerComparison.Level.find(chosen))
        ? was
        : chosen;
  }

  private static String line(String typed) {
    return typed.strip().replaceAll("\\R", " ");
  }
}
