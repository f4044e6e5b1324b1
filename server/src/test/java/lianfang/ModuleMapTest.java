package lianfang;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Holds both jars to the table of modules in ARCHITECTURE.md, and the table to them. */
class ModuleMapTest {

  private static final Pattern ROW = Pattern.compile("\\| (\\w+) \\|[^|]*\\| ([^|]*) \\|");
  private static final String ROOT = "lianfang.";

  /** Arrow to the first place in the code that makes it, such as "web -> person". */
  private static final Map<String, String> inCode = new TreeMap<>();

  private static final Set<String> onMap = new TreeSet<>();
  private static final Set<String> rows = new TreeSet<>();
  private static final Set<String> modules = new TreeSet<>();

  @BeforeAll
  static void readBoth() throws IOException {
    readMap();
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("lianfang");
    for (JavaClass type : classes) {
      module(type).ifPresent(modules::add);
      for (Dependency use : type.getDirectDependenciesFromSelf()) {
        Optional<String> from = module(use.getOriginClass());
        Optional<String> to = module(use.getTargetClass());
        if (from.isPresent() && to.isPresent() && !from.equals(to)) {
          inCode.putIfAbsent(from.get() + " -> " + to.get(), use.getDescription());
        }
      }
    }
  }

  private static void readMap() throws IOException {
    for (String line : Files.readAllLines(Path.of("../ARCHITECTURE.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && !row.group(1).equals("module")) {
        rows.add(row.group(1));
        for (String target : row.group(2).split(", ", -1)) {
          if (!target.equals("—")) {
            onMap.add(row.group(1) + " -> " + target);
          }
        }
      }
    }
  }

  @Test
  void theMapWasFoundAndHasARowForEachModule() {
    assertThat(rows).isEqualTo(modules).isNotEmpty();
  }

  @Test
  void codeHasNoArrowThatTheMapLacks() {
    Map<String, String> forbidden = new TreeMap<>(inCode);
    forbidden.keySet().removeAll(onMap);
    assertThat(forbidden).as("arrows that ARCHITECTURE.md lacks").isEmpty();
  }

  @Test
  void theMapHasNoArrowThatTheCodeLacks() {
    Set<String> unused = new TreeSet<>(onMap);
    unused.removeAll(inCode.keySet());
    assertThat(unused).as("arrows to delete from ARCHITECTURE.md").isEmpty();
  }

  @Test
  void onlyWebMayAskWhoAPersonIs() {
    assertThat(inCode.keySet())
        .filteredOn(arrow -> arrow.endsWith(" -> person"))
        .isSubsetOf("web -> person");
  }

  @Test
  void noModuleReachesInsideAnotherAndThereIsNoCycle() {
    System.setProperty("spring.modulith.detection-strategy", ModuleSeams.class.getName());
    ApplicationModules.of(Application.class).verify();
  }

  /** The package below the root; templates are compiled to lianfang.pages and belong to web. */
  private static Optional<String> module(JavaClass type) {
    String name = type.getPackageName() + ".";
    if (!name.startsWith(ROOT) || name.equals(ROOT)) {
      return Optional.empty();
    }
    String first = name.substring(ROOT.length(), name.indexOf('.', ROOT.length()));
    return Optional.of(first.equals("pages") ? "web" : first);
  }
}
