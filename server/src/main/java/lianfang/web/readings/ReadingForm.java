package lianfang.web.readings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lianfang.rulebook.SignedReading;
import lianfang.rulebook.edition.ReadingBook;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.Reading;
import lianfang.web.basis.ReadingWords;
import lianfang.web.part.Field;
import lianfang.web.register.AreaChoice;
import lianfang.web.register.TypedDay;
import lianfang.web.shell.Shell;
import org.springframework.stereotype.Component;

/** 口径表单: how a reading is asked for, and what is wrong in each field with the remedy. */
@Component
class ReadingForm {

  private static final String KEY_AREAS = "key-areas";

  private final AreaChoice choice;
  private final TypedKeyAreas keyAreas;

  ReadingForm(AreaChoice choice) {
    this.choice = choice;
    this.keyAreas = new TypedKeyAreas(choice);
  }

  /**
   * What was typed, read.
   *
   * @param wrong by field, what is wrong; empty where it can be asked for
   */
  record Read(Map<String, String> wrong, SignedReading reading) {}

  Read read(Shell shell, List<Notice> editions, String key, Map<String, String> typed) {
    Map<String, String> wrong = new HashMap<>();
    LocalDate today = shell.console().today();
    String value = ReadingWords.valueOf(key, text(typed, "value"));
    if (key.equals(KEY_AREAS)) {
      TypedKeyAreas.Answer areas = keyAreas.read(shell, value);
      value = areas.value();
      if (areas.wrong() != null) {
        wrong.put("value", areas.wrong());
      }
    }
    LocalDate from = day(shell, typed, "from", wrong);
    LocalDate until = text(typed, "until").isEmpty() ? null : day(shell, typed, "until", wrong);
    LocalDate first = from.isAfter(today) ? from : today;
    if (until != null && !wrong.containsKey("until") && until.isBefore(first)) {
      wrong.put("until", shell.t("reading.wrong.until", shell.language().full(first)));
    }
    String area = text(typed, "area").isEmpty() ? "" : area(shell, editions, typed, wrong);
    return new Read(
        Map.copyOf(wrong),
        new SignedReading(
            editions.getLast().id(),
            key,
            value.replaceAll("[\\s，、]+", ","),
            text(typed, "grade").equals("document"),
            area,
            from,
            until));
  }

  /** 适用区域: one that an edition of the notice reaches; elsewhere nobody would be read by it. */
  private String area(
      Shell shell, List<Notice> editions, Map<String, String> typed, Map<String, String> wrong) {
    AreaChoice.Answer where = choice.one(shell, text(typed, "area"));
    if (where.wrong() != null) {
      wrong.put("area", where.wrong());
      return "";
    }
    List<String> scope =
        editions.stream().flatMap(one -> one.scope().stream()).distinct().sorted().toList();
    String area = where.code();
    if (scope.stream().noneMatch(one -> one.startsWith(area) || area.startsWith(one))) {
      String reach =
          scope.stream()
              .map(one -> choice.written(shell, one))
              .collect(Collectors.joining(shell.t("list.and")));
      wrong.put("area", shell.t("reading.wrong.area", choice.written(shell, area), reach));
    }
    return area;
  }

  private static LocalDate day(
      Shell shell, Map<String, String> typed, String name, Map<String, String> wrong) {
    LocalDate today = shell.console().today();
    Optional<LocalDate> day = TypedDay.read(text(typed, name), today);
    if (day.isEmpty()) {
      wrong.put(name, shell.t("form.day.wrong"));
    }
    return day.orElse(today);
  }

  private static String text(Map<String, String> typed, String name) {
    return typed.getOrDefault(name, "").strip();
  }

  List<Field> fields(
      Shell shell,
      Reading one,
      Optional<ReadingBook.Signature> now,
      Map<String, String> typed,
      Map<String, String> wrong) {
    String value = now.map(s -> s.reading().value()).orElse(one.value().replace(' ', ','));
    if (one.key().equals(KEY_AREAS)) {
      value = keyAreas.written(shell, value);
    }
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
        AreaChoice.field("area", shell.t("reading.area"), typed.getOrDefault("area", ""))
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
    return fields.stream().map(field -> field.error(wrong.get(field.name()))).toList();
  }

  /** One of few words is chosen; anything else is written, in words or as it is kept. */
  private Field valueField(Shell shell, Reading one, String value) {
    List<String> choices = ReadingWords.choices(one.key());
    String proposed = ReadingWords.value(shell, one.key(), one.value());
    if (choices.isEmpty()) {
      String kept = one.value().replace(' ', ',');
      if (one.key().equals(KEY_AREAS)) {
        kept = keyAreas.written(shell, kept);
      }
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
