package lianfang.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.store.FactRows;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 台账核验: reads the whole ledger, computes every hash anew and compares: a changed or removed fact, a
 * broken link, a fact that came in around the queue; and against anchors, a chain that was
 * rewritten consistently or cut off.
 */
@Component
public class LedgerVerification {

  /** More findings than these say nothing new. */
  public static final int MOST_FINDINGS = 20;

  private static final int FETCHED_AT_ONCE = 5_000;

  private static final String SEALED =
      """
      select s.first_position + n.seq - s.first_seq as position, n.seq as sealed_seq, s.block,
        f.salt, f.commitment, f.hash, %s
      from fact.seal s cross join lateral generate_series(s.first_seq, s.last_seq) as n (seq)
        left join fact.fact f on f.seq = n.seq
      order by s.first_position, n.seq
      """
          .formatted(FactRows.COLUMNS);

  /** Numbers between the sealed runs belong to facts that wait, or to nobody. */
  private static final String AROUND =
      """
      with gaps as (
        select coalesce(lag(last_seq) over (order by first_seq) + 1, %1$d) as first,
          first_seq - 1 as last
        from fact.seal
        union all select coalesce(max(last_seq) + 1, %1$d), %2$d from fact.seal)
      select f.seq
      from (select * from gaps where first <= last offset 0) g
        join fact.fact f on f.seq between g.first and g.last
      where not exists (select from fact.unsealed u where f.seq = any (u.seqs))
      order by f.seq
      """
          .formatted(-Long.MAX_VALUE, Long.MAX_VALUE);

  private final JdbcTemplate template;
  private final Anchors anchors;
  private final TransactionTemplate snapshot;

  LedgerVerification(@Qualifier("engine") DataSource engine, Anchors anchors) {
    this.template = new JdbcTemplate(engine);
    this.template.setFetchSize(FETCHED_AT_ONCE);
    this.anchors = anchors;
    this.snapshot = new TransactionTemplate(new DataSourceTransactionManager(engine));
    // One snapshot for all queries: a running sealer must not look like a forger.
    snapshot.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
  }

  /** Verifies the ledger against itself, the anchors that it holds, and {@code others}. */
  public VerificationReport verify(List<Anchor> others) {
    return Objects.requireNonNull(snapshot.execute(status -> verifyNow(others)));
  }

  private VerificationReport verifyNow(List<Anchor> others) {
    Verification run = new Verification();
    template.query(
        "select * from fact.block order by number", (java.sql.ResultSet rows) -> run.block(rows));
    template.query(SEALED, (java.sql.ResultSet rows) -> run.fact(rows));
    run.finish();
    template.query(
        AROUND,
        (java.sql.ResultSet rows) ->
            run.add("F-" + rows.getLong(1) + " came into the table around the ledger"));
    Long waiting =
        template.queryForObject(
            "select coalesce(sum(cardinality(seqs)), 0) from fact.unsealed", Long.class);
    derived(run);
    anchors.list().forEach(run::anchor);
    others.forEach(run::anchor);
    return run.report(Objects.requireNonNullElse(waiting, 0L));
  }

  /** Concludes derived facts again from the stated ones that stood before them, and compares. */
  private void derived(Verification run) {
    List<Fact> derived =
        template.query(
            "select "
                + FactRows.COLUMNS
                + " from fact.fact f where f.source = ? and f.kind = 'site-full' order by f.seq",
            FactRows.FACT,
            Fact.DERIVED);
    for (Fact fact : derived) {
      long free = bedsFree(fact);
      if (free > 0) {
        run.add(
            fact.number()
                + " says that a site was full; by the stated facts before it "
                + free
                + " beds were free");
      }
    }
  }

  private long bedsFree(Fact full) {
    String site = full.attributes().getOrDefault("site", "");
    Map<UUID, List<Fact>> persons = new HashMap<>();
    template
        .query(
            "select "
                + FactRows.COLUMNS
                + " from fact.fact f where f.seq < ? and f.source <> ? and f.subject_id in ("
                + "select s.subject_id from fact.fact s where s.kind = 'measure-in-place'"
                + " and s.attributes->>'site' = ?) order by f.seq",
            FactRows.FACT,
            full.seq(),
            Fact.DERIVED,
            site)
        .forEach(
            fact -> persons.computeIfAbsent(fact.subject().id(), k -> new ArrayList<>()).add(fact));
    long taken =
        persons.values().stream()
            .flatMap(facts -> SiteStay.of(facts).stream())
            .filter(stay -> stay.site().toString().equals(site) && stay.on(full.happenedOn()))
            .count();
    return Corrections.effective(
                template.query(
                    "select "
                        + FactRows.COLUMNS
                        + " from fact.fact f where f.seq < ? and f.kind = 'site-capacity'"
                        + " and f.subject_id = ?::uuid",
                    FactRows.FACT,
                    full.seq(),
                    site))
            .stream()
            .max(java.util.Comparator.comparingLong(Fact::seq))
            .map(fact -> Long.parseLong(fact.attributes().getOrDefault("beds", "0")))
            .orElse(0L)
        - taken;
  }
}
