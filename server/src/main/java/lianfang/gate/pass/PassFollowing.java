package lianfang.gate.pass;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.area.Scope;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Follower;
import lianfang.fact.Stretch;
import lianfang.gate.issue.IssueRules;
import lianfang.gate.issue.Situation;
import lianfang.gate.issue.Situations;
import lianfang.instance.ScopedTransactions;
import org.jspecify.annotations.Nullable;
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

  /** What begins a fact about the closure of a place, by which whoever lives there is concerned. */
  private static final String CLOSURE = "closure-";

  private static final int AT_ONCE = 1000;

  private static final String LIVE =
      """
      select p.*, r.revoked_at, r.reason from gate.pass p
      left join gate.pass_revocation r on r.pass = p.id
      where p.expires_at > ? and r.pass is null and p.form <> 'vehicle'
      """;

  private final JdbcClient engine;
  private final Situations situations;
  private final PassRevoking revoking;
  private final ScopedTransactions transactions;
  private final Clock clock;

  /** The day on which all passes were last looked at. */
  private @Nullable LocalDate looked;

  PassFollowing(
      @Qualifier("engine") JdbcClient engine,
      Situations situations,
      PassRevoking revoking,
      ScopedTransactions transactions,
      Clock clock) {
    this.engine = engine;
    this.situations = situations;
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
    Map<String, UUID> closed = new HashMap<>();
    for (Fact fact : facts) {
      because.put(fact.subject().id(), fact.id());
      if (fact.kind().startsWith(CLOSURE)) {
        closed.put(fact.area(), fact.id());
      }
    }
    List<IssuedPass> held =
        anybody
            ? live("", List.of())
            : live(
                "and (p.subject = any(?) or p.area = any(?))",
                List.of(
                    because.keySet().toArray(UUID[]::new), closed.keySet().toArray(String[]::new)));
    revokeAll(held, new Because(because, closed));
  }

  /**
   * Which fact it was.
   *
   * @param subjects facts about people, by their ids
   * @param closures facts about closures, by the areas in which the places lie
   */
  private record Because(Map<UUID, UUID> subjects, Map<String, UUID> closures) {
    private @Nullable UUID of(IssuedPass pass) {
      UUID own = subjects.get(pass.subject());
      return own == null ? closures.get(pass.area()) : own;
    }
  }

  /**
   * Looks at all passes where the day has turned since it last did, because a measure that was
   * known before begins without a fact, or where people were derived again.
   *
   * @param again whether a day, a grade or a class has brought people under another outcome
   */
  public synchronized void turn(boolean again) {
    LocalDate today = Days.of(clock.instant());
    // Whoever has just started cannot know whether a pass was left when the last one ended.
    if (again || !today.equals(looked)) {
      transactions.asEngine(() -> {
        List<IssuedPass> held = live("", List.of());
        revokeAll(held, new Because(Map.of(), Map.of()));
        return held.size();
      });
      looked = today;
    }
  }

  private void revokeAll(List<IssuedPass> held, Because because) {
    for (int from = 0; from < held.size(); from += AT_ONCE) {
      revoke(held.subList(from, Math.min(held.size(), from + AT_ONCE)), because);
    }
  }

  private void revoke(List<IssuedPass> held, Because because) {
    LocalDate today = Days.of(clock.instant());
    List<UUID> people = held.stream().map(IssuedPass::subject).distinct().toList();
    Map<UUID, Situation> known =
        transactions.in(
            String.join(",", Scope.everything().prefixes()), () -> situations.of(people));
    for (IssuedPass pass : held) {
      IssueRules.on(today, known.getOrDefault(pass.subject(), Situation.FREE))
          .against(pass.exitDays())
          .ifPresent(blocked ->
              revoking.revoke(
                  List.of(pass), PassRevoking.reason(blocked), "system", because.of(pass)));
    }
  }

  private List<IssuedPass> live(String more, List<Object> values) {
    List<Object> all = new ArrayList<>();
    all.add(PassKeys.utc(clock.instant()));
    all.addAll(values);
    return engine.sql(LIVE + more).params(all).query(PassIssuing::read).list();
  }
}
