package lianfang.rulebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lianfang.rulebook.dmn.DmnReader;
import lianfang.rulebook.dmn.DmnRefused;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.Input;
import lianfang.rulebook.table.TableCsvWriter;
import lianfang.rulebook.table.UnaryTest;
import lianfang.rulebook.table.Value;
import lianfang.rulebook.table.ValueType;

/**
 * 导入 DMN: brings the decision tables of another tool into a notice's folder. A DMN file knows no
 * clauses, no issuer and no days, so a folder without notice.yaml gets one with places to fill in;
 * {@code notice check} names each of them.
 */
public final class TablesOfDmn {

  private static final String NOTICE = "notice.yaml";

  private TablesOfDmn() {}

  /**
   * Writes each table of a DMN file to {@code folder/tables}.
   *
   * @return the files that were written
   * @throws IllegalArgumentException where the file holds what no table here can say, or a table
   *     stands in the folder already; nothing is written then
   */
  public static List<Path> into(Path file, Path folder) throws IOException {
    List<DecisionTable> tables = read(file);
    Map<Path, String> texts = new LinkedHashMap<>();
    for (DecisionTable table : tables) {
      String name = table.id().strip().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
      Path path = folder.resolve("tables").resolve(name + ".csv");
      if (Files.exists(path) || texts.put(path, TableCsvWriter.write(table)) != null) {
        throw new IllegalArgumentException(
            path + " stands there already; move it away or give another folder");
      }
    }
    Path notice = folder.resolve(NOTICE);
    if (!Files.exists(notice)) {
      texts.put(notice, blank(folder, tables));
    }
    for (Map.Entry<Path, String> text : texts.entrySet()) {
      Files.createDirectories(text.getKey().getParent());
      Files.writeString(text.getKey(), text.getValue());
    }
    return List.copyOf(texts.keySet());
  }

  private static List<DecisionTable> read(Path file) throws IOException {
    try {
      List<DecisionTable> tables = DmnReader.read(Files.readString(file));
      if (tables.isEmpty()) {
        throw new IllegalArgumentException(file + " 没有决策表 holds no decision table");
      }
      return tables;
    } catch (DmnRefused refused) {
      Phrase phrase = refused.phrase();
      throw new IllegalArgumentException(file + ": " + phrase.zh() + " " + phrase.en(), refused);
    }
  }

  private static String blank(Path folder, List<DecisionTable> tables) {
    var text = new StringBuilder("id: " + folder.toAbsolutePath().normalize().getFileName() + "\n");
    for (String key : List.of("title", "issuer", "original")) {
      text.append(key).append(": {zh: \"\", en: \"\"}\n");
    }
    text.append("date:\nin_force: {from: }\nscope: []\nclauses: []\ninputs:\n");
    Map<String, Input> inputs = new LinkedHashMap<>();
    tables.forEach(table -> table.inputs().forEach(input -> inputs.put(input.name(), input)));
    inputs.values().forEach(input -> text.append(declaration(input)));
    return text.toString();
  }

  private static String declaration(Input input) {
    List<String> values = new ArrayList<>();
    if (input.isClosed()) {
      input.words().forEach(word -> values.add(quoted(word)));
      values.add(Value.WORD);
    } else if (input.allowed() instanceof UnaryTest.Parts allowed) {
      values.add(quoted(TableCsvWriter.cell(allowed)));
      values.add(Value.WORD);
    }
    boolean words = input.type() == ValueType.TEXT && input.isClosed();
    return "  %s: {type: %s%s, zh: %s, en: %s}%n"
        .formatted(
            quoted(input.name()),
            words ? "enum" : input.type().word(),
            values.isEmpty() ? "" : ", values: [" + String.join(", ", values) + "]",
            quoted(input.name()),
            quoted(input.name()));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
