package lianfang.area;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
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

  private final JdbcClient client;
  private final Holes holes;

  StoredResponsibilities(DataSource app) {
    this.client = JdbcClient.create(app);
    this.holes = new Holes(client);
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
  public Gaps gaps(String prefix, LocalDate on, int limit) {
    return holes.of(prefix, on, limit);
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
  public List<Post> posts(ResponsibleLevel level, String prefix, LocalDate on) {
    return client
        .sql(
            """
            select distinct coalesce(r.account, r.person::text) as who, r.area, g.id as grid
            from area.responsibility r left join area.place g
              on g.id = r.place and g.kind = 'grid'
            where r.level = :level and r.area ^@ :prefix and r.from_day <= :on
              and (r.until_day is null or r.until_day >= :on)
              and (r.account is not null or r.person is not null)
            order by 1, 2, 3
            """)
        .param("level", level.word())
        .param("prefix", prefix)
        .param("on", on)
        .query((row, n) ->
            new Post(
                row.getString("who"),
                row.getString("area"),
                Optional.ofNullable(row.getObject("grid", UUID.class))))
        .list();
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
