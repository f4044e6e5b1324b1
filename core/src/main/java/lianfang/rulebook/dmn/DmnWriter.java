package lianfang.rulebook.dmn;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.Input;
import lianfang.rulebook.table.Output;
import lianfang.rulebook.table.Row;
import lianfang.rulebook.table.UnaryTest;
import lianfang.rulebook.table.Value;
import lianfang.rulebook.table.ValueType;

/**
 * Writes tables as DMN 1.3, one decision each. What is unknown is the word {@code "unknown"} of a
 * text and {@code null} of every other type; an {@code otherwise} row becomes the default output
 * values.
 */
public final class DmnWriter {

  static final String MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/";

  /** Names of the annotation columns, which the reader knows again. */
  static final List<String> ANNOTATIONS = List.of("row", "clause", "annotation");

  /** Words that FEEL takes for itself; a column of that name gets a mark and keeps it as label. */
  private static final Set<String> RESERVED =
      Set.of(
          "if",
          "then",
          "else",
          "for",
          "in",
          "return",
          "some",
          "every",
          "satisfies",
          "instance",
          "of",
          "between",
          "and",
          "or",
          "not",
          "null",
          "true",
          "false",
          "function",
          "external",
          "date",
          "time",
          "duration",
          "number",
          "string",
          "list",
          "context");

  static final String MARK = "_";

  private final XMLStreamWriter xml;
  private final Map<String, String> inputIds = new LinkedHashMap<>();

  private DmnWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /**
   * The tables as one DMN file.
   *
   * @param name name of the model; its namespace is made from it
   */
  public static String write(String name, List<DecisionTable> tables) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new DmnWriter(xml).definitions(name, tables);
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("a text in memory can be written", impossible);
    }
    return text.toString();
  }

  /** The namespace of a model. */
  public static String namespace(String name) {
    return "urn:lianfang:notice:" + name;
  }

  private void definitions(String name, List<DecisionTable> tables) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    open("definitions");
    xml.writeDefaultNamespace(MODEL);
    attribute("id", "definitions");
    attribute("name", name);
    attribute("namespace", namespace(name));
    attribute("exporter", "Lianfang");
    Map<String, Input> inputs = new LinkedHashMap<>();
    for (DecisionTable table : tables) {
      for (Input input : table.inputs()) {
        inputs.putIfAbsent(input.name(), input);
      }
    }
    for (Input input : inputs.values()) {
      String id = "input" + (inputIds.size() + 1);
      inputIds.put(input.name(), id);
      inputData(id, input);
    }
    for (int i = 0; i < tables.size(); i++) {
      decision("decision" + (i + 1), tables.get(i));
    }
    close();
    xml.writeEndDocument();
  }

  private void inputData(String id, Input input) throws XMLStreamException {
    open("inputData");
    attribute("id", id);
    attribute("name", feelName(input.name()));
    xml.writeEmptyElement("variable");
    attribute("name", feelName(input.name()));
    attribute("typeRef", typeRef(input.type()));
    close();
  }

  private void decision(String id, DecisionTable table) throws XMLStreamException {
    open("decision");
    attribute("id", id);
    attribute("name", table.id());
    xml.writeEmptyElement("variable");
    attribute("name", table.id());
    for (Input input : table.inputs()) {
      open("informationRequirement");
      attribute("id", id + "_" + inputIds.get(input.name()));
      xml.writeEmptyElement("requiredInput");
      attribute("href", "#" + inputIds.get(input.name()));
      close();
    }
    open("decisionTable");
    attribute("id", id + "_table");
    attribute("hitPolicy", table.policy().dmn());
    if (table.policy().isAggregated()) {
      attribute("aggregation", table.policy().aggregation());
    }
    attribute("outputLabel", table.id());
    columns(id, table);
    int number = 0;
    for (Row row : table.rows()) {
      number++;
      if (!row.isOtherwise()) {
        rule(id + "_rule" + number, table, row);
      }
    }
    close();
    close();
  }

  private void columns(String id, DecisionTable table) throws XMLStreamException {
    for (int i = 0; i < table.inputs().size(); i++) {
      Input input = table.inputs().get(i);
      open("input");
      attribute("id", id + "_in" + (i + 1));
      attribute("label", input.name());
      open("inputExpression");
      attribute("id", id + "_in" + (i + 1) + "_expression");
      attribute("typeRef", typeRef(input.type()));
      text(feelName(input.name()));
      close();
      String values = inputValues(input);
      if (!values.isEmpty()) {
        open("inputValues");
        text(values);
        close();
      }
      close();
    }
    for (int i = 0; i < table.outputs().size(); i++) {
      output(id + "_out" + (i + 1), table, i);
    }
    for (String annotation : ANNOTATIONS) {
      xml.writeEmptyElement("annotation");
      attribute("name", annotation);
    }
  }

  private void output(String id, DecisionTable table, int column) throws XMLStreamException {
    Output output = table.outputs().get(column);
    open("output");
    attribute("id", id);
    attribute("label", output.name());
    if (table.outputs().size() > 1) {
      attribute("name", feelName(output.name()));
    }
    attribute("typeRef", typeRef(output.type()));
    if (!output.values().isEmpty()) {
      open("outputValues");
      text(output.values().stream().map(DmnWriter::literal).collect(Collectors.joining(",")));
      close();
    }
    Value otherwise = Value.unknown();
    for (Row row : table.rows()) {
      if (row.isOtherwise()) {
        otherwise = row.outputs().get(column);
      }
    }
    if (otherwise.isKnown()) {
      open("defaultOutputEntry");
      attribute("id", id + "_default");
      text(literal(otherwise));
      close();
    }
    close();
  }

  private void rule(String id, DecisionTable table, Row row) throws XMLStreamException {
    open("rule");
    attribute("id", id);
    for (int i = 0; i < row.tests().size(); i++) {
      open("inputEntry");
      attribute("id", id + "_in" + (i + 1));
      text(test(row.tests().get(i), table.inputs().get(i)));
      close();
    }
    for (int i = 0; i < row.outputs().size(); i++) {
      open("outputEntry");
      attribute("id", id + "_out" + (i + 1));
      text(literal(row.outputs().get(i)));
      close();
    }
    for (String remark : List.of(row.id(), row.clause(), row.annotation())) {
      open("annotationEntry");
      text(remark);
      close();
    }
    close();
  }

  private static String inputValues(Input input) {
    if (input.isClosed()) {
      List<String> words = new ArrayList<>(input.words());
      words.add(Value.WORD);
      return words.stream().map(DmnWriter::quote).collect(Collectors.joining(","));
    }
    return input.allowed() instanceof UnaryTest.Any ? "" : "null," + test(input.allowed(), input);
  }

  /** A cell in FEEL. What is unknown must not pass a negated test there either. */
  static String test(UnaryTest test, Input input) {
    if (!(test instanceof UnaryTest.Parts(List<UnaryTest.Part> parts, boolean negated))) {
      return "-";
    }
    String unknown = input.type() == ValueType.TEXT ? quote(Value.WORD) : "null";
    List<String> list = new ArrayList<>();
    for (UnaryTest.Part part : parts) {
      list.add(part instanceof UnaryTest.Is(Value.Unknown nobody) ? unknown : part(part));
    }
    if (!negated) {
      return String.join(",", list);
    }
    if (!list.contains(unknown)) {
      list.add(unknown);
    }
    return "not(" + String.join(",", list) + ")";
  }

  private static String part(UnaryTest.Part part) {
    return switch (part) {
      case UnaryTest.Is(Value value) -> literal(value);
      case UnaryTest.Within(Value from, boolean included, Value to, boolean ignored)
          when to == null && from != null ->
          (included ? ">=" : ">") + literal(from);
      case UnaryTest.Within(Value from, boolean ignored, Value to, boolean included)
          when from == null && to != null ->
          (included ? "<=" : "<") + literal(to);
      case UnaryTest.Within within -> range(within);
    };
  }

  private static String range(UnaryTest.Within within) {
    Value from = java.util.Objects.requireNonNull(within.from());
    Value to = java.util.Objects.requireNonNull(within.to());
    return (within.fromIncluded() ? "[" : "(")
        + literal(from)
        + ".."
        + literal(to)
        + (within.toIncluded() ? "]" : ")");
  }

  /** The name of a column in FEEL: a mark before what begins like a word of the language. */
  public static String feelName(String name) {
    return RESERVED.contains(name.split("[^\\p{L}\\p{N}_]", 2)[0]) ? MARK + name : name;
  }

  /** A value in FEEL. */
  static String literal(Value value) {
    return switch (value) {
      case Value.Word(String word) -> quote(word);
      case Value.Day day -> "date(\"" + day + "\")";
      case Value.Length(long days) ->
          "duration(\"" + (days < 0 ? "-" : "") + "P" + Math.abs(days) + "D\")";
      case Value.Unknown unknown -> "null";
      default -> value.toString();
    };
  }

  static String quote(String word) {
    return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  static String typeRef(ValueType type) {
    return switch (type) {
      case TEXT -> "string";
      case BOOLEAN -> "boolean";
      case NUMBER -> "number";
      case DATE -> "date";
      case DAYS -> "days and time duration";
    };
  }

  private void open(String name) throws XMLStreamException {
    xml.writeStartElement(name);
  }

  private void close() throws XMLStreamException {
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, value);
  }

  private void text(String content) throws XMLStreamException {
    open("text");
    xml.writeCharacters(content);
    close();
  }
}
