package lianfang.rulebook;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.fact.SubjectRanges;
import lianfang.fact.plan.WholeTables;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.simulation.ChangedSubjects;
import lianfang.rulebook.simulation.Totals;
import lianfang.rulebook.store.Beside;
import lianfang.rulebook.store.CellCounts;
import lianfang.rulebook.store.OutcomeRows;
import lianfang.rulebook.store.OutcomeTables;
import lianfang.rulebook.store.OutcomeTables.Stands;
import lianfang.rulebook.store.Parts;
import lianfang.rulebook.store.Switched;
import lianfang.rulebook.store.TimeSpent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 分段换代: derives everybody by the rules of the next generation, range by range on all processors,
 * and writes only what differs from what stands.
 */
final class Staging {

  private static final int BUILDINGS_AT_ONCE = 2_000;

  private final DataSource engine;
  private final Beside beside;
  private final SubjectRanges ranges;
  private final Deriving deriving;
  private final Parts.Open part;
  private final int next;
  private final IntConsumer progress;
  private final ChangedSubjects changes;
  private final TimeSpent spent = new TimeSpent();
  private final CellCounts counts = new CellCounts();

  /** Stages into this part; {@code progress} is told how many persons were derived. */
  Staging(
      DataSource engine,
      SubjectRanges ranges,
      Deriving deriving,
      Parts.Open part,
      IntConsumer progress) {
    this.changes = new ChangedSubjects(deriving.asOf());
    this.engine = engine;
    this.beside = new Beside(engine);
    this.ranges = ranges;
    this.deriving = deriving;
    this.part = part;
    this.next = part.generation();
    this.progress = progress;
  }

  /** Stages persons, then the places that follow from them, and says what that changes. */
  Totals run() {
    List<Beside.Part> persons = new ArrayList<>();
    for (int i = 0; i < ranges.count(); i++) {
      int range = i;
      persons.add(connection -> persons(connection, range));
    }
    beside.run(persons);
    spent.begin();
    places();
    spent.until(TimeSpent.On.PLACES);
    return changes.totals();
  }

  /** By which everybody is derived. */
  Deriving deriving() {
    return deriving;
  }

  /** How many rows of each kind the generation has. */
  CellCounts counts() {
    return counts;
  }

  /** On what the time went. */
  TimeSpent spent() {
    return spent;
  }

  private void places() {
    OutcomeTables before = new OutcomeTables(JdbcClient.create(engine), next - 1);
    Map<UUID, Stands> stored =
        before.standing(Subject.Kind.PLACE, ranges.first(0), ranges.last(ranges.count() - 1));
    OutcomeTables tables = new OutcomeTables(JdbcClient.create(engine), next);
    // What two buildings have in common is written by one part, whatever it was before.
    Set<UUID> sharing = tables.sharing();
    List<UUID> buildings = new ArrayList<>(tables.allBuildings());
    buildings.removeAll(sharing);
    Set<UUID> gone = ConcurrentHashMap.newKeySet();
    gone.addAll(stored.keySet());
    List<Beside.Part> parts = new ArrayList<>();
    parts.add(connection -> buildings(connection, sharing, stored, gone, true));
    for (int from = 0; from < buildings.size(); from += BUILDINGS_AT_ONCE) {
      List<UUID> some =
          buildings.subList(from, Math.min(from + BUILDINGS_AT_ONCE, buildings.size()));
      parts.add(connection -> buildings(connection, some, stored, gone, false));
    }
    beside.run(parts);
    Switched left = new Switched();
    gone.forEach(place -> changed(left, Subject.place(place), stored.get(place), List.of()));
    beside.run(List.of(connection -> write(connection, gone, new OutcomeRows(), left)));
  }

  private void persons(Connection connection, int range) throws SQLException {
    long began = System.nanoTime();
    Range one =
        new Range(
            new OutcomeTables(Beside.client(connection), next - 1)
                .standing(Subject.Kind.PERSON, ranges.first(range), ranges.last(range)));
    int[] derived = {0};
    ranges.tell(
        connection,
        range,
        new SubjectRanges.Whom(
            Subject.Kind.PERSON,
            deriving.whom(),
            kinds -> {
              derived[0]++;
              return Rulebook.concerns(kinds);
            }),
        one::derive);
    progress.accept(derived[0]);
    long read = System.nanoTime();
    one.end();
    if (!one.changed.isEmpty()) {
      part.supersede(connection, one.changed);
      one.rows.copy(connection, part);
      one.who.copy(connection, part);
    }
    spent.add(TimeSpent.On.READING, read - began - one.derivingNanos - one.comparingNanos);
    spent.add(TimeSpent.On.DERIVING, one.derivingNanos);
    spent.add(TimeSpent.On.COMPARING, one.comparingNanos);
    spent.add(TimeSpent.On.WRITING, System.nanoTime() - read);
  }

  /** Persons of one range, compared with what stands of them. */
  private final class Range {
    private final Map<UUID, Stands> stored;
    private final Set<UUID> changed = new HashSet<>();
    private final OutcomeRows rows = new OutcomeRows();
    private final Switched who = new Switched();
    private long derivingNanos;
    private long comparingNanos;

    Range(Map<UUID, Stands> stored) {
      this.stored = stored;
    }

    void derive(List<Fact> facts) {
      if (facts.isEmpty()) {
        return;
      }
      long told = System.nanoTime();
      UUID person = facts.getFirst().subject().id();
      Outcome outcome = deriving.person(facts);
      long known = System.nanoTime();
      Stands before = stored.remove(person);
      if (rows.addIfOther(outcome, before == null ? 0 : before.digest(), counts)) {
        changed.add(person);
        Staging.this.changed(who, facts.getFirst().subject(), before, outcome.intervals());
      }
      derivingNanos += known - told;
      comparingNanos += System.nanoTime() - known;
    }

    /** Whoever had an outcome and is told of no longer has none. */
    void end() {
      stored.forEach(
          (person, before) -> Staging.this.changed(who, Subject.person(person), before, List.of()));
      changed.addAll(stored.keySet());
    }
  }

  /** Counts one subject and keeps it on the list of those who change. */
  private void changed(
      Switched who, Subject subject, @Nullable Stands before, List<MeasureInterval> after) {
    Set<Change> kinds = changes.add(before == null ? List.of() : before.lines(), after);
    String area = !after.isEmpty() ? after.getFirst().area() : before == null ? "" : before.area();
    who.add(subject, area, kinds);
  }

  private void buildings(
      Connection connection,
      Collection<UUID> withins,
      Map<UUID, Stands> stored,
      Set<UUID> gone,
      boolean always)
      throws SQLException {
    Set<UUID> changed = new HashSet<>();
    // A place may lie in two buildings, and is compared when both have said what they ask of it.
    Map<UUID, List<MeasureInterval>> lines = new HashMap<>();
    OutcomeRows rows = new OutcomeRows();
    List<OutcomeTables.Building> demanded = new ArrayList<>(withins.size());
    JdbcClient client = Beside.client(connection);
    WholeTables.read(
        client, () -> demanded.addAll(new OutcomeTables(client, next).buildings(withins)));
    deriving.buildings(
        demanded,
        (building, outcome) -> {
          Set<UUID> places = building.places();
          gone.removeAll(places);
          if (always) {
            rows.add(outcome, counts);
            changed.addAll(places);
          } else if (rows.addIfOther(outcome, mixed(stored, places), counts)) {
            changed.addAll(places);
          }
          for (MeasureInterval line : outcome.intervals()) {
            lines.computeIfAbsent(line.subject().id(), key -> new ArrayList<>(2)).add(line);
          }
        });
    Switched who = new Switched();
    for (UUID place : changed) {
      List<MeasureInterval> after = lines.getOrDefault(place, List.of());
      changed(who, Subject.place(place), stored.get(place), after);
    }
    write(connection, changed, rows, who);
  }

  private static long mixed(Map<UUID, Stands> stored, Set<UUID> places) {
    long mixed = 0;
    for (UUID place : places) {
      mixed ^= stored.getOrDefault(place, Stands.NOTHING).digest();
    }
    return mixed;
  }

  private void write(Connection connection, Set<UUID> changed, OutcomeRows rows, Switched who)
      throws SQLException {
    if (!changed.isEmpty()) {
      new OutcomeTables(Beside.client(connection), next).supersede(changed);
      rows.copy(connection, part);
      who.copy(connection, part);
    }
  }
}
