package lianfang.web.gridpage;

import java.util.List;
import java.util.Map;
import lianfang.web.offline.OfflinePage;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves the page at {@code /grid/}, its words, and the script that keeps both on the phone. */
@Controller
class GridFiles {

  private final OfflinePage page =
      new OfflinePage("grid", List.of("grid.js", "locked.js", "shift.js"));

  @GetMapping("/grid")
  ResponseEntity<Void> outside() {
    return OfflinePage.outside("grid");
  }

  @GetMapping("/grid/")
  ResponseEntity<String> page() {
    return page.index();
  }

  @GetMapping("/grid/sw.js")
  ResponseEntity<String> worker() {
    return page.worker();
  }

  @GetMapping("/grid/texts/{language}.json")
  ResponseEntity<Map<String, String>> texts(@PathVariable String language) {
    return page.texts(language);
  }
}
