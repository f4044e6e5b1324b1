package lianfang.rulebook.dmn;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import lianfang.rulebook.table.DecisionTable;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads the decision tables of a DMN file of any edition 1.1 to 1.6: all hit policies and
 * aggregations, typed inputs with allowed values, several outputs with defaults and priorities.
 * Every other way to decide is refused by its name. Document types and external entities are off.
 */
public final class DmnReader {

  private static final List<String> NAMESPACES =
      List.of("https://www.omg.org/spec/DMN/", "http://www.omg.org/spec/DMN/");

  /** Boxed expressions that are no decision table, by element, as the standard calls them. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("literalExpression", "literal expression"),
          Map.entry("context", "boxed context"),
          Map.entry("invocation", "boxed invocation"),
          Map.entry("list", "boxed list"),
          Map.entry("relation", "relation"),
          Map.entry("functionDefinition", "function definition"),
          Map.entry("conditional", "boxed conditional"),
          Map.entry("filter", "boxed filter"),
          Map.entry("for", "boxed iterator"),
          Map.entry("every", "boxed iterator"),
          Map.entry("some", "boxed iterator"));

  private final Map<String, Element> itemDefinitions = new HashMap<>();
  private final Map<String, String> variableTypes = new HashMap<>();

  private DmnReader() {}

  /**
   * The tables of a file, in its order.
   *
   * @throws DmnRefused naming the first construct that no table here can say
   */
  public static List<DecisionTable> read(String xml) {
    Element root = parse(xml);
    String namespace = String.valueOf(root.getNamespaceURI());
    if (!root.getLocalName().equals("definitions")
        || NAMESPACES.stream().noneMatch(namespace::startsWith)) {
      throw new DmnRefused(
          root.getLocalName(), "file", "不是 DMN 的 definitions", "no DMN definitions");
    }
    return new DmnReader().tables(root);
  }

  private List<DecisionTable> tables(Element root) {
    for (Element item : Xml.children(root, "itemDefinition")) {
      itemDefinitions.put(item.getAttribute("name"), item);
    }
    for (String data : List.of("inputData", "decision")) {
      for (Element element : Xml.children(root, data)) {
        for (Element variable : Xml.children(element, "variable")) {
          variableTypes.put(variable.getAttribute("name"), variable.getAttribute("typeRef"));
        }
      }
    }
    for (String other : List.of("businessKnowledgeModel", "decisionService", "import")) {
      for (Element element : Xml.children(root, other)) {
        throw new DmnRefused(
            other, Xml.name(element), "本系统只接受决策表", "only decision tables are taken in");
      }
    }
    List<DecisionTable> tables = new ArrayList<>();
    for (Element decision : Xml.children(root, "decision")) {
      tables.add(table(decision));
    }
    if (tables.isEmpty()) {
      throw new DmnRefused("definitions", "file", "没有决策", "there is no decision");
    }
    return tables;
  }

  private DecisionTable table(Element decision) {
    String name = decision.getAttribute("name");
    for (Element child : Xml.children(decision)) {
      String other = OTHERS.get(child.getLocalName());
      if (other != null) {
        throw new DmnRefused(
            other, "decision " + name, "本系统只接受决策表", "only decision tables are taken in");
      }
    }
    for (Element table : Xml.children(decision, "decisionTable")) {
      return new DmnTable(name, table, itemDefinitions, variableTypes).read();
    }
    throw new DmnRefused(
        "empty decision", "decision " + name, "决策没有内容", "the decision decides nothing");
  }

  private static Element parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setExpandEntityReferences(false);
      factory.setXIncludeAware(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Strict());
      return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException("the JDK's parser knows these features", impossible);
    } catch (SAXException | IOException unreadable) {
      String said = String.valueOf(unreadable.getMessage());
      throw new DmnRefused("XML", "file", "无法读取：" + said, "cannot be read: " + said);
    }
  }

  /** Throws instead of printing. */
  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException problem) throws SAXException {
      throw problem;
    }

    @Override
    public void error(SAXParseException problem) throws SAXException {
      throw problem;
    }

    @Override
    public void fatalError(SAXParseException problem) throws SAXException {
      throw problem;
    }
  }
}
