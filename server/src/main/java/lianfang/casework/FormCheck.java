package lianfang.casework;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lianfang.casework.form.FormFault;
import lianfang.casework.form.FormSchema;
import tools.jackson.databind.json.JsonMapper;

/** Refuses what was filled in where it is not as the form asks. */
final class FormCheck {

  private final Map<String, FormSchema> schemas = new ConcurrentHashMap<>();

  /** Who somebody is was taken out before and is an id here. */
  void check(CaseForm form, FormValues values) {
    FormSchema schema = schemas.computeIfAbsent(form.schema(), FormSchema::of);
    List<FormFault> faults = schema.checkKept(JsonMapper.shared().valueToTree(values.values()));
    if (!faults.isEmpty()) {
      throw new FormRefused(
          form.name(),
          faults.stream().map(one -> new FormRefused.Problem(one.at(), one.word())).toList());
    }
  }
}
