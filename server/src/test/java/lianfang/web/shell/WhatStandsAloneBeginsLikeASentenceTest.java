package lianfang.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A word of the domain is written once, small; where it stands alone it begins with a capital. */
class WhatStandsAloneBeginsLikeASentenceTest {

  private static final Path PAGES = Path.of("src/main/java/lianfang/web");

  /** Headings, buttons, chips and what else stands alone, up to what they begin with. */
  private static final Pattern ALONE =
      Pattern.compile(
          "(?:<(?:button|th|label|legend|summary|h1|h2|h3|dt|option|caption)\\b[^>\\n]*>"
              + "|<(?:a|span|td|p)\\b[^>\\n]*class=\"(?:[^\"]* )?"
              + "(?:button|chip|tag|state|label|hint)\\b[^\"\\n]*\"[^>\\n]*>)"
              + "(?:<b>)?\\$\\{((?:[^{}\"\\n]|\"[^\"\\n]*\")*)}");

  private static final Pattern TEXT =
      Pattern.compile("(?:\\w+\\.)*(?:t|of)\\(\"([a-z][\\w.-]*)\"[,)].*");

  private static final Pattern FAMILY = Pattern.compile("(?:\\w+\\.)*t\\(\"([a-z.-]+)\\.\" \\+.*");

  /** Names, numbers, codes and words that somebody typed are shown as they are. */
  private static final Set<String> AS_THEY_ARE =
      Set.of(
          "who.number()",
          "visitor.name()",
          "ground.name()",
          "view.name()",
          "clause.id()",
          "place",
          "field.name()",
          "phone.number()",
          "member.title()",
          "why.chip()",
          "why.notice()",
          "language.weekday(console.on())");

  @Test
  void everyTemplateWritesItSo() throws IOException {
    List<String> small = new ArrayList<>();
    int seen = 0;
    try (Stream<Path> files = Files.walk(PAGES)) {
      for (Path page : files.filter(file -> file.toString().endsWith(".jte")).toList()) {
        var alone = ALONE.matcher(Files.readString(page));
        while (alone.find()) {
          seen++;
          if (!fine(alone.group(1))) {
            small.add(page.getFileName() + ": " + alone.group());
          }
        }
      }
    }
    assertThat(small).isEmpty();
    assertThat(seen).as("what the pattern finds").isGreaterThan(300);
  }

  private static boolean fine(String begins) {
    if (begins.startsWith("Label.of(") || AS_THEY_ARE.contains(begins)) {
      return true;
    }
    Texts english = Texts.in(Language.EN);
    var text = TEXT.matcher(begins);
    var family = FAMILY.matcher(begins);
    if (text.matches()) {
      return begins(english.of(text.group(1)));
    }
    return family.matches()
        && english.words(family.group(1)).stream()
            .allMatch(word -> begins(english.word(family.group(1), word)));
  }

  private static boolean begins(String english) {
    return english.equals(Label.of(english));
  }

  @Test
  void onlyPlainWordsGetACapital() {
    assertThat(Label.of("home isolation")).isEqualTo("Home isolation");
    assertThat(Label.of("self-employed")).isEqualTo("Self-employed");
    assertThat(Label.of("day's end")).isEqualTo("Day's end");
    assertThat(Label.of("late, supervised")).isEqualTo("Late, supervised");
    assertThat(Label.of("all done.")).isEqualTo("All done.");
    for (String kept :
        List.of("", "居家隔离", "K2", "roster.csv", "https://a.b", "2020", "eHealth", "a.b", "§ 2")) {
      assertThat(Label.of(kept)).isEqualTo(kept);
    }
  }
}
