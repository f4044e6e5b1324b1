package lianfang.gate.pass;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.fact.Corrections;
import lianfang.fact.Days;
import lianfang.fact.Ledger;
import lianfang.fact.Subject;
import lianfang.gate.issue.IssueRules;
import lianfang.gate.issue.Situation;
import lianfang.gate.issue.Situations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 待补打的凭证: whose sheet of paper a measure or a closure took back that keeps him no longer. Gates go
 * on refusing the sheet, also where it has expired meanwhile, so somebody has to print another one.
 */
@Component
public class Reprints {

  /** So many sheets that were taken back are looked at, those of the longest ago first. */
  private static final int LOOKED_AT = 5000;

  private static final int AT_ONCE = 500;

  private static final String TAKEN_BACK =
      """
      select p.*, r.revoked_at, r.reason
      from (select distinct on (subject) * from gate.pass
            where form = 'paper' and area like ?
            order by subject, issued_at desc, id) p
      join gate.pass_revocation r on r.pass = p.id and r.reason in (?, ?)
      order by r.revoked_at, p.id limit ?
      """;

  private final JdbcClient client;
  private final Situations situations;
  private final Ledger ledger;
  private final Clock clock;

  Reprints(JdbcClient client, Situations situations, Ledger ledger, Clock clock) {
    this.client = client;
    this.situations = situations;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * The last sheets of those who may hold such a one again and have got none since, the longest ago
   * taken back first, as far as the caller's transaction sees them.
   *
   * @param area code of a division
   */
  public List<IssuedPass> waiting(String area, int limit) {
    List<IssuedPass> taken =
        client
            .sql(TAKEN_BACK)
            .params(area + "%", PassRevoking.MEASURE, PassRevoking.CLOSURE, LOOKED_AT)
            .query(PassIssuing::read)
            .list();
    List<IssuedPass> waiting = new ArrayList<>();
    for (int from = 0; from < taken.size() && waiting.size() < limit; from += AT_ONCE) {
      waiting.addAll(free(taken.subList(from, Math.min(taken.size(), from + AT_ONCE))));
    }
    return List.copyOf(waiting.subList(0, Math.min(limit, waiting.size())));
  }

  private List<IssuedPass> free(List<IssuedPass> taken) {
    LocalDate today = Days.of(clock.instant());
    Map<UUID, Situation> known = situations.of(taken.stream().map(IssuedPass::subject).toList());
    List<IssuedPass> free =
        taken.stream()
            .filter(one ->
                IssueRules.on(today, known.getOrDefault(one.subject(), Situation.FREE))
                    .against(one.exitDays())
                    .isEmpty())
            .toList();
    Set<UUID> dead =
        Corrections.effective(
                ledger.of(free.stream().map(one -> Subject.person(one.subject())).toList()))
            .stream()
            .filter(fact -> fact.kind().equals("death"))
            .map(fact -> fact.subject().id())
            .collect(Collectors.toSet());
    return free.stream().filter(one -> !dead.contains(one.subject())).toList();
  }
}
