package lianfang.rulebook;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.area.Scope;
import lianfang.fact.Days;
import lianfang.fact.Fact;
import lianfang.fact.Ledger;
import lianfang.fact.Positions;
import lianfang.fact.Subject;
import lianfang.fact.SubjectRanges;
import lianfang.rulebook.edition.Activations;
import lianfang.rulebook.simulation.Totals;
import lianfang.rulebook.store.OutcomeRows;
import lianfang.rulebook.store.OutcomeTables;
import lianfang.rulebook.store.Parts;
import lianfang.rulebook.store.Rederivations;
import lianfang.rulebook.store.Switched;
import lianfang.rulebook.store.TimeSpent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 换代: when facts put other rules in force, the outcomes that differ are staged beside the current
 * ones, facts that came meanwhile are caught up by their position, and one short lock switches.
 */
@Component
class Generations {

  private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

  /** Whoever derives shares it by the function rulebook.hold. */
  private static final int SWITCH_LOCK = 25021;

  private static final int ROUNDS_MAX = 5;

  /** So many facts are derived under the lock without anybody noticing. */
  private static final int FEW = 200;

  private final DataSource engineSource;
  private final JdbcClient engine;
  private final TransactionTemplate transaction;
  private final JdbcClient app;
  private final TransactionTemplate reading;
  private final Clock clock;
  private final Ledger ledger;
  private final NoticeFacts notices;
  private final Activations activations;
  private final Positions positions;

  /** Which generation readers see, and whether the next one is being staged. */
  record Current(int number, long rulesSeq, boolean isStaging) {}

  /**
   * A generation that is staged.
   *
   * @param seq the last fact by which its rules are in force
   * @param position up to which all facts are there
   * @param around the last fact by which grades and classes count
   */
  private record Begun(Parts.Open part, long seq, long position, long around) {

    int generation() {
      return part.generation();
    }
  }

  Generations(
      DataSource app,
      @Qualifier("engine") DataSource engine,
      Clock clock,
      Ledger ledger,
      NoticeFacts notices,
      Activations activations,
      Positions positions) {
    this.app = JdbcClient.create(app);
    this.reading = new TransactionTemplate(new DataSourceTransactionManager(app));
    this.engineSource = engine;
    this.engine = JdbcClient.create(engine);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(engine));
    transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
    this.ledger = ledger;
    this.notices = notices;
    this.activations = activations;
    this.positions = positions;
  }

  private static Current current(JdbcClient client) {
    return client
        .sql("select current, rules_seq, staging is not null from rulebook.generation")
        .query((row, n) -> new Current(row.getInt(1), row.getLong(2), row.getBoolean(3)))
        .single();
  }

  /** Brings the outcomes up to the rules that facts have put in force; idle when they are. */
  synchronized void advance() {
    if (current(engine).rulesSeq() != notices.lastSeq()) {
      stage();
    }
  }

  /** Derives everybody anew although no fact came: a notice began or lapsed with the day. */
  synchronized void stage() {
    long seq = notices.lastSeq();
    activations.began();
    try {
      Begun begun = begin(seq);
      try {
        derive(begun);
      } catch (RuntimeException e) {
        discard(begun.part(), e);
        throw e;
      }
    } finally {
      activations.ended();
    }
    list();
    sweep();
    fold();
    LOG.info("outcomes of generation {} are current", current(engine).number());
  }

  private void derive(Begun begun) {
    LOG.info("deriving everybody as generation {}", begun.generation());
    Deriving deriving =
        new Deriving(this::facts, notices.upTo(begun.seq(), begun::around), today());
    // There are about as many facts as positions.
    SubjectRanges ranges = SubjectRanges.of(begun.position());
    Staging staging =
        new Staging(engineSource, ranges, deriving, begun.part(), activations::derived);
    Totals changes = staging.run();
    Parts.close(engineSource, begun.part());
    staging.spent().until(TimeSpent.On.INDEXES);
    long reached = catchUp(staging, begun);
    transaction.executeWithoutResult(status -> {
      Begun caught = new Begun(begun.part(), begun.seq(), reached, begun.around());
      if (change(status, staging, caught)) {
        activations.write(engine, begun.generation(), begun.seq(), changes);
      }
    });
    staging.spent().until(TimeSpent.On.CHANGING);
    LOG.info("generation {}: {}", begun.generation(), staging.spent());
  }

  /** On a full disk these tables are what stands in the way of everything else. */
  private void discard(Parts.Open part, RuntimeException why) {
    try {
      transaction.executeWithoutResult(status -> Parts.discard(engine, part));
    } catch (RuntimeException e) {
      why.addSuppressed(e);
    }
  }

  /** Removes what the current generation has replaced, and says whether there was anything. */
  private boolean sweep() {
    return OutcomeTables.sweep(
        engineSource, SubjectRanges.of(positions.last()), current(engine).number());
  }

  /** Readers see the switch already; who changed is on the list a moment later. */
  private void list() {
    transaction.executeWithoutResult(status -> Switched.close(engine));
  }

  private void fold() {
    transaction.executeWithoutResult(status -> {
      exclude();
      Parts.fold(engine);
    });
    Parts.analyze(engine);
  }

  /**
   * What a stopped process left half done is done when the next one serves. A console shows the old
   * state where that fails, and tries again; a command, which would answer by it, fails.
   */
  @EventListener
  void resume(ApplicationReadyEvent ready) {
    try {
      advance();
      list();
      if (sweep()) {
        fold();
      }
      LOG.debug("started with the outcomes of generation {}", current(engine).number());
    } catch (RuntimeException e) {
      if (!(ready.getApplicationContext() instanceof WebServerApplicationContext)) {
        throw e;
      }
      LOG.error("outcomes are not brought up to the rules in force yet; the old ones are shown", e);
    }
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

  /** No fact is half recorded while the lock is held, so all lie before the position. */
  private Begun begin(long seq) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          exclude();
          Current current = current(engine);
          if (current.isStaging()) {
            OutcomeTables.unstage(engine, current.number());
          }
          Begun begun =
              new Begun(
                  Parts.open(engine, current.number() + 1),
                  seq,
                  positions.last(),
                  Rederivations.upTo(engine));
          engine
              .sql("update rulebook.generation set staging = ?, staging_seq = ?, staging_from = ?")
              .params(begun.generation(), seq, begun.position())
              .update();
          return begun;
        }));
  }

  private void exclude() {
    engine
        .sql("select pg_advisory_xact_lock(?)::text")
        .param(SWITCH_LOCK)
        .query(String.class)
        .single();
  }

  /** Rounds without the lock, so that few facts are left for the time under it. */
  private long catchUp(Staging staging, Begun begun) {
    long reached = begun.position();
    for (int round = 0; round < ROUNDS_MAX; round++) {
      long begin = reached;
      long last = positions.last();
      if (last - begin <= FEW) {
        return begin;
      }
      transaction.executeWithoutResult(status -> again(staging, begun.generation(), begin, last));
      reached = last;
    }
    return reached;
  }

  /** Under the lock: what is left is derived again, then readers see the new outcomes. */
  private boolean change(TransactionStatus status, Staging staging, Begun begun) {
    exclude();
    int next = begun.generation();
    if (!isStill(next, begun.seq())) {
      status.setRollbackOnly();
      LOG.info("another process stages the outcomes of other rules; these are left");
      return false;
    }
    again(staging, next, begun.position(), positions.last());
    engine
        .sql(
            "update rulebook.generation set current = ?, rules_seq = ?, staging = null,"
                + " staging_seq = null, staging_from = null, derived_on = ?,"
                // What came to count meanwhile is noted again, for the new outcomes.
                + " surroundings_seq = ?")
        .params(next, begun.seq(), staging.deriving().asOf(), begun.around())
        .update();
    staging.counts().write(engine);
    return true;
  }

  /** Derives again whom facts between two positions are about, and the places that follow. */
  private void again(Staging staging, int next, long from, long to) {
    Deriving deriving = staging.deriving();
    Set<UUID> persons = positions.subjects(Subject.Kind.PERSON, from, to);
    OutcomeTables tables = new OutcomeTables(engine, next);
    OutcomeTables.Affected affected = tables.affected(persons);
    if (!persons.isEmpty()) {
      OutcomeRows rows = deriving.persons(persons);
      tables.replace(persons, rows, staging.counts());
      OutcomeTables.Affected after = tables.affected(persons);
      affected.places().addAll(after.places());
      affected.buildings().addAll(after.buildings());
    }
    affected.places().addAll(positions.subjects(Subject.Kind.PLACE, from, to));
    affected.places().addAll(affected.buildings());
    if (!affected.places().isEmpty()) {
      tables.widen(affected, List.copyOf(affected.places()));
      affected.places().addAll(affected.buildings());
      OutcomeRows rows = deriving.buildings(tables.buildings(affected.buildings()));
      tables.replace(affected.places(), rows, staging.counts());
    }
  }

  private boolean isStill(int next, long seq) {
    return engine
        .sql("select staging = ? and staging_seq = ? from rulebook.generation")
        .params(next, seq)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }
}
