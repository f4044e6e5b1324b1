package lianfang.rulebook.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.fact.BinaryRows;
import org.apache.commons.codec.digest.MurmurHash3;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows for one table, written by one statement however many they are. */
final class RowSet {

  /** A row, and one number that changes with each of its values. */
  private record Row(@Nullable Object[] values, long digest) {}

  private final String table;
  private final List<Column> columns;
  private final List<Row> rows = new ArrayList<>();

  /**
   * Rows of a table.
   *
   * @param columns {@code since} and {@code digest} come by themselves
   */
  RowSet(String table, Column... columns) {
    this.table = table;
    this.columns = List.of(columns);
  }

  /** Adds a row, each value of the Java type of its column; the first one is the subject. */
  void add(@Nullable Object... values) {
    rows.add(new Row(values, digest(values)));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  int size() {
    return rows.size();
  }

  /** Values of a row in the words of the database, by the numbers of their columns. */
  @Nullable String[] pick(int row, int... columns) {
    @Nullable String[] values = new @Nullable String[columns.length];
    for (int i = 0; i < columns.length; i++) {
      values[i] = text(rows.get(row).values[columns[i]]);
    }
    return values;
  }

  /** Forgets all rows from this one on. */
  void truncate(int size) {
    rows.subList(size, rows.size()).clear();
  }

  /** One number that changes with every value of the rows from this one on. */
  long fingerprint(int from) {
    long mixed = 0;
    for (int i = from; i < rows.size(); i++) {
      mixed ^= rows.get(i).digest;
    }
    return mixed;
  }

  /**
   * Writes the rows.
   *
   * @param key by which they are counted, null where they are not
   */
  void insert(JdbcClient client, int since, @Nullable String key) {
    if (rows.isEmpty()) {
      return;
    }
    String names = names();
    String casts =
        columns.stream()
            .map(column -> "n." + column.name() + "::" + column.type().word())
            .collect(Collectors.joining(", "));
    String arrays = columns.stream().map(column -> "?::text[]").collect(Collectors.joining(", "));
    String insert =
        "insert into %s (%s, since, digest) select %s, %d, n.digest"
                .formatted(table, names, casts, since)
            + " from unnest(%s, ?::bigint[]) as n(".formatted(arrays)
            + names
            + ", digest)";
    JdbcClient.StatementSpec statement =
        client.sql(
            key == null
                ? insert
                : "with changed as (" + insert + " returning *)" + Cells.difference(key, 1, ""));
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      statement =
          statement.param(
              rows.stream().map(row -> text(row.values[column])).toArray(String[]::new));
    }
    statement.param(rows.stream().map(Row::digest).toArray(Long[]::new)).update();
  }

  /** Writes many rows into the table of a part, which says itself of which generation they are. */
  void copy(Connection connection, Parts.Open part) throws SQLException {
    if (!rows.isEmpty()) {
      copyIn(connection, table + '_' + part.number() + " (" + names() + ", digest)");
    }
  }

  /**
   * Writes many rows into a table with row-level security: by COPY into a table of the transaction,
   * from there by one statement.
   */
  void copy(Connection connection, int since) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String staging = "staged_" + table.substring(table.indexOf('.') + 1);
    String typed =
        columns.stream()
            .map(column -> column.name() + ' ' + column.type().word())
            .collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create temporary table if not exists %s (%s, digest bigint) on commit delete rows"
              .formatted(staging, typed));
      copyIn(connection, staging);
      statement.execute(
          "insert into %s (%s, since, digest) select %s, %d, digest from %s"
              .formatted(table, names(), names(), since, staging));
    }
  }

  private void copyIn(Connection connection, String target) throws SQLException {
    BinaryRows.copy(
        connection,
        target,
        columns.size() + 1,
        copied -> {
          for (Row row : rows) {
            copied.row();
            for (int i = 0; i < row.values.length; i++) {
              columns.get(i).type().send(copied, row.values[i]);
            }
            copied.number(row.digest);
          }
        });
  }

  private String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /** A value as the database reads it from a text. */
  private static @Nullable String text(@Nullable Object value) {
    if (value instanceof Collection<?> values) {
      return values.stream()
          .map(one -> one.toString().replace("\\", "\\\\").replace("\"", "\\\""))
          .collect(
              Collectors.joining(
                  "\",\"", values.isEmpty() ? "{" : "{\"", values.isEmpty() ? "}" : "\"}"));
    }
    return value == null ? null : value.toString();
  }

  /** 64 bits are enough to tell the few rows of one subject apart. */
  private static long digest(@Nullable Object[] row) {
    long hash = 1;
    for (Object value : row) {
      hash = 1_000_003L * hash + mixed(value);
    }
    // Rows of a subject are combined by XOR, in which what only adds up would cancel out.
    return spread(hash);
  }

  private static long mixed(@Nullable Object value) {
    return switch (value) {
      case null -> 7;
      case UUID id -> spread(id.getMostSignificantBits()) + id.getLeastSignificantBits();
      case LocalDate day -> spread(day.toEpochDay());
      case Collection<?> values -> {
        long hash = values.size();
        for (Object one : values) {
          hash = 1_000_003L * hash + mixed(one);
        }
        yield hash;
      }
      default -> MurmurHash3.hash128x64(value.toString().getBytes(StandardCharsets.UTF_8))[0];
    };
  }

  /** The last step of MurmurHash3: each bit of the value changes half of the bits. */
  private static long spread(long value) {
    long bits = value;
    bits = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
    bits = (bits ^ (bits >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return bits ^ (bits >>> 33);
  }

  @Override
  public String toString() {
    return table + rows.stream().map(row -> Arrays.toString(row.values)).toList();
  }
}
