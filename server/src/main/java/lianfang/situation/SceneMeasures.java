package lianfang.situation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import lianfang.rulebook.Edition;
import lianfang.rulebook.HoldingEditions;
import lianfang.rulebook.grade.SceneRule;
import lianfang.rulebook.grade.SceneRules;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * 分级措施: what holds in each scene of an area under the grade that an organ decided for it. A grade
 * that is only proposed moves nothing, and a county does not take over the grade of its city.
 */
@Component
@Lazy
public class SceneMeasures {

  private static final int COUNTY = 6;

  private final Grades grades;
  private final HoldingEditions editions;

  SceneMeasures(Grades grades, HoldingEditions editions) {
    this.grades = grades;
    this.editions = editions;
  }

  /**
   * What holds in one scene of an area.
   *
   * @param area division code, without filling zeros
   * @param name its name
   * @param decided the grade on which it rests
   * @param rule what holds, with its basis
   */
  public record Holding(String area, String name, GradeRow.Decided decided, SceneRule rule) {}

  /**
   * What holds on a day in an area and those one level below it, as the notices are read there;
   * below a county its grade counts.
   *
   * @param area division code
   */
  public List<Holding> of(String area, LocalDate on) {
    List<GradeRow> rows =
        area.length() < COUNTY
            ? grades.below(area, on)
            : grades.of(List.of(area.substring(0, COUNTY)), on);
    List<Edition> ruling =
        editions.on(on).stream().filter(edition -> SceneRules.rules(edition.tables())).toList();
    List<Holding> found = new ArrayList<>();
    for (GradeRow row : rows) {
      for (Edition edition : ruling) {
        if (edition.scope().stream().anyMatch(row.area()::startsWith)) {
          add(found, row, edition.readIn(area.length() < COUNTY ? row.area() : area));
        }
      }
    }
    return List.copyOf(found);
  }

  private static void add(List<Holding> found, GradeRow row, Edition edition) {
    String scheme = edition.readings().get(SceneRules.SCHEME);
    row.decided().stream()
        .filter(one -> one.scheme().equals(scheme))
        .findFirst()
        .ifPresent(decided -> {
          for (SceneRule rule : SceneRules.of(edition, scheme, decided.grade())) {
            found.add(new Holding(row.area(), row.name(), decided, rule));
          }
        });
  }
}
