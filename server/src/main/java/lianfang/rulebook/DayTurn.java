package lianfang.rulebook;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.area.Scope;
import lianfang.fact.Days;
import lianfang.rulebook.grade.SceneRules;
import lianfang.rulebook.store.Cells;
import lianfang.rulebook.store.Rederivations;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 换日: at 00:00 of Shanghai stored outcomes are brought to the new day. Intervals carry their days
 * and need nothing; what changes by the day alone is derived again: questions whose measure has
 * ended, isolations without a last day, which have a day of review, closures on and after their
 * last day, and everybody where a notice, or a reading of it, begins or lapses with the day.
 */
@Component
public class DayTurn {

  private static final Logger LOG = LoggerFactory.getLogger(DayTurn.class);
  private static final int AT_ONCE = 500;

  private final JdbcClient engine;
  private final Clock clock;
  private final NoticeFacts notices;
  private final Generations generations;
  private final OutcomeDerivation outcomes;
  private final Rederivations rederivations;
  private final JdbcClient app;
  private final TransactionTemplate transaction;

  DayTurn(
      @Qualifier("engine") DataSource engine,
      Clock clock,
      NoticeFacts notices,
      Generations generations,
      OutcomeDerivation outcomes,
      Rederivations rederivations,
      DataSource app) {
    this.engine = JdbcClient.create(engine);
    this.clock = clock;
    this.notices = notices;
    this.generations = generations;
    this.outcomes = outcomes;
    this.rederivations = rederivations;
    this.app = JdbcClient.create(app);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(app));
  }

  /**
   * Brings outcomes to the domain clock's day, once a day, and to the grades and classes that facts
   * have changed; called often.
   *
   * @return how many subjects were derived again; -1 for everybody, 0 where nothing changed
   */
  public synchronized int turn() {
    int around = surroundings();
    int day = day();
    return day < 0 ? day : around + day;
  }

  /** Whoever a changed grade or class can concern is derived again, step by step. */
  private int surroundings() {
    rederivations.note(notices.knownAt(null));
    int again = 0;
    List<UUID> some = rederivations.next(AT_ONCE);
    while (!some.isEmpty()) {
      again(some, List.of());
      rederivations.done(some);
      again += some.size();
      some = rederivations.next(AT_ONCE);
    }
    if (again > 0) {
      LOG.info("a grade or class changed: {} people derived again", again);
    }
    return again;
  }

  private int day() {
    LocalDate today = Days.of(clock.instant());
    LocalDate last = derivedOn();
    if (last != null && !last.isBefore(today)) {
      return 0;
    }
    // A new instance has no day yet, and everything in it was derived by its facts.
    LocalDate since = last == null ? today : last;
    int again = holding(since).equals(holding(today)) ? some(since) : everybody();
    engine.sql("update rulebook.generation set derived_on = ?").param(today).update();
    LOG.info("outcomes hold for {}: {} subjects derived again", today, again);
    return again;
  }

  private @Nullable LocalDate derivedOn() {
    return engine
        .sql("select derived_on from rulebook.generation where derived_on is not null")
        .query(LocalDate.class)
        .optional()
        .orElse(null);
  }

  /**
   * The editions that hold on a day with their readings; equal where the day changes nothing. Those
   * about areas alone concern nobody's outcome.
   */
  private List<String> holding(LocalDate day) {
    return notices.knownAt(null).editions().stream()
        .filter(edition -> !edition.tables().stream().allMatch(SceneRules::isAboutAreas))
        .filter(edition -> edition.holds(day))
        .map(edition ->
            edition.edition() + new TreeMap<>(edition.readings()) + new TreeMap<>(edition.local()))
        .sorted()
        .toList();
  }

  private int everybody() {
    generations.stage();
    return -1;
  }

  private int some(LocalDate last) {
    List<UUID> persons =
        engine
            .sql(
                "select subject from rulebook.decision_request_now where subject_kind = 'person'"
                    + " union select subject from rulebook.outcome_now"
                    + " where measure = 'isolation' and until_day is null order by 1")
            .query(UUID.class)
            .list();
    List<UUID> places =
        engine
            .sql(
                "select subject from rulebook.outcome_now where subject_kind = 'place'"
                    + " and (until_day is null or until_day >= ?)"
                    + " union select subject from rulebook.decision_request_now"
                    + " where subject_kind = 'place' order by 1")
            .param(last.minusDays(1))
            .query(UUID.class)
            .list();
    for (int from = 0; from < persons.size(); from += AT_ONCE) {
      again(persons.subList(from, Math.min(from + AT_ONCE, persons.size())), List.of());
    }
    for (int from = 0; from < places.size(); from += AT_ONCE) {
      again(List.of(), places.subList(from, Math.min(from + AT_ONCE, places.size())));
    }
    return persons.size() + places.size();
  }

  /** A batch a transaction, so that recording never waits long. */
  private void again(List<UUID> persons, List<UUID> places) {
    Set<UUID> some = new TreeSet<>(persons);
    Set<UUID> closed = new TreeSet<>(places);
    transaction.executeWithoutResult(status -> {
      app.sql("select set_config('lianfang.scope', ?, true)")
          .param(String.join(",", Scope.everything().prefixes()))
          .query(String.class)
          .single();
      outcomes.again(some, closed);
    });
    // No fact came, so nothing else would add up what this batch changed in the counts.
    Cells.fold(engine, CellFolding.FEW);
  }
}
