package lianfang.person.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import lianfang.fact.BinaryRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** 退回行: rows that came back or wait, sealed like people, until they land or are replaced. */
@Component
public class ReturnedStore {

  /**
   * One row.
   *
   * @param rowNumber number in its sheet
   * @param state header, refused or waiting
   * @param area village, or the importer's area where the village is unknown
   * @param reasons the reasons, each COLUMN:REFUSAL:detail, joined by line ends
   * @param candidates who may be meant
   * @param number blind index of the number, or null
   * @param phone blind index of the phone, or null
   * @param name blind index of the name, or null
   * @param owner random id under which the row is sealed
   * @param wrapped the row's key
   * @param sealed the cells
   * @param about who it tells of, where that was said before its household was asked for; the zero
   *     id for somebody new
   */
  public record Row(
      int rowNumber,
      String state,
      String area,
      String reasons,
      List<UUID> candidates,
      @Nullable UUID number,
      @Nullable Long phone,
      @Nullable Long name,
      UUID owner,
      byte[] wrapped,
      byte[] sealed,
      @Nullable UUID about) {}

  private static final String COLUMNS =
      "row_number, state, area, reasons, candidates, number, phone, name, owner, wrapped, sealed,"
          + " about";

  private static final RowMapper<Row> ROW =
      (rs, n) ->
          new Row(
              rs.getInt(1),
              rs.getString(2),
              rs.getString(3),
              rs.getString(4),
              List.of((UUID[]) rs.getArray(5).getArray()),
              rs.getObject(6, UUID.class),
              rs.getObject(7, Long.class),
              rs.getObject(8, Long.class),
              PersonStore.uuid(rs, 9),
              rs.getBytes(10),
              rs.getBytes(11),
              rs.getObject(12, UUID.class));

  private final DataSource app;
  private final JdbcTemplate jdbc;

  /** A store on the application's data source. */
  public ReturnedStore(DataSource app) {
    this.app = app;
    this.jdbc = new JdbcTemplate(app);
  }

  /** Keeps rows of an import, in the caller's transaction. */
  public void insert(UUID importId, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    jdbc.execute(
        "create temp table if not exists staged_returned (import uuid, row_number integer,"
            + " state text, area text, reasons text, candidates uuid[], number uuid, phone bigint,"
            + " name bigint, owner uuid, wrapped bytea, sealed bytea, about uuid)"
            + " on commit delete rows");
    BinaryRows.copy(
        app,
        "staged_returned",
        13,
        target -> rows.forEach(row -> put(target.row(), importId, row)));
    jdbc.update(
        "insert into person.returned (import, "
            + COLUMNS
            + ") select import, "
            + COLUMNS
            + " from staged_returned");
    jdbc.execute("truncate staged_returned");
  }

  private static void put(BinaryRows rows, UUID importId, Row row) {
    rows.uuid(importId).integer(row.rowNumber()).text(row.state()).text(row.area());
    rows.text(row.reasons()).uuids(row.candidates()).uuid(row.number()).number(row.phone());
    rows.number(row.name()).uuid(row.owner()).bytes(row.wrapped()).bytes(row.sealed());
    rows.uuid(row.about());
  }

  /** The rows of an import that the transaction may see, in their order. */
  public List<Row> list(UUID importId) {
    return new ArrayList<>(
        jdbc.query(
            "select " + COLUMNS + " from person.returned where import = ? order by row_number",
            ROW,
            importId));
  }

  /** One row. */
  public Optional<Row> find(UUID importId, int rowNumber) {
    return jdbc
        .query(
            "select " + COLUMNS + " from person.returned where import = ? and row_number = ?",
            ROW,
            importId,
            rowNumber)
        .stream()
        .findFirst();
  }

  /** Rows of all imports that wait and that nobody answered yet, as the transaction sees them. */
  public List<Waiting> waiting(String area, int limit) {
    return jdbc.query(
        "select import, row_number, area, candidates from person.returned where state = 'waiting'"
            + " and decision is null and area ^@ ? order by import, row_number limit ?",
        (rs, n) ->
            new Waiting(
                PersonStore.uuid(rs, 1),
                rs.getInt(2),
                rs.getString(3),
                List.of((UUID[]) rs.getArray(4).getArray())),
        area,
        limit);
  }

  /** How many wait and nobody answered yet. */
  public long countWaiting(String area) {
    Long count =
        jdbc.queryForObject(
            "select count(*) from person.returned where state = 'waiting' and decision is null"
                + " and area ^@ ?",
            Long.class,
            area);
    return count == null ? 0 : count;
  }

  /** A row that waits, without its content. */
  public record Waiting(UUID importId, int rowNumber, String area, List<UUID> candidates) {}

  /**
   * An answer that has not landed yet.
   *
   * @param decision same, another or reject
   * @param person who it is, where it is somebody known
   * @param reasons why it waits
   */
  public record Decided(
      UUID importId,
      int rowNumber,
      String area,
      String decision,
      @Nullable UUID person,
      String reasons) {}

  /** Keeps an answer; false where the row no longer waits or somebody else answered. */
  public boolean decide(
      UUID importId, int rowNumber, String decision, @Nullable UUID person, String account) {
    return jdbc.update(
            "update person.returned set decision = ?, decided_for = ?, decided_by = ?,"
                + " decided_at = now() where import = ? and row_number = ? and state = 'waiting'"
                + " and (decision is null or decided_by = ?)",
            decision,
            person,
            account,
            importId,
            rowNumber,
            account)
        == 1;
  }

  /** Takes an answer back; false where there is none of this account. */
  public boolean undecide(UUID importId, int rowNumber, String account) {
    return jdbc.update(
            "update person.returned set decision = null, decided_for = null, decided_by = null,"
                + " decided_at = null where import = ? and row_number = ? and decided_by = ?",
            importId,
            rowNumber,
            account)
        == 1;
  }

  /** The answers of an account that have not landed yet, the latest first. */
  public List<Decided> decided(String account) {
    return jdbc.query(
        "select import, row_number, area, decision, decided_for, reasons from person.returned"
            + " where decided_by = ? and decision is not null order by decided_at desc, row_number",
        (rs, n) ->
            new Decided(
                PersonStore.uuid(rs, 1),
                rs.getInt(2),
                rs.getString(3),
                rs.getString(4),
                rs.getObject(5, UUID.class),
                rs.getString(6)),
        account);
  }

  /** The row waits on, for its household. */
  public void ask(UUID importId, int rowNumber, String reasons, List<UUID> candidates, UUID about) {
    jdbc.update(
        "update person.returned set decision = null, decided_for = null, decided_by = null,"
            + " decided_at = null, reasons = ?, candidates = ?, about = ?"
            + " where import = ? and row_number = ?",
        ps -> {
          ps.setString(1, reasons);
          ps.setArray(2, ps.getConnection().createArrayOf("uuid", candidates.toArray()));
          ps.setObject(3, about);
          ps.setObject(4, importId);
          ps.setInt(5, rowNumber);
        });
  }

  /** The row comes back after all, with this reason. */
  public void refuse(UUID importId, int rowNumber, String reasons) {
    jdbc.update(
        "update person.returned set state = 'refused', decision = null, decided_for = null,"
            + " decided_by = null, decided_at = null, candidates = '{}', reasons = ?"
            + " where import = ? and row_number = ?",
        reasons,
        importId,
        rowNumber);
  }

  /** Forgets a row, because it has landed. */
  public void delete(UUID importId, int rowNumber) {
    jdbc.update(
        "delete from person.returned where import = ? and row_number = ?", importId, rowNumber);
  }
}
