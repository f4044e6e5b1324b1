package lianfang.web.editions;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.notice.GoldenCase;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * 示例的写法: a golden case as the fields of a form. A fact is a line of its kind, its day and its
 * attributes; what must follow is a line of measure, place, state, first day, last day and row,
 * with a stroke for what is empty.
 */
final class CaseLines {

  private static final String NONE = "-";
  private static final int PARTS = 6;

  private CaseLines() {}

  /**
   * What was read of a form.
   *
   * @param golden null where something cannot be read
   * @param wrong what is wrong, by field
   */
  record Read(@Nullable GoldenCase golden, Map<String, String> wrong) {}

  /** The case as texts by field. */
  static Map<String, String> write(GoldenCase golden) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("zh", golden.name().zh());
    texts.put("en", golden.name().en());
    texts.put("assumes", String.join("\n", golden.assumes()));
    texts.put("facts", lines(golden.facts().stream().map(CaseLines::fact)));
    texts.put("day", golden.on().toString());
    texts.put("expect", lines(golden.expect().stream().map(CaseLines::expected)));
    texts.put("decisions", String.join(" ", golden.decisions()));
    return texts;
  }

  private static String lines(Stream<String> lines) {
    return lines.collect(Collectors.joining("\n"));
  }

  private static String fact(GoldenCase.CaseFact fact) {
    return Stream.concat(
            Stream.of(fact.kind(), fact.on().toString()),
            new TreeMap<>(fact.attributes())
                .entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String expected(GoldenCase.Expected one) {
    return Stream.of(one.measure(), one.place(), one.state(), one.from(), one.until(), one.row())
        .map(part -> part.isEmpty() ? NONE : part)
        .collect(Collectors.joining(" "));
  }

  /** The case of these texts. */
  static Read read(Shell shell, String file, Map<String, String> texts) {
    Map<String, String> wrong = new LinkedHashMap<>();
    String zh = texts.getOrDefault("zh", "").strip();
    String en = texts.getOrDefault("en", "").strip();
    if (zh.isEmpty() && en.isEmpty()) {
      wrong.put("zh", shell.t("case.wrong.name"));
    }
    LocalDate on = day(texts.getOrDefault("day", ""));
    if (on == null) {
      wrong.put("day", shell.t("case.wrong.day", texts.getOrDefault("day", "")));
    }
    List<GoldenCase.CaseFact> facts = new ArrayList<>();
    for (String line : split(texts.getOrDefault("facts", ""), "\\R")) {
      GoldenCase.CaseFact fact = fact(line);
      if (fact == null) {
        wrong.putIfAbsent("facts", shell.t("case.wrong.fact", line));
      } else {
        facts.add(fact);
      }
    }
    List<GoldenCase.Expected> expect = new ArrayList<>();
    for (String line : split(texts.getOrDefault("expect", ""), "\\R")) {
      GoldenCase.Expected one = expected(line);
      if (one == null) {
        wrong.putIfAbsent("expect", shell.t("case.wrong.expect", line));
      } else {
        expect.add(one);
      }
    }
    if (!wrong.isEmpty() || on == null) {
      return new Read(null, wrong);
    }
    Phrase name = new Phrase(zh.isEmpty() ? en : zh, en.isEmpty() ? zh : en);
    List<String> assumes = split(texts.getOrDefault("assumes", ""), "\\s+");
    List<String> decisions = split(texts.getOrDefault("decisions", ""), "[\\s,，]+");
    return new Read(new GoldenCase(file, name, assumes, facts, on, expect, decisions), Map.of());
  }

  private static List<String> split(String text, String by) {
    return Stream.of(text.split(by)).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }

  private static GoldenCase.@Nullable CaseFact fact(String line) {
    String[] parts = line.split("\\s+(?=[^\\s=]+=)");
    String[] head = parts[0].split("\\s+");
    LocalDate on = head.length == 2 ? day(head[1]) : null;
    if (on == null) {
      return null;
    }
    SortedMap<String, String> attributes = new TreeMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] pair = parts[i].split("=", 2);
      attributes.put(pair[0], pair[1].strip());
    }
    return new GoldenCase.CaseFact(head[0], on, attributes);
  }

  private static GoldenCase.@Nullable Expected expected(String line) {
    String[] parts = line.split("\\s+");
    if (parts.length != PARTS || parts[0].equals(NONE)) {
      return null;
    }
    for (int i = 0; i < PARTS; i++) {
      parts[i] = parts[i].equals(NONE) ? "" : parts[i];
    }
    boolean days = Stream.of(parts[3], parts[4]).allMatch(one -> one.isEmpty() || day(one) != null);
    return days
        ? new GoldenCase.Expected(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5])
        : null;
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException noDay) {
      return null;
    }
  }
}
