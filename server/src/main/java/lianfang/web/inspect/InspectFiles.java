package lianfang.web.inspect;

import java.util.List;
import java.util.Map;
import lianfang.web.offline.OfflinePage;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves the page at {@code /inspect/}, its words, and the script that keeps both on the phone. */
@Controller
class InspectFiles {

  private final OfflinePage page =
      new OfflinePage(
          "inspect",
          List.of("inspect.js", "list.js", "photo.js", "../grid/shift.js", "../grid/locked.js"));

  @GetMapping("/inspect")
  ResponseEntity<Void> outside() {
    return OfflinePage.outside("inspect");
  }

  @GetMapping("/inspect/")
  ResponseEntity<String> page() {
    return page.index();
  }

  @GetMapping("/inspect/sw.js")
  ResponseEntity<String> worker() {
    return page.worker();
  }

  @GetMapping("/inspect/texts/{language}.json")
  ResponseEntity<Map<String, String>> texts(@PathVariable String language) {
    return page.texts(language);
  }
}
