package lianfang.web.duties;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import lianfang.access.Permission;
import lianfang.duty.Duty;
import lianfang.duty.DutyKind;
import lianfang.duty.DutyList;
import lianfang.fact.Fact;
import lianfang.fact.FactIds;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.basis.Reasons;
import lianfang.web.checkpoints.GateAlarms;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import lianfang.web.today.OfficeHints;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Shows what a grid has to do today; doing it writes a fact. */
@Controller
class DutiesDesk {

  private static final int PAGE = 15;

  private final ScopedTransactions transactions;
  private final DutyList duties;
  private final DutyCards cards;
  private final GateAlarms alarms;
  private final OfficeHints office;
  private final Ledger ledger;
  private final Clock clock;

  DutiesDesk(
      ScopedTransactions transactions,
      DutyList duties,
      DutyCards cards,
      GateAlarms alarms,
      OfficeHints office,
      Ledger ledger,
      Clock clock) {
    this.transactions = transactions;
    this.duties = duties;
    this.cards = cards;
    this.alarms = alarms;
    this.office = office;
    this.ledger = ledger;
    this.clock = clock;
  }

  @GetMapping("/duties")
  ModelAndView list(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DO_DUTY);
    return transactions.in(user.prefixes(), () -> page(shell, user)).show();
  }

  @PostMapping("/duties")
  ModelAndView record(
      Shell shell,
      @RequestParam List<String> duty,
      @RequestParam(defaultValue = "") String result,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String celsius,
      @RequestParam(defaultValue = "") String back,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.DO_DUTY);
    String degrees = celsius.strip().replace('，', '.').replace(',', '.');
    List<Fact> facts = new ArrayList<>();
    for (String one : duty) {
      facts.add(done(shell, user, one.split(" ", -1), result, reason, degrees));
    }
    List<Fact> kept = transactions.in(user.prefixes(), () -> ledger.append(user.recorder(), facts));
    String to = back.startsWith("/duties") ? back : shell.link("/duties");
    StringBuilder done = new StringBuilder();
    kept.forEach(fact -> done.append(done.isEmpty() ? "" : ".").append(fact.id()));
    return new ModelAndView("redirect:" + to + (to.contains("?") ? "&" : "?") + "recorded=" + done);
  }

  private Fact done(
      Shell shell, CurrentUser user, String[] parts, String result, String reason, String degrees) {
    if (parts.length != 4) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    Subject subject = new Subject(Subject.Kind.ofWord(parts[0]), UUID.fromString(parts[1]));
    user.requireArea(parts[3]);
    if (parts[2].startsWith("temperature") && degrees.matches("[34][0-9](\\.[0-9])?")) {
      return fact(user, subject, "temperature", parts[3], Map.of("celsius", degrees));
    }
    boolean could = result.equals("done");
    Map<String, String> said = new TreeMap<>();
    said.put("duty", parts[2]);
    said.put("day", shell.console().today().toString());
    said.put("result", could ? "done" : "could-not");
    if (!could && reason.matches("[a-z-]{3,20}")) {
      said.put("reason", reason);
    }
    return fact(user, subject, "duty-done", parts[3], said);
  }

  private Fact fact(
      CurrentUser user, Subject subject, String kind, String area, Map<String, String> said) {
    Instant now = clock.instant();
    return new Fact(
        0,
        new FactIds(clock).next(),
        subject,
        kind,
        area,
        now,
        now,
        user.recorder().account(),
        "page",
        null,
        new TreeMap<>(said));
  }

  private DutiesPage page(Shell shell, CurrentUser user) {
    String area = shell.ground().code();
    List<Duty> all = duties.current(shell.console().on(), area, shell.console().knownAt());
    String kind = shell.query().getOrDefault("kind", "");
    String state = shell.query().getOrDefault("state", "");
    List<Duty> chosen =
        all.stream()
            .filter(duty -> kind.isEmpty() || duty.kind().word().equals(kind))
            .filter(duty -> state.isEmpty() || duty.done().word().equals(state))
            .sorted(
                Comparator.comparing((Duty duty) -> duty.measure().area())
                    .thenComparing(duty -> duty.subject().id()))
            .toList();
    Map<Subject, List<Duty>> bySubject = new LinkedHashMap<>();
    chosen.forEach(
        duty -> bySubject.computeIfAbsent(duty.subject(), s -> new ArrayList<>()).add(duty));
    int from = page(shell.query().get("after"));
    List<Map.Entry<Subject, List<Duty>>> homes = List.copyOf(bySubject.entrySet());
    List<Map.Entry<Subject, List<Duty>>> shown =
        homes.subList(Math.min(from, homes.size()), Math.min(from + PAGE, homes.size()));
    long done = all.stream().filter(duty -> duty.done() != Duty.Done.OPEN).count();
    boolean today = !shell.console().elsewhere();
    Head head =
        Head.of(
            shell.t("door.duties"),
            shell.t("duties.says", shell.ground().name(), all.size(), all.size() - done));
    return new DutiesPage(
        shell,
        head,
        Stream.concat(alarms.of(shell, user).stream(), office.of(shell, user).stream()).toList(),
        List.of(kinds(shell, all, kind), states(shell, all, state)),
        cards.of(shell, shown),
        shell.t("duties.count", done, all.size()),
        today && user.may(Permission.DO_DUTY),
        from + PAGE < homes.size() ? shell.here("after", "" + (from + PAGE), "recorded", "") : null,
        undo(shell),
        shell.here("recorded", ""));
  }

  /** What was just recorded can be taken back. */
  private static @Nullable Link undo(Shell shell) {
    String recorded = shell.query().getOrDefault("recorded", "");
    if (!recorded.matches("[0-9a-f-]{36}(\\.[0-9a-f-]{36})*")) {
      return null;
    }
    String[] ids = recorded.split("\\.", -1);
    return new Link(
        shell.t("withdraw.recorded", ids.length),
        shell.link("/withdrawals") + joint(shell) + "fact=" + String.join("&fact=", ids));
  }

  private static String joint(Shell shell) {
    return shell.link("/withdrawals").contains("?") ? "&" : "?";
  }

  private static int page(@Nullable String after) {
    return after != null && after.matches("[0-9]{1,6}") ? Integer.parseInt(after) : 0;
  }

  private static Filter kinds(Shell shell, List<Duty> all, String chosen) {
    Map<DutyKind, Long> counts = new TreeMap<>();
    all.forEach(duty -> counts.merge(duty.kind(), 1L, Long::sum));
    List<Filter.Option> options = new ArrayList<>();
    String name = null;
    for (Map.Entry<DutyKind, Long> one : counts.entrySet()) {
      String word = one.getKey().word();
      String label = Reasons.say(shell, one.getKey().title());
      name = word.equals(chosen) ? label : name;
      options.add(
          new Filter.Option(
              label,
              shell.here("kind", word),
              shell.language().number(one.getValue()),
              word.equals(chosen)));
    }
    return new Filter(shell.t("duties.kind"), name, shell.here("kind", ""), options);
  }

  private static Filter states(Shell shell, List<Duty> all, String chosen) {
    List<Filter.Option> options = new ArrayList<>();
    String name = null;
    for (Duty.Done done : Duty.Done.values()) {
      long count = all.stream().filter(duty -> duty.done() == done).count();
      String label = shell.texts().word("done", done.word());
      name = done.word().equals(chosen) ? label : name;
      options.add(
          new Filter.Option(
              label,
              shell.here("state", done.word()),
              shell.language().number(count),
              done.word().equals(chosen)));
    }
    return new Filter(shell.t("people.state"), name, shell.here("state", ""), options);
  }
}
