package lianfang.gate.pass;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.area.Scope;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Follower;
import lianfang.fact.Stretch;
import lianfang.fact.Subject;
import lianfang.gate.issue.IssueRules;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.OpenDecision;
import lianfang.rulebook.Outcomes;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 凭证跟随措施: whoever comes under a measure loses his passes, without anybody thinking of it. It
 * follows the ledger, so that a fact never waits for it.
 */
@Component
public class PassFollowing implements Follower {

  /** Facts after which anybody may be under another measure. */
  private static final Set<String> RULES =
      Set.of("notice-in-force", "reading-signed", "notice-withdrawn", "risk-grade");

  private static final int AT_ONCE = 1000;

  private static final String LIVE =
      """
      select p.*, r.revoked_at, r.reason from gate.pass p
      left join gate.pass_revocation r on r.pass = p.id
      where p.expires_at > ? and r.pass is null and p.form <> 'vehicle'
      """;

  private final JdbcClient engine;
  private final Outcomes outcomes;
  private final PassRevoking revoking;
  private final ScopedTransactions transactions;
  private final Clock clock;

  PassFollowing(
      @Qualifier("engine") JdbcClient engine,
      Outcomes outcomes,
      PassRevoking revoking,
      ScopedTransactions transactions,
      Clock clock) {
    this.engine = engine;
    this.outcomes = outcomes;
    this.revoking = revoking;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "passes";
  }

  @Override
  public void follow(Stretch next) {
    // Where nobody holds a pass, as during an import, the facts need not even be read.
    if (live("limit 1", List.of()).isEmpty()) {
      return;
    }
    List<Fact> facts = next.facts();
    boolean anybody = facts.stream().anyMatch(fact -> RULES.contains(fact.kind()));
    Map<UUID, UUID> because = new HashMap<>();
    for (Fact fact : facts) {
      because.put(fact.subject().id(), fact.id());
    }
    List<IssuedPass> held =
        anybody
            ? live("", List.of())
            : live(
                "and p.subject = any(?)", List.of((Object) because.keySet().toArray(UUID[]::new)));
    revokeAll(held, because);
  }

  /**
   * Looks at all passes: a day, a grade or a class has brought people under a measure without a
   * fact about them.
   */
  public void everybody() {
    transactions.asEngine(() -> {
      List<IssuedPass> held = live("", List.of());
      revokeAll(held, Map.of());
      return held.size();
    });
  }

  private void revokeAll(List<IssuedPass> held, Map<UUID, UUID> because) {
    for (int from = 0; from < held.size(); from += AT_ONCE) {
      revoke(held.subList(from, Math.min(held.size(), from + AT_ONCE)), because);
    }
  }

  private void revoke(List<IssuedPass> held, Map<UUID, UUID> because) {
    LocalDate today = Days.of(clock.instant());
    List<Subject> people =
        held.stream().map(one -> Subject.person(one.subject())).distinct().toList();
    Map<UUID, List<MeasureInterval>> measures = new HashMap<>();
    Map<UUID, List<OpenDecision>> questions = new HashMap<>();
    transactions.in(
        String.join(",", Scope.everything().prefixes()),
        () -> {
          measures.putAll(
              outcomes.of(people).stream()
                  .collect(Collectors.groupingBy(one -> one.subject().id())));
          questions.putAll(
              outcomes.decisionsAbout(people).stream()
                  .collect(Collectors.groupingBy(one -> one.subject().id())));
          return people.size();
        });
    for (IssuedPass pass : held) {
      UUID id = pass.subject();
      boolean blocked =
          IssueRules.blocked(
                  measures.getOrDefault(id, List.of()),
                  questions.getOrDefault(id, List.of()),
                  today)
              .isPresent();
      if (blocked) {
        revoking.revoke(List.of(pass), PassRevoking.MEASURE, "system", because.get(id));
      }
    }
  }

  private List<IssuedPass> live(String more, List<Object> values) {
    List<Object> all = new ArrayList<>();
    all.add(PassKeys.utc(clock.instant()));
    all.addAll(values);
    return engine.sql(LIVE + more).params(all).query(PassIssuing::read).list();
  }
}
