package lianfang.rulebook.notice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lianfang.rulebook.At;
import lianfang.rulebook.Finding;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.Question;
import lianfang.rulebook.Refusal;
import lianfang.rulebook.grade.SceneRules;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.Input;
import lianfang.rulebook.table.Row;
import lianfang.rulebook.table.TableCsv;
import lianfang.rulebook.table.Value;

/**
 * 输出用词: the columns in which a notice's table may answer, and the words that each takes. What
 * stands elsewhere would be an answer that nobody carries out, so it is refused at load.
 */
public final class OutputWords {

  private static final String NOTHING = "none";
  private static final int BEFORE_ROWS = 2;
  private static final List<String> PLACES = List.of("hospital", "central", "home", "undecided");

  /** Closed lists of words by column; {@code none} is always admissible. */
  private static final Map<String, List<String>> WORDS =
      new TreeMap<>(
          Map.of(
              "isolation",
              PLACES,
              "then",
              PLACES,
              "closure",
              List.of("unit", "building"),
              "disinfection",
              List.of("full"),
              "duty",
              List.of("double-report", "symptom-report", "no-travel-beijing"),
              "ask",
              Arrays.stream(Question.values()).map(Question::key).toList(),
              "certificate",
              List.of("valid")));

  /** Columns that take whole days. */
  private static final Set<String> DAYS = Set.of("days", "then_days", "closure_days");

  /**
   * In the column {@code ends}: the isolation of the row lasts as long as grade and class around
   * the person are as the row asks.
   */
  public static final String SURROUNDINGS = "surroundings";

  /** What is around a person and may change; where somebody came from stays what it was. */
  static final List<String> CHANGING = List.of("grade", "class", "firm_class");

  /** Columns for readers alone: who answers for the measure, and the event that ends it. */
  private static final Set<String> FREE = Set.of("head", "ends");

  /** Columns of tables about areas, whose words each notice chooses for itself. */
  private static final Set<String> AREAS = Set.of("grade", SceneRules.COLUMN);

  private OutputWords() {}

  /** Whether a table that gives measures may answer in this column. */
  public static boolean isColumn(String name) {
    return WORDS.containsKey(name) || DAYS.contains(name) || FREE.contains(name);
  }

  /** The words that a column takes beside nothing; empty where it takes days or free words. */
  public static List<String> words(String column) {
    return WORDS.getOrDefault(column, List.of());
  }

  /** Whether a column takes whole days. */
  public static boolean isDays(String column) {
    return DAYS.contains(column);
  }

  /** All columns in which a table may answer, in the order of the alphabet. */
  public static List<String> columns() {
    List<String> all = new ArrayList<>(WORDS.keySet());
    all.addAll(DAYS);
    all.addAll(FREE);
    return all.stream().sorted().toList();
  }

  /** Everything that the tables of a notice answer and nobody understands. */
  static List<Finding> check(List<CompiledTable> tables) {
    List<Finding> findings = new ArrayList<>();
    for (CompiledTable compiled : tables) {
      DecisionTable table = compiled.table();
      if (SceneRules.rules(compiled)) {
        scenes(table, findings);
      }
      for (int i = 0; i < table.outputs().size(); i++) {
        String column = table.outputs().get(i).name();
        if (AREAS.contains(column)) {
          continue;
        }
        if (!isColumn(column)) {
          findings.add(unknown(new At(table.file(), "2", column), column, columns()));
          continue;
        }
        for (Row row : table.rows()) {
          check(table, row, column, row.outputs().get(i), findings);
        }
      }
    }
    return findings;
  }

  /** What holds in a scene is asked by grade and scene, and each scene is declared. */
  private static void scenes(DecisionTable table, List<Finding> findings) {
    for (Input input : table.inputs()) {
      At at = new At(table.file(), "2", input.name());
      if (!SceneRules.INPUTS.contains(input.name())) {
        findings.add(unknown(at, input.name(), SceneRules.INPUTS));
      } else if (!input.isClosed()) {
        findings.add(unknown(at, "-", List.of("values: [...]")));
      }
    }
    for (String needed : SceneRules.INPUTS) {
      if (table.inputs().stream().noneMatch(input -> input.name().equals(needed))) {
        findings.add(unknown(new At(table.file(), "2", needed), "", SceneRules.INPUTS));
      }
    }
  }

  private static void check(
      DecisionTable table, Row row, String column, Value value, List<Finding> findings) {
    if (value.isKnown()) {
      At at = new At(table.file(), row.id(), column);
      problem(column, value.toString())
          .ifPresent(detail ->
              findings.add(
                  new Finding(
                      DAYS.contains(column) ? Refusal.WRONG_TYPE : Refusal.UNKNOWN_WORD,
                      detail,
                      List.of(at))));
    }
  }

  /**
   * What is wrong with an answer as it is written; empty where it is understood, and in columns
   * whose words each notice chooses for itself.
   */
  public static Optional<Phrase> problem(String column, String written) {
    String text = written.strip();
    boolean days = DAYS.contains(column);
    if (!days && !WORDS.containsKey(column) || text.equals(Value.WORD)) {
      return Optional.empty();
    }
    if (text.isEmpty()) {
      return Optional.of(
          days
              ? new Phrase("空单元格；没有天数请写 0", "the cell is empty; write 0 where there are no days")
              : new Phrase(
                  "空单元格；不要求请写 none", "the cell is empty; write none where nothing is asked"));
    }
    if (text.equals(NOTHING)) {
      return Optional.empty();
    }
    if (days) {
      return text.matches("[0-9]{1,4}d?")
          ? Optional.empty()
          : Optional.of(
              new Phrase(
                  "“" + text + "”不是天数；应写如 14", "'" + text + "' is no number of days such as 14"));
    }
    return words(column).contains(text)
        ? Optional.empty()
        : Optional.of(nobodyKnows(text, words(column)));
  }

  /** Cells of a table's file in which an answer is missing; what is silent would ask nothing. */
  static List<Finding> empty(String file, String text) {
    List<Finding> findings = new ArrayList<>();
    List<List<String>> lines = TableCsv.cells(text);
    List<String> columns = lines.size() < BEFORE_ROWS ? List.of() : lines.get(1);
    for (List<String> line : lines.subList(Math.min(BEFORE_ROWS, lines.size()), lines.size())) {
      for (int i = columns.indexOf("|") + 1; i < Math.min(columns.size(), line.size()); i++) {
        if (line.get(i).isBlank()) {
          At at = new At(file, line.getFirst().strip(), columns.get(i).strip());
          problem(at.column(), "")
              .ifPresent(detail ->
                  findings.add(new Finding(Refusal.UNREADABLE_CELL, detail, List.of(at))));
        }
      }
    }
    return findings;
  }

  private static Finding unknown(At at, String word, List<String> known) {
    return new Finding(Refusal.UNKNOWN_WORD, nobodyKnows(word, known), List.of(at));
  }

  private static Phrase nobodyKnows(String word, List<String> known) {
    String list = String.join(", ", known);
    return new Phrase(
        "没有哪项措施认得“" + word + "”；可用：" + list, "no measure knows '" + word + "'; known are " + list);
  }
}
