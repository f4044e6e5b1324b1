package lianfang.rulebook.switched;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.fact.Subject;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.simulation.Totals;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 换代名单: who changed at a switch, by opaque id, as lists and figures. The caller's transaction says
 * which areas it sees.
 */
@Component
public class SwitchedLists {

  private static final String WHERE =
      " from rulebook.switched s where s.generation = :generation and s.area ^@ :area"
          + " and s.changes & :bits <> 0";

  private static final int EVERY_CHANGE = Short.MAX_VALUE;

  /** A review may be asked for within sixty days (Administrative Reconsideration Law art. 9). */
  private static final Duration KEPT = Duration.ofDays(60);

  private final JdbcClient client;
  private final JdbcClient engine;
  private final Clock clock;

  SwitchedLists(JdbcClient client, @Qualifier("engine") JdbcClient engine, Clock clock) {
    this.client = client;
    this.engine = engine;
    this.clock = clock;
  }

  /**
   * Whom a list shows.
   *
   * @param generation of the switch
   * @param area prefix of division codes
   * @param change the change, null for all
   */
  public record Query(int generation, String area, @Nullable Change change) {

    private int bits() {
      return change == null ? EVERY_CHANGE : change.bit();
    }
  }

  /**
   * A subject that changed.
   *
   * @param subject the person or place, opaque
   * @param area 12-digit code of the village or community
   * @param changes in which ways
   */
  public record Switched(Subject subject, String area, Set<Change> changes) {}

  /** Figures of an area: how many subjects changed in which way. */
  public record InArea(String area, Totals totals) {}

  /** Whether anybody of this switch is on a list that the reader sees. */
  public boolean isKept(int generation) {
    return client
        .sql("select exists (select from rulebook.switched s where s.generation = ?)")
        .param(generation)
        .query(Boolean.class)
        .single();
  }

  /** A page by key: after this one, by village and id. */
  public List<Switched> page(Query query, @Nullable Switched after, int limit) {
    return bound("select s.subject_kind, s.subject, s.area, s.changes", query, after)
        .param("limit", limit)
        .query(SwitchedLists::read)
        .list();
  }

  private JdbcClient.StatementSpec bound(String select, Query query, @Nullable Switched after) {
    String more = after == null ? "" : " and (s.area, s.subject) > (:afterArea, :afterSubject)";
    return client
        .sql(select + WHERE + more + " order by s.area, s.subject limit :limit")
        .param("generation", query.generation())
        .param("area", query.area())
        .param("bits", query.bits())
        .param("afterArea", after == null ? "" : after.area())
        .param("afterSubject", after == null ? null : after.subject().id());
  }

  /** How many subjects the query finds. */
  public long count(Query query) {
    return client
        .sql("select count(*)" + WHERE)
        .param("generation", query.generation())
        .param("area", query.area())
        .param("bits", query.bits())
        .query(Long.class)
        .single();
  }

  /** How many subjects of an area changed in each way. */
  public Totals totals(int generation, String area) {
    return counted(generation, area, 0).stream()
        .map(InArea::totals)
        .findFirst()
        .orElse(Totals.NONE);
  }

  /** The same by the areas with so many digits, by code. */
  public List<InArea> areas(int generation, String area, int digits) {
    return counted(generation, area, digits);
  }

  private List<InArea> counted(int generation, String area, int digits) {
    String counts =
        List.of(Change.values()).stream()
            .map(one -> ", count(*) filter (where s.changes & " + one.bit() + " <> 0)")
            .collect(Collectors.joining());
    return client
        .sql("select left(s.area, :digits)" + counts + WHERE + " group by 1 order by 1")
        .param("digits", digits)
        .param("generation", generation)
        .param("area", area)
        .param("bits", EVERY_CHANGE)
        .query((row, n) -> new InArea(row.getString(1), totals(row)))
        .list();
  }

  private static Totals totals(ResultSet row) throws SQLException {
    Map<Change, Long> counts = new EnumMap<>(Change.class);
    for (Change change : Change.values()) {
      counts.put(change, row.getLong(2 + change.ordinal()));
    }
    return new Totals(
        counts.getOrDefault(Change.UNDER, 0L),
        counts.getOrDefault(Change.RELEASED, 0L),
        counts.getOrDefault(Change.LONGER, 0L),
        counts.getOrDefault(Change.SHORTER, 0L),
        counts.getOrDefault(Change.MOVED, 0L));
  }

  /** How many persons of each village changed at all, by code. */
  public Map<String, Long> persons(int generation, String area) {
    return client
        .sql(
            "select s.area, count(*)" + WHERE + " and s.subject_kind = :kind group by 1 order by 1")
        .param("generation", generation)
        .param("area", area)
        .param("bits", EVERY_CHANGE)
        .param("kind", Subject.Kind.PERSON.word())
        .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
        .list()
        .stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, Long::sum, java.util.TreeMap::new));
  }

  /** Forgets what is kept long enough, by the domain clock, which dates switches. */
  public int forgetOld() {
    return forget(clock.instant().minus(KEPT));
  }

  /**
   * Forgets who changed at switches that ended before a moment; the figures of the report stay.
   *
   * @return how many switches
   */
  public int forget(Instant before) {
    return engine
        .sql("select rulebook.forget_switched(?)")
        .param(OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }

  private static Switched read(ResultSet row, int number) throws SQLException {
    return new Switched(
        new Subject(Subject.Kind.ofWord(row.getString(1)), row.getObject(2, UUID.class)),
        row.getString(3),
        Change.ofBits(row.getInt(4)));
  }
}
