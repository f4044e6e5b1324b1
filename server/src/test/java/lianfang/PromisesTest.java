package lianfang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each promise of CONTRIBUTING.md names tests that exist; the one that is not built says so. */
class PromisesTest {

  private static final Pattern ROW = Pattern.compile("\\| (\\d+) [^|]+\\| ([^|]+) \\|");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

  @Test
  void eachOfTheTenHasATestOrSaysThatItIsNotBuilt() throws IOException {
    TreeSet<Integer> promises = new TreeSet<>();
    TreeSet<String> missing = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("../CONTRIBUTING.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        promises.add(Integer.valueOf(row.group(1)));
        List<String> tests = TEST.matcher(row.group(2)).results().map(one -> one.group()).toList();
        if (tests.isEmpty() && !row.group(2).contains("not built")) {
          missing.add("promise " + row.group(1) + " has no test");
        }
        for (String test : tests) {
          String[] parts = test.replace("`", "").split("\\.");
          if (!exists(parts[0], parts[1])) {
            missing.add(test);
          }
        }
      }
    }
    assertThat(promises).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(missing).isEmpty();
  }

  private static boolean exists(String type, String method) throws IOException {
    for (Path tests : List.of(Path.of("../core/src/test"), Path.of("src/test"))) {
      try (Stream<Path> files = Files.walk(tests)) {
        for (Path file : files.filter(one -> one.endsWith(type + ".java")).toList()) {
          return Files.readString(file).contains("void " + method + "(");
        }
      }
    }
    return false;
  }
}
