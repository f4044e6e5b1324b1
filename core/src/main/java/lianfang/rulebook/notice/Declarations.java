package lianfang.rulebook.notice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lianfang.rulebook.Phrase;
import lianfang.rulebook.Refusal;
import lianfang.rulebook.table.CellRefused;
import lianfang.rulebook.table.Input;
import lianfang.rulebook.table.Output;
import lianfang.rulebook.table.UnaryTest;
import lianfang.rulebook.table.UnaryTestParser;
import lianfang.rulebook.table.Value;
import lianfang.rulebook.table.ValueType;

/** Reads the declared inputs and outputs of a notice. */
final class Declarations {

  private static final String OF = "of";

  final SortedMap<String, Input> inputs = new TreeMap<>();
  final Map<String, Phrase> titles = new HashMap<>();
  final Map<String, Output> outputs = new HashMap<>();

  /** Reads {@code inputs} and {@code outputs} of notice.yaml. */
  Declarations(Node notice) {
    Node in = notice.at("inputs");
    for (String name : in.keysInOrder()) {
      Node node = in.at(name);
      node.allow("type", "values", "zh", "en", OF);
      titles.put(name, node.has("zh") || node.has("en") ? title(node) : missing(node));
      if (node.has(OF) && InputWords.find(name).isPresent()) {
        node.at(OF)
            .refuse(
                Refusal.CONTRADICTION,
                name + " 是词汇表里的问，由本平台回答；自定的问请另起列名",
                name + " is a question of the glossary; give one of your own another name");
      }
      type(node).ifPresent(type -> inputs.put(name, input(name, type, node)));
    }
    Node out = notice.at("outputs");
    for (String name : out.keysInOrder()) {
      Node node = out.at(name);
      node.allow("type", "values", "zh", "en");
      type(node).ifPresent(type -> outputs.put(name, output(name, type, node)));
    }
  }

  private static Phrase title(Node node) {
    Phrase title = new Phrase(node.at("zh").text(), node.at("en").text());
    if (!title.isWhole()) {
      node.refuse(Refusal.LANGUAGE_MISSING, "zh 与 en 都要写", "zh and en must both be given");
    }
    return title;
  }

  private static Phrase missing(Node node) {
    node.refuse(Refusal.LANGUAGE_MISSING, "zh 与 en 都要写", "zh and en must both be given");
    return new Phrase("", "");
  }

  private static Optional<ValueType> type(Node node) {
    String word = node.at("type").required();
    Optional<ValueType> type = ValueType.find(word);
    if (type.isEmpty() && !word.isEmpty()) {
      node.at("type")
          .refuse(
              Refusal.UNKNOWN_WORD,
              "没有 " + word + " 类型；可用：enum, text, boolean, number, date, days",
              "there is no type '" + word + "'; known are enum, text, boolean, number, date, days");
    }
    return type;
  }

  private static Input input(String name, ValueType type, Node node) {
    List<String> values = node.at("values").words();
    if (type == ValueType.TEXT) {
      if (node.at("type").text().equals("enum") && values.isEmpty()) {
        node.refuse(Refusal.UNREADABLE, "enum 须列出 values", "an enum lists its values");
      }
      return new Input(name, type, values, UnaryTest.any(), of(node));
    }
    if (node.has(OF)) {
      node.at(OF).refuse(Refusal.WRONG_TYPE, "自定的问须是 enum", "a question of its own is an enum");
    }
    String list =
        String.join(",", values.stream().filter(word -> !word.equals(Value.WORD)).toList());
    if (list.isEmpty() || type == ValueType.BOOLEAN) {
      return Input.of(name, type);
    }
    return new Input(name, type, List.of(), test(list, Input.of(name, type), node.at("values")));
  }

  /** The attribute that answers a question of the notice's own. */
  private static String of(Node node) {
    String of = node.has(OF) ? node.at(OF).text() : "";
    if (node.has(OF) && !InputWords.isAttribute(of)) {
      String kinds = String.join(", ", InputWords.OPENING);
      node.at(OF)
          .refuse(
              Refusal.UNKNOWN_WORD,
              "应写成 事实类型.属性，类型是引出情形的：" + kinds,
              "write KIND.ATTRIBUTE of a fact that opens an episode: " + kinds);
      return "";
    }
    return of;
  }

  private static UnaryTest test(String cell, Input input, Node node) {
    try {
      return UnaryTestParser.parse(cell, input);
    } catch (CellRefused refused) {
      node.refuse(refused.refusal(), refused.detail().zh(), refused.detail().en());
      return UnaryTest.any();
    }
  }

  private static Output output(String name, ValueType type, Node node) {
    List<Value> values = new ArrayList<>();
    for (Node value : node.at("values").list()) {
      values.add(value(value, type));
    }
    return new Output(name, type, values);
  }

  private static Value value(Node node, ValueType type) {
    try {
      return UnaryTestParser.value(node.text(), type, List.of());
    } catch (CellRefused refused) {
      node.refuse(refused.refusal(), refused.detail().zh(), refused.detail().en());
      return Value.unknown();
    }
  }
}
