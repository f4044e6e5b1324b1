package lianfang.casework;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/** Validates what was filled in against the JSON Schema of its form. */
final class FormCheck {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  /** Refuses what is not as the form asks. */
  void check(CaseForm form, FormValues values) {
    Schema schema = schemas.computeIfAbsent(form.schema(), FormCheck::schema);
    String text = JsonMapper.shared().writeValueAsString(values.values());
    List<Error> errors = schema.validate(text, InputFormat.JSON);
    if (!errors.isEmpty()) {
      throw new FormRefused(form.name(), errors.stream().map(FormCheck::problem).toList());
    }
  }

  private static Schema schema(String text) {
    return REGISTRY.getSchema(text, InputFormat.JSON);
  }

  private static FormRefused.Problem problem(Error error) {
    String at = error.getInstanceLocation().toString().replaceFirst("^[/$.]+", "");
    String missing = error.getProperty() == null ? "" : error.getProperty();
    String field = at.replace('/', '.');
    String whole = field.isEmpty() ? missing : missing.isEmpty() ? field : field + "." + missing;
    return new FormRefused.Problem(whole, error.getKeyword());
  }
}
