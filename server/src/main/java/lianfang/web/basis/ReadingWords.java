package lianfang.web.basis;

import java.time.LocalDate;
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
import lianfang.web.shell.Shell;
import lianfang.web.shell.Texts;

/** 口径用词: what a reading settles and what its values are called, both ways. */
public final class ReadingWords {

  private static final String KEY = "readingkey";
  private static final String VALUE = "readingvalue";
  private static final Pattern START = Pattern.compile("clause-([a-z0-9]+)-start");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,3}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,2})?");
  private static final int CLAUSES = 30;

  private ReadingWords() {}

  /** What a reading settles, such as the day that counts as the first. */
  public static String key(Texts texts, String key) {
    Matcher start = START.matcher(key);
    return start.matches() && !texts.has(KEY + "." + key)
        ? texts.of("readingkey.start", start.group(1))
        : texts.word(KEY, key);
  }

  /** What a value means by what it settles: areas by name with their days, numbers with a unit. */
  public static String value(Shell shell, String key, String value) {
    return switch (key) {
      case "key-areas" -> areas(shell, value);
      case "symptom-days", "key-area-stay-days", "contact-window-days", "review-days" ->
          number(shell, WHOLE, "reading.in.days", value);
      case "contact-minutes" -> number(shell, WHOLE, "reading.in.minutes", value);
      case "contact-rows" -> number(shell, WHOLE, "reading.in.rows", value);
      case "fever-threshold" -> number(shell, NUMBER, "reading.in.degrees", value);
      case ReadingCheck.CLOSURE_EXITS ->
          value.equals("none")
              ? shell.t("reading.in.exits.none")
              : number(shell, WHOLE, "reading.in.exits", value);
      default -> word(shell.texts(), value);
    };
  }

  private static String number(Shell shell, Pattern pattern, String text, String value) {
    if (!pattern.matcher(value).matches()) {
      return word(shell.texts(), value);
    }
    return pattern == WHOLE ? shell.t(text, Integer.parseInt(value)) : shell.t(text, value);
  }

  /** A list that nobody can read is shown as it is written. */
  private static String areas(Shell shell, String value) {
    List<ReadingCheck.DatedArea> areas = ReadingCheck.keyAreas(value);
    return areas.isEmpty()
        ? value
        : areas.stream()
            .map(one -> area(shell, one))
            .collect(Collectors.joining(shell.t("list.and")));
  }

  private static String area(Shell shell, ReadingCheck.DatedArea one) {
    String name = shell.area(one.code());
    String from = shell.language().full(one.from());
    LocalDate until = one.until();
    return until == null
        ? shell.t("reading.in.area", name, from)
        : shell.t("reading.in.area.until", name, from, shell.language().full(until));
  }

  /** A value's words alone, as forms write and read them; what has no word is left as it is. */
  public static String word(Texts texts, String value) {
    return Stream.of(value.split("[ ,]", -1))
        .map(word -> texts.word(VALUE, word))
        .collect(Collectors.joining(texts.of("list.and")));
  }

  /** A reading that a simulation assumes, by {@code NOTICE/KEY} or {@code NOTICE/KEY@AREA}. */
  public static String assumed(Shell shell, String name, String value) {
    String key = keyIn(name);
    String area = name.substring(name.indexOf('@') + 1);
    String said = value(shell, key, value);
    return name.indexOf('@') < 0
        ? shell.t("reading.assumed", key(shell.texts(), key), said)
        : shell.t("reading.assumed.area", key(shell.texts(), key), said, shell.area(area));
  }

  /** The key in {@code NOTICE/KEY} or {@code NOTICE/KEY@AREA}. */
  public static String keyIn(String name) {
    String read = name.substring(name.indexOf('/') + 1);
    int at = read.indexOf('@');
    return at < 0 ? read : read.substring(0, at);
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
    return code(typed, values, language -> value -> word(Texts.in(language), value));
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
