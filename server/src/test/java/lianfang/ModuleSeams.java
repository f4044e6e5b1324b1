package lianfang;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.ApplicationModuleInformation;
import org.springframework.modulith.core.JavaPackage;
import org.springframework.modulith.core.NamedInterfaces;

/**
 * Which sub-packages other modules may see, beside the base packages. They are named here and not
 * by an annotation, because {@code core} knows no Spring.
 */
public final class ModuleSeams implements ApplicationModuleDetectionStrategy {

  /**
   * The pages show a notice's clauses beside the rows of its tables, take editions along, and show
   * grades with their figures; figures of areas are counted in one module and graded in the other.
   * Devices send passages and disease control asks who met whom through pages.
   */
  private static final Map<String, List<String>> SEAMS =
      Map.of(
          "rulebook",
          List.of(
              "notice",
              "table",
              "edition",
              "draft",
              "grade",
              "simulation",
              "shortage",
              "difference",
              "dmn",
              "lower",
              "switched"),
          "fact",
          List.of("playbook", "moment"),
          "casework",
          List.of(
              "type",
              "time",
              "desk",
              "evidence",
              "form",
              "hook",
              "erasure",
              "visit",
              "hotline",
              "suggest",
              "round",
              "venue",
              "known"),
          "situation",
          List.of("grade", "scheme"),
          "access",
          List.of("phone"),
          "person",
          List.of("confided", "sheet"),
          "gate",
          List.of("checkpoint", "passage", "trace", "unit", "pass", "issue", "holder"));

  @Override
  public Stream<JavaPackage> getModuleBasePackages(JavaPackage root) {
    return ApplicationModuleDetectionStrategy.directSubPackage().getModuleBasePackages(root);
  }

  @Override
  public NamedInterfaces detectNamedInterfaces(
      JavaPackage base, ApplicationModuleInformation information) {
    NamedInterfaces found = NamedInterfaces.of(base, information);
    List<String> seams = SEAMS.get(base.getName().substring("lianfang.".length()));
    return seams == null ? found : found.and(NamedInterfaces.builder(base).matching(seams).build());
  }
}
