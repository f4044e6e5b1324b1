package lianfang.fact;

import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
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
    template.query(
        "select s.position, s.seq as sealed_seq, s.block, f.salt, f.commitment, f.hash, "
            + FactRows.COLUMNS
            + " from fact.seal s left join fact.fact f using (seq) order by s.position",
        (java.sql.ResultSet rows) -> run.fact(rows));
    run.finish();
    template.query(
        """
        select f.seq from fact.fact f
        where not exists (select from fact.seal s where s.seq = f.seq)
          and not exists (select from fact.unsealed u where f.seq = any (u.seqs))
        order by f.seq
        """,
        (java.sql.ResultSet rows) ->
            run.add("F-" + rows.getLong(1) + " came into the table around the ledger"));
    Long waiting =
        template.queryForObject(
            "select coalesce(sum(cardinality(seqs)), 0) from fact.unsealed", Long.class);
    anchors.list().forEach(run::anchor);
    others.forEach(run::anchor);
    return run.report(Objects.requireNonNullElse(waiting, 0L));
  }
}
