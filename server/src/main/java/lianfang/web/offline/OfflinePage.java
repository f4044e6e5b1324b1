package lianfang.web.offline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
import org.springframework.web.server.ResponseStatusException;

/**
 * 离线页: a page that the browser keeps: its first file, its words, and the script that keeps both,
 * whose version changes with any of them.
 */
public final class OfflinePage {

  private static final List<String> ALWAYS =
      List.of("../gate/gate.css", "../gate/icon.svg", "../gate/view.js", "../gate/store.js");

  private final String part;
  private final String index;
  private final String worker;

  /**
   * A page.
   *
   * @param root folder below {@code static}, and the word before its sentences
   * @param scripts its own files, the one that begins first
   */
  public OfflinePage(String root, List<String> scripts) {
    this.part = root;
    CRC32 sum = new CRC32();
    List<String> kept = new ArrayList<>(scripts);
    kept.addAll(ALWAYS);
    kept.add("manifest.webmanifest");
    kept.forEach(file -> sum.update(read("/static/" + inFolder(root, file))));
    index = text("/offline/index.html").replace("SCRIPT", scripts.getFirst());
    String source = text("/offline/sw.js");
    sum.update((index + source).getBytes(StandardCharsets.UTF_8));
    for (Language language : Language.values()) {
      sum.update(words(language).toString().getBytes(StandardCharsets.UTF_8));
      kept.add("texts/" + language.word() + ".json");
    }
    kept.addFirst("./");
    worker =
        source
            .replace("'VERSION'", "'" + root + "-" + Long.toHexString(sum.getValue()) + "'")
            .replace("'FILES'", "'" + String.join("', '", kept) + "'");
  }

  private static String inFolder(String root, String file) {
    return file.startsWith("../") ? file.substring(3) : root + "/" + file;
  }

  private static String text(String path) {
    return new String(read(path), StandardCharsets.UTF_8);
  }

  private static byte[] read(String path) {
    try (var in = OfflinePage.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the file " + path + " is missing from the build");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the file " + path, e);
    }
  }

  /** The page itself. */
  public ResponseEntity<String> index() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .cacheControl(CacheControl.noCache())
        .body(index);
  }

  /** The script that keeps it. */
  public ResponseEntity<String> worker() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
        .cacheControl(CacheControl.noCache())
        .body(worker);
  }

  /** Its sentences in a language. */
  public ResponseEntity<Map<String, String>> texts(String language) {
    for (Language one : Language.values()) {
      if (one.word().equals(language)) {
        return ResponseEntity.ok(words(one));
      }
    }
    throw new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** What leads to a page without the slash at its end. */
  public static ResponseEntity<Void> outside(String root) {
    return ResponseEntity.status(HttpStatus.FOUND).header("Location", "/" + root + "/").build();
  }

  private Map<String, String> words(Language language) {
    Texts texts = Texts.in(language);
    Map<String, String> words = new TreeMap<>();
    for (String one : List.of("worker", part)) {
      for (String word : texts.words(one)) {
        words.put(one + "." + word, texts.word(one, word));
      }
    }
    words.put(part + ".language.other", texts.of("language.other"));
    return words;
  }
}
