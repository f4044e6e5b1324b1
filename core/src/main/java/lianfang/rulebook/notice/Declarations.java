package lianfang.rulebook.notice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
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
  private static final String WORDS = "words";

  /** What parts words in a cell cannot stand in the name of one. */
  private static final Pattern PARTING =
      Pattern.compile(".*[,，、\"“”\\[\\](){}=/\\n].*", Pattern.DOTALL);

  final SortedMap<String, Input> inputs = new TreeMap<>();
  private final Map<String, Phrase> titles = new HashMap<>();
  private final Map<String, Map<String, Phrase>> values = new HashMap<>();
  final Map<String, Output> outputs = new HashMap<>();

  /** Reads {@code inputs} and {@code outputs} of notice.yaml. */
  Declarations(Node notice) {
    Node in = notice.at("inputs");
    for (String name : in.keysInOrder()) {
      Node node = in.at(name);
      node.allow("type", "values", "zh", "en", OF, WORDS);
      titles.put(name, node.has("zh") || node.has("en") ? title(node) : missing(node));
      if (node.has(OF) && InputWords.find(name).isPresent()) {
        node.at(OF)
            .refuse(
                Refusal.CONTRADICTION,
                name + " 是词汇表里的问，由本平台回答；自定的问请另起列名",
                name + " is a question of the glossary; give one of your own another name");
      }
      type(node).ifPresent(type -> inputs.put(name, input(name, type, node)));
      if (node.has(WORDS)) {
        values.put(name, words(node.at("values").words(), node.at(WORDS)));
      }
    }
    Node out = notice.at("outputs");
    for (String name : out.keysInOrder()) {
      Node node = out.at(name);
      node.allow("type", "values", "zh", "en");
      type(node).ifPresent(type -> outputs.put(name, output(name, type, node)));
    }
  }

  /** What readers see for questions and values. */
  Labels labels() {
    return new Labels(titles, values);
  }

  /** Names of values: each in both languages, of a word that is declared, and no other one's. */
  private static Map<String, Phrase> words(List<String> declared, Node node) {
    Map<String, Phrase> names = new HashMap<>();
    Set<String> taken = new HashSet<>(declared);
    for (String word : node.keysInOrder()) {
      Node one = node.at(word);
      Phrase name = one.phrase();
      if (!declared.contains(word)) {
        one.refuse(
            Refusal.UNKNOWN_WORD,
            word + " 不在 values 之中：" + String.join(", ", declared),
            word + " is not among the values: " + String.join(", ", declared));
      }
      for (String said : new LinkedHashSet<>(List.of(name.zh(), name.en()))) {
        if (PARTING.matcher(said).matches()) {
          one.refuse(
              Refusal.UNREADABLE,
              "“" + said + "”不能含逗号、引号、括号、等号和斜线，单元格中用它们分隔取值",
              "'"
                  + said
                  + "' may hold no comma, quote, bracket, equals sign or slash: these part"
                  + " the values of a cell");
        } else if (!said.equals(word) && !taken.add(said)) {
          one.refuse(
              Refusal.CONTRADICTION,
              "“" + said + "”已经是另一个取值的名称",
              "'" + said + "' is the name of another value already");
        }
      }
      names.put(word, name);
    }
    return names;
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
