package lianfang.rulebook.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.Subject;
import lianfang.fact.SubjectRanges;
import lianfang.fact.plan.WholeTables;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.PlaceDemand;
import lianfang.rulebook.outcome.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored outcomes, seen and changed as one generation. */
public final class OutcomeTables {

  /** A building with the demands on it and on its units. */
  public record Building(UUID within, List<PlaceDemand> demands) {

    /** The building and its units of which demands tell. */
    public Set<UUID> places() {
      Set<UUID> places = new HashSet<>(Set.of(within));
      demands.forEach(demand -> places.add(demand.place()));
      return places;
    }
  }

  /** Demands before a change: the places and buildings that they were about. */
  public record Affected(Set<UUID> places, Set<UUID> buildings) {}

  /** Of whom intervals, open questions and demands on places are stored. */
  public record Stored(Set<UUID> intervals, Set<UUID> questions, Set<UUID> demands) {}

  private static final String VISIBLE =
      " since <= %1$d and not exists (select from rulebook.superseded s"
          + " where s.subject = %2$s and s.until > since and s.until <= %1$d)";

  /** So many subjects are found one by one faster than all rows are read. */
  private static final int FEW_REPLACED = 5_000;

  private static final List<String> SUBJECT_TABLES =
      List.of("rulebook.outcome", "rulebook.decision_request");

  private final JdbcClient client;
  private final String visible;
  private final String visibleDemand;
  private final int generation;

  /** The tables as generation {@code generation} sees them, through this client's transaction. */
  public OutcomeTables(JdbcClient client, int generation) {
    this.client = client;
    this.generation = generation;
    this.visible = VISIBLE.formatted(generation, "o.subject");
    this.visibleDemand = VISIBLE.formatted(generation, "d.person");
  }

  /** As which generation these tables are seen. */
  public int generation() {
    return generation;
  }

  /** Of which of these persons this generation holds anything; of most it holds nothing. */
  public Stored stored(Collection<UUID> persons) {
    Stored found = new Stored(new HashSet<>(), new HashSet<>(), new HashSet<>());
    List<Set<UUID>> sets = List.of(found.intervals(), found.questions(), found.demands());
    UUID[] ids = persons.toArray(UUID[]::new);
    client
        .sql(
            "select 0, subject from rulebook.outcome o where subject = any(?) and"
                + visible
                + " union all select 1, subject from rulebook.decision_request o"
                + " where subject = any(?) and"
                + visible
                + " union all select 2, person from rulebook.demand d where person = any(?) and"
                + visibleDemand)
        .params(ids, ids, ids)
        .query((java.sql.ResultSet row) -> {
          sets.get(row.getInt(1)).add(row.getObject(2, UUID.class));
        });
    return found;
  }

  /** The places that the demands of these persons are about. */
  public Affected affected(Collection<UUID> persons) {
    Affected found = new Affected(new HashSet<>(), new HashSet<>());
    client
        .sql(
            "select place, within from rulebook.demand d where person = any(?) and" + visibleDemand)
        .param(persons.toArray(UUID[]::new))
        .query((java.sql.ResultSet row) -> {
          found.places().add(row.getObject(1, UUID.class));
          found.buildings().add(row.getObject(2, UUID.class));
        });
    return found;
  }

  /** Adds the buildings of all demands on these places. */
  public void widen(Affected affected, Collection<UUID> places) {
    client
        .sql(
            "select distinct place, within from rulebook.demand d"
                + " where (place = any(?) or within = any(?)) and"
                + visibleDemand)
        .params(places.toArray(UUID[]::new), places.toArray(UUID[]::new))
        .query((java.sql.ResultSet row) -> {
          affected.places().add(row.getObject(1, UUID.class));
          affected.buildings().add(row.getObject(2, UUID.class));
        });
  }

  /** The demands of these buildings. */
  public List<Building> buildings(Collection<UUID> withins) {
    Map<UUID, List<PlaceDemand>> found = new HashMap<>();
    client
        .sql(
            "select person, place, within, measure, extent, days, since_day, area, basis::text"
                + " from rulebook.demand d where within = any(?) and"
                + visibleDemand)
        .param(withins.toArray(UUID[]::new))
        .query((java.sql.ResultSet row) -> {
          UUID within = row.getObject(3, UUID.class);
          found
              .computeIfAbsent(within, key -> new ArrayList<>())
              .add(
                  new PlaceDemand(
                      row.getObject(2, UUID.class),
                      within,
                      Measure.ofWord(row.getString(4)),
                      MeasurePlace.ofWord(row.getString(5)),
                      row.getInt(6),
                      row.getObject(7, LocalDate.class),
                      Subject.person(row.getObject(1, UUID.class)),
                      row.getString(8),
                      Json.bases(row.getString(9)).getFirst()));
        });
    return found.entrySet().stream().map(e -> new Building(e.getKey(), e.getValue())).toList();
  }

  /** Removes what this generation, the current one, sees of these subjects. */
  public void remove(Collection<UUID> subjects) {
    Set<UUID> all = Set.copyOf(subjects);
    remove(new Stored(all, all, all));
  }

  /** Removes what is stored; no table is asked for nothing. */
  public void remove(Stored stored) {
    uncount("rulebook.outcome", Cells.OUTCOME, stored.intervals());
    uncount("rulebook.decision_request", Cells.REQUEST, stored.questions());
    if (!stored.demands().isEmpty()) {
      client
          .sql("delete from rulebook.demand where person = any(?) and since <= " + generation)
          .param(stored.demands().toArray(UUID[]::new))
          .update();
    }
  }

  private void uncount(String table, String key, Set<UUID> subjects) {
    if (subjects.isEmpty()) {
      return;
    }
    String seen = VISIBLE.formatted(generation, "changed.subject");
    client
        .sql(
            "with changed as (delete from "
                + table
                + " where subject = any(?) and since <= "
                + generation
                + " returning *)"
                + Cells.difference(key, -1, " where" + seen))
        .param(subjects.toArray(UUID[]::new))
        .update();
  }

  /** Puts other rows in the place of what this generation, which is staged, sees of subjects. */
  public void replace(Collection<UUID> subjects, OutcomeRows rows, CellCounts counts) {
    String intervals = "select %s, count(*) from rulebook.outcome o where subject = any(?) and";
    String questions =
        "select %s, count(*) from rulebook.decision_request o where subject = any(?) and";
    String grouped = visible + " group by 1, 2, 3, 4, 5, 6, 7, 8";
    counts.without(
        client,
        intervals.formatted(Cells.OUTCOME)
            + grouped
            + " union all "
            + questions.formatted(Cells.REQUEST)
            + grouped,
        subjects);
    hide(subjects);
    rows.stage(client, generation);
    rows.count(counts);
  }

  /** Hides from this generation on what earlier ones see of these subjects. */
  private void hide(Collection<UUID> subjects) {
    delete(subjects, " and since = " + generation);
    supersede(subjects);
  }

  /** The same where this generation has no rows about them yet. */
  public void supersede(Collection<UUID> subjects) {
    client
        .sql(
            "insert into rulebook.superseded select n, ? from unnest(?) as s(n) order by n"
                + " on conflict do nothing")
        .params(generation, subjects.toArray(UUID[]::new))
        .update();
  }

  private void delete(Collection<UUID> subjects, String since) {
    UUID[] ids = subjects.toArray(UUID[]::new);
    for (String table : SUBJECT_TABLES) {
      client.sql("delete from " + table + " where subject = any(?)" + since).param(ids).update();
    }
    client.sql("delete from rulebook.demand where person = any(?)" + since).param(ids).update();
  }

  /** A stored line, without what it rests on. */
  private record StoredLine(
      Measure measure, MeasurePlace place, @Nullable LocalDate from, @Nullable LocalDate until)
      implements Line {}

  /**
   * What stands for one subject.
   *
   * @param digest one number that changes with every value of its rows
   * @param area code of the village of its intervals; empty where it has none
   * @param lines its intervals in no order
   */
  public record Stands(long digest, String area, List<Line> lines) {

    /** Nothing. */
    public static final Stands NOTHING = new Stands(0, "", List.of());

    private Stands with(long other, String where, Line line) {
      List<Line> all = new ArrayList<>(lines);
      all.add(line);
      return new Stands(digest ^ other, where, all);
    }

    private Stands with(long other) {
      return new Stands(digest ^ other, area, lines);
    }
  }

  /**
   * What this generation sees of subjects of a kind.
   *
   * @param from the first id
   * @param to the last id
   */
  public Map<UUID, Stands> standing(Subject.Kind kind, UUID from, UUID to) {
    Map<UUID, Stands> found = new HashMap<>();
    // Many people live in one village; its code is kept once.
    Map<String, String> areas = new HashMap<>();
    String within = " between ? and ? and";
    client
        .sql(
            "select subject, digest, measure, place, from_day, until_day, area"
                + " from rulebook.outcome o"
                + " where subject_kind = ? and subject"
                + within
                + visible)
        .params(kind.word(), from, to)
        .query((java.sql.ResultSet row) -> {
          Line line =
              new StoredLine(
                  Measure.ofWord(row.getString(3)),
                  MeasurePlace.ofWord(row.getString(4)),
                  row.getObject(5, LocalDate.class),
                  row.getObject(6, LocalDate.class));
          UUID subject = row.getObject(1, UUID.class);
          String area = areas.computeIfAbsent(row.getString(7), code -> code);
          found.put(
              subject,
              found.getOrDefault(subject, Stands.NOTHING).with(row.getLong(2), area, line));
        });
    String others =
        "select subject, digest from rulebook.decision_request o where subject_kind = ?"
            + " and subject"
            + within
            + visible;
    String demands =
        " union all select person, digest from rulebook.demand d where person"
            + within
            + visibleDemand;
    boolean persons = kind == Subject.Kind.PERSON;
    JdbcClient.StatementSpec statement =
        client.sql(persons ? others + demands : others).params(kind.word(), from, to);
    (persons ? statement.params(from, to) : statement)
        .query((java.sql.ResultSet row) -> {
          UUID subject = row.getObject(1, UUID.class);
          found.put(subject, found.getOrDefault(subject, Stands.NOTHING).with(row.getLong(2)));
        });
    return found;
  }

  /** All buildings on which there are demands. */
  public List<UUID> allBuildings() {
    return client
        .sql("select distinct within from rulebook.demand d where" + visibleDemand)
        .query(UUID.class)
        .list();
  }

  /** The buildings that have a place in common with another one. */
  public Set<UUID> sharing() {
    return new HashSet<>(
        client
            .sql(
                "with d as (select distinct place, within from rulebook.demand d where"
                    + visibleDemand
                    + ") select distinct within from d where place in ("
                    + "select place from d group by place having count(*) > 1)")
            .query(UUID.class)
            .list());
  }

  /** Undoes a generation that was staged and never became current. */
  public static void unstage(JdbcClient client, int current) {
    for (String table : List.of("outcome", "demand", "decision_request")) {
      client.sql("delete from rulebook." + table + " where since > " + current).update();
    }
    client.sql("delete from rulebook.superseded where until > " + current).update();
  }

  /**
   * Removes what no reader sees any more, range by range on all processors.
   *
   * @param current the generation that readers see
   * @return whether there was anything
   */
  public static boolean sweep(DataSource engine, SubjectRanges ranges, int current) {
    int replaced =
        JdbcClient.create(engine)
            .sql(
                "select count(*) from (select from rulebook.superseded where until <= ? limit ?) s")
            .params(current, FEW_REPLACED)
            .query(Integer.class)
            .single();
    if (replaced == 0) {
      return false;
    }
    if (replaced < FEW_REPLACED) {
      UUID first = ranges.first(0);
      UUID last = ranges.last(ranges.count() - 1);
      new Beside(engine)
          .run(List.of(connection -> sweep(Beside.client(connection), first, last, current)));
      return true;
    }
    List<Beside.Part> parts = new ArrayList<>();
    for (int i = 0; i < ranges.count(); i++) {
      UUID first = ranges.first(i);
      UUID last = ranges.last(i);
      parts.add(connection -> {
        JdbcClient client = Beside.client(connection);
        WholeTables.read(client, () -> sweep(client, first, last, current));
      });
    }
    new Beside(engine).run(parts);
    return true;
  }

  private static void sweep(JdbcClient client, UUID first, UUID last, int current) {
    for (String one : List.of("outcome subject", "demand person", "decision_request subject")) {
      String[] words = one.split(" ");
      client
          .sql(
              "delete from rulebook.%s o using rulebook.superseded s where o.%s = s.subject"
                      .formatted(words[0], words[1])
                  + " and s.subject between ? and ? and o.%s between ? and ?".formatted(words[1])
                  + " and o.since < s.until and s.until <= ?")
          .params(first, last, first, last, current)
          .update();
    }
    client
        .sql("delete from rulebook.superseded where subject between ? and ? and until <= ?")
        .params(first, last, current)
        .update();
  }
}
