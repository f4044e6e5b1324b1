package lianfang.area;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Places in the database: a few statements a depth, whatever the number of places. */
@Component
class StoredPlaces implements Places {

  /** Stands for the village itself; null would keep the unique key from being found by an index. */
  static final UUID VILLAGE = new UUID(0, 0);

  /** What lies around a place: its parent, or the group of what lies directly below the village. */
  private static final String AROUND =
      "case when parent = '00000000-0000-0000-0000-000000000000' then coalesce(grid, parent)"
          + " else parent end";

  private static final int AT_ONCE = 10_000;

  private static final Comparator<PlaceKey> BY_KEY =
      Comparator.comparing(PlaceKey::village)
          .thenComparing(key -> key.kind().word())
          .thenComparing(PlaceKey::label);

  /** The database compares ids without sign. */
  private static final Comparator<UUID> AS_THE_DATABASE =
      Comparator.comparingLong(id -> id.getMostSignificantBits() ^ Long.MIN_VALUE);

  private static final RowMapper<Place> PLACE =
      (rows, n) -> {
        UUID parent = rows.getObject("parent", UUID.class);
        return new Place(
            rows.getObject("id", UUID.class),
            rows.getString("area"),
            PlaceKind.ofWord(rows.getString("kind")),
            rows.getString("label"),
            parent.equals(VILLAGE) ? Optional.empty() : Optional.of(parent));
      };

  private final JdbcClient client;
  private final TransactionTemplate transaction;

  StoredPlaces(DataSource app) {
    this.client = JdbcClient.create(app);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(app));
  }

  @Override
  public Map<PlaceKey, UUID> findOrCreate(Collection<PlaceKey> keys) {
    Map<PlaceKey, UUID> ids = new HashMap<>();
    transaction.executeWithoutResult(status -> {
      for (List<PlaceKey> sameDepth : byDepth(keys).values()) {
        for (int from = 0; from < sameDepth.size(); from += AT_ONCE) {
          int to = Math.min(from + AT_ONCE, sameDepth.size());
          findOrCreateSome(sameDepth.subList(from, to), ids);
        }
      }
    });
    return ids;
  }

  /** The keys and all their parents, those directly below the village first. */
  private static Map<Integer, List<PlaceKey>> byDepth(Collection<PlaceKey> keys) {
    Set<PlaceKey> all = new LinkedHashSet<>();
    for (PlaceKey key : keys) {
      for (PlaceKey at = key; at != null && all.add(at); at = at.parent()) {
        // Each parent joins its child until one is known already.
      }
    }
    Map<Integer, List<PlaceKey>> byDepth = new TreeMap<>();
    all.forEach(key -> byDepth.computeIfAbsent(key.depth(), d -> new ArrayList<>()).add(key));
    return byDepth;
  }

  /** Most places of a new roster are new, so they are made first and looked for afterwards. */
  private void findOrCreateSome(List<PlaceKey> keys, Map<PlaceKey, UUID> ids) {
    Map<UUID, PlaceKey> made = made(keys);
    client
        .sql(
            """
            with made as (
              insert into area.place (id, area, kind, label, parent)
              select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[])
              on conflict (area, kind, label, parent) do nothing
              returning id, area, kind),
            counted as (
              insert into area.place_count as c (area, kind, places)
              select area, kind, count(*) from made group by area, kind order by area, kind
              on conflict (area, kind) do update set places = c.places + excluded.places)
            select id from made
            """)
        .param(made.keySet().stream().map(UUID::toString).toArray(String[]::new))
        .params(columns(made.values(), ids))
        .query((java.sql.ResultSet rows) -> {
          UUID id = rows.getObject(1, UUID.class);
          ids.put(made.get(id), id);
        });
    List<PlaceKey> known = keys.stream().filter(key -> !ids.containsKey(key)).toList();
    if (!known.isEmpty()) {
      ids.putAll(known(known, ids));
    }
  }

  /** Random ids in the order of the keys: neighbours in both indexes are written together. */
  private static Map<UUID, PlaceKey> made(List<PlaceKey> keys) {
    List<PlaceKey> sorted = keys.stream().sorted(BY_KEY).toList();
    List<UUID> ids =
        Stream.generate(UUID::randomUUID).limit(keys.size()).sorted(AS_THE_DATABASE).toList();
    Map<UUID, PlaceKey> made = LinkedHashMap.newLinkedHashMap(keys.size());
    for (int i = 0; i < ids.size(); i++) {
      made.put(ids.get(i), sorted.get(i));
    }
    return made;
  }

  private Map<PlaceKey, UUID> known(List<PlaceKey> keys, Map<PlaceKey, UUID> parents) {
    Map<PlaceKey, UUID> known = new HashMap<>();
    client
        .sql(
            """
            select k.n, p.id
            from unnest(?::text[], ?::text[], ?::text[], ?::uuid[])
                with ordinality as k (area, kind, label, parent, n)
              cross join lateral (
                select p.id from area.place p
                where p.area = k.area collate "C" and p.kind = k.kind collate "C"
                  and p.label = k.label collate "C" and p.parent = k.parent
                limit 1) p
            """)
        .params(columns(keys, parents))
        .query((java.sql.ResultSet rows) -> {
          known.put(keys.get(rows.getInt(1) - 1), rows.getObject(2, UUID.class));
        });
    return known;
  }

  private static List<Object> columns(Collection<PlaceKey> keys, Map<PlaceKey, UUID> parents) {
    String[] parentIds = new String[keys.size()];
    int at = 0;
    for (PlaceKey key : keys) {
      PlaceKey parent = key.parent();
      UUID id = parent == null ? VILLAGE : parents.getOrDefault(parent, VILLAGE);
      parentIds[at++] = id.toString();
    }
    return List.of(
        keys.stream().map(PlaceKey::village).toArray(String[]::new),
        keys.stream().map(key -> key.kind().word()).toArray(String[]::new),
        keys.stream().map(PlaceKey::label).toArray(String[]::new),
        parentIds);
  }

  @Override
  public void moveInside(Map<UUID, UUID> inside) {
    if (inside.isEmpty()) {
      return;
    }
    List<Map.Entry<UUID, UUID>> moves = List.copyOf(inside.entrySet());
    client
        .sql(
            """
            update area.place p set parent = n.parent
            from unnest(?::uuid[], ?::uuid[]) as n (id, parent)
            where p.id = n.id and p.parent <> n.parent
            """)
        .param(moves.stream().map(move -> move.getKey().toString()).toArray(String[]::new))
        .param(moves.stream().map(move -> move.getValue().toString()).toArray(String[]::new))
        .update();
  }

  @Override
  public void group(Map<UUID, UUID> groups) {
    if (groups.isEmpty()) {
      return;
    }
    List<Map.Entry<UUID, UUID>> all = List.copyOf(groups.entrySet());
    client
        .sql(
            """
            update area.place p set grid = n.grid
            from unnest(?::uuid[], ?::uuid[]) as n (id, grid)
            where p.id = n.id and p.grid is null
            """)
        .param(all.stream().map(one -> one.getKey().toString()).toArray(String[]::new))
        .param(all.stream().map(one -> one.getValue().toString()).toArray(String[]::new))
        .update();
  }

  @Override
  public List<Inside> inside(String village, Optional<UUID> around, int limit) {
    return client
        .sql(
            """
            with recursive all_places as (
              select id, area, kind, label, %1$s as parent from area.place where area = :village),
            top as (
              select * from all_places where parent = :around
              order by kind, length(label), label, id limit :n),
            below as (
              select id as top, id, kind from top
              union all
              select b.top, p.id, p.kind from below b join all_places p on p.parent = b.id),
            counts as (
              select top, count(*) as households from below where kind = 'household' group by top)
            select t.*, coalesce(c.households, 0) as households
            from top t left join counts c on c.top = t.id
            order by t.kind, length(t.label), t.label, t.id
            """
                .formatted(AROUND))
        .param("village", village)
        .param("around", around.orElse(VILLAGE))
        .param("n", limit)
        .query((rows, n) ->
            new Inside(Objects.requireNonNull(PLACE.mapRow(rows, n)), rows.getLong("households")))
        .list();
  }

  @Override
  public List<Place> around(UUID id) {
    return client
        .sql(
            """
            with recursive up as (
              select id, area, kind, label, %1$s as parent, 0 as depth from area.place
              where id = ?
              union all
              select p.id, p.area, p.kind, p.label, p.around, u.depth + 1
              from up u join (select *, %1$s as around from area.place) p on p.id = u.parent)
            select * from up where depth > 0 order by depth
            """
                .formatted(AROUND))
        .param(id)
        .query(PLACE)
        .list();
  }

  @Override
  public Map<UUID, String> grids(Collection<String> villages) {
    Map<UUID, String> grids = new HashMap<>();
    client
        .sql("select id, area from area.place where kind = 'grid' and area collate \"C\" = any (?)")
        .param(villages.toArray(String[]::new))
        .query((java.sql.ResultSet rows) -> {
          grids.put(rows.getObject(1, UUID.class), rows.getString(2));
        });
    return grids;
  }

  @Override
  public Map<UUID, UUID> inGrids(Collection<UUID> grids) {
    Map<UUID, UUID> inside = new HashMap<>();
    client
        .sql(
            """
            with recursive below as (
              select id, id as top from unnest(?::uuid[]) g (id)
              union
              select c.id, b.top from below b cross join lateral (
                select id from area.place where parent = b.id
                union all
                -- What lies directly below the village lies in its group, where one is known.
                select id from area.place
                where grid = b.id and parent = '00000000-0000-0000-0000-000000000000') c)
            select id, top from below where id <> top
            """)
        .param(grids.stream().map(UUID::toString).toArray(String[]::new))
        .query((java.sql.ResultSet rows) -> {
          inside.put(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
        });
    return inside;
  }

  @Override
  public Optional<Place> find(UUID id) {
    return Optional.ofNullable(list(List.of(id)).get(id));
  }

  @Override
  public Map<UUID, Place> list(Collection<UUID> ids) {
    Map<UUID, Place> places = new HashMap<>();
    client
        .sql(
            "select id, area, kind, label, "
                + AROUND
                + " as parent from area.place"
                + " where id = any (?::uuid[])")
        .param(ids.stream().map(UUID::toString).toArray(String[]::new))
        .query(PLACE)
        .list()
        .forEach(place -> places.put(place.id(), place));
    return places;
  }
}
