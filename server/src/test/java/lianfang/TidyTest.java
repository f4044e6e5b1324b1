package lianfang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The limits of the house, so that nobody has to argue about them in a review. */
class TidyTest {

  private static final int LINE_MAX = 100;
  private static final int FILE_MAX = 400;
  private static final int FILES_IN_A_PACKAGE_MAX = 25;
  private static final int PACKAGES_BELOW_ROOT_MAX = 3;
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BANNED_PACKAGE =
      Pattern.compile("(common|util|utils|helper|helpers|manager|managers|impl|dto)");
  private static final Pattern BANNED_TYPE =
      Pattern.compile(".*(Util|Utils|Helper|Manager|Impl|DTO|Dto)\\.java");

  /** Written in two parts, so that this file does not find itself. */
  private static final Pattern BANNED_TEXT =
      Pattern.compile("TO" + "DO|FIX" + "ME|@Dis" + "abled|@author|System\\.o" + "ut\\b");

  private static final Pattern SLEEP = Pattern.compile("Thread\\.sl" + "eep");

  private static final Pattern MACHINE =
      Pattern.compile("(?<![\\w.])/(work|root)/|/home/\\w|registry\\.npmjs|repo1?\\.maven");

  private static final Pattern IDENTIFYING =
      Pattern.compile(
          "name|phone|mobile|tel(?!l)|contact_number|identity|id_number|passport|document_number"
              + "|address|street|door|room_number|seat|plate|birth|email|wechat|remark|note(?!d|i)"
              + "|comment|text|description|photo|face|latitude|longitude|姓名|电话|手机|住址|备注");

  private static final Pattern FREE_TYPE = Pattern.compile("text|string|any|free.*");

  @Test
  void linesAreShort() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : javaFiles()) {
      List<String> lines = Files.readAllLines(file);
      for (int at = 0; at < lines.size(); at++) {
        String line = lines.get(at);
        if (line.codePointCount(0, line.length()) > LINE_MAX && !line.startsWith("import ")) {
          found.add(place(file, at));
        }
      }
    }
    assertThat(found).as("lines over " + LINE_MAX).isEmpty();
  }

  @Test
  void filesAreShort() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : javaFiles()) {
      int lines = Files.readAllLines(file).size();
      if (lines > FILE_MAX) {
        found.add(ROOT.relativize(file) + ": " + lines);
      }
    }
    assertThat(found).as("files over " + FILE_MAX).isEmpty();
  }

  @Test
  void packagesAreSmallAndNotDeep() throws IOException {
    Map<Path, Integer> sizes = new TreeMap<>();
    for (Path file : javaFiles()) {
      sizes.merge(file.getParent(), 1, Integer::sum);
      Path below = below(file);
      assertThat(below.getNameCount() - 1)
          .as("levels of " + below)
          .isLessThanOrEqualTo(PACKAGES_BELOW_ROOT_MAX);
    }
    sizes.values().removeIf(size -> size <= FILES_IN_A_PACKAGE_MAX);
    assertThat(sizes).as("packages over " + FILES_IN_A_PACKAGE_MAX + " files").isEmpty();
  }

  @Test
  void namesSayWhatAThingIs() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path file : javaFiles()) {
      Path below = below(file);
      boolean banned = BANNED_TYPE.matcher(file.getFileName().toString()).matches();
      for (Path part : below) {
        banned |= BANNED_PACKAGE.matcher(part.toString()).matches();
      }
      if (banned) {
        found.add(below);
      }
    }
    assertThat(found).as("names without a meaning of the domain").isEmpty();
  }

  @Test
  void everyPackageSaysInOneParagraphWhatItIs() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path file : javaFiles()) {
      boolean said =
          Stream.of("core", "server", "bench")
              .flatMap(module -> Stream.of("main", "test").map(part -> module + "/src/" + part))
              .map(source -> ROOT.resolve(source).resolve("java/lianfang").resolve(below(file)))
              .anyMatch(twin -> Files.exists(twin.resolveSibling("package-info.java")));
      if (!said && below(file).getNameCount() > 1) {
        found.add(below(file).getParent());
      }
    }
    assertThat(found).as("packages without package-info.java").isEmpty();
  }

  @Test
  void nothingIsLeftForLaterOrHidden() throws IOException {
    assertThat(find(javaFiles(), BANNED_TEXT)).isEmpty();
  }

  @Test
  void testsWaitForEventsAndNotForTime() throws IOException {
    List<Path> tests =
        javaFiles().stream().filter(file -> file.toString().contains("/src/test/")).toList();
    assertThat(find(tests, SLEEP)).isEmpty();
  }

  @Test
  void noFileKnowsTheMachineItWasWrittenOn() throws IOException {
    assertThat(find(textFiles(), MACHINE)).isEmpty();
  }

  /** Who somebody is stands in person alone; an enum of a closed list can say nobody's name. */
  @Test
  void attributesOfFactsIdentifyNobody() throws IOException {
    List<String> found = new ArrayList<>();
    int attributes = 0;
    for (Path file : files(".yaml")) {
      if (!file.startsWith(ROOT.resolve("playbook/facts"))) {
        continue;
      }
      Map<?, ?> document =
          (Map<?, ?>)
              new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
      for (Object kind : (List<?>) document.get("kinds")) {
        Object declared = ((Map<?, ?>) kind).get("attributes");
        for (Map.Entry<?, ?> one :
            (declared instanceof Map<?, ?> map ? map : Map.of()).entrySet()) {
          attributes++;
          Object type = ((Map<?, ?>) one.getValue()).get("type");
          boolean named = IDENTIFYING.matcher(one.getKey().toString()).find();
          if (FREE_TYPE.matcher(String.valueOf(type)).matches()
              || named && !(type instanceof Map)) {
            found.add(((Map<?, ?>) kind).get("kind") + "." + one.getKey() + ": " + type);
          }
        }
      }
    }
    assertThat(attributes).isGreaterThan(50);
    assertThat(found).as("attributes that say who somebody is").isEmpty();
  }

  private static List<String> find(List<Path> files, Pattern banned) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      List<String> lines = Files.readAllLines(file);
      for (int at = 0; at < lines.size(); at++) {
        if (banned.matcher(lines.get(at)).find() && !file.endsWith("TidyTest.java")) {
          found.add(place(file, at));
        }
      }
    }
    return found;
  }

  private static String place(Path file, int line) {
    return ROOT.relativize(file) + ":" + (line + 1);
  }

  private static Path below(Path file) {
    String path = file.toString();
    String root = "java/lianfang/";
    return Path.of(path.substring(path.lastIndexOf(root) + root.length()));
  }

  private static List<Path> javaFiles() throws IOException {
    return files(".java");
  }

  private static List<Path> textFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String ending : List.of(".java", ".sql", ".md", ".xml", ".yaml", ".jte", ".css", ".js")) {
      files.addAll(files(ending));
    }
    return files;
  }

  private static List<Path> files(String ending) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String part : List.of("core/src", "server/src", "bench/src", "docs", "playbook")) {
      Path folder = ROOT.resolve(part);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> all = Files.walk(folder)) {
          all.filter(file -> file.getFileName().toString().endsWith(ending)).forEach(files::add);
        }
      }
    }
    try (Stream<Path> top = Files.list(ROOT)) {
      top.filter(file -> file.getFileName().toString().endsWith(ending)).forEach(files::add);
    }
    return files;
  }
}
