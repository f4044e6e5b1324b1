package lianfang.person.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.BinaryRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** 户表: households and what tells them apart, in the caller's transaction. */
@Component
public class HouseholdStore {

  private static final String PARTS = "village_group, alley, courtyard, building, unit, door";

  private final DataSource app;
  private final JdbcTemplate jdbc;

  /** A store on the application's data source. */
  public HouseholdStore(DataSource app) {
    this.app = app;
    this.jdbc = new JdbcTemplate(app);
  }

  /** The households with these heads, by head. */
  public Map<Long, List<Household>> ofHeads(Collection<Long> heads) {
    Map<Long, List<Household>> found = new HashMap<>();
    if (!heads.isEmpty()) {
      jdbc.query(
          "select head, area, person, place, number, phone, "
              + PARTS
              + " from person.household where head = any(?) order by head, place",
          ps -> ps.setArray(1, ps.getConnection().createArrayOf("bigint", heads.toArray())),
          rs -> {
            Household household = household(rs);
            found.computeIfAbsent(household.head(), h -> new ArrayList<>()).add(household);
          });
    }
    return found;
  }

  private static Household household(ResultSet rs) throws SQLException {
    long[] address = new long[Household.PARTS];
    for (int i = 0; i < address.length; i++) {
      address[i] = rs.getLong(7 + i);
    }
    return new Household(
        rs.getLong(1),
        rs.getString(2),
        PersonStore.uuid(rs, 3),
        PersonStore.uuid(rs, 4),
        rs.getObject(5, UUID.class),
        rs.getObject(6, Long.class),
        address);
  }

  /** In which household these people live, where that is known. */
  public Map<UUID, UUID> ofPeople(Collection<UUID> people) {
    Map<UUID, UUID> found = new HashMap<>();
    if (!people.isEmpty()) {
      jdbc.query(
          "select id, household from person.person where id = any(?) and household is not null",
          ps -> ps.setArray(1, ps.getConnection().createArrayOf("uuid", people.toArray())),
          rs -> {
            found.put(PersonStore.uuid(rs, 1), PersonStore.uuid(rs, 2));
          });
    }
    return found;
  }

  /** Writes new households and what was learned of known ones; each has its place. */
  public void save(Collection<Household> households) {
    if (households.isEmpty()) {
      return;
    }
    jdbc.execute(
        "create temp table if not exists staged_household (head bigint, place uuid, area text,"
            + " person uuid, number uuid, phone bigint, village_group bigint, alley bigint,"
            + " courtyard bigint, building bigint, unit bigint, door bigint)"
            + " on commit delete rows");
    BinaryRows.copy(
        app, "staged_household", 12, rows -> households.forEach(one -> put(rows.row(), one)));
    jdbc.update(
        "insert into person.household (head, place, area, person, number, phone, "
            + PARTS
            + ") select head, place, area, person, number, phone, "
            + PARTS
            + " from staged_household on conflict (head, place) do update set"
            + " number = excluded.number, phone = excluded.phone,"
            + " village_group = excluded.village_group, alley = excluded.alley,"
            + " courtyard = excluded.courtyard, building = excluded.building,"
            + " unit = excluded.unit, door = excluded.door");
    jdbc.execute("truncate staged_household");
  }

  private static void put(BinaryRows rows, Household one) {
    rows.number(one.head()).uuid(one.place()).text(one.area()).uuid(one.person());
    rows.uuid(one.number()).number(one.phone());
    for (long part : one.address()) {
      rows.number(part == 0 ? null : (@Nullable Long) part);
    }
  }

  /** A household moved away: its old place no longer stands for it. */
  public void left(Collection<UUID> places) {
    if (!places.isEmpty()) {
      jdbc.update(
          "delete from person.household where place = any(?)",
          ps -> {
            ps.setArray(1, ps.getConnection().createArrayOf("uuid", places.toArray()));
          });
    }
  }
}
