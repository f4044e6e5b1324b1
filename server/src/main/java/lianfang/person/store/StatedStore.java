package lianfang.person.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.BinaryRows;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** 已陈述: what rosters stated of people, read and written in sets in the caller's transaction. */
@Component
public class StatedStore {

  private final DataSource app;
  private final JdbcTemplate jdbc;

  /** A store on the application's data source. */
  public StatedStore(DataSource app) {
    this.app = app;
    this.jdbc = new JdbcTemplate(app);
  }

  /** What all rosters stated of these people. */
  public List<StatedRow> of(Collection<UUID> people) {
    List<StatedRow> found = new ArrayList<>();
    if (!people.isEmpty()) {
      jdbc.query(
          "select person, roster, area, ref, content, slots from person.stated"
              + " where person = any(?)",
          ps -> ps.setArray(1, ps.getConnection().createArrayOf("uuid", people.toArray())),
          rs -> {
            found.add(
                new StatedRow(
                    PersonStore.uuid(rs, 1),
                    rs.getInt(2),
                    rs.getString(3),
                    rs.getString(4),
                    rs.getLong(5),
                    StatedRow.unpack(rs.getBytes(6))));
          });
    }
    return found;
  }

  /** Keeps what a roster states now instead of what it stated before. */
  public void save(Collection<StatedRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    jdbc.execute(
        "create temp table if not exists staged_statement (person uuid, roster integer, area text,"
            + " ref text, content bigint, slots bytea) on commit delete rows");
    BinaryRows.copy(
        app, "staged_statement", 6, target -> rows.forEach(row -> put(target.row(), row)));
    jdbc.update(
        "insert into person.stated (person, roster, area, ref, content, slots)"
            + " select person, roster, area, ref, content, slots from staged_statement"
            + " on conflict (person, roster) do update set ref = excluded.ref,"
            + " content = excluded.content, slots = excluded.slots, area = excluded.area");
    jdbc.execute("truncate staged_statement");
  }

  private static void put(BinaryRows rows, StatedRow row) {
    rows.uuid(row.person()).integer(row.roster()).text(row.area()).text(row.ref());
    rows.number(row.content()).bytes(StatedRow.pack(row.slots()));
  }
}
