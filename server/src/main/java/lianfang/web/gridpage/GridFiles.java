package lianfang.web.gridpage;

import java.util.List;
import java.util.Map;
import lianfang.web.gatepage.OfflinePage;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Serves the page at {@code /grid/}, its words, and the script that keeps both on the phone. */
@Controller
class GridFiles {

  private final OfflinePage page =
      new OfflinePage(
          "grid",
          "grid",
          List.of(
              "index.html",
              "grid.js",
              "locked.js",
              "sw.js",
              "../gate/view.js",
              "../gate/store.js",
              "../gate/gate.css",
              "../gate/icon.svg",
              "manifest.webmanifest"));

  @GetMapping("/grid")
  ResponseEntity<Void> outside() {
    return ResponseEntity.status(HttpStatus.FOUND).header("Location", "/grid/").build();
  }

  @GetMapping("/grid/")
  ResponseEntity<byte[]> page() {
    return page.index();
  }

  @GetMapping("/grid/sw.js")
  ResponseEntity<String> worker() {
    return page.worker();
  }

  @GetMapping("/grid/texts/{language}.json")
  ResponseEntity<Map<String, String>> texts(@PathVariable String language) {
    return ResponseEntity.ok(
        page.words(language).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
  }
}
