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
import lianfang.fact.Subject;
import lianfang.rulebook.Measure;
import lianfang.rulebook.MeasurePlace;
import lianfang.rulebook.PlaceDemand;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored outcomes, seen and changed as one generation. */
public final class OutcomeTables {

  /** A building with the demands on it and on its units. */
  public record Building(UUID within, List<PlaceDemand> demands) {}

  /** Demands before a change: the places and buildings that they were about. */
  public record Affected(Set<UUID> places, Set<UUID> buildings) {}

  private static final String VISIBLE = " since <= %1$d and (until is null or until > %1$d)";
  private static final List<String> SUBJECT_TABLES =
      List.of("rulebook.outcome", "rulebook.decision_request");

  private final JdbcClient client;
  private final String visible;
  private final int generation;

  /** The tables as generation {@code generation} sees them, through this client's transaction. */
  public OutcomeTables(JdbcClient client, int generation) {
    this.client = client;
    this.generation = generation;
    this.visible = VISIBLE.formatted(generation);
  }

  /** The places that the demands of these persons are about. */
  public Affected affected(Collection<UUID> persons) {
    Affected found = new Affected(new HashSet<>(), new HashSet<>());
    client
        .sql("select place, within from rulebook.demand where person = any(?) and" + visible)
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
            "select distinct place, within from rulebook.demand"
                + " where (place = any(?) or within = any(?)) and"
                + visible)
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
                + " from rulebook.demand where within = any(?) and"
                + visible)
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

  /** Removes what this generation sees of these subjects. */
  public void remove(Collection<UUID> subjects) {
    UUID[] ids = subjects.toArray(UUID[]::new);
    for (String table : SUBJECT_TABLES) {
      client
          .sql("delete from " + table + " where subject = any(?) and" + visible)
          .param(ids)
          .update();
    }
    client
        .sql("delete from rulebook.demand where person = any(?) and" + visible)
        .param(ids)
        .update();
  }

  /** Hides from this generation on what earlier ones see of these subjects. */
  public void hide(Collection<UUID> subjects) {
    UUID[] ids = subjects.toArray(UUID[]::new);
    String set = " set until = " + generation + " where ";
    String open = " = any(?) and until is null and since < " + generation;
    for (String table : SUBJECT_TABLES) {
      client.sql("update " + table + set + "subject" + open).param(ids).update();
      client
          .sql("delete from " + table + " where subject = any(?) and since = " + generation)
          .param(ids)
          .update();
    }
    client.sql("update rulebook.demand" + set + "person" + open).param(ids).update();
    client
        .sql("delete from rulebook.demand where person = any(?) and since = " + generation)
        .param(ids)
        .update();
  }

  /** Subject and digest of all rows that this generation sees of these subjects. */
  public List<String> digests(Collection<UUID> subjects) {
    UUID[] ids = subjects.toArray(UUID[]::new);
    return client
        .sql(
            "select subject || ' ' || digest from rulebook.outcome where subject = any(?) and"
                + visible
                + " union all select person || ' ' || digest from rulebook.demand"
                + " where person = any(?) and"
                + visible
                + " union all select subject || ' ' || digest from rulebook.decision_request"
                + " where subject = any(?) and"
                + visible)
        .params(ids, ids, ids)
        .query(String.class)
        .list();
  }

  /** All buildings on which there are demands. */
  public List<UUID> allBuildings() {
    return client
        .sql("select distinct within from rulebook.demand where" + visible)
        .query(UUID.class)
        .list();
  }

  /** All places with an outcome. */
  public List<UUID> allPlaces() {
    return client
        .sql(
            "select distinct subject from rulebook.outcome where subject_kind = 'place' and"
                + visible)
        .query(UUID.class)
        .list();
  }

  /** Undoes a generation that was staged and never became current. */
  public static void unstage(JdbcClient client, int current) {
    for (String table : List.of("outcome", "demand", "decision_request")) {
      client.sql("delete from rulebook." + table + " where since > " + current).update();
      client
          .sql("update rulebook." + table + " set until = null where until > " + current)
          .update();
    }
  }

  /** Removes what no reader sees any more. */
  public static void sweep(JdbcClient client, int current) {
    for (String table : List.of("outcome", "demand", "decision_request")) {
      client.sql("delete from rulebook." + table + " where until <= " + current).update();
    }
  }
}
