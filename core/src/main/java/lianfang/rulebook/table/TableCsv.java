package lianfang.rulebook.table;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lianfang.rulebook.At;
import lianfang.rulebook.Finding;
import lianfang.rulebook.NoticeRefused;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.Refusal;

/**
 * Reads a decision table from CSV. The first line is {@code hit,U} (or another hit policy), the
 * second {@code row,clause,<inputs>,|,<outputs>[,annotation]}, every other line a row. Lines that
 * begin with {@code #} are remarks.
 */
public final class TableCsv {
  private static final String DIVIDER = "|";
  private static final String ANNOTATION = "annotation";
  private static final int BEFORE_INPUTS = 2;

  private final String file;
  private final Map<String, Input> declaredInputs;
  private final Map<String, Output> declaredOutputs;
  private final List<Finding> findings;
  private final List<Input> inputs = new ArrayList<>();
  private final List<Output> outputs = new ArrayList<>();
  private boolean annotated;

  private TableCsv(
      String file, Map<String, Input> inputs, Map<String, Output> outputs, List<Finding> findings) {
    this.file = file;
    this.declaredInputs = inputs;
    this.declaredOutputs = outputs;
    this.findings = findings;
  }

  /**
   * Reads a table and adds everything that is wrong with it to {@code findings}.
   *
   * @param file path inside the notice's folder, for messages and the table's id
   * @param text content of the file
   * @param inputs declared inputs by name; a column that is none of them is refused
   * @param outputs declared outputs by name; a column that is none of them is text
   * @return empty when anything was found
   */
  public static Optional<DecisionTable> read(
      String file,
      String text,
      Map<String, Input> inputs,
      Map<String, Output> outputs,
      List<Finding> findings) {
    int before = findings.size();
    DecisionTable table = new TableCsv(file, inputs, outputs, findings).read(text);
    return findings.size() > before ? Optional.empty() : Optional.of(table);
  }

  /**
   * Reads a table that must be right.
   *
   * @throws NoticeRefused with everything that is wrong
   */
  public static DecisionTable read(String file, String text, List<Input> inputs) {
    Map<String, Input> byName = new HashMap<>();
    inputs.forEach(input -> byName.put(input.name(), input));
    List<Finding> findings = new ArrayList<>();
    return read(file, text, byName, Map.of(), findings)
        .orElseThrow(() -> new NoticeRefused(findings));
  }

  /**
   * The columns of a table whose rows may be wrong: a table without rows. Columns that nobody
   * declared or that stand twice are left out.
   */
  public static DecisionTable columns(
      String file, String text, Map<String, Input> inputs, Map<String, Output> outputs) {
    TableCsv reader = new TableCsv(file, inputs, outputs, new ArrayList<>());
    List<CsvRecord> lines = reader.lines(text);
    HitPolicy policy = reader.policy(lines);
    if (lines.size() >= BEFORE_INPUTS) {
      reader.header(lines.get(1).getFields());
    }
    return new DecisionTable(reader.id(), file, policy, reader.inputs, reader.outputs, List.of());
  }

  /** The bare cells of a file, line by line, without remarks; empty when it is no CSV. */
  public static List<List<String>> cells(String text) {
    TableCsv reader = new TableCsv("", Map.of(), Map.of(), new ArrayList<>());
    return reader.lines(text).stream().map(CsvRecord::getFields).toList();
  }

  private DecisionTable read(String text) {
    List<CsvRecord> lines = lines(text);
    HitPolicy policy = policy(lines);
    List<Row> rows = new ArrayList<>();
    if (lines.size() < 2) {
      refuse(
          At.file(file),
          "第二行应为列名：row,clause,输入列…,|,输出列…",
          "the second line must name the columns: row,clause,<inputs>,|,<outputs>");
    } else if (header(lines.get(1).getFields())) {
      Map<String, Long> seen = new HashMap<>();
      for (CsvRecord line : lines.subList(2, lines.size())) {
        row(line, seen).ifPresent(rows::add);
      }
    }
    return new DecisionTable(id(), file, policy, inputs, outputs, rows);
  }

  private List<CsvRecord> lines(String text) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(content)) {
      return reader.stream().toList();
    } catch (CsvParseException | java.io.IOException unreadable) {
      refuse(
          At.file(file),
          "不是可读的 CSV：" + unreadable.getMessage(),
          "not readable as CSV: " + unreadable.getMessage());
      return List.of();
    }
  }

  private String id() {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
  }

  private HitPolicy policy(List<CsvRecord> lines) {
    List<String> first = lines.isEmpty() ? List.of() : lines.getFirst().getFields();
    if (first.size() >= 2 && first.get(0).strip().equals("hit")) {
      Optional<HitPolicy> policy = HitPolicy.find(first.get(1).strip());
      if (policy.isPresent()) {
        return policy.get();
      }
    }
    refuse(
        new At(file, "1", "hit"),
        "第一行应为 hit,X；X 为 U F A P R O C C+ C< C> C# 之一",
        "the first line must be hit,X where X is one of U F A P R O C C+ C< C> C#");
    return HitPolicy.UNIQUE;
  }

  private boolean header(List<String> names) {
    int divider = names.indexOf(DIVIDER);
    if (names.size() < BEFORE_INPUTS
        || !names.get(0).equals("row")
        || !names.get(1).equals("clause")
        || divider < 0) {
      refuse(
          new At(file, "2", ""),
          "列名应为 row,clause,输入列…,|,输出列…；“|”分开输入与输出",
          "the columns must be row,clause,<inputs>,|,<outputs>; | parts inputs from outputs");
      return false;
    }
    annotated = names.getLast().equals(ANNOTATION);
    int found = findings.size();
    for (String name : names.subList(BEFORE_INPUTS, divider)) {
      input(name.strip());
    }
    for (String name : names.subList(divider + 1, names.size() - (annotated ? 1 : 0))) {
      output(name.strip());
    }
    if (outputs.isEmpty()) {
      refuse(new At(file, "2", ""), "“|”之后没有输出列", "no output column follows |");
    }
    return findings.size() == found;
  }

  private void input(String name) {
    Input input = declaredInputs.get(name);
    if (input == null) {
      String known = String.join(", ", declaredInputs.keySet().stream().sorted().toList());
      findings.add(
          new Finding(
              Refusal.UNKNOWN_WORD,
              new Phrase(
                  "输入列“" + name + "”未声明；已声明：" + known + "。请在 notice.yaml 的 inputs 中声明",
                  "input column '"
                      + name
                      + "' is not declared (declared: "
                      + known
                      + "); declare it under inputs in notice.yaml"),
              List.of(new At(file, "2", name), new At("notice.yaml", "", "inputs"))));
    } else if (inputs.contains(input)) {
      refuse(new At(file, "2", name), "列名重复", "the column stands twice");
    } else {
      inputs.add(input);
    }
  }

  private void output(String name) {
    if (name.isEmpty() || outputs.stream().anyMatch(output -> output.name().equals(name))) {
      refuse(new At(file, "2", name), "输出列名为空或重复", "an output column has no name or stands twice");
    } else {
      outputs.add(declaredOutputs.getOrDefault(name, Output.of(name, ValueType.TEXT)));
    }
  }

  private Optional<Row> row(CsvRecord line, Map<String, Long> seen) {
    List<String> cells = line.getFields();
    String id = cells.get(0).strip();
    String name = id.isEmpty() ? "line " + line.getStartingLineNumber() : id;
    int expected = BEFORE_INPUTS + inputs.size() + 1 + outputs.size();
    if (cells.size() < expected || cells.size() > expected + (annotated ? 1 : 0)) {
      refuse(
          new At(file, name, ""),
          "应有 " + expected + " 格，实有 " + cells.size() + " 格；含逗号的格请加引号",
          "has " + cells.size() + " cells, not " + expected + "; quote cells that hold commas");
      return Optional.empty();
    }
    Long before = seen.putIfAbsent(id, line.getStartingLineNumber());
    if (id.isEmpty() || before != null) {
      refuse(
          new At(file, name, "row"),
          before == null ? "行没有编号" : "行号 " + id + " 已用于第 " + before + " 行",
          before == null ? "the row has no name" : id + " is already the row on line " + before);
    }
    return cells(name, cells);
  }

  private Optional<Row> cells(String name, List<String> cells) {
    int found = findings.size();
    List<UnaryTest> tests = new ArrayList<>();
    int column = BEFORE_INPUTS;
    for (Input input : inputs) {
      try {
        tests.add(UnaryTestParser.parse(cells.get(column), input));
      } catch (CellRefused cell) {
        refuse(cell, name, input.name());
      }
      column++;
    }
    if (!cells.get(column).isBlank() && !cells.get(column).strip().equals(DIVIDER)) {
      refuse(new At(file, name, DIVIDER), "分隔列应为空或 |", "the dividing cell must be empty or |");
    }
    column++;
    List<Value> values = new ArrayList<>();
    for (Output output : outputs) {
      try {
        values.add(UnaryTestParser.value(cells.get(column), output.type(), words(output)));
      } catch (CellRefused cell) {
        refuse(cell, name, output.name());
      }
      column++;
    }
    if (findings.size() > found) {
      return Optional.empty();
    }
    String annotation = column < cells.size() ? cells.get(column).strip() : "";
    return Optional.of(new Row(name, cells.get(1).strip(), tests, values, annotation));
  }

  private static List<String> words(Output output) {
    return output.type() == ValueType.TEXT
        ? output.values().stream().filter(Value::isKnown).map(Value::toString).toList()
        : List.of();
  }

  private void refuse(CellRefused cell, String row, String column) {
    findings.add(new Finding(cell.refusal(), cell.detail(), List.of(new At(file, row, column))));
  }

  private void refuse(At at, String zh, String en) {
    findings.add(new Finding(Refusal.UNREADABLE_CELL, new Phrase(zh, en), List.of(at)));
  }
}
