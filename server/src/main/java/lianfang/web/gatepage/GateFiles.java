package lianfang.web.gatepage;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Serves the page at {@code /gate/}, its words, and the script that keeps both on the device. */
@Controller
class GateFiles {

  private final OfflinePage page =
      new OfflinePage(
          "gate",
          "gate",
          List.of(
              "index.html",
              "gate.css",
              "app.js",
              "view.js",
              "cbor.js",
              "crypto.js",
              "inflate.js",
              "pass.js",
              "people.js",
              "scan.js",
              "sound.js",
              "store.js",
              "sync.js",
              "lib/curves.js",
              "lib/jsqr.js",
              "icon.svg",
              "manifest.webmanifest",
              "sw.js"));

  @GetMapping("/gate")
  ResponseEntity<Void> outside() {
    return ResponseEntity.status(HttpStatus.FOUND).header("Location", "/gate/").build();
  }

  @GetMapping("/gate/")
  ResponseEntity<byte[]> page() {
    return page.index();
  }

  @GetMapping("/gate/sw.js")
  ResponseEntity<String> worker() {
    return page.worker();
  }

  @GetMapping("/gate/texts/{language}.json")
  ResponseEntity<Map<String, String>> texts(@PathVariable String language) {
    return ResponseEntity.ok(
        page.words(language).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
  }
}
