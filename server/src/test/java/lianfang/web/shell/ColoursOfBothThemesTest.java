package lianfang.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** 对比度: what is written is legible in both themes, by the formula of WCAG 2.2. */
class ColoursOfBothThemesTest {

  private static final double TEXT = 4.5;
  private static final double SHAPE = 3;

  private static final Pattern ROOT = Pattern.compile("(?s):root \\{(.*?)}");
  private static final Pattern VARIABLE = Pattern.compile("--([a-z-]+): (#[0-9a-f]{3,6})");
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
  private static final Pattern INK =
      Pattern.compile("(?<![a-z-])(?:color|fill): var\\(--([a-z-]+)\\)");
  private static final Pattern GROUND =
      Pattern.compile("(?<![a-z-])background(?:-color)?: var\\(--([a-z-]+)\\)");

  /** What text may stand on that names no ground of its own: page, blocks, rows under a pointer. */
  private static final List<String> GROUNDS = List.of("paper", "surface", "sunk", "wash");

  private static final List<String> PLACES =
      List.of("hospital", "central", "home", "closure", "undecided", "ended");

  private final String style = read();
  private final Map<String, String> light = variables(0);
  private final Map<String, String> dark = variables(1);

  private static String read() {
    try (var in = Assets.class.getResourceAsStream("/static/assets/lianfang.css")) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Map<String, String> variables(int theme) {
    var roots = ROOT.matcher(style);
    Map<String, String> found = new LinkedHashMap<>();
    for (int i = 0; i <= theme; i++) {
      assertThat(roots.find()).isTrue();
      var variable = VARIABLE.matcher(roots.group(1));
      while (variable.find()) {
        found.put(variable.group(1), variable.group(2));
      }
    }
    return found;
  }

  private void holds(List<String> pale, String ink, String ground, double least, String where) {
    for (Map<String, String> theme : List.of(light, dark)) {
      double contrast = contrast(theme.get(ink), theme.get(ground));
      if (contrast < least) {
        pale.add(
            "%s on %s in %s: %.2f (%s)"
                .formatted(ink, ground, theme == light ? "light" : "dark", contrast, where));
      }
    }
  }

  @Test
  void everyRuleWritesLegibly() {
    List<String> pale = new ArrayList<>();
    Set<String> inks = new TreeSet<>();
    var rules = RULE.matcher(style);
    while (rules.find()) {
      String where = rules.group(1).strip();
      var ink = INK.matcher(rules.group(2));
      var ground = GROUND.matcher(rules.group(2));
      // Shapes are filled, not written; a place's colour is seen beside its word.
      if (!ink.find() || where.matches("(?s).*(?:\\.t-|\\.s-|rect|path|svg|\\.dot|\\.tip).*")) {
        continue;
      }
      if (ink.group().startsWith("fill") && !where.matches("(?s).*(?:text|name|mark|exit).*")) {
        continue;
      }
      inks.add(ink.group(1));
      if (ground.find()) {
        holds(pale, ink.group(1), ground.group(1), TEXT, where);
      } else if (!ink.group(1).equals("on-accent")) {
        GROUNDS.forEach(one -> holds(pale, ink.group(1), one, TEXT, where));
      }
    }
    assertThat(pale).isEmpty();
    assertThat(inks).contains("ink", "quiet", "accent", "on-accent", "warn", "good");
  }

  @Test
  void inkIsLegibleOnEveryGroundAndWordsOfAToneOnTheirs() {
    List<String> pale = new ArrayList<>();
    for (String ground : List.of("warn-wash", "good-wash")) {
      holds(pale, "ink", ground, TEXT, "notes");
      holds(pale, "quiet", ground, TEXT, "notes");
      holds(pale, "accent", ground, TEXT, "links in notes");
    }
    PLACES.forEach(place -> holds(pale, "ink", place + "-wash", TEXT, "bars"));
    assertThat(pale).isEmpty();
  }

  @Test
  void whatIsPressedOrFilledInAndEveryPlaceHasAnEdgeThatIsSeen() {
    List<String> pale = new ArrayList<>();
    for (String ground : GROUNDS) {
      holds(pale, "strong", ground, SHAPE, "buttons and fields");
      holds(pale, "accent", ground, SHAPE, "focus");
      holds(pale, "warn", ground, SHAPE, "fields that are wrong");
    }
    for (String place : PLACES) {
      holds(pale, place, place + "-wash", SHAPE, "places of a measure");
      holds(pale, place, "surface", SHAPE, "places of a measure");
    }
    assertThat(pale).isEmpty();
  }

  @Test
  void noRuleNamesAColourOfItsOwn() {
    String rules = style.replaceAll(ROOT.pattern(), "");
    assertThat(rules).doesNotContainPattern("#[0-9a-f]{3,6}\\b").doesNotContain("rgb(", "rgba(");
    assertThat(dark.keySet()).isEqualTo(light.keySet());
  }

  @Test
  void theFormulaIsThatOfTheGuidelines() {
    assertThat(contrast("#000000", "#ffffff")).isEqualTo(21);
    assertThat(contrast("#777", "#fff")).isBetween(4.47, 4.48);
  }

  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    String hex = colour.length() == 4 ? colour.replaceAll("([0-9a-f])", "$1$1") : colour;
    return 0.2126 * part(hex, 1) + 0.7152 * part(hex, 3) + 0.0722 * part(hex, 5);
  }

  private static double part(String hex, int at) {
    double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
