package lianfang.web.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.Permission;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.person.PersonRegistry;
import lianfang.person.PersonSearch;
import lianfang.person.Register;
import lianfang.person.RosterColumn;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * 人员接口: registers people, finds them by exact match, opens one of them. A search is sent as a body,
 * so that no number or name stands in an address or a log; each hit and each opening is audited.
 */
@RestController
@RequestMapping("/api/v1/people")
final class PeopleApi {

  private static final int FORMS_MAX = 50;

  private final ScopedTransactions transactions;
  private final PersonSearch search;
  private final PersonRegistry registry;
  private final Register register;
  private final Audit audit;

  PeopleApi(
      ScopedTransactions transactions,
      PersonSearch search,
      PersonRegistry registry,
      Register register,
      Audit audit) {
    this.transactions = transactions;
    this.search = search;
    this.registry = registry;
    this.register = register;
    this.audit = audit;
  }

  /** What is looked for; what is absent is not asked. */
  record SearchJson(
      @Nullable String number,
      @Nullable String phone,
      @Nullable String name,
      @Nullable String area,
      @Nullable LocalDate birth,
      @Nullable String tail,
      @Nullable String why) {}

  /** Somebody found, masked. */
  record HitJson(UUID id, String area, String name, String phone, String roster, String ref) {

    static HitJson of(Register.Entry entry) {
      return new HitJson(
          entry.id(),
          entry.area(),
          entry.particulars().maskedName(),
          entry.particulars().maskedPhone(),
          entry.roster(),
          entry.ref());
    }
  }

  /** Somebody opened; texts by the official header of the roster. */
  record PersonJson(
      UUID id, String area, String roster, String ref, Map<String, String> particulars) {}

  /** One person to be registered; cells by the official header of the roster. */
  record FormJson(Map<String, String> cells, @Nullable UUID same, @Nullable Boolean certainlyNew) {}

  /** What is sent. */
  record FormsJson(List<FormJson> people) {}

  /** What became of one person. */
  record RegisteredJson(@Nullable UUID id, List<String> reasons, List<UUID> candidates) {}

  @PostMapping("/search")
  List<HitJson> search(@AuthenticationPrincipal CurrentUser user, @RequestBody SearchJson sent) {
    user.require(Permission.OPEN_PERSON);
    PersonSearch.Query query =
        new PersonSearch.Query(
            text(sent.number()),
            text(sent.phone()),
            text(sent.name()),
            text(sent.area()),
            sent.birth(),
            text(sent.tail()));
    if (query.asksNothing()) {
      throw new Refused(Problem.NOT_UNDERSTOOD, "number, phone, name, tail", "api");
    }
    user.requireArea(query.area());
    List<Register.Entry> found =
        transactions.in(
            user.prefixes(), () -> List.copyOf(register.open(search.find(query)).values()));
    Map<Subject, String> areas = new LinkedHashMap<>();
    found.forEach(entry -> areas.put(Subject.person(entry.id()), entry.area()));
    audit.searched(user.actor(), areas, text(sent.why()));
    return found.stream().map(HitJson::of).toList();
  }

  @GetMapping("/{id}")
  PersonJson open(
      @AuthenticationPrincipal CurrentUser user, @PathVariable UUID id, @RequestParam String why) {
    user.require(Permission.OPEN_PERSON);
    Optional<Register.Entry> found = transactions.in(user.prefixes(), () -> register.find(id));
    Register.Entry entry =
        found.orElseThrow(() -> new Refused(Problem.NOT_FOUND, id.toString(), "access"));
    audit.looked(user.actor(), Subject.person(id), entry.area(), why);
    Map<String, String> texts = new LinkedHashMap<>();
    entry.particulars().texts().forEach((column, text) -> texts.put(column.zh(), text));
    return new PersonJson(id, entry.area(), entry.roster(), entry.ref(), texts);
  }

  @PostMapping
  List<RegisteredJson> register(
      @AuthenticationPrincipal CurrentUser user, @RequestBody FormsJson sent) {
    user.require(Permission.REGISTER_PERSON);
    if (sent.people().isEmpty() || sent.people().size() > FORMS_MAX) {
      throw new Refused(Problem.REFUSED, sent.people().size() + " people", "1 to " + FORMS_MAX);
    }
    List<PersonRegistry.Form> forms = new ArrayList<>();
    for (FormJson form : sent.people()) {
      forms.add(
          new PersonRegistry.Form(
              cells(form.cells()),
              Optional.ofNullable(form.same()),
              Boolean.TRUE.equals(form.certainlyNew())));
    }
    return registry.register(user.recorder(), forms).stream()
        .map(one ->
            new RegisteredJson(
                one.person().orElse(null),
                one.reasons().stream().map(reason -> reason.zh() + " " + reason.en()).toList(),
                one.candidates()))
        .toList();
  }

  private static Map<RosterColumn, String> cells(Map<String, String> sent) {
    Map<RosterColumn, String> cells = new EnumMap<>(RosterColumn.class);
    sent.forEach((header, text) ->
        cells.put(
            Arrays.stream(RosterColumn.values())
                .filter(column -> column.zh().equals(header))
                .findFirst()
                .orElseThrow(() ->
                    new Refused(
                        Problem.REFUSED,
                        "no column of the roster has this header",
                        "columns: RosterColumn")),
            text));
    return cells;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
