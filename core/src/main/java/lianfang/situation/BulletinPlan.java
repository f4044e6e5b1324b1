package lianfang.situation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lianfang.fact.playbook.PlaybookRefused;
import lianfang.fact.playbook.Wording;
import lianfang.fact.playbook.Yaml;

/**
 * 通报样式: title and sections of a bulletin, from a file of playbook/bulletins.
 *
 * @param title its heading
 * @param sections in order of printing
 */
public record BulletinPlan(Wording title, List<Section> sections) {

  /**
   * One section.
   *
   * @param name its heading
   * @param indicators keys, in order of printing
   */
  public record Section(Wording name, List<String> indicators) {}

  /**
   * Reads a plan.
   *
   * @throws PlaybookRefused where it cannot be read
   */
  public static BulletinPlan load(Path file) {
    Yaml plan = Yaml.of(file);
    List<Section> sections =
        plan.children("sections").stream()
            .map(entry -> new Section(entry.wording("name"), entry.words("indicators")))
            .toList();
    return new BulletinPlan(plan.wording("title"), sections);
  }

  /** The figures in the order of the sections; what no section names stands at the end. */
  List<Figure> inOrder(List<Figure> figures) {
    Map<String, Integer> rank = new HashMap<>();
    for (Section section : sections) {
      section.indicators().forEach(key -> rank.putIfAbsent(key, rank.size()));
    }
    List<Figure> sorted = new ArrayList<>(figures);
    sorted.sort((a, b) ->
        Integer.compare(
            rank.getOrDefault(a.indicator().key(), Integer.MAX_VALUE),
            rank.getOrDefault(b.indicator().key(), Integer.MAX_VALUE)));
    return List.copyOf(sorted);
  }
}
