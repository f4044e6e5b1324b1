package lianfang.web.gatepage;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lianfang.web.browser.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.LoggerFactory;

/**
 * Measures how long the page takes from a text to its verdict, with the browser's own cryptography
 * and with the library, as fast as this machine is and slowed six times. Run by name, quietly:
 *
 * <pre>mvn -pl server -am -Dlianfang.bench=true -Dtest=VerificationSpeed \
 *     -Dsurefire.failIfNoSpecifiedTests=false test</pre>
 */
@EnabledIfSystemProperty(named = "lianfang.bench", matches = "true")
class VerificationSpeed {

  private static final int TIMES = 400;

  /** Milliseconds of each verdict; the code is unpacked, checked and decided anew each time. */
  private static final String MEASURE =
      """
      async ([text, library, times]) => {
        const { verify, KeyList, Revocations } = await import('/gate/pass.js');
        const { choice } = await import('/gate/crypto.js');
        choice.library = library;
        const v = JSON.parse(text);
        const bytes = (t) => Uint8Array.from(atob(t), (c) => c.charCodeAt(0));
        const root = bytes(v.root);
        const keys = await KeyList.read(bytes(v.keys), root);
        const revocations = await new Revocations(0, 0, new Float64Array(0))
          .plus(bytes(v.revocations), root);
        const c = v.cases.find((one) => one.verdict === 'PASS' && !one.name.includes('Ed25519'));
        const took = [];
        for (let i = 0; i < times; i++) {
          const start = performance.now();
          await verify(c.token, { keys, revocations }, { area: c.area, kind: c.kind }, c.at);
          took.push(performance.now() - start);
        }
        return took;
      }
      """;

  @Test
  void aTextAndItsVerdict() throws IOException {
    String vectors = Files.readString(Path.of("../docs/passes-vectors.json"));
    List<String> table = new ArrayList<>();
    table.add("| cryptography | processor | first | median | p95 |");
    table.add("|---|---|---|---|---|");
    try (GatePost post = new GatePost();
        Window window = new Window()) {
      for (boolean library : new boolean[] {false, true}) {
        for (int slower : new int[] {1, 6}) {
          try (BrowserContext visitor = window.visitor(390, "zh-CN", false)) {
            Page page = visitor.newPage();
            page.navigate(post.server.address() + "/gate/");
            CDPSession session = visitor.newCDPSession(page);
            var rate = new com.google.gson.JsonObject();
            rate.addProperty("rate", slower);
            session.send("Emulation.setCPUThrottlingRate", rate);
            int times = library ? TIMES / 4 : TIMES;
            List<?> took = (List<?>) page.evaluate(MEASURE, List.of(vectors, library, times));
            double first = ((Number) took.getFirst()).doubleValue();
            double[] sorted = took.stream().mapToDouble(t -> ((Number) t).doubleValue()).toArray();
            java.util.Arrays.sort(sorted);
            table.add(
                "| %s | %s | %.1f ms | %.1f ms | %.1f ms |"
                    .formatted(
                        library ? "library" : "the browser's",
                        slower == 1 ? "as it is" : "slowed 6 times",
                        first,
                        sorted[sorted.length / 2],
                        sorted[sorted.length * 95 / 100]));
          }
        }
      }
    }
    LoggerFactory.getLogger(VerificationSpeed.class).warn("\n{}", String.join("\n", table));
  }
}
