package lianfang.rulebook.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.Fact;
import lianfang.rulebook.InForce;
import lianfang.rulebook.episode.InputName;
import lianfang.rulebook.grade.Surroundings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 重新推导名单: whom a changed grade or class can concern. The change is noted and counts for everything
 * that is derived from then on; the people of whom facts tell that rules ask for and who live
 * there, come from there or work there are written down and derived again in steps. Whatever is
 * stopped in between goes on where it was.
 */
@Component
public class Rederivations {

  /** Whoever derives shares it by the function rulebook.hold. */
  private static final int SWITCH_LOCK = 25021;

  private static final String INSERT =
      "insert into rulebook.rederivation (subject) select distinct s.subject_id from fact.fact s"
          + " where (s.kind in ('diagnosis', 'admission', 'discharge', 'contact', 'arrival',"
          + " 'symptom') or s.kind = 'temperature'";

  /** So that the index of facts that stir is used where its condition is enough. */
  private static final String FROM_37 = " and (s.attributes ->> 'celsius')::numeric >= 37";

  private static final String LIVES =
      """
      ) and (exists (
          select from fact.fact r where r.subject_id = s.subject_id and r.kind = 'residence'
            and r.attributes ->> 'village' ^@ :where)
        or exists (
          select from fact.fact r where r.subject_id = s.subject_id and r.area ^@ :where)
          and not exists (
            select from fact.fact r where r.subject_id = s.subject_id and r.kind = 'residence'))
      on conflict do nothing
      """;

  private static final String COMES =
      """
      ) and s.kind = 'arrival' and exists (
        select from string_to_table(s.attributes ->> 'origin', ' ') as o (code)
        where o.code ^@ :where)
      on conflict do nothing
      """;

  private static final String WORKS =
      """
      ) and exists (
        select from fact.fact e where e.subject_id = s.subject_id and e.kind = 'employment'
          and e.attributes ->> 'firm' = :where)
      on conflict do nothing
      """;

  private final JdbcClient engine;
  private final TransactionTemplate transaction;
  private final SurroundingFacts facts;

  Rederivations(@Qualifier("engine") DataSource engine, SurroundingFacts facts) {
    this.engine = JdbcClient.create(engine);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(engine));
    // The lock is let go at once, whoever calls: people are derived again in other transactions.
    transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.facts = facts;
  }

  /** Up to which fact of grades and classes outcomes are derived. */
  public static long upTo(JdbcClient client) {
    return client
        .sql("select surroundings_seq from rulebook.generation")
        .query(Long.class)
        .single();
  }

  /**
   * Notes what has changed since and finds whom it can concern; idle when nothing has.
   *
   * @param rules all that was put in force: what none of them asks for concerns nobody
   */
  public void note(InForce rules) {
    if (upTo(engine) != facts.last()) {
      transaction.executeWithoutResult(status -> count());
    }
    transaction.executeWithoutResult(status -> find(rules));
  }

  /** No fact is half recorded while the lock is held, so none can come to lie before the last. */
  private void count() {
    engine
        .sql("select pg_advisory_xact_lock(?)::text")
        .param(SWITCH_LOCK)
        .query(String.class)
        .single();
    long last = facts.last();
    engine
        .sql(
            """
            insert into rulebook.surrounding_change (fact)
            select f.seq from fact.fact f, rulebook.generation g
            where f.kind in ('risk-grade', 'class-assigned')
              and f.seq > g.surroundings_seq and f.seq <= ?
            on conflict do nothing
            """)
        .param(last)
        .update();
    engine.sql("update rulebook.generation set surroundings_seq = ?").param(last).update();
  }

  private void find(InForce rules) {
    Set<Long> changed =
        new LinkedHashSet<>(
            engine
                .sql("select fact from rulebook.surrounding_change order by fact")
                .query(Long.class)
                .list());
    if (changed.isEmpty()) {
      return;
    }
    if (rules.asksAround()) {
      boolean indexed = Stirred.isIndexed(rules);
      for (Fact fact : of(changed)) {
        concern(rules, fact, INSERT + (indexed ? FROM_37 : ""));
      }
    }
    engine
        .sql("delete from rulebook.surrounding_change where fact = any (?)")
        .param(changed.toArray(Long[]::new))
        .update();
  }

  /** These facts and those that they correct. */
  private Collection<Fact> of(Set<Long> changed) {
    Map<UUID, Fact> all = new HashMap<>();
    facts.all().forEach(fact -> all.put(fact.id(), fact));
    Set<Fact> found = new LinkedHashSet<>();
    for (Fact fact : all.values()) {
      if (changed.contains(fact.seq())) {
        found.add(fact);
        Fact corrected = fact.corrects() == null ? null : all.get(fact.corrects());
        if (corrected != null) {
          found.add(corrected);
        }
      }
    }
    return found;
  }

  private void concern(InForce rules, Fact fact, String insert) {
    String said = fact.attribute("scheme");
    String scheme = said == null ? "" : said;
    if (fact.kind().equals(Surroundings.GRADE)) {
      if (rules.asks(InputName.GRADE, scheme)) {
        write(insert + LIVES, fact.area());
      }
      if (rules.asks(InputName.ORIGIN_GRADE, scheme)) {
        write(insert + COMES, fact.area());
      }
      return;
    }
    if (rules.asks(InputName.CLASS, scheme)) {
      write(insert + LIVES, fact.area());
    }
    if (rules.asks(InputName.FIRM_CLASS, scheme)) {
      write(insert + WORKS, fact.subject().kind().word() + ":" + fact.subject().id());
    }
  }

  private void write(String insert, String where) {
    engine.sql(insert).param("where", where).update();
  }

  /** The next people to derive again. */
  public List<UUID> next(int most) {
    return engine
        .sql("select subject from rulebook.rederivation order by subject limit ?")
        .param(most)
        .query(UUID.class)
        .list();
  }

  /** They are derived again. */
  public void done(Collection<UUID> people) {
    engine
        .sql("delete from rulebook.rederivation where subject = any (?)")
        .param(people.toArray(UUID[]::new))
        .update();
  }
}
