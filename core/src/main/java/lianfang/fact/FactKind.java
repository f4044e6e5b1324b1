package lianfang.fact;

import java.util.Map;

/**
 * 事实类型: one kind of fact, as reviewed in the playbook.
 *
 * @param word the kind's word
 * @param schema version of its attributes
 * @param zh name in Chinese
 * @param en name in English
 * @param purpose which purpose allows it to be recorded
 * @param ahead whether it may speak of days to come, such as a published series or an assignment
 * @param derived whether the program concludes it from stated facts and nobody may state it
 * @param by how it comes into the ledger
 * @param attributes by name
 */
public record FactKind(
    String word,
    int schema,
    String zh,
    String en,
    String purpose,
    boolean ahead,
    boolean derived,
    FactDoor by,
    Map<String, Attribute> attributes) {

  /** Copies the attributes. */
  public FactKind {
    attributes = Map.copyOf(attributes);
  }

  /** Whether the attribute with this name leads back to a person. */
  public boolean isDetail(String name) {
    Attribute attribute = attributes.get(name);
    return attribute != null && attribute.detail();
  }

  /**
   * 属性: one attribute of a kind.
   *
   * @param type what values it may have
   * @param required whether a fact must state it
   * @param detail whether it leads back to a person: then the chain holds a salted commitment to
   *     it, and value and salt leave at the end of the emergency
   */
  public record Attribute(AttributeType type, boolean required, boolean detail) {}
}
