package lianfang.web.tracing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.gate.trace.Candidate;
import lianfang.gate.trace.InfectiousWindow;
import lianfang.gate.trace.Judgements;
import lianfang.gate.trace.Judgements.Judgement;
import lianfang.gate.trace.TraceReadings;
import lianfang.gate.trace.TraceRules;
import lianfang.gate.trace.Tracer;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** 查找: one search for the contacts of a case, as far as its reader may see them. */
@Component
class Search {

  private final Ledger ledger;
  private final Tracer tracer;
  private final TraceReadings readings;
  private final Judgements judgements;
  private final Audit audit;

  Search(Ledger ledger, Tracer tracer, TraceReadings readings, Judgements judgements, Audit audit) {
    this.ledger = ledger;
    this.tracer = tracer;
    this.readings = readings;
    this.judgements = judgements;
    this.audit = audit;
  }

  /** A candidate, where the person lives, and what was decided; null where nothing was. */
  record Line(Candidate candidate, String area, @Nullable Judgement judged) {

    /** "open", "confirmed" or "rejected". */
    String state() {
      return judged == null ? "open" : judged.confirmed() ? "confirmed" : "rejected";
    }
  }

  /**
   * What was found.
   *
   * @param person the case
   * @param area where it lives
   * @param facts about it
   * @param rules empty where nobody has signed how far a contact counts back
   * @param window empty where the person is neither a case nor a contact
   * @param lines of people whom the reader may see
   * @param elsewhere how many live outside the reader's areas
   */
  record Result(
      UUID person,
      String area,
      List<Fact> facts,
      Optional<TraceRules> rules,
      Optional<InfectiousWindow> window,
      List<Line> lines,
      int elsewhere) {}

  /** Searches, and writes down that somebody did; the caller's transaction is the reader's. */
  Result of(Shell shell, CurrentUser user, UUID person) {
    List<Fact> facts = ledger.of(List.of(Subject.person(person)));
    if (facts.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    String area = facts.getLast().area();
    Optional<TraceRules> rules = readings.on(shell.console().on(), area);
    Optional<InfectiousWindow> window =
        rules.flatMap(one -> InfectiousWindow.of(facts, one.windowDays(), shell.console().on()));
    if (rules.isEmpty() || window.isEmpty()) {
      return new Result(person, area, facts, rules, window, List.of(), 0);
    }
    audit.record(
        user.actor(),
        AuditAction.TRACED,
        Subject.person(person),
        area,
        shell.t("reason.trace"),
        rules.get().notice());
    Tracer.Found found =
        tracer.candidates(rules.get(), List.of(new Tracer.Case(person, window.get())));
    List<Candidate> all = found.candidates().getOrDefault(person, List.of());
    Map<UUID, Judgement> judged = new HashMap<>();
    judgements.near(List.of(person)).forEach(one -> judged.put(one.person(), one));
    List<Line> lines = new ArrayList<>();
    Set<UUID> sources = new HashSet<>();
    judgements.about(List.of(person)).forEach(one -> sources.add(one.of()));
    // A contact's contacts are asked about; near whom it was found is known already.
    List<Candidate> others = all.stream().filter(one -> !sources.contains(one.person())).toList();
    for (Candidate one : others) {
      String home = found.areas().getOrDefault(one.person(), area);
      if (user.scope().contains(home)) {
        lines.add(new Line(one, home, judged.get(one.person())));
      }
    }
    return new Result(person, area, facts, rules, window, lines, others.size() - lines.size());
  }
}
