package lianfang.rulebook.dmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lianfang.rulebook.table.CellRefused;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.HitPolicy;
import lianfang.rulebook.table.Input;
import lianfang.rulebook.table.Output;
import lianfang.rulebook.table.Row;
import lianfang.rulebook.table.UnaryTest;
import lianfang.rulebook.table.UnaryTestParser;
import lianfang.rulebook.table.Value;
import lianfang.rulebook.table.ValueType;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads one decision table of a DMN file. */
final class DmnTable {

  /** A name that nobody declared may hold letters, digits and blanks, but no operator. */
  private static final Pattern PLAIN_NAME =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*( [\\p{L}\\p{N}_]+)*");

  private final String decision;
  private final Element table;
  private final Map<String, Element> itemDefinitions;
  private final Map<String, String> variableTypes;
  private final List<Value> defaults = new ArrayList<>();

  DmnTable(
      String decision,
      Element table,
      Map<String, Element> itemDefinitions,
      Map<String, String> variableTypes) {
    this.decision = decision;
    this.table = table;
    this.itemDefinitions = itemDefinitions;
    this.variableTypes = variableTypes;
  }

  DecisionTable read() {
    HitPolicy policy = policy();
    List<Input> inputs = new ArrayList<>();
    for (Element column : Xml.children(table, "input")) {
      inputs.add(input(column));
    }
    List<Element> rules = Xml.children(table, "rule");
    List<Element> columns = Xml.children(table, "output");
    List<Output> outputs = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      outputs.add(output(columns.get(i), i, columns.size(), rules));
    }
    if (outputs.isEmpty()) {
      throw refused("decision table without output", "没有输出列", "it has no output column");
    }
    List<String> annotations =
        Xml.children(table, "annotation").stream().map(one -> one.getAttribute("name")).toList();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      rows.add(row(rules.get(i), i + 1, inputs, outputs, annotations));
    }
    if (defaults.stream().anyMatch(Value::isKnown)) {
      List<UnaryTest> any = inputs.stream().map(input -> UnaryTest.any()).toList();
      rows.add(new Row(Row.OTHERWISE, "", any, defaults, ""));
    }
    return new DecisionTable(decision, decision + ".dmn", policy, inputs, outputs, rows);
  }

  private HitPolicy policy() {
    String hit = table.getAttribute("hitPolicy");
    String aggregation = table.getAttribute("aggregation");
    return HitPolicy.find(hit, hit.equals("COLLECT") ? aggregation : "")
        .orElseThrow(() ->
            refused("hit policy " + hit + " " + aggregation, "不认识的命中策略", "no such hit policy"));
  }

  private Input input(Element column) {
    List<Element> expressions = Xml.children(column, "inputExpression");
    String name = expressions.isEmpty() ? "" : Xml.text(expressions.getFirst());
    if (!variableTypes.containsKey(name) && !PLAIN_NAME.matcher(name).matches()) {
      throw refused(
          "input expression '" + name + "'",
          "输入须为单个变量名，请先把表达式改为输入数据",
          "an input is the name of one variable; make the expression an input of its own");
    }
    String plain = labelled(name, column);
    String ref = expressions.getFirst().getAttribute("typeRef");
    String typeRef = ref.isEmpty() ? variableTypes.getOrDefault(name, "") : ref;
    ValueType type = type(typeRef, "input " + name);
    String values = Xml.text(column, "inputValues");
    String limits = values.isEmpty() ? allowedValues(typeRef, variableTypes.get(name)) : values;
    if (limits.isEmpty()) {
      return Input.of(plain, type);
    }
    UnaryTest allowed = test(limits, Input.of(name, type), "allowed values of " + name);
    if (type != ValueType.TEXT) {
      return new Input(plain, type, List.of(), withoutUnknown(allowed));
    }
    return new Input(plain, type, words(allowed, name), UnaryTest.any());
  }

  /** A name that bears our mark is what its label says. */
  private static String labelled(String name, Element column) {
    String label = column.getAttribute("label");
    return name.equals(DmnWriter.MARK + label) ? label : name;
  }

  private List<String> words(UnaryTest allowed, String name) {
    List<String> words = new ArrayList<>();
    if (!(allowed instanceof UnaryTest.Parts(List<UnaryTest.Part> parts, boolean negated))
        || negated) {
      throw refused(
          "allowed values of " + name, "须为词的列表", "allowed values of a text are a list of words");
    }
    for (UnaryTest.Part part : parts) {
      if (part instanceof UnaryTest.Is(Value.Word(String word))) {
        words.add(word);
      }
    }
    return words;
  }

  /** What is unknown is a value of every input and so no part of its limits. */
  private static UnaryTest withoutUnknown(UnaryTest test) {
    if (!(test instanceof UnaryTest.Parts(List<UnaryTest.Part> parts, boolean negated))) {
      return test;
    }
    UnaryTest.Part unknown = new UnaryTest.Is(Value.unknown());
    List<UnaryTest.Part> known = parts.stream().filter(part -> !part.equals(unknown)).toList();
    return known.isEmpty() ? test : new UnaryTest.Parts(known, negated);
  }

  private Output output(Element column, int index, int count, List<Element> rules) {
    String name = labelled(column.getAttribute("name"), column);
    if (name.isEmpty()) {
      name = column.getAttribute("label");
    }
    if (name.isEmpty()) {
      if (count > 1) {
        throw refused("output " + (index + 1), "多个输出列须有名称", "each of several outputs needs a name");
      }
      name = decision;
    }
    String values = Xml.text(column, "outputValues");
    String typeRef = column.getAttribute("typeRef");
    ValueType type =
        typeRef.isEmpty() ? inferred(index, rules, name) : type(typeRef, "output " + name);
    String list = values.isEmpty() ? allowedValues(typeRef, null) : values;
    String otherwise = Xml.text(column, "defaultOutputEntry");
    defaults.add(value(otherwise, type, "default of " + name));
    return new Output(name, type, list.isEmpty() ? List.of() : values(list, type, name));
  }

  private List<Value> values(String list, ValueType type, String name) {
    UnaryTest test = test(list, Input.of(name, type), "output values of " + name);
    List<Value> values = new ArrayList<>();
    if (test instanceof UnaryTest.Parts(List<UnaryTest.Part> parts, boolean negated)) {
      for (UnaryTest.Part part : parts) {
        if (negated || !(part instanceof UnaryTest.Is(Value value))) {
          throw refused("output values of " + name, "须为值的列表", "output values are a list of values");
        }
        values.add(value);
      }
    }
    return values;
  }

  private ValueType inferred(int index, List<Element> rules, String name) {
    for (Element rule : rules) {
      List<Element> entries = Xml.children(rule, "outputEntry");
      String text = index < entries.size() ? Xml.text(entries.get(index)) : "";
      if (text.startsWith("\"")) {
        return ValueType.TEXT;
      }
      if (text.equals("true") || text.equals("false")) {
        return ValueType.BOOLEAN;
      }
      if (text.startsWith("date(")) {
        return ValueType.DATE;
      }
      if (text.startsWith("duration(")) {
        return ValueType.DAYS;
      }
      if (text.matches("-?[0-9.]+")) {
        return ValueType.NUMBER;
      }
      if (!text.isEmpty() && !text.equals("null")) {
        throw refused(
            "output expression '" + text + "'", "输出须为字面值", "an output is a literal value");
      }
    }
    throw refused("output " + name, "输出没有类型", "the output has no type");
  }

  private Row row(
      Element rule,
      int number,
      List<Input> inputs,
      List<Output> outputs,
      List<String> annotations) {
    List<Element> tests = Xml.children(rule, "inputEntry");
    List<Element> values = Xml.children(rule, "outputEntry");
    if (tests.size() != inputs.size() || values.size() != outputs.size()) {
      throw refused("rule " + number, "单元格数与列数不符", "its cells do not fit the columns");
    }
    List<UnaryTest> cells = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      String text = Xml.text(tests.get(i));
      String where = "rule " + number + ", input " + inputs.get(i).name();
      cells.add(text.isEmpty() ? UnaryTest.any() : test(text, inputs.get(i), where));
    }
    List<Value> answers = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      String where = "rule " + number + ", output " + outputs.get(i).name();
      answers.add(value(Xml.text(values.get(i)), outputs.get(i).type(), where));
    }
    List<Element> remarks = Xml.children(rule, "annotationEntry");
    String id = remark(remarks, annotations, "row");
    return new Row(
        id.isEmpty() ? "R" + number : id,
        remark(remarks, annotations, "clause"),
        cells,
        answers,
        remark(remarks, annotations, "annotation"));
  }

  private static String remark(List<Element> remarks, List<String> names, String name) {
    int at = names.indexOf(name);
    return at < 0 || at >= remarks.size() ? "" : Xml.text(remarks.get(at));
  }

  private UnaryTest test(String text, Input input, String where) {
    try {
      return UnaryTestParser.parseStrictly(text, input);
    } catch (CellRefused cell) {
      throw refused(where, cell.detail().zh(), cell.detail().en());
    }
  }

  private Value value(String text, ValueType type, String where) {
    try {
      return text.isEmpty() ? Value.unknown() : UnaryTestParser.valueStrictly(text, type);
    } catch (CellRefused cell) {
      throw refused(where, cell.detail().zh(), cell.detail().en());
    }
  }

  private ValueType type(String typeRef, String where) {
    String plain = typeRef.substring(typeRef.indexOf(':') + 1);
    return switch (plain) {
      case "string" -> ValueType.TEXT;
      case "boolean" -> ValueType.BOOLEAN;
      case "number" -> ValueType.NUMBER;
      case "date" -> ValueType.DATE;
      case "days and time duration", "dayTimeDuration" -> ValueType.DAYS;
      default -> {
        Element item = itemDefinitions.get(typeRef);
        List<Element> refs = item == null ? List.of() : Xml.children(item, "typeRef");
        if (refs.isEmpty() || refs.getFirst().getTextContent().strip().equals(typeRef)) {
          throw refused(
              "type '" + typeRef + "' of " + where,
              "可用类型：string, boolean, number, date, days and time duration",
              "known types are string, boolean, number, date, days and time duration");
        }
        yield type(refs.getFirst().getTextContent().strip(), where);
      }
    };
  }

  private String allowedValues(String typeRef, @Nullable String other) {
    for (String ref : other == null ? List.of(typeRef) : List.of(typeRef, other)) {
      Element item = itemDefinitions.get(ref);
      String text = item == null ? "" : Xml.text(item, "allowedValues");
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private DmnRefused refused(String construct, String zh, String en) {
    return new DmnRefused(construct, "decision " + decision, zh, en);
  }
}
