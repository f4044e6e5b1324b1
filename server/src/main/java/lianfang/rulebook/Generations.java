package lianfang.rulebook;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.area.Scope;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.ReplayQuery;
import lianfang.fact.Subject;
import lianfang.rulebook.edition.Activations;
import lianfang.rulebook.store.OutcomeRows;
import lianfang.rulebook.store.OutcomeTables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 换代: when facts put other rules in force, the outcomes that differ are staged beside the current
 * ones, subjects touched meanwhile are derived again, and one short lock switches.
 */
@Component
class Generations {

  /** First key of the advisory locks of stripes. */
  static final int STRIPE_LOCKS = 25022;

  private static final Logger LOG = LoggerFactory.getLogger(Generations.class);
  private static final int SWITCH_LOCK = 25021;
  private static final int BATCH = 2_000;

  private final JdbcClient engine;
  private final TransactionTemplate transaction;
  private final JdbcClient app;
  private final TransactionTemplate reading;
  private final Clock clock;
  private final Ledger ledger;
  private final NoticeFacts notices;
  private final Activations activations;

  /** Which generation readers see, and whether the next one is being staged. */
  record Current(int number, long rulesSeq, boolean isStaging) {}

  Generations(
      DataSource app,
      @Qualifier("engine") DataSource engine,
      Clock clock,
      Ledger ledger,
      NoticeFacts notices,
      Activations activations) {
    this.app = JdbcClient.create(app);
    this.reading = new TransactionTemplate(new DataSourceTransactionManager(app));
    this.engine = JdbcClient.create(engine);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(engine));
    // Batches are written while a replay reads in a transaction of its own.
    transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
    this.ledger = ledger;
    this.notices = notices;
    this.activations = activations;
  }

  /** The current generation; no switch happens before the caller's transaction ends. */
  static Current share(JdbcClient client) {
    client
        .sql("select pg_advisory_xact_lock_shared(?)::text")
        .param(SWITCH_LOCK)
        .query(String.class)
        .single();
    return current(client);
  }

  private static Current current(JdbcClient client) {
    return client
        .sql("select current, rules_seq, staging is not null from rulebook.generation")
        .query((row, n) -> new Current(row.getInt(1), row.getLong(2), row.getBoolean(3)))
        .single();
  }

  /** Brings the outcomes up to the rules that facts have put in force; idle when they are. */
  synchronized void advance() {
    long seq = notices.lastSeq();
    if (current(engine).rulesSeq() == seq) {
      return;
    }
    activations.began();
    try {
      int next = begin(seq);
      Deriving deriving = new Deriving(this::facts, notices.upTo(seq), today());
      stagePersons(deriving, next);
      stageBuildings(deriving, next);
      transaction.executeWithoutResult(status -> change(deriving, next, seq));
    } finally {
      activations.ended();
    }
    int current = current(engine).number();
    transaction.executeWithoutResult(status -> OutcomeTables.sweep(engine, current));
    LOG.info("outcomes of generation {} are current", current);
  }

  /** What a stopped process left half done is done when the next one serves. */
  @EventListener(ApplicationReadyEvent.class)
  void resume() {
    advance();
  }

  /** The facts of subjects, wherever they lie. */
  private List<Fact> facts(Collection<Subject> subjects) {
    List<Fact> found =
        reading.execute(status -> {
          app.sql("select set_config('lianfang.scope', ?, true)")
              .param(String.join(",", Scope.everything().prefixes()))
              .query(String.class)
              .single();
          return ledger.of(subjects);
        });
    return Objects.requireNonNull(found);
  }

  private LocalDate today() {
    return Days.of(clock.instant());
  }

  private int begin(long seq) {
    Integer next =
        transaction.execute(status -> {
          exclude();
          int current = current(engine).number();
          OutcomeTables.unstage(engine, current);
          engine.sql("delete from rulebook.touched").update();
          engine
              .sql("update rulebook.generation set staging = ?, staging_seq = ?")
              .params(current + 1, seq)
              .update();
          return current + 1;
        });
    return Objects.requireNonNull(next);
  }

  private void exclude() {
    engine
        .sql("select pg_advisory_xact_lock(?)::text")
        .param(SWITCH_LOCK)
        .query(String.class)
        .single();
  }

  private void stagePersons(Deriving deriving, int next) {
    List<List<Fact>> batch = new ArrayList<>();
    ledger.replay(
        ReplayQuery.everything(),
        facts -> {
          if (facts.getFirst().subject().kind() == Subject.Kind.PERSON) {
            batch.add(List.copyOf(facts));
          }
          if (batch.size() == BATCH) {
            stagePersons(batch, deriving, next);
            batch.clear();
          }
        });
    stagePersons(batch, deriving, next);
  }

  private void stagePersons(List<List<Fact>> persons, Deriving deriving, int next) {
    Set<UUID> ids = new HashSet<>();
    OutcomeRows rows = new OutcomeRows();
    for (List<Fact> facts : persons) {
      ids.add(facts.getFirst().subject().id());
      rows.add(deriving.person(facts));
    }
    activations.derived(ids.size());
    List<String> before = new OutcomeTables(engine, next - 1).digests(ids);
    Set<UUID> changed = changed(before, rows.digests());
    OutcomeRows staged = new OutcomeRows();
    for (List<Fact> facts : persons) {
      if (changed.contains(facts.getFirst().subject().id())) {
        staged.add(deriving.person(facts));
      }
    }
    stage(changed, staged, next);
  }

  private static Set<UUID> changed(List<String> before, List<String> after) {
    Map<UUID, List<String>> old = OutcomeRows.bySubject(before);
    Map<UUID, List<String>> fresh = OutcomeRows.bySubject(after);
    Set<UUID> changed = new HashSet<>();
    old.forEach((id, list) -> {
      if (!list.equals(fresh.get(id))) {
        changed.add(id);
      }
    });
    fresh.keySet().stream().filter(id -> !old.containsKey(id)).forEach(changed::add);
    return changed;
  }

  private void stage(Collection<UUID> changed, OutcomeRows staged, int next) {
    if (changed.isEmpty()) {
      return;
    }
    transaction.executeWithoutResult(status -> {
      new OutcomeTables(engine, next).hide(changed);
      staged.insert(engine, next);
    });
  }

  private void stageBuildings(Deriving deriving, int next) {
    OutcomeTables tables = new OutcomeTables(engine, next);
    Set<UUID> places = new HashSet<>(new OutcomeTables(engine, next - 1).allPlaces());
    List<UUID> all = tables.allBuildings();
    List<OutcomeTables.Building> buildings = tables.buildings(all);
    buildings.forEach(building -> building.demands().forEach(one -> places.add(one.place())));
    places.addAll(all);
    stage(places, deriving.buildings(buildings), next);
  }

  /** Under the lock: what was touched meanwhile is derived again, then readers see the new ones. */
  private void change(Deriving deriving, int next, long seq) {
    exclude();
    if (!isStill(next, seq)) {
      LOG.info("another process stages the outcomes of other rules; these are left");
      return;
    }
    Set<UUID> persons = touched("person");
    OutcomeTables tables = new OutcomeTables(engine, next);
    OutcomeTables.Affected affected = tables.affected(persons);
    if (!persons.isEmpty()) {
      OutcomeRows rows = deriving.persons(persons);
      tables.hide(persons);
      rows.insert(engine, next);
      OutcomeTables.Affected after = tables.affected(persons);
      affected.places().addAll(after.places());
      affected.buildings().addAll(after.buildings());
    }
    affected.places().addAll(touched("place"));
    affected.places().addAll(affected.buildings());
    if (!affected.places().isEmpty()) {
      tables.widen(affected, List.copyOf(affected.places()));
      affected.places().addAll(affected.buildings());
      OutcomeRows rows = deriving.buildings(tables.buildings(affected.buildings()));
      tables.hide(affected.places());
      rows.insert(engine, next);
    }
    activations.write(engine, next, seq, today());
    engine.sql("delete from rulebook.touched").update();
    engine
        .sql(
            "update rulebook.generation set current = ?, rules_seq = ?, staging = null,"
                + " staging_seq = null")
        .params(next, seq)
        .update();
  }

  private boolean isStill(int next, long seq) {
    return engine
        .sql("select staging = ? and staging_seq = ? from rulebook.generation")
        .params(next, seq)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  private Set<UUID> touched(String kind) {
    return new HashSet<>(
        engine
            .sql("select distinct subject from rulebook.touched where subject_kind = ?")
            .param(kind)
            .query(UUID.class)
            .list());
  }
}
