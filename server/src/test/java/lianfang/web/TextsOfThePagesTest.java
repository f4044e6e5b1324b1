package lianfang.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lianfang.web.shell.Language;
import lianfang.web.shell.Texts;
import org.junit.jupiter.api.Test;

/** No page says a word that is not in both languages. */
class TextsOfThePagesTest {

  private static final Path PAGES = Path.of("src/main/java/lianfang/web");

  private static final Pattern KEY =
      Pattern.compile("\\b(?:t|texts\\(\\)\\.of)\\(\\s*\"([a-z][a-z0-9.-]*)\"\\s*[,)]");

  /** Always more than one, or what stands in the blank is no number. */
  private static final Set<String> MANY_ALWAYS =
      Set.of(
          "edition.release.hint",
          "firms.map.footer",
          "withdraw.says.some",
          "form.identity.count",
          "simulation.progress",
          "simulation.says",
          "simulation.compare.within",
          "chain.cut",
          "logic.title.both",
          "logic.title.added",
          "decision.would.first",
          "round.new.says",
          "proof.contradiction");

  private static final Pattern MANY =
      Pattern.compile("\\{\\d} (?:[a-z]+ )?([a-z]+s|people|are|were|have|wait|stand)\\b");

  private static final Pattern CHOICE = Pattern.compile("\\{\\d,choice[^{}]*(?:\\{\\d}[^{}]*)*}");

  private static final Set<String> NO_NOUNS =
      Set.of(
          "is",
          "was",
          "has",
          "does",
          "its",
          "this",
          "as",
          "us",
          "says",
          "asks",
          "gives",
          "works",
          "replaces",
          "becomes",
          "stands",
          "waits",
          "lies",
          "holds",
          "needs",
          "takes",
          "across",
          "belongs");

  private static final Pattern SPOKEN =
      Pattern.compile("\\b(?:title|alt|placeholder|aria-label|data-good|data-wrong)=\"([^\"$]+)\"");

  @Test
  void bothLanguagesHaveTheSameSentences() throws IOException {
    for (String file : Texts.FILES) {
      assertThat(keys(file, Language.EN)).as(file).isEqualTo(keys(file, Language.ZH));
    }
  }

  @Test
  void noSentenceStandsTwice() throws IOException {
    for (Language language : Language.values()) {
      List<String> all = new ArrayList<>();
      for (String file : Texts.FILES) {
        all.addAll(read(file, language).stringPropertyNames());
      }
      assertThat(all).as(language.word()).doesNotHaveDuplicates();
    }
  }

  @Test
  void noFileNamesASentenceTwice() throws IOException {
    List<String> twice = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
      for (Path file : files.toList()) {
        Set<String> seen = new TreeSet<>();
        for (String line : Files.readAllLines(file)) {
          int equals = line.indexOf('=');
          if (equals > 0 && !seen.add(line.substring(0, equals).strip())) {
            twice.add(file.getFileName() + ": " + line);
          }
        }
      }
    }
    assertThat(twice).as("the later one would silence the earlier").isEmpty();
  }

  @Test
  void noSentenceIsLeftInTheOtherLanguage() throws IOException {
    for (String file : Texts.FILES) {
      read(file, Language.EN)
          .forEach((key, text) -> {
            if (!key.equals("language.other")) {
              assertThat((String) text).as("%s in English", key).doesNotMatch(".*\\p{IsHan}.*");
            }
          });
      read(file, Language.ZH)
          .forEach(
              (key, text) -> assertThat((String) text).as("%s says something", key).isNotBlank());
    }
  }

  @Test
  void noEnglishSentenceSaysOneThings() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String file : Texts.FILES) {
      read(file, Language.EN)
          .forEach((key, text) -> {
            if (!MANY_ALWAYS.contains(key) && saysOneThings((String) text)) {
              wrong.add(key + " = " + text);
            }
          });
    }
    assertThat(wrong).as("write {0} [thing is|things are]").isEmpty();
    assertThat(saysOneThings("{0} things")).isTrue();
    assertThat(saysOneThings("{0} late things are here")).isTrue();
    assertThat(saysOneThings("of {0} people {1} are late")).isTrue();
    assertThat(saysOneThings("{0} [thing is|things are] late")).isFalse();
    assertThat(saysOneThings("{0} has it")).isFalse();
  }

  @Test
  void whatGoesWithOneAndWithManyFollowsTheBlankBeforeIt() {
    Texts english = Texts.in(Language.EN);
    assertThat(english.of("today.trips", 1L)).isEqualTo("1 vehicle has not arrived in time");
    assertThat(english.of("today.trips", "1")).startsWith("1 vehicle has ");
    assertThat(english.of("today.trips", 21)).startsWith("21 vehicles have ");
    assertThat(english.of("mail.says.act", "Area 1", 2)).contains("2 reports wait");
    assertThat(english.of("mail.says.act", "Area [a|b]", 1))
        .as("what fills a blank stays as it is")
        .contains("Area [a|b]", "1 report waits");
  }

  private static boolean saysOneThings(String text) {
    String plain = CHOICE.matcher(text).replaceAll("").replaceAll("\\[[^\\]]*]", "-");
    var found = MANY.matcher(plain);
    while (found.find()) {
      if (!NO_NOUNS.contains(found.group(1))) {
        return true;
      }
    }
    return false;
  }

  @Test
  void everySentenceThatAPageAsksForExists() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Path page : files(".jte", ".java")) {
      var keys = KEY.matcher(Files.readString(page));
      while (keys.find()) {
        if (keys.group(1).contains(".") && !Texts.in(Language.ZH).has(keys.group(1))) {
          missing.add(page.getFileName() + ": " + keys.group(1));
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void noTemplateHoldsWordsOfItsOwn() throws IOException {
    List<String> hard = new ArrayList<>();
    for (Path page : files(".jte")) {
      for (String word : words(Files.readString(page))) {
        hard.add(page.getFileName() + ": " + word);
      }
    }
    assertThat(hard).isEmpty();
  }

  @Test
  void wordsLeftInATemplateAreFound() {
    assertThat(words("@param Shell shell\n<p class=\"x\">Hello ${shell.t(\"a\")}</p>"))
        .containsExactly("Hello");
    assertThat(words("<p title=\"今天\">${a}</p>")).containsExactly("今天");
    assertThat(words("@if(a < b)\n<p>§ ${a > b ? \"}\" : \"x\"}</p>\n@endif")).isEmpty();
  }

  private static List<String> words(String template) {
    List<String> words = new ArrayList<>();
    String bare = withoutCode(template);
    var spoken = SPOKEN.matcher(bare);
    while (spoken.find()) {
      words.add(spoken.group(1));
    }
    for (String text : bare.replaceAll("(?s)<!--.*?-->", " ").split("<[^>]*>", -1)) {
      for (String word : text.split("[^\\p{L}]+", -1)) {
        if (!word.isEmpty()) {
          words.add(word);
        }
      }
    }
    // Names of keys on the keyboard and the marks of files are the same in every language.
    words.removeAll(List.of("Ctrl", "K"));
    return words;
  }

  /** The template without expressions, statements and instructions of jte. */
  private static String withoutCode(String template) {
    StringBuilder bare = new StringBuilder();
    int i = 0;
    while (i < template.length()) {
      if (template.startsWith("${", i) || template.startsWith("!{", i)) {
        i = after(template, i + 1, '{', '}');
      } else if (instruction(template, i) >= 0) {
        i = instruction(template, i);
      } else {
        bare.append(template.charAt(i));
        i++;
      }
    }
    return bare.toString();
  }

  private static final Pattern LINE = Pattern.compile("@(?:import|param)[^\\n]*");
  private static final Pattern CALL =
      Pattern.compile(
          "@(?:if|elseif|for|template[.A-Za-z]*)\\(|@`|`|@(?:else|endif|endfor|raw)\\b");

  private static int instruction(String template, int at) {
    var line = LINE.matcher(template).region(at, template.length());
    if (line.lookingAt()) {
      return line.end();
    }
    var call = CALL.matcher(template).region(at, template.length());
    if (!call.lookingAt()) {
      return -1;
    }
    if (!call.group().endsWith("(")) {
      return call.end();
    }
    int content = template.indexOf("@`", call.end());
    int close = after(template, call.end() - 1, '(', ')');
    // What stands in a content block is page again, and is looked at on its own.
    return content >= 0 && content < close ? content + 2 : close;
  }

  private static int after(String text, int open, char up, char down) {
    int depth = 0;
    boolean quoted = false;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && text.charAt(i - 1) != '\\') {
        quoted = !quoted;
      } else if (!quoted && c == up) {
        depth++;
      } else if (!quoted && c == down && --depth == 0) {
        return i + 1;
      }
    }
    return text.length();
  }

  private static List<Path> files(String... endings) throws IOException {
    try (Stream<Path> files = Files.walk(PAGES)) {
      return files
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .collect(Collectors.toList());
    }
  }

  private static TreeSet<Object> keys(String file, Language language) throws IOException {
    return new TreeSet<>(read(file, language).keySet());
  }

  private static Properties read(String file, Language language) throws IOException {
    Properties texts = new Properties();
    String path = "/messages/" + file + "_" + language.word() + ".properties";
    try (var in = TextsOfThePagesTest.class.getResourceAsStream(path)) {
      assertThat(in).as(path).isNotNull();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
