package lianfang.casework.form;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import lianfang.casework.CaseForm;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** 表单模式: a JSON Schema of 2020-12 as the fields of a page, and what it says of values. */
public final class FormSchema {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  /** More faults than these help nobody. */
  private static final int FAULTS_MOST = 50;

  private static final Set<String> SEVERAL = Set.of("items", "properties", "if", "then", "allOf");

  /** By the text of the schema; there are as many as editions of forms. */
  private static final Map<String, FormSchema> MADE = new ConcurrentHashMap<>();

  private final List<FormField> fields;
  private final Schema whole;
  private final Schema kept;

  private FormSchema(List<FormField> fields, Schema whole, Schema kept) {
    this.fields = List.copyOf(fields);
    this.whole = whole;
    this.kept = kept;
  }

  /** A form that was read, with its schema for the validator, which is made once. */
  public static FormSchema of(CaseForm form) {
    return MADE.computeIfAbsent(form.schema(), text -> made(form));
  }

  private static FormSchema made(CaseForm form) {
    ObjectNode whole = (ObjectNode) JsonMapper.shared().readTree(form.schema());
    close(whole);
    ObjectNode kept = whole.deepCopy();
    loosen(kept);
    List<FormField> fields =
        form.fields().stream()
            .filter(field -> !field.traits().page().isForProgramsAlone())
            .map(FormField::of)
            .toList();
    return new FormSchema(fields, REGISTRY.getSchema(whole), REGISTRY.getSchema(kept));
  }

  /** The fields in the order of the page. */
  public List<FormField> fields() {
    return fields;
  }

  /** What is wrong with values as somebody typed them. */
  public List<FormFault> check(JsonNode values) {
    return check(values, whole, true);
  }

  /** The same for values whose identifying fields hold the id of what is sealed elsewhere. */
  public List<FormFault> checkKept(JsonNode values) {
    return check(values, kept, false);
  }

  private List<FormFault> check(JsonNode values, Schema schema, boolean identifying) {
    Map<String, FormFault> faults = new LinkedHashMap<>();
    for (Error error : schema.validate(values)) {
      FormFault fault = fault(error);
      if (!SEVERAL.contains(fault.word()) && faults.size() < FAULTS_MOST) {
        faults.putIfAbsent(fault.at(), fault);
      }
    }
    for (FormFault fault : new ShapeChecks(identifying).of(fields, values)) {
      if (faults.size() < FAULTS_MOST) {
        faults.putIfAbsent(fault.at(), fault);
      }
    }
    return List.copyOf(faults.values());
  }

  private static FormFault fault(Error error) {
    String at = path(error.getInstanceLocation());
    String keyword = String.valueOf(error.getKeyword());
    String property = error.getProperty();
    if (property != null && Set.of("required", "dependentRequired").contains(keyword)) {
      at = at.isEmpty() ? property : at + "." + property;
      return new FormFault(at, "required", List.of());
    }
    List<String> values = new ArrayList<>();
    Object[] arguments = error.getArguments();
    if (arguments != null) {
      Arrays.stream(arguments).map(String::valueOf).forEach(values::add);
    }
    return new FormFault(at, keyword, values);
  }

  private static String path(NodePath location) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < location.getNameCount(); i++) {
      names.add(location.getName(i));
    }
    return String.join(".", names);
  }

  /** Nothing may be sent that the page does not ask for. */
  private static void close(ObjectNode object) {
    if (!object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    each(object, FormSchema::close);
  }

  /** Identifying fields hold an id, whatever was asked of what they stood for. */
  private static void loosen(ObjectNode object) {
    JsonNode properties = object.path("properties");
    for (String name : new TreeSet<>(properties.propertyNames())) {
      if (properties.path(name).path("x-identifying").asBoolean(false)
          && properties instanceof ObjectNode changed) {
        changed.putObject(name).put("type", "string").put("maxLength", 64);
      }
    }
    each(object, FormSchema::loosen);
  }

  private static void each(ObjectNode object, java.util.function.Consumer<ObjectNode> change) {
    object
        .path("properties")
        .forEach(one -> {
          if (one instanceof ObjectNode inner && inner.has("properties")) {
            change.accept(inner);
          }
          if (one.path("items") instanceof ObjectNode row && row.has("properties")) {
            change.accept(row);
          }
        });
  }
}
