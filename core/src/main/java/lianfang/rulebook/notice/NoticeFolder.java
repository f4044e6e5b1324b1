package lianfang.rulebook.notice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lianfang.rulebook.At;
import lianfang.rulebook.Finding;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.Refusal;

/**
 * 通知文件夹: the files of one edition, wherever they come from: a folder, or the database.
 *
 * @param name the folder's name, which is the notice's id
 * @param files text by path inside the folder, with / and in order; line ends are line feeds
 */
public record NoticeFolder(String name, SortedMap<String, String> files) {

  private static final long LARGEST_FILE = 4L * 1024 * 1024;

  /** Other files, such as a scan of the original, are no part of the edition. */
  private static final Pattern PART =
      Pattern.compile("notice\\.yaml|readings\\.yaml|tables/[^/]+\\.csv|cases/[^/]+\\.ya?ml");

  /** Copies the files. */
  public NoticeFolder {
    files = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * Reads a folder.
   *
   * @throws NoticeRefused when it is no folder or a file is no UTF-8 text
   */
  public static NoticeFolder read(Path folder) {
    SortedMap<String, String> files = new TreeMap<>();
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    try (Stream<Path> paths = Files.walk(folder, 2)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        String inside = folder.relativize(path).toString().replace('\\', '/');
        if (PART.matcher(inside).matches()) {
          files.put(inside, text(path, inside));
        }
      }
    } catch (IOException unreadable) {
      throw refused(name, "无法读取文件夹", "the folder cannot be read");
    }
    return new NoticeFolder(name, files);
  }

  private static String text(Path path, String inside) throws IOException {
    if (Files.size(path) > LARGEST_FILE) {
      throw refused(inside, "文件超过 4 MB", "the file is larger than 4 MB");
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
              .toString();
      return (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
    } catch (CharacterCodingException notText) {
      throw refused(inside, "不是 UTF-8 文本，请另存为 UTF-8", "is no UTF-8 text; save it as UTF-8");
    }
  }

  private static NoticeRefused refused(String file, String zh, String en) {
    return new NoticeRefused(
        List.of(new Finding(Refusal.UNREADABLE, new Phrase(zh, en), List.of(At.file(file)))));
  }

  /** Writes the files below {@code folder}, which is made if need be. */
  public void write(Path folder) throws IOException {
    for (var file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  /**
   * The edition: SHA-256 over path, length and text of every file in order, hexadecimal. Line ends
   * and a byte order mark do not count, so that a checkout on another system is the same edition.
   */
  public String edition() {
    MessageDigest digest = sha256();
    for (var file : files.entrySet()) {
      byte[] text = file.getValue().getBytes(StandardCharsets.UTF_8);
      digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
      digest.update(ByteBuffer.allocate(9).putLong(1, text.length).array());
      digest.update(text);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
