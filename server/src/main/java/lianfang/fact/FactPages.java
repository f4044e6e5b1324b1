package lianfang.fact;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.fact.store.FactRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 台账浏览: the ledger page by page, latest first, as far as the transaction may see it. */
@Component
public class FactPages {

  /** Later than anything that can have happened. */
  private static final LocalDate LAST = LocalDate.of(9999, 12, 30);

  private final JdbcClient client;

  FactPages(JdbcClient client) {
    this.client = client;
  }

  /** How many facts of a kind. */
  public record KindCount(String kind, long facts) {}

  /** Facts of an area, the latest first, as they are known now. */
  public List<Fact> latest(String area, @Nullable String kind, @Nullable Long before, int limit) {
    return latest(area, kind, before, limit, LAST, null);
  }

  /**
   * Facts of an area, as they were known at a moment.
   *
   * @param area prefix of division codes
   * @param kind word of the kind; null for all
   * @param before only facts with a smaller number; null for the latest
   * @param until only facts that happened by that day, Asia/Shanghai
   * @param knownAt only facts sealed by then; null for all
   */
  public List<Fact> latest(
      String area,
      @Nullable String kind,
      @Nullable Long before,
      int limit,
      LocalDate until,
      @Nullable Instant knownAt) {
    // What is not asked for is left out: a plan for every case would read the whole ledger.
    return client
        .sql(
            "select "
                + FactRows.COLUMNS
                + " from fact.fact f where (f.area ^@ :area or f.area = '')"
                + (kind == null ? "" : " and f.kind = :kind")
                + (before == null ? "" : " and f.seq < :before")
                + " and f.happened_at < :end"
                + (knownAt == null
                    ? ""
                    : " and fact.position_of(f.seq) <= ("
                        + "select coalesce(max(b.last_position), 0) from fact.block b"
                        + " where b.sealed_at <= :known)")
                + " order by f.seq desc limit :limit")
        .param("area", area)
        .param("kind", kind)
        .param("before", before)
        .param("end", OffsetDateTime.ofInstant(Days.start(until.plusDays(1)), ZoneOffset.UTC))
        .param("known", knownAt == null ? null : OffsetDateTime.ofInstant(knownAt, ZoneOffset.UTC))
        .param("limit", limit)
        .query(FactRows.FACT)
        .list();
  }

  /**
   * Objections of an area, the latest first; an index of their own holds these few facts.
   *
   * @param limit at most so many
   */
  public List<Fact> objections(String area, int limit) {
    return client
        .sql(
            "select "
                + FactRows.COLUMNS
                + " from fact.fact f where f.kind = 'objection' and f.area ^@ :area"
                + " order by f.seq desc limit :limit")
        .param("area", area)
        .param("limit", limit)
        .query(FactRows.FACT)
        .list();
  }

  /** How many of the latest objections of an area wait for an answer. */
  public long openObjections(String area, int latest) {
    return client
        .sql(
            """
            select count(*) from (
              select f.id, f.subject_id from fact.fact f
              where f.kind = 'objection' and f.area ^@ :area order by f.seq desc limit :latest) o
            where not exists (
              select from fact.fact a
              where a.subject_id = o.subject_id and a.kind = 'objection-answered'
                and a.attributes ->> 'objection' = o.id::text)
            """)
        .param("area", area)
        .param("latest", latest)
        .query(Long.class)
        .single();
  }

  /**
   * Diagnoses of an area that happened in some days; an index of their own holds these few facts.
   *
   * @param from first day, Asia/Shanghai
   * @param until last day, inclusive
   */
  public List<Fact> diagnoses(String area, LocalDate from, LocalDate until) {
    return client
        .sql(
            "select "
                + FactRows.COLUMNS
                + " from fact.fact f where f.kind = 'diagnosis' and f.area ^@ :area"
                + " and f.happened_at >= :from and f.happened_at < :until"
                + " order by f.happened_at, f.seq")
        .param("area", area)
        .param("from", Days.start(from).atOffset(ZoneOffset.UTC))
        .param("until", Days.start(until.plusDays(1)).atOffset(ZoneOffset.UTC))
        .query(FactRows.FACT)
        .list();
  }

  /**
   * What teams of areas disinfect a day, one fact an area: the one that counts on that day. An
   * index of their own holds these few facts.
   */
  public List<Fact> teams(String area, LocalDate on) {
    return client
        .sql(
            "select distinct on (f.area) "
                + FactRows.COLUMNS
                + " from fact.fact f where f.kind = 'disinfection-capacity'"
                + " and f.area collate \"C\" ^@ :area and f.happened_at < :end"
                + " and not exists (select from fact.fact o where o.corrects = f.id)"
                + " order by f.area, f.happened_at desc, f.seq desc")
        .param("area", area)
        .param("end", OffsetDateTime.ofInstant(Days.start(on.plusDays(1)), ZoneOffset.UTC))
        .query(FactRows.FACT)
        .list();
  }

  /** The orders that were signed together, by the hash of what was signed, in order. */
  public List<Fact> batch(String evidence) {
    return client
        .sql(
            "select "
                + FactRows.COLUMNS
                + " from fact.fact f where f.kind = 'measure-ordered'"
                + " and f.attributes ->> 'evidence' = ? order by f.seq")
        .param(evidence)
        .query(FactRows.FACT)
        .list();
  }

  /** How many facts of each kind an area holds, from the counts that a follower maintains. */
  public List<KindCount> counts(String area) {
    return client
        .sql(
            "select kind, sum(facts) from fact.count where area ^@ :area"
                + " group by kind order by 2 desc, 1")
        .param("area", area)
        .query((row, n) -> new KindCount(row.getString(1), row.getLong(2)))
        .list();
  }

  /** The jurisdictions of those who belong to one, by person; everybody else is left out. */
  public Map<UUID, String> jurisdictions(Collection<UUID> persons) {
    Map<UUID, String> found = new HashMap<>();
    client
        .sql(
            """
            select distinct on (f.subject_id) f.subject_id, f.attributes->>'jurisdiction'
            from fact.fact f
            where f.subject_id = any (?::uuid[]) and f.kind = 'residence'
              and not exists (select from fact.fact c where c.corrects = f.id)
            order by f.subject_id, f.happened_at desc, f.seq desc
            """)
        .param(persons.stream().map(UUID::toString).distinct().toArray(String[]::new))
        .query((ResultSet row) -> {
          String jurisdiction = row.getString(2);
          if (jurisdiction != null) {
            found.put(row.getObject(1, UUID.class), jurisdiction);
          }
        });
    return found;
  }
}
