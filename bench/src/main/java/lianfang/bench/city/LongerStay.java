package lianfang.bench.city;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Editions of the Puyang notice by which everybody without a certificate stays longer. */
final class LongerStay {

  static final String NOTICE = "puyang-2020-02-25-key-persons";

  private LongerStay() {}

  /** A copy of the shipped notices; the folder of the one that differs, by 14 days for 7. */
  static Path folder() throws IOException {
    return folder(14);
  }

  /** The same by so many days. */
  static Path folder(int days) throws IOException {
    Path notices = Files.createTempDirectory("lianfang-bench-notices");
    Path shipped = City.playbook().resolve("notices");
    try (Stream<Path> all = Files.walk(shipped)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path copy = notices.resolve(shipped.relativize(file));
        Path folder = requireNonNull(copy.getParent());
        Files.createDirectories(folder);
        String text = Files.readString(file);
        boolean ours = file.startsWith(shipped.resolve(NOTICE));
        if (ours && folder.endsWith("cases")) {
          continue;
        }
        String row = "K5c,5,arrival,\"stay,unknown\",\"same-province,other\",\"none,unknown\",|,";
        Files.writeString(
            copy, ours ? text.replace(row + "undecided,7", row + "undecided," + days) : text);
      }
    }
    return notices.resolve(NOTICE);
  }
}
