package lianfang.web.editions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.rulebook.edition.Drafts;
import lianfang.rulebook.edition.EditionDiff;
import lianfang.rulebook.edition.NoticeTexts;
import lianfang.rulebook.edition.TextChange;
import lianfang.web.difference.PathWords;
import lianfang.web.part.Field;
import lianfang.web.shell.Shell;

/** 草案文字: title, last day, areas, clauses and readings of a draft as fields of a form. */
final class DraftTexts {

  private static final String NOTICE = "notice.yaml";
  private static final String READINGS = "readings.yaml";

  private DraftTexts() {}

  /** What can be changed beside the tables, and the fields of one more clause at the end. */
  static List<Field> fields(Shell shell, Drafts.Draft draft, DraftPages.Shown shown) {
    NoticeTexts.Head head = NoticeTexts.head(draft.files().getOrDefault(NOTICE, "{}"));
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("head-zh", "text", shell.t("draft.head.zh"), head.zh()).need());
    fields.add(Field.of("head-en", "text", shell.t("draft.head.en"), head.en()).need());
    fields.add(
        Field.of("head-until", "date", shell.t("draft.head.until"), head.until())
            .hint(shell.t("draft.head.until.hint")));
    fields.add(
        Field.of("head-scope", "text", shell.t("draft.head.scope"), head.scope())
            .hint(shell.t("draft.head.scope.hint"))
            .need());
    for (String file : List.of(NOTICE, READINGS)) {
      EditionDiff.flat(draft.files().getOrDefault(file, ""))
          .forEach((path, text) -> {
            boolean summary = path.matches("/clauses/[^/]+/(summary|title|text)(/zh|/en)?");
            boolean value = file.equals(READINGS) && path.matches("/[^/]+/value");
            if (summary || value) {
              fields.add(field(shell, shown, file + ":" + path, path, text));
            }
          });
    }
    for (String name : List.of("id", "title-zh", "title-en", "zh", "en")) {
      String type = name.length() == 2 && !name.equals("id") ? "lines" : "text";
      fields.add(Field.of("clause-" + name, type, shell.texts().of("draft.clause." + name), ""));
    }
    return fields;
  }

  private static Field field(
      Shell shell, DraftPages.Shown shown, String name, String path, String text) {
    String type = name.startsWith(NOTICE) ? "lines" : "text";
    Field field = Field.of(name, type, PathWords.of(shell, path), text);
    Vocabulary.Read read = shown.proof().cells().get(name);
    Field needed = path.endsWith("/text") ? field : field.need();
    return read == null ? needed : needed.error(read.told());
  }

  /** Puts what a form says into the files; a clause is added where its id was written. */
  static void typed(SortedMap<String, String> files, Map<String, String> form) {
    for (String file : List.of(NOTICE, READINGS)) {
      Map<String, String> texts = new TreeMap<>();
      String prefix = file + ":";
      form.forEach((name, value) -> {
        if (name.startsWith(prefix)) {
          texts.put(name.substring(prefix.length()), line(value));
        }
      });
      files.computeIfPresent(file, (name, text) -> TextChange.apply(text, texts));
    }
    files.computeIfPresent(NOTICE, (name, text) -> notice(text, form));
  }

  private static String notice(String yaml, Map<String, String> form) {
    NoticeTexts.Head was = NoticeTexts.head(yaml);
    String changed =
        NoticeTexts.with(
            yaml,
            new NoticeTexts.Head(
                line(form.getOrDefault("head-zh", was.zh())),
                line(form.getOrDefault("head-en", was.en())),
                line(form.getOrDefault("head-until", was.until())),
                line(form.getOrDefault("head-scope", was.scope()))));
    String id = line(form.getOrDefault("clause-id", ""));
    return id.isEmpty()
        ? changed
        : NoticeTexts.withClause(
            changed,
            new NoticeTexts.NewClause(
                id,
                line(form.getOrDefault("clause-title-zh", "")),
                line(form.getOrDefault("clause-title-en", "")),
                line(form.getOrDefault("clause-zh", "")),
                line(form.getOrDefault("clause-en", ""))));
  }

  private static String line(String typed) {
    return typed.strip().replaceAll("\\R", " ");
  }
}
