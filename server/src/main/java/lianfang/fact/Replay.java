package lianfang.fact;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import lianfang.area.Scope;
import lianfang.fact.store.FactRows;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** 重放: tells facts again from the database, one subject at a time. */
@Component
class Replay {

  private static final int FETCHED_AT_ONCE = 5_000;

  private final DataSource engine;
  private final Sealer sealer;
  private final TransactionTemplate transaction;

  Replay(@Qualifier("engine") DataSource engine, Sealer sealer) {
    this.engine = engine;
    this.sealer = sealer;
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(engine));
    // A cursor needs a transaction; its own, so that what runs around it is not held up.
    transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    transaction.setReadOnly(true);
  }

  void run(ReplayQuery query, Consumer<List<Fact>> factsOfOneSubject) {
    if (query.knownAt() != null) {
      sealer.seal();
    }
    List<Object> values = new ArrayList<>();
    StringBuilder sql = new StringBuilder("select ").append(FactRows.COLUMNS);
    if (query.knownAt() == null) {
      sql.append(" from fact.fact f where true");
    } else {
      // What was known at an instant are whole blocks, and so whole runs.
      sql.append(
          """
           from fact.seal s join fact.fact f on f.seq between s.first_seq and s.last_seq
          where s.last_position <= (
            select coalesce(max(b.last_position), 0) from fact.block b where b.sealed_at <= ?)
          """);
      values.add(OffsetDateTime.ofInstant(query.knownAt(), ZoneOffset.UTC));
    }
    sql.append(" and f.source <> '").append(Fact.DERIVED).append("'");
    if (!query.scope().equals(Scope.everything())) {
      sql.append(
          """
           and f.subject_id in (
            select i.subject_id from fact.fact i where i.area = '' or i.area ^@ any (?::text[]))
          """);
      values.add(query.scope().prefixes().toArray(String[]::new));
    }
    sql.append(" order by f.subject_id, f.happened_at, f.seq");
    transaction.executeWithoutResult(status -> stream(sql.toString(), values, factsOfOneSubject));
  }

  private void stream(String sql, List<Object> values, Consumer<List<Fact>> factsOfOneSubject) {
    JdbcTemplate template = new JdbcTemplate(engine);
    template.setFetchSize(FETCHED_AT_ONCE);
    List<Fact> gathered = new ArrayList<>();
    Runnable tell =
        () -> {
          if (!gathered.isEmpty()) {
            List<Fact> effective = Corrections.effective(gathered);
            gathered.clear();
            factsOfOneSubject.accept(effective);
          }
        };
    template.query(
        sql,
        rows -> {
          Fact fact = FactRows.fact(rows);
          @Nullable UUID open = gathered.isEmpty() ? null : gathered.getLast().subject().id();
          if (!fact.subject().id().equals(open)) {
            tell.run();
          }
          gathered.add(fact);
        },
        values.toArray());
    tell.run();
  }
}
