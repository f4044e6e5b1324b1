package lianfang.bench.city;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** An edition of the Puyang notice by which everybody without a certificate stays 14 days. */
final class LongerStay {

  static final String NOTICE = "puyang-2020-02-25-key-persons";

  private LongerStay() {}

  /** A copy of the shipped notices; the folder of the one that differs. */
  static Path folder() throws IOException {
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
            copy, ours ? text.replace(row + "undecided,7", row + "undecided,14") : text);
      }
    }
    return notices.resolve(NOTICE);
  }
}
