package lianfang.enterprise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 国民经济行业: sections and divisions of GB/T 4754-2017, from one file of the playbook. */
public final class Industries {

  private static final int FIELDS = 3;

  private final Map<String, Industry> byCode;

  private Industries(Map<String, Industry> byCode) {
    this.byCode = byCode;
  }

  /**
   * A section (a letter) or a division (a letter and two digits).
   *
   * @param code such as C or C13
   */
  public record Industry(String code, String zh, String en) {

    /** Whether it is a section. */
    public boolean isSection() {
      return code.length() == 1;
    }
  }

  /** Reads the file; a line that is no code with two names is a defect of the playbook. */
  public static Industries load(Path file) {
    Map<String, Industry> byCode = new LinkedHashMap<>();
    try {
      List<String> lines = Files.readAllLines(file);
      for (String line : lines.subList(1, lines.size())) {
        List<String> fields = List.of(line.split(",", -1));
        if (fields.size() != FIELDS || !fields.getFirst().matches("[A-T]([0-9]{2})?")) {
          throw new IllegalArgumentException(
              file.getFileName() + ": '" + line + "' is no industry");
        }
        byCode.put(
            fields.getFirst(), new Industry(fields.getFirst(), fields.get(1), fields.get(2)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the industries " + file + " cannot be read", e);
    }
    return new Industries(byCode);
  }

  /** All of them, sections before their divisions. */
  public List<Industry> list() {
    return new ArrayList<>(byCode.values());
  }

  /** The section or division with this code; two digits alone are enough. */
  public Optional<Industry> find(String code) {
    Industry found = byCode.get(code);
    return found != null || !code.matches("[0-9]{2}")
        ? Optional.ofNullable(found)
        : byCode.values().stream().filter(one -> one.code().substring(1).equals(code)).findFirst();
  }
}
