package lianfang.rulebook.simulation;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.sql.DataSource;
import lianfang.area.Scope;
import lianfang.fact.Positions;
import lianfang.rulebook.notice.Notice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 推演: runs editions that are not in force over the whole ledger, as of a day, and says what would
 * change. It reads one snapshot without a lock and writes no measure. What was asked is kept at
 * once, the result with the hash of its inputs in one transaction at the end; what is cancelled,
 * fails or is interrupted keeps that word and no row of a result.
 */
@Component
public class Simulations implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Simulations.class);

  /** Two at once use four connections of the engine's eight; further ones wait. */
  private static final int AT_ONCE = 2;

  /** Stands for the position of the last fact that is there when a run begins. */
  private static final long NEWEST = -1;

  private final JdbcClient client;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Positions snapshots;
  private final SimulationFigures figures;
  private final CandidateRules rules;
  private final QuestionCheck check;
  private final SimulationRows rows;
  private final Map<UUID, Underway> running = new ConcurrentHashMap<>();
  private volatile boolean stopping;
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          AT_ONCE, task -> Thread.ofPlatform().daemon().name("simulation").unstarted(task));

  Simulations(
      DataSource app,
      Clock clock,
      Positions snapshots,
      SimulationFigures figures,
      CandidateRules rules,
      QuestionCheck check) {
    this.client = JdbcClient.create(app);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(app));
    this.clock = clock;
    this.snapshots = snapshots;
    this.figures = figures;
    this.rules = rules;
    this.check = check;
    this.rows = new SimulationRows(client);
  }

  /**
   * What is to be simulated.
   *
   * @param editions content hashes of kept editions, at most one a notice; empty where readings
   *     alone change
   * @param readings further readings to assume, by {@code notice/key}
   * @param asOf the day on which the rules are asked, Asia/Shanghai
   * @param horizon how many days follow it
   * @param area prefix of division codes whose measures are compared
   */
  public record Request(
      List<String> editions,
      Map<String, String> readings,
      LocalDate asOf,
      int horizon,
      String area) {}

  /**
   * What a run says.
   *
   * @param inputs what it depends on
   * @param result what would change
   */
  public record Answer(Inputs inputs, Simulation result) {}

  /**
   * Starts a simulation in the background.
   *
   * @param account who asks, opaque
   * @return its id
   * @throws IllegalArgumentException where an edition is not kept here, or, as {@link
   *     QuestionRefused}, where the question can tell nothing
   */
  public UUID start(Request request, String account) {
    check.require(request.editions().stream().map(rules::kept).toList(), request);
    return start(request, account, null, NEWEST);
  }

  /**
   * Runs a kept simulation again over the ledger as it stood at its own position, by the rules that
   * were in force there; the same inputs then give the same rows.
   *
   * @return the id of the new one
   * @throws IllegalArgumentException where it has no result
   */
  public UUID again(Kept kept, String account) {
    Kept.Figures figures = kept.figures();
    if (figures == null) {
      throw new IllegalArgumentException("simulation " + kept.asked().id() + " has no result");
    }
    Asked asked = kept.asked();
    Request request =
        new Request(
            asked.editions(), asked.readings(), asked.asOf(), asked.horizon(), asked.area());
    return start(request, account, asked.id(), figures.position());
  }

  private UUID start(Request request, String account, @Nullable UUID repeats, long position) {
    List<Notice> notices = request.editions().stream().map(rules::kept).toList();
    Asked asked =
        new Asked(
            UUID.randomUUID(),
            account,
            clock.instant(),
            request.area(),
            request.editions(),
            notices.stream().map(Notice::id).toList(),
            request.readings(),
            request.asOf(),
            request.horizon(),
            repeats);
    Scope scope = Scope.of(request.area());
    // What cannot be compiled is refused now, not in the background.
    inputs(rules.of(notices, asked, later(position)), asked, scope, 0);
    Underway underway = new Underway(asked);
    running.put(asked.id(), underway);
    try {
      within(
          asked.area(),
          () -> {
            rows.begin(asked);
            return true;
          });
      workers.submit(() -> work(underway, notices, position));
    } catch (RuntimeException broken) {
      running.remove(asked.id());
      throw broken;
    }
    return asked.id();
  }

  private Set<Long> later(long position) {
    return position == NEWEST ? Set.of() : snapshots.after(position);
  }

  private void work(Underway underway, List<Notice> notices, long position) {
    Asked asked = underway.asked();
    try {
      underway.check();
      underway.reach(Stage.RUNNING);
      Grids grids = within(asked.area(), () -> figures.grids(asked));
      Answer answer = run(underway, notices, new Extent(Scope.of(asked.area()), grids), position);
      within(
          asked.area(),
          () -> {
            rows.finish(asked, figures.keep(asked, answer), answer.result());
            // Here nobody has seen anything yet, so the wish to stop still counts.
            underway.check();
            return true;
          });
      LOG.info("simulation {} is kept", asked.id());
    } catch (CancellationException stopped) {
      ended(asked, Stage.CANCELLED, "");
      LOG.info("simulation {} was cancelled", asked.id());
    } catch (SQLException | RuntimeException broken) {
      LOG.error("simulation {} failed", asked.id(), broken);
      ended(asked, Stage.FAILED, broken.getClass().getSimpleName());
    } finally {
      running.remove(asked.id());
    }
  }

  private void ended(Asked asked, Stage stage, String problem) {
    if (stopping) {
      // Nobody wanted it to stop: a row without an end says that the process did.
      return;
    }
    within(
        asked.area(),
        () -> {
          rows.end(asked.id(), stage, problem);
          return true;
        });
  }

  /**
   * Simulates notices that need not be kept here, at once and without keeping the result.
   *
   * @param readings further readings to assume, by {@code notice/key}
   * @throws QuestionRefused where the question can tell nothing
   */
  public Answer run(
      List<Notice> notices, Map<String, String> readings, LocalDate asOf, int horizon, Scope scope)
      throws SQLException {
    List<String> hashes = notices.stream().map(Notice::edition).toList();
    check.require(notices, new Request(hashes, readings, asOf, horizon, ""));
    List<String> ids = notices.stream().map(Notice::id).toList();
    Asked asked =
        new Asked(
            UUID.randomUUID(), "", clock.instant(), "", hashes, ids, readings, asOf, horizon, null);
    // Where it runs short is said of what is kept alone.
    return run(new Underway(asked), notices, new Extent(scope, Grids.NONE), NEWEST);
  }

  /** Which areas are compared, and by which grids. */
  private record Extent(Scope scope, Grids grids) {}

  private Answer run(Underway underway, List<Notice> notices, Extent extent, long position)
      throws SQLException {
    Asked asked = underway.asked();
    CandidateRules.Both both = rules.of(notices, asked, later(position));
    int readers = SimulationRun.THREADS;
    try (Positions.Snapshot snapshot =
        position == NEWEST ? snapshots.open(readers) : snapshots.open(readers, position)) {
      Inputs inputs = inputs(both, asked, extent.scope(), snapshot.position());
      SimulationRun run =
          new SimulationRun(inputs, both.before(), both.after(), extent.grids(), underway);
      return new Answer(inputs, run.over(snapshot));
    }
  }

  private static Inputs inputs(CandidateRules.Both rules, Asked asked, Scope scope, long position) {
    return new Inputs(
        rules.before().editions(),
        rules.after().editions(),
        asked.asOf(),
        asked.horizon(),
        position,
        scope);
  }

  private <T> T within(String area, Supplier<T> work) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          client
              .sql("select set_config('lianfang.scope', ?, true)")
              .param(area)
              .query(String.class)
              .single();
          return work.get();
        }));
  }

  /**
   * A simulation as it stands; the caller's transaction says which kept ones it sees.
   *
   * @param scope where the reader may look, for one that is still under way
   */
  public Optional<Kept> find(UUID id, Scope scope) {
    return Optional.ofNullable(running.get(id))
        .map(Underway::now)
        .filter(one -> scope.contains(one.asked().area()))
        .or(() -> rows.find(id));
  }

  /**
   * The latest simulations, those that ended without a result too.
   *
   * @param edition content hash of a candidate, null for all
   */
  public List<Kept> list(@Nullable String edition, Scope scope, int limit) {
    return rows.list(edition, limit).stream()
        .map(one ->
            Optional.ofNullable(running.get(one.asked().id())).map(Underway::now).orElse(one))
        .filter(one -> scope.contains(one.asked().area()))
        .toList();
  }

  /** Asks a simulation under way to stop; it then leaves no result. */
  public void cancel(UUID id, Scope scope) {
    Underway underway = running.get(id);
    if (underway != null && scope.contains(underway.asked().area())) {
      underway.cancel();
    }
  }

  /**
   * The areas of a kept simulation, by code.
   *
   * @param persons whether the reader may see persons; else villages with small counts are left out
   */
  public List<AreaChange> areas(UUID id, boolean persons) {
    List<AreaChange> all = rows.areas(id);
    return persons ? all : Suppression.of(all);
  }

  /** The subjects of a kept simulation, for readers who may see persons. */
  public SimulationRows subjects() {
    return rows;
  }

  @Override
  public void destroy() {
    stopping = true;
    running.values().forEach(Underway::cancel);
    workers.shutdownNow();
  }
}
