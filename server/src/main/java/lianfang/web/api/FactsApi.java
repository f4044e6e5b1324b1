package lianfang.web.api;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.fact.Fact;
import lianfang.fact.FactKinds;
import lianfang.fact.FactRefused;
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

  /** What other kinds need than the permission to record. */
  private static final Map<String, Permission> OTHERS =
      Map.of(
          "duty-done", Permission.DO_DUTY,
          "disinfection-done", Permission.SERVE_MEASURE,
          "case-count", Permission.PUBLISH_BULLETIN,
          "figure-reported", Permission.PUBLISH_BULLETIN,
          "responsible", Permission.MANAGE_AREAS,
          "site-capacity", Permission.MANAGE_AREAS,
          "disinfection-capacity", Permission.MANAGE_AREAS);

  private final ScopedTransactions transactions;
  private final Ledger ledger;
  private final FactKinds kinds;
  private final Clock clock;
  private final Audit audit;

  FactsApi(
      ScopedTransactions transactions, Ledger ledger, FactKinds kinds, Clock clock, Audit audit) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.kinds = kinds;
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
    requireByHand(user, facts);
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
    user.require(OTHERS.getOrDefault(fact.kind(), Permission.RECORD_FACT));
    if (fact.corrects() != null) {
      user.require(Permission.CORRECT_FACT);
    }
    user.requireArea(fact.area());
  }

  /** What an act writes is neither stated here nor corrected or withdrawn, by whatever kind. */
  private void requireByHand(CurrentUser user, List<Fact> facts) {
    Map<UUID, Fact> corrected = new HashMap<>();
    List<UUID> ids = facts.stream().map(Fact::corrects).filter(Objects::nonNull).toList();
    if (!ids.isEmpty()) {
      transactions
          .in(user.prefixes(), () -> ledger.list(ids))
          .forEach(fact -> corrected.put(fact.id(), fact));
    }
    for (Fact fact : facts) {
      Fact old = fact.corrects() == null ? null : corrected.get(fact.corrects());
      try {
        kinds.requireByHand(fact, fact.kind());
        kinds.requireByHand(fact, old == null ? fact.kind() : old.kind());
      } catch (FactRefused refused) {
        String detail = "recording " + fact.kind() + " as a fact";
        audit.record(user.actor(), AuditAction.REFUSED, null, fact.area(), "", detail);
        throw refused;
      }
    }
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
