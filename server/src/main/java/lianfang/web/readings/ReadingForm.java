package lianfang.web.readings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.rulebook.edition.ReadingBook;
import lianfang.rulebook.notice.Reading;
import lianfang.web.basis.ReadingWords;
import lianfang.web.part.Field;
import lianfang.web.shell.Shell;

/** 口径表单: how a reading is asked for. */
final class ReadingForm {

  private ReadingForm() {}

  static List<Field> fields(
      Shell shell, Reading one, Optional<ReadingBook.Signature> now, Map<String, String> typed) {
    String value = now.map(s -> s.reading().value()).orElse(one.value().replace(' ', ','));
    boolean document = now.map(s -> s.reading().isDocument()).orElse(one.isDocument());
    List<Field> fields = new ArrayList<>();
    fields.add(valueField(shell, one, typed.getOrDefault("value", value)));
    fields.add(
        Field.of(
                "from",
                "day",
                shell.t("reading.from"),
                typed.getOrDefault("from", shell.console().today().toString()))
            .hint(shell.t("reading.from.hint"))
            .need());
    fields.add(
        Field.of("until", "day", shell.t("reading.until"), typed.getOrDefault("until", ""))
            .hint(shell.t("reading.until.hint")));
    fields.add(
        Field.of("area", "text", shell.t("reading.area"), typed.getOrDefault("area", ""))
            .hint(shell.t("reading.area.hint")));
    fields.add(
        Field.choice(
                "grade",
                shell.t("notice.reading.ground"),
                typed.getOrDefault("grade", document ? "document" : "assumption"),
                List.of(
                    new Field.Option("document", shell.t("reading.grade.document")),
                    new Field.Option("assumption", shell.t("reading.grade.assumption"))))
            .need());
    fields.add(
        Field.of("cites", "lines", shell.t("reading.cites"), typed.getOrDefault("cites", ""))
            .hint(shell.t("reading.cites.hint"))
            .need());
    return fields;
  }

  /** One of few words is chosen; anything else is written, in words or as it is kept. */
  private static Field valueField(Shell shell, Reading one, String value) {
    List<String> choices = ReadingWords.choices(one.key());
    String proposed = ReadingWords.value(shell, one.key(), one.value());
    if (choices.isEmpty()) {
      String kept = one.value().replace(' ', ',');
      boolean same = proposed.equals(kept);
      return Field.of("value", "text", shell.t("reading.value"), value)
          .hint(shell.t(same ? "reading.value.hint" : "reading.value.hint.as", proposed, kept))
          .need();
    }
    List<Field.Option> options =
        choices.stream()
            .map(word -> new Field.Option(word, ReadingWords.value(shell, one.key(), word)))
            .toList();
    return Field.select("value", shell.t("reading.value"), value, options)
        .hint(shell.t("reading.value.choices", proposed))
        .need();
  }
}
