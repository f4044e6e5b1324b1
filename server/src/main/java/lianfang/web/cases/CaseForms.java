package lianfang.web.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseType;
import lianfang.casework.FormValues;
import lianfang.casework.form.FormField;
import lianfang.casework.form.FormSchema;
import lianfang.casework.known.Prefills;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.forms.Confiding;
import lianfang.web.forms.FormSheets;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Forms of a case type as pages and programs fill them in. */
@Component
public class CaseForms {

  private static final TypeReference<LinkedHashMap<String, Object>> VALUES =
      new TypeReference<>() {};

  private final Confiding confiding;
  private final Prefills prefills;
  private final ScopedTransactions transactions;

  CaseForms(Confiding confiding, Prefills prefills, ScopedTransactions transactions) {
    this.confiding = confiding;
    this.prefills = prefills;
    this.transactions = transactions;
  }

  /** The form's schema. */
  public FormSchema schema(CaseForm form) {
    return FormSchema.of(form);
  }

  /**
   * The form as a sheet asks for it; what a register decides stands there before anything is sent.
   *
   * @param key under which a draft of it is kept
   */
  FormSheets.Asked asked(
      CurrentUser user, CaseType type, CaseForm form, Subject about, String key) {
    FormValues decided =
        looked(form).with(transactions.in(user.prefixes(), () -> prefills.decided(form, about)));
    return new FormSheets.Asked(schema(form), key, type.checklists(), known(schema(form), decided));
  }

  /** Who headed a body is looked up when the form is sent; nobody types it. */
  private static FormValues looked(CaseForm form) {
    Map<String, Object> looked = new LinkedHashMap<>();
    form.fields().stream()
        .filter(field -> field.traits().prefill().startsWith(CaseValues.HEAD))
        .forEach(field -> looked.put(field.name(), ""));
    return new FormValues(looked);
  }

  /** What a form begins with: what the case and the registers that the account may see know. */
  JsonNode begin(CurrentUser user, CaseForm form, Subject about, FormValues have) {
    FormValues known = transactions.in(user.prefixes(), () -> prefills.begin(form, about, have));
    return known(schema(form), known);
  }

  /**
   * What a step's form takes over from its case: all of it where the case was filed by this very
   * form, since nobody enters anything again, and else what the filing said in words or a choice.
   * Evidence, days and answers of one step are none of another.
   */
  static FormValues carried(CaseType type, CaseForm form, FormValues have) {
    List<CaseForm> filings =
        type.filings().stream().flatMap(step -> step.form().flatMap(type::form).stream()).toList();
    if (filings.contains(form)) {
      return have;
    }
    Map<String, Object> carried = new LinkedHashMap<>(have.values());
    carried
        .keySet()
        .removeIf(name ->
            filings.stream()
                .flatMap(filing -> filing.field(name).stream())
                .noneMatch(CaseForms::isCarried));
    return new FormValues(carried);
  }

  private static boolean isCarried(CaseForm.Field field) {
    return switch (field.kind()) {
      case TEXT, CHOICE, CHOICES -> true;
      default -> false;
    };
  }

  /** What the case knows already of the fields of a form; who somebody is is typed anew. */
  private static JsonNode known(FormSchema schema, FormValues values) {
    ObjectNode known = JsonMapper.shared().createObjectNode();
    for (FormField field : schema.fields()) {
      Object value = values.values().get(field.name());
      boolean plain = !field.traits().identifying() && !Confiding.asks(field.fields());
      if (value != null && plain) {
        known.set(field.name(), JsonMapper.shared().valueToTree(value));
      }
    }
    return known;
  }

  /**
   * The values as a case keeps them: who somebody is is sealed apart, in the caller's transaction.
   *
   * @param area of the case
   */
  public FormValues kept(CaseType type, FormSchema schema, ObjectNode values, String area) {
    List<String> desks = type.sealedTo().stream().sorted().toList();
    ObjectNode kept = confiding.split(schema.fields(), values, area, desks);
    return new FormValues(JsonMapper.shared().convertValue(kept, VALUES));
  }
}
