package lianfang.web.editions;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.notice.GoldenCase;
import org.jspecify.annotations.Nullable;

/**
 * 示例的写法: a golden case as the fields of a form, in words of the glossary. A fact is a line of its
 * kind, its day and its attributes; what must follow is a line of measure, place, state, first day,
 * last day and row, with a stroke for what is empty. Code words are read as well.
 */
final class CaseLines {

  private static final String NONE = "-";
  private static final int PARTS = 6;

  /** A kind in one or more words, a day, and what is left. */
  private static final Pattern FACT =
      Pattern.compile("(\\S.*?)\\s+([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\\s*[:：]?\\s+(\\S.*))?\\s*");

  private CaseLines() {}

  /**
   * What was read of a form.
   *
   * @param golden null where something cannot be read
   * @param wrong what is wrong, by field
   */
  record Read(@Nullable GoldenCase golden, Map<String, String> wrong) {}

  /** The case as texts by field. */
  static Map<String, String> write(CaseWords words, GoldenCase golden) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("zh", golden.name().zh());
    texts.put("en", golden.name().en());
    texts.put("assumes", lines(golden.assumes().stream().map(words::assumption)));
    texts.put("facts", lines(golden.facts().stream().map(one -> fact(words, one))));
    texts.put("day", golden.on().toString());
    texts.put("expect", lines(golden.expect().stream().map(one -> expected(words, one))));
    texts.put(
        "decisions",
        golden.decisions().stream().map(words::question).collect(Collectors.joining("; ")));
    return texts;
  }

  private static String lines(Stream<String> lines) {
    return lines.collect(Collectors.joining("\n"));
  }

  private static String fact(CaseWords words, GoldenCase.CaseFact fact) {
    String head = words.kind(fact.kind()) + " " + fact.on();
    return new TreeMap<>(fact.attributes())
        .entrySet().stream()
            .map(one ->
                words.attribute(fact.kind(), one.getKey())
                    + "="
                    + words.value(fact.kind(), one.getKey(), one.getValue()))
            .collect(
                Collectors.collectingAndThen(
                    Collectors.joining("; "), said -> said.isEmpty() ? head : head + " " + said));
  }

  /** A line of what must follow, as it stands in the form. */
  static String expected(CaseWords words, GoldenCase.Expected one) {
    return Stream.of(
            words.measure(one.measure()),
            words.place(one.place()),
            words.state(one.state()),
            one.from(),
            one.until(),
            one.row())
        .map(part -> part.isEmpty() ? NONE : part)
        .collect(Collectors.joining(", "));
  }

  /** The case of these texts. */
  static Read read(CaseWords words, String file, Map<String, String> texts) {
    Map<String, String> wrong = new LinkedHashMap<>();
    String zh = texts.getOrDefault("zh", "").strip();
    String en = texts.getOrDefault("en", "").strip();
    if (zh.isEmpty() && en.isEmpty()) {
      wrong.put("zh", words.texts().of("case.wrong.name"));
    }
    LocalDate on = day(texts.getOrDefault("day", ""));
    if (on == null) {
      wrong.put("day", words.texts().of("case.wrong.day", texts.getOrDefault("day", "")));
    }
    List<GoldenCase.CaseFact> facts = new ArrayList<>();
    for (String line : split(texts.getOrDefault("facts", ""), "\\R")) {
      GoldenCase.CaseFact fact = fact(words, line);
      if (fact == null) {
        wrong.putIfAbsent("facts", words.texts().of("case.wrong.fact", line));
      } else {
        facts.add(fact);
      }
    }
    List<GoldenCase.Expected> expect = new ArrayList<>();
    for (String line : split(texts.getOrDefault("expect", ""), "\\R")) {
      GoldenCase.Expected one = expected(words, line);
      if (one == null) {
        wrong.putIfAbsent("expect", words.texts().of("case.wrong.expect", line));
      } else {
        expect.add(one);
      }
    }
    if (!wrong.isEmpty() || on == null) {
      return new Read(null, wrong);
    }
    Phrase name = new Phrase(zh.isEmpty() ? en : zh, en.isEmpty() ? zh : en);
    List<String> assumes =
        split(texts.getOrDefault("assumes", ""), "\\R").stream().map(words::assumed).toList();
    List<String> decisions = words.questions(texts.getOrDefault("decisions", ""));
    return new Read(new GoldenCase(file, name, assumes, facts, on, expect, decisions), Map.of());
  }

  private static List<String> split(String text, String by) {
    return Stream.of(text.split(by)).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }

  private static GoldenCase.@Nullable CaseFact fact(CaseWords words, String line) {
    Matcher parts = FACT.matcher(line);
    LocalDate on = parts.matches() ? day(parts.group(2)) : null;
    if (on == null) {
      return null;
    }
    String kind = words.kindOf(parts.group(1));
    SortedMap<String, String> attributes = new TreeMap<>();
    for (String part : attributes(parts.group(3) == null ? "" : parts.group(3))) {
      String[] pair = part.split("=", 2);
      if (pair.length != 2) {
        return null;
      }
      String name = words.attributeOf(kind, pair[0].strip());
      attributes.put(name, words.valueOf(kind, name, pair[1].strip()));
    }
    return new GoldenCase.CaseFact(kind, on, attributes);
  }

  /**
   * Names and values may have blanks, so they are parted by semicolons, or by blanks as in files.
   */
  private static List<String> attributes(String text) {
    if (text.indexOf(';') >= 0 || text.indexOf('；') >= 0) {
      return split(text, "[;；]");
    }
    List<String> parts = split(text, "\\s+(?=[^\\s=]+=)");
    return parts.stream().allMatch(part -> part.contains("=")) ? parts : List.of(text);
  }

  private static GoldenCase.@Nullable Expected expected(CaseWords words, String line) {
    boolean commas = line.indexOf(',') >= 0 || line.indexOf('，') >= 0;
    String[] parts = line.strip().split(commas ? "\\s*[,，]\\s*" : "\\s+");
    if (parts.length != PARTS || parts[0].equals(NONE)) {
      return null;
    }
    for (int i = 0; i < PARTS; i++) {
      parts[i] = parts[i].equals(NONE) ? "" : parts[i];
    }
    boolean days = Stream.of(parts[3], parts[4]).allMatch(one -> one.isEmpty() || day(one) != null);
    return days
        ? new GoldenCase.Expected(
            words.measureOf(parts[0]),
            words.placeOf(parts[1]),
            words.stateOf(parts[2]),
            parts[3],
            parts[4],
            parts[5])
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
