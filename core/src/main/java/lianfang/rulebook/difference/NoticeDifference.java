package lianfang.rulebook.difference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lianfang.rulebook.notice.Clause;
import lianfang.rulebook.notice.Notice;
import lianfang.rulebook.notice.Reading;
import lianfang.rulebook.table.CompiledTable;

/**
 * 版本的逻辑差异: what two editions of a notice answer differently. Titles, summaries, remarks, names of
 * rows and golden cases are text: they may differ while the logic is the same.
 *
 * @param before content hash of the first edition
 * @param after content hash of the second one
 * @param tables tables that answer some case differently
 * @param terms what else changes what follows
 */
public record NoticeDifference(
    String before, String after, List<TableDifference> tables, List<Term> terms) {

  /** Copies the lists. */
  public NoticeDifference {
    tables = List.copyOf(tables);
    terms = List.copyOf(terms);
  }

  /** Whether the same follows in every case, whatever the texts say. */
  public boolean isSameLogic() {
    return tables.isEmpty() && terms.isEmpty();
  }

  /** Whether the files are the same as well. */
  public boolean isSameText() {
    return before.equals(after);
  }

  /** Compares two editions; they may also be two notices. */
  public static NoticeDifference of(Notice before, Notice after) {
    List<TableDifference> tables = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    before.tables().forEach(table -> names.add(table.table().id()));
    after.tables().forEach(table -> names.add(table.table().id()));
    for (String name : names) {
      TableDifference one = TableDifference.of(table(before, name), table(after, name));
      if (!one.isNone()) {
        tables.add(one);
      }
    }
    return new NoticeDifference(before.edition(), after.edition(), tables, terms(before, after));
  }

  private static Optional<CompiledTable> table(Notice notice, String name) {
    return notice.tables().stream().filter(table -> table.table().id().equals(name)).findFirst();
  }

  private static List<Term> terms(Notice before, Notice after) {
    List<Term> terms = new ArrayList<>();
    add(terms, "from", "", before.from().toString(), after.from().toString());
    add(terms, "until", "", day(before), day(after));
    add(terms, "scope", "", list(before.scope()), list(after.scope()));
    add(terms, "layer", "", before.layer(), after.layer());
    add(terms, "supersedes", "", list(before.supersedes()), list(after.supersedes()));
    each(terms, "reading", readings(before), readings(after));
    each(terms, "responsible", responsible(before), responsible(after));
    return terms;
  }

  private static String day(Notice notice) {
    return notice.until() == null ? "" : notice.until().toString();
  }

  private static String list(List<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }

  private static Map<String, String> readings(Notice notice) {
    Map<String, String> said = new LinkedHashMap<>();
    for (Reading one : notice.readings()) {
      String from = one.from() == null ? "" : " from " + one.from();
      String ground = one.isDocument() ? "document" : "assumption";
      said.put(one.key(), one.value() + " (" + ground + from + ")");
    }
    return said;
  }

  private static Map<String, String> responsible(Notice notice) {
    Map<String, String> said = new LinkedHashMap<>();
    for (Clause one : notice.clauses()) {
      said.put(one.id(), list(one.responsible()));
    }
    return said;
  }

  private static void each(
      List<Term> terms, String kind, Map<String, String> before, Map<String, String> after) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      add(terms, kind, name, before.getOrDefault(name, ""), after.getOrDefault(name, ""));
    }
  }

  private static void add(List<Term> terms, String kind, String name, String before, String after) {
    if (!before.equals(after)) {
      terms.add(new Term(kind, name, before, after));
    }
  }
}
