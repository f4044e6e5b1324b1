package lianfang.web.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import lianfang.casework.Act;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseParts;
import lianfang.casework.CaseRecorder;
import lianfang.casework.CaseStep;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.casework.Cases;
import lianfang.casework.Filing;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.casework.form.FormFault;
import lianfang.casework.form.FormSchema;
import lianfang.casework.suggest.Joining;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.cases.CaseActing;
import lianfang.web.cases.CaseExport;
import lianfang.web.cases.CaseForms;
import lianfang.web.casetype.Withdrawing;
import lianfang.web.forms.FormSheets;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * 办件接口: files cases, reads them and does their steps. Who somebody is comes in plain words and is
 * sealed at once; what is read holds an id in its place.
 */
@RestController
@RequestMapping("/api/v1/cases")
final class CasesApi {

  private final ScopedTransactions transactions;
  private final CaseTypes types;
  private final Cases cases;
  private final CaseForms forms;
  private final CaseParts parts;
  private final Withdrawing withdrawing;

  CasesApi(
      ScopedTransactions transactions,
      CaseTypes types,
      Cases cases,
      CaseForms forms,
      CaseParts parts,
      Withdrawing withdrawing) {
    this.withdrawing = withdrawing;
    this.parts = parts;
    this.transactions = transactions;
    this.types = types;
    this.cases = cases;
    this.forms = forms;
  }

  /** A subject. */
  record AboutJson(String kind, UUID id) {}

  /** A case to be filed; the sender makes its id, so that sending it again files nothing. */
  record FilingJson(
      @Nullable UUID id,
      String type,
      @Nullable String step,
      @Nullable AboutJson about,
      String area,
      @Nullable ObjectNode values,
      @Nullable UUID parent) {}

  /** A step to be done; the sender makes its id. */
  record StepJson(@Nullable UUID id, long seen, @Nullable ObjectNode values) {}

  /** A part to be split off; the sender makes the ids of the new case and of the act. */
  record PartJson(
      @Nullable UUID id, @Nullable UUID act, long seen, String type, @Nullable ObjectNode values) {}

  @GetMapping("/types")
  List<Map<String, Object>> types() {
    return types.list().stream().map(CasesApi::type).toList();
  }

  /** The edition of a type that is taken out of use, as it was seen. */
  record EditionJson(String edition) {}

  @PostMapping("/types/{type}/withdraw")
  Map<String, Object> withdraw(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable String type,
      @RequestBody EditionJson sent) {
    CaseType found = types.find(type).orElseThrow(() -> unknown(type));
    withdrawing.withdraw(user, found, sent.edition());
    return Map.of("edition", found.edition(), "withdrawn", types.withdrawn(found.edition()));
  }

  private static Map<String, Object> type(CaseType type) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("id", type.id());
    said.put("edition", type.edition());
    said.put("zh", type.title().zh());
    said.put("en", type.title().en());
    said.put("about", type.about().word());
    said.put("states", type.flow().states().stream().map(one -> one.id()).toList());
    said.put(
        "steps",
        type.flow().steps().stream()
            .map(one ->
                Map.of(
                    "id",
                    one.id(),
                    "from",
                    new TreeSet<>(one.from()),
                    "to",
                    one.to(),
                    "form",
                    one.form().orElse("")))
            .toList());
    Map<String, Object> schemas = new LinkedHashMap<>();
    type.forms()
        .forEach((name, form) -> schemas.put(name, JsonMapper.shared().readTree(form.schema())));
    said.put("forms", schemas);
    return said;
  }

  @PostMapping
  Map<String, Object> file(
      @AuthenticationPrincipal CurrentUser user, @RequestBody FilingJson sent) {
    user.requireArea(sent.area());
    CaseType type = types.find(sent.type()).orElseThrow(() -> unknown(sent.type()));
    String named = sent.step();
    CaseStep step =
        named == null
            ? type.filings().getFirst()
            : type.step(named).orElseThrow(() -> unknown(named));
    AboutJson about = sent.about();
    Subject subject =
        about == null
            ? Subject.area(sent.area())
            : new Subject(Subject.Kind.ofWord(about.kind()), about.id());
    UUID id = sent.id() == null ? UUID.randomUUID() : sent.id();
    CaseRecorder who = CaseActing.of(user);
    transactions.in(
        user.prefixes(),
        () -> {
          Sent filled = sent(type, step, sent.values(), sent.area());
          return cases.file(
              who,
              new Filing(
                  id,
                  type.id(),
                  step.id(),
                  subject,
                  sent.area(),
                  filled.values(),
                  filled.evidence(),
                  Optional.ofNullable(sent.parent())));
        });
    return left(who, id);
  }

  @GetMapping("/{id}")
  Map<String, Object> read(@AuthenticationPrincipal CurrentUser user, @PathVariable UUID id) {
    CaseRecorder who = CaseActing.of(user);
    CaseFile file = found(who, id);
    return CaseExport.of(file, cases.open(who, file));
  }

  @PostMapping("/{id}/steps/{step}")
  Map<String, Object> step(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID id,
      @PathVariable String step,
      @RequestBody StepJson sent) {
    CaseRecorder who = CaseActing.of(user);
    UUID act = sent.id() == null ? UUID.randomUUID() : sent.id();
    Cases.Left left =
        cases
            .step(
                who,
                id,
                step,
                brief -> {
                  CaseStep wanted = brief.type().step(step).orElseThrow(() -> unknown(step));
                  if (Joining.isJoining(brief.type().id(), step)) {
                    throw new Refused(Problem.REFUSED, step, "POST /api/v1/hotline/join");
                  }
                  Sent filled = sent(brief.type(), wanted, sent.values(), brief.area());
                  return new StepOrder(
                      act, id, sent.seen(), step, filled.values(), filled.evidence(), false);
                })
            .orElseThrow(() -> new Refused(Problem.NOT_FOUND, id.toString(), "access"));
    return left(who, id, left);
  }

  @PostMapping("/{id}/parts")
  Map<String, Object> part(
      @AuthenticationPrincipal CurrentUser user,
      @PathVariable UUID id,
      @RequestBody PartJson sent) {
    CaseRecorder who = CaseActing.of(user);
    Cases.Brief whole =
        cases
            .brief(who, id)
            .orElseThrow(() -> new Refused(Problem.NOT_FOUND, id.toString(), "access"));
    CaseType type = types.find(sent.type()).orElseThrow(() -> unknown(sent.type()));
    UUID part = sent.id() == null ? UUID.randomUUID() : sent.id();
    UUID act = sent.act() == null ? UUID.randomUUID() : sent.act();
    transactions.in(
        user.prefixes(),
        () -> {
          Sent filled = sent(type, type.filings().getFirst(), sent.values(), whole.area());
          return parts.split(
              who,
              new Act(act, id, sent.seen(), ""),
              new CaseParts.Part(part, type.id(), filled.values(), filled.evidence()));
        });
    return left(who, part);
  }

  private Map<String, Object> left(CaseRecorder who, UUID id) {
    return cases
        .find(who, id)
        .map(file -> CaseExport.of(file, cases.open(who, file)))
        .orElseGet(() -> Map.of("id", id));
  }

  /** What is to be read of it; a sealed case may have gone where whoever acted sees it no more. */
  private Map<String, Object> left(CaseRecorder who, UUID id, Cases.Left left) {
    CaseFile done = left.file();
    boolean sees = done.type().sealedTo().isEmpty() || cases.brief(who, id).isPresent();
    return sees ? CaseExport.of(done, left.open()) : Map.of("id", id);
  }

  /** What was filled in, as a case keeps it. */
  private record Sent(FormValues values, Set<String> evidence) {}

  private Sent sent(CaseType type, CaseStep step, @Nullable ObjectNode values, String area) {
    Optional<CaseForm> form = step.form().flatMap(type::form);
    ObjectNode filled = values == null ? JsonMapper.shared().createObjectNode() : values;
    if (form.isEmpty()) {
      if (!filled.isEmpty()) {
        throw new Refused(Problem.REFUSED, "values", "step: " + step.id() + " has no form");
      }
      return new Sent(FormValues.EMPTY, Set.of());
    }
    FormSchema schema = forms.schema(form.get());
    List<FormFault> faults = schema.check(filled);
    if (!faults.isEmpty()) {
      throw new FormFaults(form.get().name(), faults);
    }
    TreeSet<String> evidence = new TreeSet<>();
    FormSheets.hashes(schema.fields(), filled, evidence);
    return new Sent(forms.kept(type, schema, filled, area), evidence);
  }

  private CaseFile found(CaseRecorder who, UUID id) {
    return cases
        .find(who, id)
        .orElseThrow(() -> new Refused(Problem.NOT_FOUND, id.toString(), "access"));
  }

  private static Refused unknown(String word) {
    return new Refused(Problem.REFUSED, word, "GET /api/v1/cases/types");
  }
}
