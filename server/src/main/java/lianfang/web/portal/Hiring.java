package lianfang.web.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Audit;
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
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 用工登记: finds or registers whom a firm names, and records who works for whom. */
@Component
class Hiring {

  private static final String EVERYWHERE = String.join(",", Scope.everything().prefixes());
  private static final int VILLAGE = 12;
  private static final int TOWNSHIP = 9;
  private static final int COUNTY = 6;

  private final ScopedTransactions transactions;
  private final PersonSearch search;
  private final PersonRegistry registry;
  private final Ledger ledger;
  private final Audit audit;
  private final Areas areas;
  private final Clock clock;

  Hiring(
      ScopedTransactions transactions,
      PersonSearch search,
      PersonRegistry registry,
      Ledger ledger,
      Audit audit,
      Areas areas,
      Clock clock) {
    this.transactions = transactions;
    this.search = search;
    this.registry = registry;
    this.ledger = ledger;
    this.audit = audit;
    this.areas = areas;
    this.clock = clock;
  }

  /** Who bears this name and this number, wherever he lives. */
  List<UUID> known(String name, String number) {
    return transactions.in(
        EVERYWHERE, () -> search.find(new PersonSearch.Query(number, "", name, "", null, "")));
  }

  /** Registers somebody new where he lives; empty where the village is none. */
  Optional<PersonRegistry.Registered> register(CurrentUser user, Map<String, String> form) {
    String village = form.getOrDefault("village", "").strip();
    Optional<Division> home = areas.find(village).filter(one -> one.code().length() == VILLAGE);
    if (home.isEmpty()) {
      return Optional.empty();
    }
    Map<RosterColumn, String> cells = new HashMap<>();
    cells.put(RosterColumn.NAME, form.getOrDefault("name", "").strip());
    cells.put(RosterColumn.IDENTITY_NUMBER, form.getOrDefault("number", "").strip());
    cells.put(RosterColumn.PHONE, form.getOrDefault("phone", "").strip());
    cells.put(RosterColumn.COUNTY, name(village.substring(0, COUNTY)));
    cells.put(RosterColumn.TOWNSHIP, name(village.substring(0, TOWNSHIP)));
    cells.put(RosterColumn.VILLAGE, home.get().name());
    // The person may live elsewhere, and the firm answers for what it says.
    Recorder recorder = new Recorder(user.getName(), Scope.of(village));
    return Optional.of(
        registry.register(recorder, List.of(PersonRegistry.Form.of(cells))).getFirst());
  }

  private String name(String code) {
    return areas.find(code).map(Division::name).orElse("");
  }

  /** Records that somebody works for a firm from today on; the look is in the person's audit. */
  void employ(Shell shell, CurrentUser user, RegisteredFirm firm, UUID person, String shift) {
    transactions.in(
        EVERYWHERE,
        () -> {
          String home =
              ledger.of(List.of(Subject.person(person))).stream()
                  .filter(fact -> fact.kind().equals("residence"))
                  .reduce((a, b) -> b)
                  .map(Fact::area)
                  .orElse(firm.area());
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
}
