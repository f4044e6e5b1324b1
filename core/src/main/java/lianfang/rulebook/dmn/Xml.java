package lianfang.rulebook.dmn;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Looks into the elements of a DMN file; foreign namespaces, such as diagrams, are passed over. */
final class Xml {

  private Xml() {}

  static List<Element> children(Element parent) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element
          && String.valueOf(element.getNamespaceURI()).equals(parent.getNamespaceURI())) {
        found.add(element);
      }
    }
    return found;
  }

  static List<Element> children(Element parent, String name) {
    return children(parent).stream().filter(child -> child.getLocalName().equals(name)).toList();
  }

  /** The text of {@code <name><text>…</text></name>}, empty where it is missing. */
  static String text(Element parent, String name) {
    for (Element child : children(parent, name)) {
      return text(child);
    }
    return "";
  }

  /** The text of {@code <text>…</text>} inside, empty where it is missing. */
  static String text(Element parent) {
    for (Element text : children(parent, "text")) {
      return text.getTextContent().strip();
    }
    return "";
  }

  static String name(Element element) {
    String name = element.getAttribute("name");
    return name.isEmpty() ? element.getLocalName() : element.getLocalName() + " " + name;
  }
}
