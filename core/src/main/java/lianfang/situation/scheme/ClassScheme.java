package lianfang.situation.scheme;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import lianfang.fact.playbook.PlaybookRefused;
import lianfang.fact.playbook.Wording;
import lianfang.fact.playbook.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * 分类方案: sorts villages, firms or venues into classes, such as 三类村 and 四类企业.
 *
 * @param id the file's name
 * @param title what it is called
 * @param kinds "village", "firm", "venue"
 * @param scope prefixes of division codes in which it is used
 * @param from first day, Asia/Shanghai
 * @param until last day, null where none is set
 * @param isDocument whether a document was seen; else it is an assumption
 * @param cites where it stands
 * @param classes in the issuer's order
 */
public record ClassScheme(
    String id,
    Wording title,
    List<String> kinds,
    List<String> scope,
    LocalDate from,
    @Nullable LocalDate until,
    boolean isDocument,
    Wording cites,
    List<ObjectClass> classes) {

  /** Copies the lists. */
  public ClassScheme {
    kinds = List.copyOf(kinds);
    scope = List.copyOf(scope);
    classes = List.copyOf(classes);
  }

  /**
   * One class.
   *
   * @param criteria when it is given; null where nobody has published that
   */
  public record ObjectClass(String id, Wording name, @Nullable Wording criteria) {}

  /** Whether it says of every class when it is given; without that nobody can be sorted. */
  public boolean hasCriteria() {
    return classes.stream().allMatch(one -> one.criteria() != null);
  }

  /** Whether it is used in an area on a day. */
  public boolean holds(String area, LocalDate on) {
    return !on.isBefore(from)
        && (until == null || !on.isAfter(until))
        && scope.stream().anyMatch(area::startsWith);
  }

  /** The class with this id. */
  public Optional<ObjectClass> find(String word) {
    return classes.stream().filter(one -> one.id().equals(word)).findFirst();
  }

  /**
   * All schemes of a folder.
   *
   * @throws PlaybookRefused where a file is none; it names the entry
   */
  public static List<ClassScheme> load(Path folder) {
    return Yaml.filesOf(folder).stream().map(ClassScheme::read).toList();
  }

  private static ClassScheme read(Path file) {
    Yaml yaml = Yaml.of(file);
    LocalDate from = yaml.date("from");
    if (from == null || yaml.children("classes").isEmpty() || yaml.words("kinds").isEmpty()) {
      throw new PlaybookRefused(file, "'from', 'kinds' and 'classes' are needed");
    }
    Yaml source = yaml.child("source");
    return new ClassScheme(
        yaml.text("id"),
        yaml.wording("title"),
        yaml.words("kinds"),
        yaml.words("scope"),
        from,
        yaml.date("until"),
        source.text("grade").equals("document"),
        source.wording("cites"),
        yaml.children("classes").stream().map(ClassScheme::objectClass).toList());
  }

  private static ObjectClass objectClass(Yaml one) {
    return new ObjectClass(
        one.text("id"), one.wording("name"), one.has("criteria") ? one.wording("criteria") : null);
  }
}
