package lianfang.person.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.BinaryRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/**
 * 人员表: people in the database, read and written in sets inside the caller's transaction. Landing
 * runs over all areas, because somebody may be known in another county; what a user may see is the
 * business of whoever opens the transaction.
 */
@Component
public class PersonStore {

  /** One landing at a time, so that two imports never make one person twice. */
  private static final long LANDING = 0x6C61_6E64_696E_67L;

  private static final String KNOWN =
      "select id, number, phone, name, birth, head from person.person ";

  private final DataSource app;
  private final JdbcTemplate jdbc;

  /** A store on the application's data source. */
  public PersonStore(DataSource app) {
    this.app = app;
    this.jdbc = new JdbcTemplate(app);
  }

  /** Waits for other landings; released at the end of the transaction. */
  public void lockLanding() {
    jdbc.query("select pg_advisory_xact_lock(" + LANDING + ")", rs -> {});
  }

  /** Who has these numbers, by number. */
  public Map<UUID, UUID> byNumber(Collection<UUID> numbers) {
    return pairs("select number, id from person.person where number = any(?)", numbers);
  }

  /** Who was identified by these, by identity. */
  public Map<UUID, UUID> byIdentity(Collection<UUID> identities) {
    return pairs("select identity, person from person.alias where identity = any(?)", identities);
  }

  private Map<UUID, UUID> pairs(String sql, Collection<UUID> keys) {
    Map<UUID, UUID> found = new HashMap<>();
    if (!keys.isEmpty()) {
      jdbc.query(
          sql,
          ps -> ps.setArray(1, ps.getConnection().createArrayOf("uuid", keys.toArray())),
          rs -> {
            found.put(uuid(rs, 1), uuid(rs, 2));
          });
    }
    return found;
  }

  /** People with one of these phones. */
  public List<KnownPerson> byPhone(Collection<Long> phones) {
    return known("where phone = any(?)", phones);
  }

  /** People without a number who have one of these names. */
  public List<KnownPerson> withoutNumberByName(Collection<Long> names) {
    return known("where number is null and name = any(?)", names);
  }

  /** People with one of these names whose head of household is one of these. */
  public List<KnownPerson> byNameAndHead(Collection<Long> names, Collection<Long> heads) {
    return names.isEmpty()
        ? List.of()
        : jdbc.query(
            KNOWN + "where name = any(?) and head = any(?)",
            ps -> {
              ps.setArray(1, ps.getConnection().createArrayOf("bigint", names.toArray()));
              ps.setArray(2, ps.getConnection().createArrayOf("bigint", heads.toArray()));
            },
            PersonStore::knownPerson);
  }

  private List<KnownPerson> known(String where, Collection<Long> keys) {
    return keys.isEmpty()
        ? List.of()
        : jdbc.query(
            KNOWN + where,
            ps -> ps.setArray(1, ps.getConnection().createArrayOf("bigint", keys.toArray())),
            PersonStore::knownPerson);
  }

  /** These people, as far as the transaction may see them. */
  public List<KnownPerson> byId(Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : jdbc.query(
            KNOWN + "where id = any(?) and erased_at is null",
            ps -> ps.setArray(1, ps.getConnection().createArrayOf("uuid", ids.toArray())),
            PersonStore::knownPerson);
  }

  /** Who the rows with these references of a roster told of, by reference. */
  public Map<String, KnownPerson> byRow(int roster, Collection<String> refs) {
    Map<String, KnownPerson> found = new HashMap<>();
    if (!refs.isEmpty()) {
      jdbc.query(
          "select p.id, number, phone, name, birth, head, s.ref from person.stated s"
              + " join person.person p on p.id = s.person"
              + " where s.roster = ? and s.ref = any(? collate \"C\")",
          ps -> {
            ps.setInt(1, roster);
            ps.setArray(2, ps.getConnection().createArrayOf("text", refs.toArray()));
          },
          rs -> {
            found.put(rs.getString(7), knownPerson(rs, 0));
          });
    }
    return found;
  }

  /** The sealed people with these ids that the transaction may see. */
  public Map<UUID, SealedPerson> sealed(Collection<UUID> ids) {
    Map<UUID, SealedPerson> found = new HashMap<>();
    if (!ids.isEmpty()) {
      jdbc.query(
          "select id, area, roster, ref, wrapped, sealed from person.person where id = any(?)",
          ps -> ps.setArray(1, ps.getConnection().createArrayOf("uuid", ids.toArray())),
          rs -> {
            found.put(uuid(rs, 1), SEALED.mapRow(rs, 0));
          });
    }
    return found;
  }

  static final RowMapper<SealedPerson> SEALED =
      (rs, row) ->
          new SealedPerson(
              uuid(rs, 1),
              rs.getString(2),
              rs.getString(3),
              rs.getString(4),
              orEmpty(rs.getBytes(5)),
              orEmpty(rs.getBytes(6)));

  /** Registers new people. */
  public void insert(List<PersonRow> people, Instant landedAt) {
    if (people.isEmpty()) {
      return;
    }
    stage(people);
    jdbc.update(
        "insert into person.person (id, area, areas, roster, ref, number, phone, name, birth, tail,"
            + " head, household, wrapped, sealed, landed_at) select id, area, array[area], roster,"
            + " ref, number, phone, name, birth, tail, head, household, wrapped, sealed, ?"
            + " from staged_person",
        Timestamp.from(landedAt));
    jdbc.execute("truncate staged_person");
  }

  /** Changes known people; an index that is null stays as it was. */
  public void update(List<PersonRow> people, Instant landedAt) {
    if (people.isEmpty()) {
      return;
    }
    stage(people);
    Timestamp at = Timestamp.from(landedAt);
    jdbc.update(
        "insert into person.former_reference (person, area, roster, ref, until)"
            + " select p.id, s.area, p.roster, p.ref, ? from person.person p"
            + " join staged_person s on s.id = p.id"
            + " where (p.roster, p.ref) <> (s.roster, s.ref) and p.erased_at is null"
            + " on conflict do nothing",
        at);
    jdbc.update(
        "update person.person p set area = s.area, roster = s.roster, ref = s.ref,"
            + " areas = case when s.area = any(p.areas) then p.areas else p.areas || s.area end,"
            + " number = coalesce(s.number, p.number), phone = coalesce(s.phone, p.phone),"
            + " name = s.name, birth = coalesce(s.birth, p.birth),"
            + " tail = coalesce(s.tail, p.tail), head = coalesce(s.head, p.head),"
            + " household = s.household, wrapped = s.wrapped, sealed = s.sealed, landed_at = ?,"
            + " erased_at = null"
            + " from staged_person s where p.id = s.id",
        at);
    jdbc.execute("truncate staged_person");
  }

  private void stage(List<PersonRow> people) {
    jdbc.execute(
        "create temp table if not exists staged_person (id uuid, area text, roster text, ref text,"
            + " number uuid, phone bigint, name bigint, birth bigint, tail bigint, head bigint,"
            + " household uuid, wrapped bytea, sealed bytea) on commit delete rows");
    BinaryRows.copy(app, "staged_person", 13, rows -> people.forEach(one -> put(rows.row(), one)));
  }

  private static void put(BinaryRows rows, PersonRow p) {
    rows.uuid(p.id()).text(p.area()).text(p.roster()).text(p.ref());
    rows.uuid(p.number()).number(p.phone()).number(p.name()).number(p.birth());
    rows.number(p.tail()).number(p.head()).uuid(p.household()).bytes(p.wrapped()).bytes(p.sealed());
  }

  /** Notes that rows landed again which changed nothing: the last row of each person counts. */
  public void landedAgain(Map<UUID, String> refs, String roster) {
    if (refs.isEmpty()) {
      return;
    }
    jdbc.update(
        "update person.person p set roster = ?, ref = s.ref"
            + " from unnest(?, ?) s (id, ref)"
            + " where p.id = s.id and (p.roster, p.ref) is distinct from (?, s.ref)",
        ps -> {
          ps.setString(1, roster);
          ps.setArray(2, ps.getConnection().createArrayOf("uuid", refs.keySet().toArray()));
          ps.setArray(3, ps.getConnection().createArrayOf("text", refs.values().toArray()));
          ps.setString(4, roster);
        });
  }

  /** People are known again by these identities. */
  public void alias(Map<UUID, UUID> personByIdentity) {
    if (personByIdentity.isEmpty()) {
      return;
    }
    jdbc.update(
        "insert into person.alias (identity, person, area)"
            + " select n.identity, n.person, p.area from unnest(?, ?) as n (identity, person)"
            + " join person.person p on p.id = n.person"
            + " on conflict (identity) do update set person = excluded.person,"
            + " area = excluded.area",
        ps -> {
          var connection = ps.getConnection();
          ps.setArray(1, connection.createArrayOf("uuid", personByIdentity.keySet().toArray()));
          ps.setArray(2, connection.createArrayOf("uuid", personByIdentity.values().toArray()));
        });
  }

  private static KnownPerson knownPerson(ResultSet rs, int row) throws SQLException {
    return new KnownPerson(
        uuid(rs, 1),
        rs.getObject(2, UUID.class),
        rs.getObject(3, Long.class),
        rs.getLong(4),
        rs.getObject(5, Long.class),
        rs.getObject(6, Long.class));
  }

  static UUID uuid(ResultSet rs, int column) throws SQLException {
    return rs.getObject(column, UUID.class);
  }

  static byte[] orEmpty(byte @Nullable [] bytes) {
    return bytes == null ? new byte[0] : bytes;
  }
}
