package lianfang.casework.hotline;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import lianfang.fact.playbook.Wording;
import lianfang.fact.playbook.Yaml;

/**
 * 热线参数: as {@code playbook/hotline/lines.yaml} says.
 *
 * @param lines numbers by area
 * @param emergencies numbers for danger that is happening now
 * @param confidence below this probability nothing is suggested
 * @param leastCases a class with fewer closed cases is not learned
 * @param formsMost so many public forms one address may send in ten minutes
 */
public record HotlineRules(
    List<Line> lines,
    List<Emergency> emergencies,
    double confidence,
    int leastCases,
    int formsMost) {

  /** Copies the lists. */
  public HotlineRules {
    lines = List.copyOf(lines);
    emergencies = List.copyOf(emergencies);
  }

  /**
   * 电话: the numbers of an area.
   *
   * @param area prefix of division codes; "" is everywhere
   * @param supervision for reports of misconduct
   * @param requests for requests and complaints
   */
  public record Line(String area, List<String> supervision, List<String> requests) {

    /** Copies the numbers. */
    public Line {
      supervision = List.copyOf(supervision);
      requests = List.copyOf(requests);
    }
  }

  /** 紧急电话. */
  public record Emergency(String number, Wording name) {}

  /** The numbers of the smallest area that holds {@code code}. */
  public Line line(String code) {
    return lines.stream()
        .filter(line -> code.startsWith(line.area()))
        .max(Comparator.comparingInt(line -> line.area().length()))
        .orElse(new Line("", List.of(), List.of()));
  }

  /** Reads the file. */
  public static HotlineRules load(Path file) {
    Yaml root = Yaml.of(file);
    Yaml suggestions = root.child("suggestions");
    return new HotlineRules(
        root.children("lines").stream()
            .map(line ->
                new Line(line.text("area"), line.words("supervision"), line.words("requests")))
            .toList(),
        root.children("emergencies").stream()
            .map(one -> new Emergency(one.text("number"), one.wording("name")))
            .toList(),
        Double.parseDouble(suggestions.text("confidence")),
        Integer.parseInt(suggestions.text("least-cases")),
        Integer.parseInt(root.child("public").text("forms-in-ten-minutes")));
  }
}
