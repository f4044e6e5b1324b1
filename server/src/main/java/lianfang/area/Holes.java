package lianfang.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 空白查询: where the chain of responsibility has a hole. A city has a thousand times more households
 * than villages, so their holes are the households of a village less those below a place for which
 * somebody answers, and single ones are looked up in villages that have such a hole.
 */
final class Holes {

  private static final String BODIES =
      """
      with held as (
        select level, area, place, jurisdiction from area.responsibility
        where level in ('county-head', 'township-cadre', 'village-cadre')
          and from_day <= :on and (until_day is null or until_day >= :on)),
      villages as (
        select code as area from area.division
        where edition = :edition and length(code) = 12 and code ^@ :prefix),
      counties as (
        select code as area, null::text as jurisdiction from area.division
        where edition = :edition and length(code) = 6 and code ^@ :prefix and code in (
          select left(area, 6) from villages)
        union all
        -- A body with a code of its own stands among the counties already.
        select city, key from area.jurisdiction
        where city ^@ :prefix and length(within[1]) < 6),
      holes as (
        select 1 as rank, 'county-head' as level, coalesce(jurisdiction, area) as area,
          null::uuid as place
        from counties c
        where not exists (
          select from held h where h.level = 'county-head' and h.place is null
            and h.area = c.area and h.jurisdiction is not distinct from c.jurisdiction)
        union all
        select 2, 'township-cadre', area, null from villages v
        where not exists (
          select from held h where h.level = 'township-cadre' and h.place is null
            and h.area = v.area)
        union all
        select 3, 'village-cadre', area, null from villages v
        where not exists (
          select from held h where h.level = 'village-cadre' and h.area = v.area)
        union all
        select 3, 'village-cadre', area, id from area.place g
        where area collate "C" ^@ :prefix and kind = 'grid'
          -- Two conditions are two hashed joins; one with "or" would compare each with each.
          and not exists (
            select from held h where h.level = 'village-cadre' and h.place = g.id)
          and not exists (
            select from held h where h.level = 'village-cadre' and h.place is null
              and h.area = g.area))
      """;

  /** The first ones, and one of each level for its count: all are found once for both. */
  private static final String NAMED =
      """
      select level, area, place, number, of_level from (
        select level, area, place, row_number() over (order by rank, area, place) as number,
          row_number() over (partition by level) as in_level,
          count(*) over (partition by level) as of_level
        from holes) numbered
      where number <= :limit or in_level = 1
      order by number
      """;

  private static final String ANSWERED =
      """
      with recursive answered as (
        select p.id, p.area, p.kind from area.place p
        where p.area collate "C" ^@ :prefix and p.id in (
          select place from area.responsibility
          where level = 'party-member' and place is not null
            and from_day <= :on and (until_day is null or until_day >= :on))
        union
        select c.id, c.area, c.kind from answered a cross join lateral (
          select id, area, kind from area.place where parent = a.id
          union all
          -- What lies directly below the village lies in its group, where one is known.
          select id, area, kind from area.place
          where grid = a.id and parent = '00000000-0000-0000-0000-000000000000') c)
      """;

  private final JdbcClient client;

  Holes(JdbcClient client) {
    this.client = client;
  }

  /** All are counted by level, and at most so many are named, from above, by area. */
  Gaps of(String prefix, LocalDate on, int limit) {
    Map<ResponsibleLevel, Long> counts = new EnumMap<>(ResponsibleLevel.class);
    List<Gap> gaps = new ArrayList<>();
    asked(BODIES + NAMED, prefix, on)
        .param("limit", limit)
        .query((java.sql.ResultSet rows) -> {
          ResponsibleLevel level = ResponsibleLevel.ofWord(rows.getString("level"));
          counts.put(level, rows.getLong("of_level"));
          if (rows.getLong("number") <= limit) {
            UUID place = rows.getObject("place", UUID.class);
            gaps.add(new Gap(level, rows.getString("area"), Optional.ofNullable(place)));
          }
        });
    Map<String, Long> villages = villages(prefix, on);
    if (!villages.isEmpty()) {
      long households = villages.values().stream().mapToLong(Long::longValue).sum();
      counts.put(ResponsibleLevel.PARTY_MEMBER, households);
    }
    for (String village : villages.keySet()) {
      if (gaps.size() < limit) {
        households(village, on, limit - gaps.size()).stream()
            .map(home -> new Gap(ResponsibleLevel.PARTY_MEMBER, village, Optional.of(home)))
            .forEach(gaps::add);
      }
    }
    return new Gaps(counts, gaps);
  }

  /** Villages with households for which no party member answers, and how many. */
  private Map<String, Long> villages(String prefix, LocalDate on) {
    Map<String, Long> villages = new TreeMap<>();
    asked(
            ANSWERED
                + """
                select c.area, c.places - coalesce(a.n, 0) from area.place_count c
                  left join (
                    select area collate "C" as area, count(*) as n from answered
                    where kind = 'household' group by 1
                  ) a using (area)
                where c.kind = 'household' and c.area ^@ :prefix and c.places > coalesce(a.n, 0)
                """,
            prefix,
            on)
        .query((java.sql.ResultSet rows) -> {
          villages.put(rows.getString(1), rows.getLong(2));
        });
    return villages;
  }

  private List<UUID> households(String village, LocalDate on, int limit) {
    return asked(
            ANSWERED
                + """
                select id from area.place
                where area collate "C" = :prefix and kind = 'household'
                  and id not in (select id from answered) order by id limit :limit
                """,
            village,
            on)
        .param("limit", limit)
        .query(UUID.class)
        .list();
  }

  private JdbcClient.StatementSpec asked(String sql, String prefix, LocalDate on) {
    return client
        .sql(sql)
        .param("on", on)
        .param("edition", DivisionFiles.CURRENT)
        .param("prefix", prefix);
  }
}
