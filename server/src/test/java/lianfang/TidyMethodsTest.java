package lianfang;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Methods as the compiler's own parser sees them: how long, and how much they are told at once. */
class TidyMethodsTest {

  private static final int LINES_MAX = 70;
  private static final int LINES_WANTED = 40;

  /** Of a thousand methods so many may be longer than wanted: a list that is a list stays one. */
  private static final int LONGER_OF_A_THOUSAND = 6;

  private static final int PARAMETERS_MAX = 7;

  /** Constructors with more collaborators; the number may only fall. */
  private static final int MANY_COLLABORATORS = 8;

  /** Methods with more parameters; the number may only fall. */
  private static final int MANY_PARAMETERS = 3;

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final List<Method> METHODS = new ArrayList<>();

  /**
   * A method.
   *
   * @param where file and name
   * @param lines of its body, braces included
   * @param parameters their number
   */
  private record Method(String where, int lines, int parameters) {

    boolean makes() {
      return where.endsWith("<init>");
    }
  }

  @BeforeAll
  static void parse() throws IOException {
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new Reader(unit, positions).scan(unit, null);
      }
    }
    assertThat(METHODS).hasSizeGreaterThan(2_000);
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String part : List.of("core/src", "server/src", "bench/src")) {
      try (Stream<Path> all = Files.walk(ROOT.resolve(part))) {
        all.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }

  /** Collects the methods of a file; the components of a record are no parameters. */
  private static final class Reader extends TreePathScanner<Void, Void> {

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String file;

    Reader(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
      this.file = ROOT.relativize(Path.of(unit.getSourceFile().toUri())).toString();
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      Tree around = getCurrentPath().getParentPath().getLeaf();
      boolean component =
          around instanceof ClassTree type
              && type.getKind() == Tree.Kind.RECORD
              && method.getName().contentEquals("<init>");
      if (method.getBody() != null) {
        long from = positions.getStartPosition(unit, method.getBody());
        long to = positions.getEndPosition(unit, method.getBody());
        long lines = unit.getLineMap().getLineNumber(to) - unit.getLineMap().getLineNumber(from);
        int parameters = component ? 0 : method.getParameters().size();
        METHODS.add(new Method(file + " " + method.getName(), (int) lines + 1, parameters));
      }
      return super.visitMethod(method, nothing);
    }
  }

  @Test
  void noneIsLongerThanAScreenAndFewAreLongerThanWanted() {
    assertThat(METHODS).filteredOn(one -> one.lines() > LINES_MAX).isEmpty();
    List<Method> longer = METHODS.stream().filter(one -> one.lines() > LINES_WANTED).toList();
    assertThat(longer)
        .as("methods over " + LINES_WANTED + " lines")
        .hasSizeLessThanOrEqualTo(METHODS.size() * LONGER_OF_A_THOUSAND / 1_000);
  }

  @Test
  void noneIsToldMoreThanSevenThingsAtOnce() {
    List<Method> many = METHODS.stream().filter(one -> one.parameters() > PARAMETERS_MAX).toList();
    assertThat(many)
        .filteredOn(one -> !one.makes())
        .as("methods with more than " + PARAMETERS_MAX + " parameters")
        .hasSizeLessThanOrEqualTo(MANY_PARAMETERS);
    assertThat(many)
        .filteredOn(Method::makes)
        .as("constructors with more than " + PARAMETERS_MAX + " collaborators")
        .hasSizeLessThanOrEqualTo(MANY_COLLABORATORS);
  }
}
