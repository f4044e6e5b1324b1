package lianfang.rulebook.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.fact.Subject;
import lianfang.rulebook.MeasureInterval;
import lianfang.rulebook.OpenDecision;
import lianfang.rulebook.Outcome;
import lianfang.rulebook.PlaceDemand;
import lianfang.rulebook.PlaceOutcome;
import lianfang.rulebook.store.Column.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outcomes of a batch of subjects as rows of the three tables. */
public final class OutcomeRows {

  /** The columns of an interval by which {@link Cells} counts, in its order. */
  private static final int[] COUNTED = {3, 1, 4, 5, 6, 7, 8, 11};

  /** Area and question of an open question. */
  private static final int[] ASKED = {3, 4};

  private final RowSet outcomes =
      new RowSet(
          "rulebook.outcome",
          new Column("subject", Type.ID),
          new Column("subject_kind", Type.TEXT),
          new Column("number", Type.SMALL),
          new Column("area", Type.TEXT),
          new Column("measure", Type.TEXT),
          new Column("place", Type.TEXT),
          new Column("state", Type.TEXT),
          new Column("from_day", Type.DAY),
          new Column("until_day", Type.DAY),
          new Column("caused", Type.IDS),
          new Column("bases", Type.JSON),
          new Column("grounds", Type.TEXTS));
  private final RowSet demands =
      new RowSet(
          "rulebook.demand",
          new Column("person", Type.ID),
          new Column("number", Type.SMALL),
          new Column("place", Type.ID),
          new Column("within", Type.ID),
          new Column("measure", Type.TEXT),
          new Column("extent", Type.TEXT),
          new Column("days", Type.INTEGER),
          new Column("since_day", Type.DAY),
          new Column("area", Type.TEXT),
          new Column("basis", Type.JSON));
  private final RowSet requests =
      new RowSet(
          "rulebook.decision_request",
          new Column("subject", Type.ID),
          new Column("subject_kind", Type.TEXT),
          new Column("number", Type.SMALL),
          new Column("area", Type.TEXT),
          new Column("question", Type.TEXT),
          new Column("options", Type.TEXTS),
          new Column("meanwhile", Type.TEXT),
          new Column("basis", Type.JSON),
          new Column("opened", Type.MOMENT));
  private final Map<UUID, Integer> numbers = new HashMap<>();
  private final Set<UUID> demandedPlaces = new HashSet<>();
  private final Set<UUID> demandedBuildings = new HashSet<>();

  /** Adds the outcome of a person. */
  public void add(Outcome outcome) {
    outcome.intervals().forEach(this::add);
    outcome.demands().forEach(this::add);
    outcome.decisions().forEach(this::add);
  }

  /** Adds the outcome of a building and its units. */
  public void add(PlaceOutcome outcome) {
    outcome.intervals().forEach(this::add);
    outcome.decisions().forEach(this::add);
  }

  /** Adds the outcome of a building and counts it. */
  public void add(PlaceOutcome outcome, CellCounts counts) {
    int before = outcomes.size();
    int request = requests.size();
    add(outcome);
    count(counts, before, request);
  }

  private void add(MeasureInterval interval) {
    outcomes.add(
        interval.subject().id(),
        interval.subject().kind().word(),
        next(interval.subject().id()),
        interval.area(),
        interval.measure().word(),
        interval.place().word(),
        interval.state().word(),
        interval.from(),
        interval.until(),
        interval.causedBy().stream().map(Subject::id).toList(),
        Json.bases(interval.bases()),
        interval.bases().stream()
            .map(basis -> basis.notice() + "|" + basis.clause() + "|" + basis.row())
            .toList());
  }

  private void add(PlaceDemand demand) {
    demandedPlaces.add(demand.place());
    demandedBuildings.add(demand.within());
    demands.add(
        demand.cause().id(),
        next(demand.cause().id()),
        demand.place(),
        demand.within(),
        demand.measure().word(),
        demand.extent().word(),
        demand.days(),
        demand.since(),
        demand.area(),
        Json.bases(List.of(demand.basis())));
  }

  private void add(OpenDecision decision) {
    requests.add(
        decision.subject().id(),
        decision.subject().kind().word(),
        next(decision.subject().id()),
        decision.area(),
        decision.question(),
        List.copyOf(decision.options()),
        decision.meanwhile(),
        Json.bases(List.of(decision.basis())),
        decision.opened());
  }

  private int next(UUID subject) {
    return numbers.merge(subject, 1, Integer::sum);
  }

  /** The places on which these rows make demands. */
  public Set<UUID> demandedPlaces() {
    return demandedPlaces;
  }

  /** The buildings that hold those places. */
  public Set<UUID> demandedBuildings() {
    return demandedBuildings;
  }

  /** Writes all rows into the current generation and counts them. */
  public void insert(JdbcClient client, int generation) {
    outcomes.insert(client, generation, Cells.OUTCOME);
    demands.insert(client, generation, null);
    requests.insert(client, generation, Cells.REQUEST);
  }

  /** Writes all rows into a generation that is staged, which is counted when it is current. */
  public void stage(JdbcClient client, int generation) {
    outcomes.insert(client, generation, null);
    demands.insert(client, generation, null);
    requests.insert(client, generation, null);
  }

  /** Counts all rows. */
  public void count(CellCounts counts) {
    count(counts, 0, 0);
  }

  private void count(CellCounts counts, int outcome, int request) {
    for (int i = outcome; i < outcomes.size(); i++) {
      counts.add(outcomes.pick(i, COUNTED));
    }
    for (int i = request; i < requests.size(); i++) {
      @Nullable String[] asked = requests.pick(i, ASKED);
      counts.add(asked[0], "request", asked[1], "", "", null, null, "{}");
    }
  }

  /** Writes many rows into a part that is open, in the connection's transaction. */
  public void copy(Connection connection, Parts.Open part) throws SQLException {
    outcomes.copy(connection, part);
    demands.copy(connection, part.generation());
    requests.copy(connection, part);
  }

  /**
   * Adds the outcome of a person, unless it is what is stored already.
   *
   * @param stored what stands for the person, as {@link OutcomeTables.Stands} tells it; 0 for
   *     nothing
   * @param counts in which it counts either way
   * @return whether it was added
   */
  public boolean addIfOther(Outcome outcome, long stored, CellCounts counts) {
    return addIfOther(() -> add(outcome), stored, counts);
  }

  /** Adds the outcome of a building, unless it is what is stored for all of its places. */
  public boolean addIfOther(PlaceOutcome outcome, long stored, CellCounts counts) {
    return addIfOther(() -> add(outcome), stored, counts);
  }

  private boolean addIfOther(Runnable adding, long stored, CellCounts counts) {
    int outcome = outcomes.size();
    int demand = demands.size();
    int request = requests.size();
    adding.run();
    count(counts, outcome, request);
    long now =
        outcomes.fingerprint(outcome) ^ demands.fingerprint(demand) ^ requests.fingerprint(request);
    if (now != stored) {
      return true;
    }
    outcomes.truncate(outcome);
    demands.truncate(demand);
    requests.truncate(request);
    return false;
  }
}
