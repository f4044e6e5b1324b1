package lianfang.web.gatepage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import lianfang.web.shell.Language;
import lianfang.web.shell.Texts;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** Serves the page at {@code /gate/}, its words, and the script that keeps both on the device. */
@Controller
class GateFiles {

  private static final String PREFIX = "gate.";

  /** What the script names, for its version. */
  private static final List<String> FILES =
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
          "sw.js");

  private final String worker;

  GateFiles() {
    CRC32 sum = new CRC32();
    FILES.forEach(file -> sum.update(read(file)));
    for (Language language : Language.values()) {
      sum.update(words(language).toString().getBytes(StandardCharsets.UTF_8));
    }
    String version = "gate-" + Long.toHexString(sum.getValue());
    worker =
        new String(read("sw.js"), StandardCharsets.UTF_8).replace("'VERSION'", "'" + version + "'");
  }

  private static byte[] read(String file) {
    try (var in = GateFiles.class.getResourceAsStream("/static/gate/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the file gate/" + file + " is missing from the build");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the file gate/" + file, e);
    }
  }

  @GetMapping("/gate")
  ResponseEntity<Void> outside() {
    return ResponseEntity.status(HttpStatus.FOUND).header("Location", "/gate/").build();
  }

  @GetMapping("/gate/")
  ResponseEntity<byte[]> page() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .cacheControl(CacheControl.noCache())
        .body(read("index.html"));
  }

  @GetMapping("/gate/sw.js")
  ResponseEntity<String> worker() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
        .cacheControl(CacheControl.noCache())
        .body(worker);
  }

  @GetMapping("/gate/texts/{language}.json")
  @ResponseBody
  ResponseEntity<Map<String, String>> texts(@PathVariable String language) {
    for (Language one : Language.values()) {
      if (one.word().equals(language)) {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(words(one));
      }
    }
    return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
  }

  private static Map<String, String> words(Language language) {
    Texts texts = Texts.in(language);
    Map<String, String> words = new TreeMap<>();
    for (String word : texts.words("gate")) {
      words.put(PREFIX + word, texts.word("gate", word));
    }
    words.put(PREFIX + "language.other", texts.of("language.other"));
    return words;
  }
}
