package lianfang.web.gatepage;

import java.util.List;
import java.util.Map;
import lianfang.web.offline.OfflinePage;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves the page at {@code /gate/}, its words, and the script that keeps both on the device. */
@Controller
class GateFiles {

  private final OfflinePage page =
      new OfflinePage(
          "gate",
          List.of(
              "app.js",
              "again.js",
              "cbor.js",
              "crypto.js",
              "exits.js",
              "inflate.js",
              "pass.js",
              "people.js",
              "rest.js",
              "scan.js",
              "sound.js",
              "sync.js",
              "trips.js",
              "lib/curves.js",
              "lib/jsqr.js"));

  @GetMapping("/gate")
  ResponseEntity<Void> outside() {
    return OfflinePage.outside("gate");
  }

  @GetMapping("/gate/")
  ResponseEntity<String> page() {
    return page.index();
  }

  @GetMapping("/gate/sw.js")
  ResponseEntity<String> worker() {
    return page.worker();
  }

  @GetMapping("/gate/texts/{language}.json")
  ResponseEntity<Map<String, String>> texts(@PathVariable String language) {
    return page.texts(language);
  }
}
