package lianfang.rulebook.dmn;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import lianfang.rulebook.table.Value;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * One test case of the standard's compatibility kit.
 *
 * @param id number inside its file
 * @param inputs values by input
 * @param decision which decision is asked
 * @param expected a value, a map of values, or a list of either
 */
record TckCase(String id, Map<String, Value> inputs, String decision, Object expected) {

  static String resource(String path) throws IOException {
    try (var stream = TckCase.class.getResourceAsStream("/dmn-tck/" + path)) {
      if (stream == null) {
        throw new IOException("no resource " + path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static List<TckCase> of(String name) throws Exception {
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    var source = new java.io.StringReader(resource(name + "/" + name + "-test-01.xml"));
    var document = factory.newDocumentBuilder().parse(new org.xml.sax.InputSource(source));
    List<TckCase> cases = new ArrayList<>();
    for (Element one : all(document.getDocumentElement(), "testCase")) {
      Map<String, Value> inputs = new LinkedHashMap<>();
      for (Element input : all(one, "inputNode")) {
        inputs.put(input.getAttribute("name"), (Value) read(input));
      }
      for (Element result : all(one, "resultNode")) {
        Object expected = read(all(result, "expected").getFirst());
        cases.add(
            new TckCase(one.getAttribute("id"), inputs, result.getAttribute("name"), expected));
      }
    }
    return cases;
  }

  private static Object read(Element element) {
    List<Object> list = new ArrayList<>();
    Map<String, Object> map = new TreeMap<>();
    for (Element child : children(element)) {
      switch (child.getLocalName()) {
        case "value" -> {
          return value(child);
        }
        case "list" -> {
          for (Element item : children(child)) {
            list.add(read(item));
          }
          return list;
        }
        case "component" -> map.put(child.getAttribute("name"), read(child));
        default -> throw new IllegalArgumentException(child.getLocalName());
      }
    }
    return map;
  }

  private static Value value(Element element) {
    String type = element.getAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type");
    String text = element.getTextContent().strip();
    return switch (type) {
      case "xsd:decimal" -> new Value.Amount(new BigDecimal(text));
      case "xsd:boolean" -> new Value.Truth(Boolean.parseBoolean(text));
      default -> Value.word(text);
    };
  }

  private static List<Element> children(Element parent) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }

  private static List<Element> all(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagNameNS("*", name);
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }
}
