package lianfang.situation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lianfang.fact.playbook.PlaybookRefused;

/** 序列文件编码: the text of a file of series, whichever of the two encodings of offices it has. */
final class SeriesText {

  private SeriesText() {}

  /**
   * Read strictly: a file in another encoding would else come in with names that no division has.
   *
   * @throws PlaybookRefused where it is text in neither, with what to do
   */
  static String read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
      try {
        String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
      } catch (CharacterCodingException other) {
        // The next one may fit.
      }
    }
    throw new PlaybookRefused(
        file, "it is text neither in UTF-8 nor in GB18030 (GBK); save it as \"CSV UTF-8\"");
  }
}
