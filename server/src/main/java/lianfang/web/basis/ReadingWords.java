package lianfang.web.basis;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lianfang.rulebook.ReadingCheck;
import lianfang.web.shell.Language;
import lianfang.web.shell.Texts;

/** 口径用词: what a reading settles and what its values are called, both ways. */
public final class ReadingWords {

  private static final String KEY = "readingkey";
  private static final String VALUE = "readingvalue";
  private static final Pattern START = Pattern.compile("clause-([a-z0-9]+)-start");
  private static final int CLAUSES = 30;

  private ReadingWords() {}

  /** What a reading settles, such as the day that counts as the first. */
  public static String key(Texts texts, String key) {
    Matcher start = START.matcher(key);
    return start.matches() && !texts.has(KEY + "." + key)
        ? texts.of("readingkey.start", start.group(1))
        : texts.word(KEY, key);
  }

  /** What a value is called; numbers and codes of areas are left as they are. */
  public static String value(Texts texts, String value) {
    return Stream.of(value.split("[ ,]", -1))
        .map(word -> texts.word(VALUE, word))
        .collect(Collectors.joining(texts.of("list.and")));
  }

  /** A reading that a simulation assumes, by {@code NOTICE/KEY} or {@code NOTICE/KEY@AREA}. */
  public static String assumed(Texts texts, String name, String value) {
    String read = name.substring(name.indexOf('/') + 1);
    int at = read.indexOf('@');
    String key = at < 0 ? read : read.substring(0, at);
    String where = at < 0 ? "" : read.substring(at);
    return key(texts, key) + where + " = " + value(texts, value);
  }

  /** The words from which a value is chosen; empty where it is free. */
  public static List<String> choices(String key) {
    return ReadingCheck.choices(key);
  }

  /** The key for what was typed, in either language or as it is. */
  public static String keyOf(String typed) {
    Stream<String> clauses =
        IntStream.rangeClosed(1, CLAUSES).mapToObj(i -> "clause-" + i + "-start");
    List<String> keys = Stream.concat(Texts.in(Language.ZH).words(KEY).stream(), clauses).toList();
    return code(typed, keys, language -> key -> key(Texts.in(language), key));
  }

  /** The value for what was typed, in either language or as it is. */
  public static String valueOf(String key, String typed) {
    List<String> closed = choices(key);
    List<String> values = closed.isEmpty() ? Texts.in(Language.ZH).words(VALUE) : closed;
    return code(typed, values, language -> value -> value(Texts.in(language), value));
  }

  private static String code(
      String typed, List<String> codes, Function<Language, Function<String, String>> name) {
    if (codes.contains(typed)) {
      return typed;
    }
    String wanted = typed.toLowerCase(Locale.ROOT);
    for (Language language : Language.values()) {
      List<String> called =
          codes.stream()
              .filter(
                  one -> name.apply(language).apply(one).toLowerCase(Locale.ROOT).equals(wanted))
              .toList();
      if (called.size() == 1) {
        return called.getFirst();
      }
    }
    return typed;
  }
}
