package lianfang.web.gatepage;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lianfang.web.browser.Window;
import lianfang.web.signin.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The scripts of the gate answer the published vectors as the server does. */
class PassesInABrowserTest {

  private static RunningServer server;
  private static Window window;

  /** Every case by the served scripts, under the page's own rules for scripts. */
  private static final String VECTORS =
      """
      async ([text, library]) => {
        const { verify, KeyList, Revocations } = await import('/gate/pass.js');
        const { choice } = await import('/gate/crypto.js');
        choice.library = library;
        const v = JSON.parse(text);
        const bytes = (t) => Uint8Array.from(atob(t), (c) => c.charCodeAt(0));
        const root = bytes(v.root);
        const keys = await KeyList.read(bytes(v.keys), root);
        const revocations = await new Revocations(0, 0, new Float64Array(0))
          .plus(bytes(v.revocations), root);
        const wrong = [];
        for (const c of v.cases) {
          const gate = { area: c.area || 0, kind: c.kind };
          const found = await verify(c.token, { keys, revocations }, gate, c.at);
          if (found.verdict !== c.verdict || found.reason !== c.reason)
            wrong.push(c.name + ': ' + found.verdict + ' ' + found.reason);
        }
        wrong.push(String(v.cases.length));
        return wrong;
      }
      """;

  @BeforeAll
  static void open() {
    server = new RunningServer(true);
    window = new Window();
  }

  @AfterAll
  static void close() {
    window.close();
    server.close();
  }

  @Test
  void theBrowsersOwnCryptoAndTheLibraryAnswerEveryVector() throws IOException {
    String vectors = Files.readString(Path.of("../docs/passes-vectors.json"));
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      Page page = visitor.newPage();
      page.navigate(server.address() + "/gate/");
      for (boolean library : new boolean[] {false, true}) {
        List<?> wrong = (List<?>) page.evaluate(VECTORS, List.of(vectors, library));
        assertThat(wrong).as("library: %s", library).hasSize(1);
        assertThat(Integer.parseInt((String) wrong.getFirst())).isGreaterThan(90);
      }
    }
  }

  @Test
  void aPassSignedBySm2IsCalledInAndReadByTheServerThatHasIt() throws IOException {
    String vector = Files.readString(Path.of("../docs/passes-sm2.json"));
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      Page page = visitor.newPage();
      page.navigate(server.address() + "/gate/");
      List<?> wrong = (List<?>) page.evaluate(VECTORS, List.of(vector, false));
      assertThat(wrong).as("the page knows no SM2 and lets nobody through by it").hasSize(1);
    }
  }

  @Test
  void aListThatTheRootDidNotSignIsNotTaken() throws IOException {
    String vectors = Files.readString(Path.of("../docs/passes-vectors.json"));
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      Page page = visitor.newPage();
      page.navigate(server.address() + "/gate/");
      Object refused =
          page.evaluate(
              """
              async (text) => {
                const { KeyList } = await import('/gate/pass.js');
                const v = JSON.parse(text);
                const bytes = (t) => Uint8Array.from(atob(t), (c) => c.charCodeAt(0));
                const file = bytes(v.keys);
                file[file.length - 100] ^= 1;
                return KeyList.read(file, bytes(v.root)).then(() => 'taken', (e) => e.reason);
              }
              """,
              vectors);
      assertThat(refused).isEqualTo("FORGED");
    }
  }

  @Test
  void theFirstViewIsSmallAndWantsNothingFromElsewhere() {
    try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
      Page page = visitor.newPage();
      int[] bytes = {0};
      page.onResponse(answer -> {
        assertThat(answer.url()).startsWith(server.address());
        String length = answer.headers().getOrDefault("content-length", "");
        bytes[0] += length.isEmpty() ? answer.body().length : Integer.parseInt(length);
      });
      assertThat(Window.faults(page, server.address() + "/gate/")).isEmpty();
      page.waitForSelector("#code");
      assertThat(bytes[0]).isLessThan(100_000);
      assertThat(Window.faults(page)).isEmpty();
    }
  }
}
