package lianfang.area;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Responsibilities in the database. */
@Component
class StoredResponsibilities implements Responsibilities {

  private static final RowMapper<Responsibility> RESPONSIBILITY =
      (rows, n) ->
          new Responsibility(
              rows.getObject("fact", UUID.class),
              ResponsibleLevel.ofWord(rows.getString("level")),
              rows.getString("area"),
              Optional.ofNullable(rows.getObject("place", UUID.class)),
              Optional.ofNullable(rows.getString("account")),
              Optional.ofNullable(rows.getObject("person", UUID.class)),
              Optional.ofNullable(rows.getString("jurisdiction")),
              rows.getObject("from_day", LocalDate.class),
              Optional.ofNullable(rows.getObject("until_day", LocalDate.class)));

  private static final String HOLES =
      """
      with recursive held as (
        select level, area, place, jurisdiction from area.responsibility
        where from_day <= :on and (until_day is null or until_day >= :on)),
      counties as (
        select code as area, null::text as jurisdiction from area.division
        where edition = :edition and length(code) = 6 and code ^@ :prefix and code in (
          select left(code, 6) from area.division
          where edition = :edition and length(code) = 12 and code ^@ :prefix)
        union all
        -- A body with a code of its own stands among the counties already.
        select city, key from area.jurisdiction
        where city ^@ :prefix and length(within[1]) < 6),
      villages as (
        select code as area from area.division
        where edition = :edition and length(code) = 12 and code ^@ :prefix),
      around as (
        select id as household, area, id, parent, grid from area.place
        where kind = 'household' and area ^@ :prefix
        union all
        -- What lies directly below the village lies in its group, where one is known.
        select a.household, a.area, p.id, p.parent, p.grid
        from around a join area.place p on p.id = case
          when a.parent = '00000000-0000-0000-0000-000000000000' then a.grid else a.parent end),
      holes as (
        select 'county-head' as level, coalesce(jurisdiction, area) as area, null::uuid as place
        from counties c
        where not exists (
          select from held h where h.level = 'county-head' and h.place is null
            and h.area = c.area and h.jurisdiction is not distinct from c.jurisdiction)
        union all
        select 'township-cadre', area, null from villages v
        where not exists (
          select from held h where h.level = 'township-cadre' and h.place is null
            and h.area = v.area)
        union all
        select 'village-cadre', area, null from villages v
        where not exists (
          select from held h where h.level = 'village-cadre' and h.area = v.area)
        union all
        select 'village-cadre', area, id from area.place g
        where kind = 'grid' and area ^@ :prefix and not exists (
          select from held h where h.level = 'village-cadre'
            and (h.place = g.id or h.place is null and h.area = g.area))
        union all
        select 'party-member', a.area, a.household from around a
        left join held h on h.level = 'party-member' and h.place = a.id
        group by a.area, a.household
        having count(h.level) = 0)
      """;

  private final JdbcClient client;

  StoredResponsibilities(DataSource app) {
    this.client = JdbcClient.create(app);
  }

  @Override
  public List<Responsibility> chain(String village, Collection<UUID> places, LocalDate on) {
    return client
        .sql(
            """
            select * from area.responsibility
            where from_day <= :on and (until_day is null or until_day >= :on)
              and (place = any (:places::uuid[]) or place is null and area = any (:areas))
              and jurisdiction is null
            """)
        .param("on", on)
        .param("places", places.stream().map(UUID::toString).toArray(String[]::new))
        .param("areas", around(village))
        .query(RESPONSIBILITY)
        .stream()
        .sorted(
            Comparator.comparing(Responsibility::level)
                .thenComparing(Responsibility::from)
                .thenComparing(Responsibility::fact))
        .toList();
  }

  private static String[] around(String village) {
    return java.util.Arrays.stream(DivisionLevel.values())
        .filter(level -> level.digits() <= village.length())
        .map(level -> village.substring(0, level.digits()))
        .toArray(String[]::new);
  }

  @Override
  public Map<String, List<Responsibility>> ofVillages(Collection<String> villages, LocalDate on) {
    return client
        .sql(
            """
            select * from area.responsibility
            where from_day <= :on and (until_day is null or until_day >= :on)
              and place is null and area = any (:villages)
            order by area, from_day, fact
            """)
        .param("on", on)
        .param("villages", villages.toArray(String[]::new))
        .query(RESPONSIBILITY)
        .stream()
        .collect(Collectors.groupingBy(Responsibility::area));
  }

  @Override
  public Map<UUID, List<Responsibility>> ofPlaces(Collection<UUID> places, LocalDate on) {
    return client
        .sql(
            """
            select * from area.responsibility
            where from_day <= :on and (until_day is null or until_day >= :on)
              and place = any (:places::uuid[])
            order by place, from_day, fact
            """)
        .param("on", on)
        .param("places", places.stream().map(UUID::toString).toArray(String[]::new))
        .query(RESPONSIBILITY)
        .stream()
        .collect(Collectors.groupingBy(one -> one.place().orElseThrow()));
  }

  @Override
  public Map<String, List<Responsibility>> heads(Collection<String> bodies, LocalDate on) {
    return client
        .sql(
            """
            select * from area.responsibility
            where from_day <= :on and (until_day is null or until_day >= :on)
              and place is null and level in ('county-head', 'village-cadre')
              and coalesce(jurisdiction, area) = any (:bodies)
            order by from_day, fact
            """)
        .param("on", on)
        .param("bodies", bodies.stream().distinct().toArray(String[]::new))
        .query(RESPONSIBILITY)
        .stream()
        .collect(Collectors.groupingBy(one -> one.headOf().orElseThrow()));
  }

  @Override
  public List<Gap> gaps(String prefix, LocalDate on, int limit) {
    return client
        .sql(
            HOLES
                + "select level, area, place from holes order by level desc, area, place limit :n")
        .param("on", on)
        .param("edition", DivisionFiles.CURRENT)
        .param("prefix", prefix)
        .param("n", limit)
        .query((rows, n) ->
            new Gap(
                ResponsibleLevel.ofWord(rows.getString(1)),
                rows.getString(2),
                Optional.ofNullable(rows.getObject(3, UUID.class))))
        .list();
  }

  @Override
  public Map<ResponsibleLevel, Long> gapCounts(String prefix, LocalDate on) {
    Map<ResponsibleLevel, Long> counts = new EnumMap<>(ResponsibleLevel.class);
    client
        .sql(HOLES + "select level, count(*) from holes group by level")
        .param("on", on)
        .param("edition", DivisionFiles.CURRENT)
        .param("prefix", prefix)
        .query((java.sql.ResultSet rows) -> {
          counts.put(ResponsibleLevel.ofWord(rows.getString(1)), rows.getLong(2));
        });
    return counts;
  }

  @Override
  public long count(ResponsibleLevel level, String prefix, LocalDate on) {
    return client
        .sql(
            """
            select count(distinct coalesce(account, person::text)) from area.responsibility
            where level = :level and area ^@ :prefix and from_day <= :on
              and (until_day is null or until_day >= :on)
            """)
        .param("level", level.word())
        .param("prefix", prefix)
        .param("on", on)
        .query(Long.class)
        .single();
  }

  @Override
  public void assign(Collection<Responsibility> responsibilities) {
    List<Responsibility> all = List.copyOf(responsibilities);
    client
        .sql(
            """
            insert into area.responsibility
              (fact, level, area, place, account, person, jurisdiction, from_day, until_day)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::uuid[],
              ?::text[], ?::date[], ?::date[])
            on conflict (fact) do nothing
            """)
        .param(all.stream().map(row -> row.fact().toString()).toArray(String[]::new))
        .param(all.stream().map(row -> row.level().word()).toArray(String[]::new))
        .param(all.stream().map(Responsibility::area).toArray(String[]::new))
        .param(
            all.stream()
                .map(row -> row.place().map(UUID::toString).orElse(null))
                .toArray(String[]::new))
        .param(all.stream().map(row -> row.account().orElse(null)).toArray(String[]::new))
        .param(
            all.stream()
                .map(row -> row.person().map(UUID::toString).orElse(null))
                .toArray(String[]::new))
        .param(all.stream().map(row -> row.jurisdiction().orElse(null)).toArray(String[]::new))
        .param(all.stream().map(row -> row.from().toString()).toArray(String[]::new))
        .param(
            all.stream()
                .map(row -> row.until().map(LocalDate::toString).orElse(null))
                .toArray(String[]::new))
        .update();
  }

  @Override
  public void remove(Collection<UUID> facts) {
    client
        .sql("delete from area.responsibility where fact = any (?::uuid[])")
        .param(facts.stream().map(UUID::toString).toArray(String[]::new))
        .update();
  }
}
