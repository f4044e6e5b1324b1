package lianfang.web.forms;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import lianfang.casework.form.FieldKind;
import lianfang.casework.form.FormField;
import lianfang.person.confided.Confided;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * 身份分离: takes who somebody is out of a form before the form is kept. The fields of one object share
 * one id, because a name and its phone are opened together.
 */
@Component
public class Confiding {

  private final Confided confided;

  Confiding(Confided confided) {
    this.confided = confided;
  }

  /**
   * Keeps the identifying texts in the caller's transaction and leaves an id in their place.
   *
   * @param area in which they are kept
   * @param desks that may open them; empty for all that see the form
   */
  public ObjectNode split(
      List<FormField> fields, ObjectNode values, String area, List<String> desks) {
    ObjectNode kept = values.deepCopy();
    split(
        fields,
        kept,
        (texts, sees) -> {
          UUID id = UUID.randomUUID();
          confided.keep(new Confided.Entry(id, area, sees.isEmpty() ? desks : sees), texts);
          return id;
        });
    return kept;
  }

  /** Whether any field of the form tells who somebody is. */
  public static boolean asks(List<FormField> fields) {
    return fields.stream().anyMatch(field -> field.traits().identifying() || asks(field.fields()));
  }

  static void split(
      List<FormField> fields,
      ObjectNode values,
      BiFunction<Map<String, String>, List<String>, UUID> keep) {
    Map<String, String> texts = new TreeMap<>();
    List<String> sees = List.of();
    for (FormField field : fields) {
      JsonNode value = values.path(field.name());
      if (field.traits().identifying() && value.isString()) {
        texts.put(field.name(), value.stringValue());
        sees = sees.isEmpty() ? field.traits().sees() : sees;
      } else if (field.kind() == FieldKind.GROUP && value instanceof ObjectNode group) {
        split(field.fields(), group, keep);
      } else if (field.kind() == FieldKind.ROWS) {
        for (JsonNode row : value) {
          if (row instanceof ObjectNode line) {
            split(field.fields(), line, keep);
          }
        }
      }
    }
    if (!texts.isEmpty()) {
      String id = keep.apply(texts, sees).toString();
      texts.keySet().forEach(name -> values.put(name, id));
    }
  }
}
