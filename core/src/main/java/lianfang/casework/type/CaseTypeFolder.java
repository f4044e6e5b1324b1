package lianfang.casework.type;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import lianfang.fact.playbook.PlaybookRefused;

/**
 * 办件类型文件夹: the files of one edition, wherever they come from: a folder, or the database. The
 * checklists that its forms name belong to it, so that a case keeps them too.
 *
 * @param name the folder's name, which is the type's id
 * @param files text by path inside the folder, in order; line ends are line feeds
 */
public record CaseTypeFolder(String name, SortedMap<String, String> files) {

  static final String TYPE = "casetype.yaml";
  static final String SCHEMA = ".schema.json";
  static final String CHECKLIST = "checklists/";

  /** Copies the files. */
  public CaseTypeFolder {
    files = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * Reads a folder.
   *
   * @param checklists the folder of checklists; it may be missing
   * @throws PlaybookRefused where it is no folder of a case type
   */
  public static CaseTypeFolder read(Path folder, Path checklists) {
    SortedMap<String, String> files = new TreeMap<>();
    for (Path file : listed(folder)) {
      String name = String.valueOf(file.getFileName());
      if (name.equals(TYPE) || name.endsWith(SCHEMA)) {
        files.put(name, text(file));
      }
    }
    if (!files.containsKey(TYPE)) {
      throw new PlaybookRefused(folder, "no " + TYPE + " lies in it; a case type is a folder");
    }
    String forms = String.join("\n", files.values());
    if (Files.isDirectory(checklists) && forms.contains("x-checklist")) {
      for (Path file : listed(checklists)) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".yaml")) {
          files.put(CHECKLIST + name, text(file));
        }
      }
    }
    Path named = folder.toAbsolutePath().normalize().getFileName();
    CaseTypeFolder all = new CaseTypeFolder(String.valueOf(named), files);
    return ChecklistReader.onlyNamed(all, forms);
  }

  /** The edition: SHA-256 over path, length and text of every file in order, hexadecimal. */
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

  private static List<Path> listed(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new PlaybookRefused(folder, e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new PlaybookRefused(file, e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
