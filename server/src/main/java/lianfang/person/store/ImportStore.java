package lianfang.person.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 导入登记: rosters by name and every reading of a file. */
@Component
public class ImportStore {

  /**
   * An import as it is registered.
   *
   * @param id random
   * @param roster number of the roster
   * @param sha256 of the file
   * @param format xlsx, csv or form
   * @param columns the header: COLUMN=index pairs joined by commas
   * @param since1904 whether the file counts days from 1904
   * @param account who imports
   * @param scope prefixes of that account, joined by commas
   * @param area to which the import belongs
   */
  public record Started(
      UUID id,
      int roster,
      byte[] sha256,
      String format,
      String columns,
      boolean since1904,
      String account,
      String scope,
      String area) {}

  private final JdbcClient jdbc;

  /** A store on the application's data source. */
  public ImportStore(DataSource app) {
    this.jdbc = JdbcClient.create(app);
  }

  /** The number of the roster with this name, where it was imported before. */
  public Optional<Integer> findRoster(String name) {
    return jdbc.sql("select id from person.roster where name = ?")
        .param(name)
        .query(Integer.class)
        .optional();
  }

  /**
   * The number of the roster with this name, made where it is new. Names are unique everywhere, so
   * the transaction has to see all areas.
   *
   * @param area to which a new roster belongs, empty for one of all areas
   */
  public int roster(String name, String area) {
    jdbc.sql("insert into person.roster (name, area) values (?, ?) on conflict do nothing")
        .params(name, area)
        .update();
    return findRoster(name).orElseThrow();
  }

  /** Registers that a file is being read. */
  public void start(Started s, Instant at) {
    jdbc.sql(
            "insert into person.import (id, roster, sha256, format, columns, since1904, account,"
                + " scope, area, started_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            s.id(),
            s.roster(),
            s.sha256(),
            s.format(),
            s.columns(),
            s.since1904(),
            s.account(),
            s.scope(),
            s.area(),
            Timestamp.from(at))
        .update();
  }

  /** Registers the end; rows that earlier imports of the roster returned are obsolete. */
  public void finish(Started s, int landed, int refused, int waiting, Instant at) {
    jdbc.sql(
            "update person.import set finished_at = ?, landed = ?, refused = ?, waiting = ?"
                + " where id = ?")
        .params(Timestamp.from(at), landed, refused, waiting, s.id())
        .update();
    jdbc.sql(
            "delete from person.returned r using person.import i where r.import = i.id"
                + " and i.roster = ? and i.id <> ?")
        .params(s.roster(), s.id())
        .update();
  }

  /** The import with this id. */
  public Optional<Started> find(UUID id) {
    return jdbc.sql(
            "select id, roster, sha256, format, columns, since1904, account, scope, area"
                + " from person.import where id = ?")
        .param(id)
        .query((rs, row) ->
            new Started(
                PersonStore.uuid(rs, 1),
                rs.getInt(2),
                rs.getBytes(3),
                rs.getString(4),
                rs.getString(5),
                rs.getBoolean(6),
                rs.getString(7),
                rs.getString(8),
                rs.getString(9)))
        .optional();
  }

  /** The name of a roster. */
  public String name(int roster) {
    return jdbc.sql("select name from person.roster where id = ?")
        .param(roster)
        .query(String.class)
        .single();
  }
}
