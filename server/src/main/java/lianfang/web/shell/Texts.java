package lianfang.web.shell;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 文字: the sentences of the pages in one language, from {@code messages/NAME_zh.properties} and
 * {@code messages/NAME_en.properties}. Arguments are numbered as in {@link MessageFormat}; after a
 * blank {@code [one|many]} says which words go with one and which with any other number.
 */
public final class Texts {

  /** One file a language for each part of the console. */
  public static final List<String> FILES =
      List.of(
          "shell",
          "words",
          "pages",
          "forms",
          "lists",
          "office",
          "access",
          "command",
          "basis",
          "grades",
          "simulation",
          "capacity",
          "switches",
          "workbench",
          "tracing",
          "units",
          "gates",
          "passes",
          "gatepage",
          "firms",
          "gridpage",
          "cases",
          "hotline",
          "rounds",
          "inspect",
          "lower",
          "ledger");

  private static final Pattern ONE_OR_MANY = Pattern.compile("\\[([^|\\]]*)\\|([^\\]]*)]");
  private static final Pattern BLANK = Pattern.compile("\\{(\\d)[^}]*}");

  private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new Texts(language));
    }
  }

  private final Language language;
  private final Properties sentences = new Properties();

  private Texts(Language language) {
    this.language = language;
    for (String file : FILES) {
      read("/messages/" + file + "_" + language.word() + ".properties");
    }
  }

  /** The sentences in {@code language}. */
  public static Texts in(Language language) {
    Texts texts = ALL.get(language);
    if (texts == null) {
      throw new IllegalArgumentException("no texts in " + language);
    }
    return texts;
  }

  private void read(String path) {
    try (var in = Texts.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the texts " + path + " are missing from the build");
      }
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        sentences.load(reader);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the texts " + path, e);
    }
  }

  /** The language of these sentences; it also writes dates and numbers. */
  public Language language() {
    return language;
  }

  /** The sentence for {@code key}; a missing one is a mistake of the build and says so. */
  public String of(String key, Object... values) {
    String sentence = sentences.getProperty(key);
    if (sentence == null) {
      throw new IllegalArgumentException("no text '" + key + "' in " + language.word());
    }
    if (values.length == 0) {
      return sentence;
    }
    String counted = counted(sentence, values);
    return new MessageFormat(counted.replace("'", "''"), language.locale()).format(values);
  }

  /** {@code {0} [thing|things]}: the first word where the blank before it is filled with one. */
  private static String counted(String sentence, Object[] values) {
    if (sentence.indexOf('[') < 0) {
      return sentence;
    }
    return ONE_OR_MANY
        .matcher(sentence)
        .replaceAll(found -> {
          var blanks = BLANK.matcher(sentence.substring(0, found.start()));
          int number = -1;
          while (blanks.find()) {
            number = Integer.parseInt(blanks.group(1));
          }
          boolean one = number >= 0 && number < values.length && isOne(values[number]);
          return Matcher.quoteReplacement(found.group(one ? 1 : 2));
        });
  }

  private static boolean isOne(Object value) {
    return value instanceof Number number
        ? number.doubleValue() == 1
        : String.valueOf(value).equals("1");
  }

  /** The name of a word of the domain, such as a measure; the word itself where none is known. */
  public String word(String kind, String word) {
    return sentences.getProperty(kind + "." + word, word);
  }

  /** The words of the domain that have a name of this kind, in order. */
  public List<String> words(String kind) {
    return sentences.stringPropertyNames().stream()
        .filter(key -> key.startsWith(kind + "."))
        .map(key -> key.substring(kind.length() + 1))
        .sorted()
        .toList();
  }

  /** Whether a sentence for {@code key} exists. */
  public boolean has(String key) {
    return sentences.containsKey(key);
  }
}
