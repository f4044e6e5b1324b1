package lianfang.web.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No Chromium 80 can be had for a test; what its scripts and styles know is on lists that others
 * keep.
 */
class PagesOfOldPhonesTest {

  private static final String STATIC = "src/main/resources/static/";
  private static final List<String> PAGES =
      List.of(STATIC + "gate", STATIC + "grid", STATIC + "inspect");

  /** What a tool says; nothing where it finds nothing. */
  private static String said(String tool, List<String> more)
      throws IOException, InterruptedException {
    Path program = Path.of("node_modules/.bin", tool).toAbsolutePath();
    assertThat(program).as("fetched by npm ci").exists();
    List<String> words = new ArrayList<>(List.of(program.toString()));
    words.addAll(more);
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isLessThan(3);
    return said;
  }

  @Test
  void scriptsUseNothingThatCameAfterChromium80() throws Exception {
    List<String> scripts = new ArrayList<>(PAGES);
    scripts.add("src/main/resources/offline/sw.js");
    assertThat(said("eslint", scripts)).isEmpty();
    Path bundled = Path.of(getClass().getResource("/static/gate/lib/").toURI());
    assertThat(said("eslint", List.of("--no-ignore", bundled.toString())))
        .as("the libraries as they were bundled")
        .isEmpty();
  }

  @Test
  void stylesUseNothingThatCameAfterChromium80() throws Exception {
    List<String> styles = PAGES.stream().map(folder -> folder + "/**/*.css").toList();
    List<String> words = new ArrayList<>(styles);
    words.add("--allow-empty-input");
    assertThat(said("stylelint", words)).isEmpty();
  }

  @Test
  void whatCameLaterIsFound(@TempDir Path folder) throws Exception {
    Path script = folder.resolve("later.mjs");
    Path style = folder.resolve("later.css");
    Files.writeString(
        script,
        """
        export const a = (x) => x.replaceAll('a', 'b') + x.at(0) + Object.hasOwn(x, 'a');
        export const b = (x) => structuredClone(x) + x.findLast(Boolean) + crypto.randomUUID();
        export const c = (x) => x.replaceChildren(AbortSignal.timeout(3));
        """);
    Files.writeString(style, "a { display: flex; gap: 4px } b:has(p), p:focus-visible { top: 0 }");
    // A file elsewhere has no settings beside it, so it is told where they are.
    Path settings = Path.of("eslint.config.mjs").toAbsolutePath();
    Path built = Path.of(getClass().getResource("/static/").toURI()).getParent().getParent();
    Path here = Files.move(script, Files.createTempDirectory(built, "later").resolve("later.mjs"));
    try {
      assertThat(said("eslint", List.of("-c", settings.toString(), "--no-ignore", here.toString())))
          .contains("replaceAll", "at came after", "hasOwn", "structuredClone", "findLast")
          .contains("randomUUID", "replaceChildren", "AbortSignal.timeout");
    } finally {
      Files.delete(here);
      Files.delete(here.getParent());
    }
    assertThat(
            said(
                "stylelint",
                List.of("-c", Path.of("stylelint.config.mjs").toString(), style.toString())))
        .contains("flexbox-gap", "css-has", "css-focus-visible");
  }
}
