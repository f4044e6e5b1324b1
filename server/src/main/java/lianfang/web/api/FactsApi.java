package lianfang.web.api;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 事实接口: records facts, idempotent by their id, and reads those of one subject. */
@RestController
@RequestMapping("/api/v1/facts")
final class FactsApi {

  private static final int FACTS_MAX = 10_000;

  /** What other kinds need than the permission to record; acts have endpoints of their own. */
  private static final Map<String, Permission> OTHERS =
      Map.of(
          "duty-done", Permission.DO_DUTY,
          "disinfection-done", Permission.SERVE_MEASURE,
          "case-count", Permission.PUBLISH_BULLETIN,
          "figure-reported", Permission.PUBLISH_BULLETIN,
          "responsible", Permission.MANAGE_AREAS,
          "site-capacity", Permission.MANAGE_AREAS);

  private static final Set<String> ACTS =
      Set.of(
          "decision",
          "notice-in-force",
          "reading-signed",
          "edition-step",
          "objection",
          "objection-answered");

  private final ScopedTransactions transactions;
  private final Ledger ledger;
  private final Clock clock;
  private final Audit audit;

  FactsApi(ScopedTransactions transactions, Ledger ledger, Clock clock, Audit audit) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.clock = clock;
    this.audit = audit;
  }

  /** A subject by opaque id. */
  record SubjectJson(String kind, UUID id) {

    Subject subject() {
      return new Subject(Subject.Kind.ofWord(kind), id);
    }

    static SubjectJson of(Subject subject) {
      return new SubjectJson(subject.kind().word(), subject.id());
    }
  }

  /**
   * A fact to be recorded.
   *
   * @param id made by whoever records, a UUID
   * @param happenedAt UTC, by the clock of whoever records, so that sending again is the same
   */
  record NewFact(
      UUID id,
      SubjectJson subject,
      String kind,
      String area,
      Instant happenedAt,
      @Nullable UUID corrects,
      @Nullable Map<String, String> attributes) {}

  /** What is sent. */
  record NewFacts(List<NewFact> facts) {}

  /** A fact as it stands in the ledger. */
  record FactJson(
      UUID id,
      String number,
      SubjectJson subject,
      String kind,
      String area,
      Instant happenedAt,
      Instant recordedAt,
      String recorder,
      @Nullable UUID corrects,
      Map<String, String> attributes) {

    static FactJson of(Fact fact) {
      return new FactJson(
          fact.id(),
          fact.number(),
          SubjectJson.of(fact.subject()),
          fact.kind(),
          fact.area(),
          fact.happenedAt(),
          fact.recordedAt(),
          fact.recorder(),
          fact.corrects(),
          fact.attributes());
    }
  }

  /** What is answered. */
  record FactsJson(List<FactJson> facts) {}

  @PostMapping
  FactsJson append(@AuthenticationPrincipal CurrentUser user, @RequestBody NewFacts sent) {
    if (sent.facts().stream().anyMatch(fact -> missing(fact))) {
      throw new Refused(
          Problem.NOT_UNDERSTOOD, "id, subject, kind, area, happenedAt", "each is required");
    }
    if (sent.facts().isEmpty() || sent.facts().size() > FACTS_MAX) {
      throw new Refused(Problem.REFUSED, sent.facts().size() + " facts", "1 to " + FACTS_MAX);
    }
    List<Fact> facts = new ArrayList<>();
    for (NewFact fact : sent.facts()) {
      require(user, fact);
      facts.add(fact(user, fact));
    }
    // The ledger opens the transaction, in the recorder's areas, and lets others share it.
    return answer(ledger.append(user.recorder(), facts));
  }

  @GetMapping
  FactsJson of(
      @AuthenticationPrincipal CurrentUser user,
      @RequestParam String kind,
      @RequestParam UUID subject,
      @RequestParam String why) {
    user.require(Permission.OPEN_PERSON);
    Subject whose = new Subject(Subject.Kind.ofWord(kind), subject);
    List<Fact> found = transactions.in(user.prefixes(), () -> ledger.of(List.of(whose)));
    if (found.isEmpty()) {
      throw new Refused(Problem.NOT_FOUND, subject.toString(), "access");
    }
    audit.looked(user.actor(), whose, found.getLast().area(), why);
    return answer(found);
  }

  static FactsJson answer(List<Fact> facts) {
    return new FactsJson(facts.stream().map(FactJson::of).toList());
  }

  @SuppressWarnings("NullAway") // Whatever is left out in JSON arrives as null.
  private static boolean missing(NewFact fact) {
    return fact.id() == null
        || fact.subject() == null
        || fact.kind() == null
        || fact.area() == null
        || fact.happenedAt() == null;
  }

  private void require(CurrentUser user, NewFact fact) {
    boolean act =
        ACTS.contains(fact.kind())
            || fact.kind().startsWith("measure-")
            || fact.kind().startsWith("closure-")
            || fact.kind().startsWith("checkpoint-");
    if (act) {
      String detail = "recording " + fact.kind() + " as a fact";
      audit.record(user.actor(), AuditAction.REFUSED, null, fact.area(), "", detail);
      throw new Refused(
          Problem.REFUSED,
          "'" + fact.kind() + "' is an act of an office",
          "derived is not ordered: use /api/v1/measures or /api/v1/decisions");
    }
    user.require(OTHERS.getOrDefault(fact.kind(), Permission.RECORD_FACT));
    if (fact.corrects() != null) {
      user.require(Permission.CORRECT_FACT);
    }
    user.requireArea(fact.area());
  }

  private Fact fact(CurrentUser user, NewFact sent) {
    Instant now = clock.instant();
    Map<String, String> attributes = sent.attributes();
    return new Fact(
        0,
        sent.id(),
        sent.subject().subject(),
        sent.kind(),
        sent.area(),
        sent.happenedAt(),
        now,
        user.getName(),
        "api",
        sent.corrects(),
        attributes == null ? new TreeMap<>() : new TreeMap<>(attributes));
  }
}
