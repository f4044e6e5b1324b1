package lianfang.web.gatepage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import lianfang.web.shell.Language;
import lianfang.web.shell.Texts;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * 离线页: a page that the browser keeps: its first file, its words, and the script that keeps both,
 * whose version changes with any of them.
 */
public final class OfflinePage {

  private final String root;
  private final String part;
  private final String worker;

  /**
   * A page.
   *
   * @param root folder below {@code static}
   * @param part word before its sentences
   * @param files what the script names, for its version
   */
  public OfflinePage(String root, String part, List<String> files) {
    this.root = root;
    this.part = part;
    CRC32 sum = new CRC32();
    files.forEach(file -> sum.update(read(file)));
    for (Language language : Language.values()) {
      sum.update(words(language).toString().getBytes(StandardCharsets.UTF_8));
    }
    String version = "'" + root + "-" + Long.toHexString(sum.getValue()) + "'";
    worker = new String(read("sw.js"), StandardCharsets.UTF_8).replace("'VERSION'", version);
  }

  private byte[] read(String file) {
    String path = "/static/" + (file.startsWith("../") ? file.substring(3) : root + "/" + file);
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
  public ResponseEntity<byte[]> index() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .cacheControl(CacheControl.noCache())
        .body(read("index.html"));
  }

  /** The script that keeps it. */
  public ResponseEntity<String> worker() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
        .cacheControl(CacheControl.noCache())
        .body(worker);
  }

  /** Its sentences in a language; empty for a language that there is not. */
  public Optional<Map<String, String>> words(String language) {
    for (Language one : Language.values()) {
      if (one.word().equals(language)) {
        return Optional.of(words(one));
      }
    }
    return Optional.empty();
  }

  private Map<String, String> words(Language language) {
    Texts texts = Texts.in(language);
    Map<String, String> words = new TreeMap<>();
    for (String word : texts.words(part)) {
      words.put(part + "." + word, texts.word(part, word));
    }
    words.put(part + ".language.other", texts.of("language.other"));
    return words;
  }
}
