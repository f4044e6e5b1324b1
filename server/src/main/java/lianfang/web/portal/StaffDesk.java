package lianfang.web.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.Permission;
import lianfang.area.Areas;
import lianfang.area.Division;
import lianfang.area.Scope;
import lianfang.enterprise.RegisteredFirm;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.fact.Recorder;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.person.PersonRegistry;
import lianfang.person.PersonSearch;
import lianfang.person.RosterColumn;
import lianfang.web.firms.FirmStaff;
import lianfang.web.list.FormPage;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * 职工名单: a firm names who works for it. Whoever is known is found by number and name together and is
 * not entered again; of others the rest is asked for.
 */
@Controller
class StaffDesk {

  private static final String PATH = "/portal/staff";
  private static final String EVERYWHERE = String.join(",", Scope.everything().prefixes());

  private final ScopedTransactions transactions;
  private final FirmUsers users;
  private final FirmStaff staff;
  private final PersonSearch search;
  private final PersonRegistry registry;
  private final Subjects subjects;
  private final Ledger ledger;
  private final Audit audit;
  private final Areas areas;
  private final Clock clock;

  StaffDesk(
      ScopedTransactions transactions,
      FirmUsers users,
      FirmStaff staff,
      PersonSearch search,
      PersonRegistry registry,
      Subjects subjects,
      Ledger ledger,
      Audit audit,
      Areas areas,
      Clock clock) {
    this.transactions = transactions;
    this.users = users;
    this.staff = staff;
    this.search = search;
    this.registry = registry;
    this.subjects = subjects;
    this.ledger = ledger;
    this.audit = audit;
    this.areas = areas;
    this.clock = clock;
  }

  @GetMapping(PATH)
  ModelAndView show(
      Shell shell,
      @RequestParam(defaultValue = "") String firm,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.FILE_APPLICATION);
    RegisteredFirm own = own(shell, user, firm);
    return page(shell, user, own, Map.of(), false, null).show();
  }

  private RegisteredFirm own(Shell shell, CurrentUser user, String firm) {
    return transactions
        .in(user.prefixes(), () -> users.chosen(user, shell.console().today(), firm))
        .orElseThrow(() -> lianfang.web.signin.NotAllowed.lacks(Permission.FILE_APPLICATION));
  }

  @PostMapping(PATH)
  ModelAndView add(
      Shell shell,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.FILE_APPLICATION);
    RegisteredFirm firm = own(shell, user, form.getOrDefault("firm", ""));
    String number = form.getOrDefault("number", "").strip();
    String name = form.getOrDefault("name", "").strip();
    if (number.isEmpty() || name.isEmpty()) {
      return page(shell, user, firm, form, false, shell.t("portal.staff.both")).show();
    }
    List<UUID> found =
        transactions.in(
            EVERYWHERE, () -> search.find(new PersonSearch.Query(number, "", name, "", null, "")));
    if (found.isEmpty()) {
      return unknown(shell, user, firm, form);
    }
    employ(shell, user, firm, found.getFirst(), form.getOrDefault("shift", "").strip());
    return new ModelAndView("redirect:" + shell.link(PATH, "firm", firm.id().toString()));
  }

  /** Nobody of this number and name is known: phone and village are asked for, then registered. */
  private ModelAndView unknown(
      Shell shell, CurrentUser user, RegisteredFirm firm, Map<String, String> form) {
    String village = form.getOrDefault("village", "").strip();
    String phone = form.getOrDefault("phone", "").strip();
    if (village.isEmpty() || phone.isEmpty()) {
      return page(shell, user, firm, form, true, null).show();
    }
    Optional<Division> home = areas.find(village).filter(one -> one.code().length() == 12);
    if (home.isEmpty()) {
      return page(shell, user, firm, form, true, shell.t("portal.staff.village")).show();
    }
    Map<RosterColumn, String> cells = new HashMap<>();
    cells.put(RosterColumn.NAME, form.getOrDefault("name", "").strip());
    cells.put(RosterColumn.IDENTITY_NUMBER, form.getOrDefault("number", "").strip());
    cells.put(RosterColumn.PHONE, phone);
    cells.put(RosterColumn.COUNTY, name(village.substring(0, 6)));
    cells.put(RosterColumn.TOWNSHIP, name(village.substring(0, 9)));
    cells.put(RosterColumn.VILLAGE, home.get().name());
    // The person lives elsewhere, and the firm answers for what it says.
    Recorder recorder = new Recorder(user.getName(), Scope.of(village));
    PersonRegistry.Registered done =
        registry.register(recorder, List.of(PersonRegistry.Form.of(cells))).getFirst();
    if (done.person().isEmpty()) {
      String why =
          done.reasons().isEmpty()
              ? shell.t("portal.staff.unsure")
              : String.join(
                  " ",
                  done.reasons().stream()
                      .map(one ->
                          shell.language() == lianfang.web.shell.Language.ZH ? one.zh() : one.en())
                      .toList());
      return page(shell, user, firm, form, true, why).show();
    }
    employ(shell, user, firm, done.person().get(), form.getOrDefault("shift", "").strip());
    return new ModelAndView("redirect:" + shell.link(PATH, "firm", firm.id().toString()));
  }

  private String name(String code) {
    return areas.find(code).map(Division::name).orElse("");
  }

  private void employ(
      Shell shell, CurrentUser user, RegisteredFirm firm, UUID person, String shift) {
    transactions.in(
        EVERYWHERE,
        () -> {
          String home = subjects.areas(List.of(person)).getOrDefault(person, firm.area());
          audit.searched(
              user.actor(), Map.of(Subject.person(person), home), shell.t("portal.staff.reason"));
          TreeMap<String, String> said = new TreeMap<>();
          said.put("firm", "enterprise:" + firm.id());
          said.put("object", firm.profile().name());
          said.put("firm_area", firm.area());
          if (shift.matches("[\\p{L}\\p{N}-]{1,20}")) {
            said.put("shift", shift);
          }
          Instant now = clock.instant();
          Fact fact =
              new Fact(
                  0,
                  new FactIds(clock).next(),
                  Subject.person(person),
                  "employment",
                  home,
                  Days.start(shell.console().today()),
                  now,
                  user.getName(),
                  "page",
                  null,
                  said);
          return ledger.append(new Recorder(user.getName(), Scope.of(home)), List.of(fact));
        });
  }

  private FormPage page(
      Shell shell,
      CurrentUser user,
      RegisteredFirm firm,
      Map<String, String> typed,
      boolean unknown,
      @Nullable String refusal) {
    List<Field> fields = new ArrayList<>();
    fields.add(field(shell, typed, "name", "text").need());
    fields.add(
        field(shell, typed, "number", "text").hint(shell.t("portal.staff.number.hint")).need());
    fields.add(field(shell, typed, "shift", "text"));
    List<String> told = new ArrayList<>();
    if (unknown) {
      told.add(shell.t("portal.staff.unknown"));
      fields.add(field(shell, typed, "phone", "tel").need());
      fields.add(
          field(shell, typed, "village", "text").hint(shell.t("portal.staff.village.hint")).need());
    }
    FirmStaff.Health health = transactions.in(user.prefixes(), () -> staff.health(shell, firm));
    return new FormPage(
        shell,
        new Head(
            shell.t("portal.staff"),
            shell.t("portal.staff.says", health.people(), health.notYet()),
            List.of(),
            new Link(
                firm.profile().name(), shell.link(PortalDesk.PATH, "firm", firm.id().toString()))),
        PATH,
        told,
        fields,
        Map.of("firm", firm.id().toString()),
        shell.t("portal.staff.add"),
        refusal,
        List.of(health.block()));
  }

  private static Field field(Shell shell, Map<String, String> typed, String name, String type) {
    return Field.of(
        name, type, shell.t("portal.staff." + name + ".label"), typed.getOrDefault(name, ""));
  }
}
