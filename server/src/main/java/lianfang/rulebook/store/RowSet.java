package lianfang.rulebook.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.MurmurHash3;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows for one table, written by one statement however many they are. */
final class RowSet {

  private final String table;
  private final List<String> columns;
  private final List<@Nullable String[]> rows = new ArrayList<>();

  /**
   * Rows of a table.
   *
   * @param columns name and type of each column, such as {@code area text}; {@code since} and
   *     {@code digest} come by themselves
   */
  RowSet(String table, String... columns) {
    this.table = table;
    this.columns = List.of(columns);
  }

  /** Adds a row; the first column is the subject. */
  void add(@Nullable String... values) {
    rows.add(values);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  int size() {
    return rows.size();
  }

  /** Values of a row, by the numbers of their columns. */
  @Nullable String[] pick(int row, int... columns) {
    @Nullable String[] values = new @Nullable String[columns.length];
    for (int i = 0; i < columns.length; i++) {
      values[i] = rows.get(row)[columns[i]];
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
      mixed ^= digest(rows.get(i));
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
            .map(column -> "n." + name(column) + "::" + type(column))
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
      statement = statement.param(rows.stream().map(row -> row[column]).toArray(String[]::new));
    }
    statement.param(rows.stream().map(RowSet::digest).toArray(Long[]::new)).update();
  }

  /** Writes many rows into the table of a part, which says itself of which generation they are. */
  void copy(Connection connection, Parts.Open part) throws SQLException, IOException {
    if (!rows.isEmpty()) {
      copyIn(connection, table + '_' + part.number() + " (" + names() + ", digest)");
    }
  }

  /**
   * Writes many rows into a table with row-level security: by COPY into a table of the transaction,
   * from there by one statement.
   */
  void copy(Connection connection, int since) throws SQLException, IOException {
    if (rows.isEmpty()) {
      return;
    }
    String staging = "staged_" + table.substring(table.indexOf('.') + 1);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create temporary table if not exists %s (%s, digest bigint) on commit delete rows"
              .formatted(staging, String.join(", ", columns)));
      copyIn(connection, staging);
      statement.execute(
          "insert into %s (%s, since, digest) select %s, %d, digest from %s"
              .formatted(table, names(), names(), since, staging));
    }
  }

  private void copyIn(Connection connection, String target) throws SQLException, IOException {
    byte[] text = text().getBytes(StandardCharsets.UTF_8);
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("copy " + target + " from stdin", new ByteArrayInputStream(text), 1 << 16);
  }

  private String names() {
    return columns.stream().map(RowSet::name).collect(Collectors.joining(", "));
  }

  /** The rows in COPY's text form: a backslash before what would end a value or a row. */
  private String text() {
    StringBuilder text = new StringBuilder(rows.size() * 600);
    for (String[] row : rows) {
      for (String value : row) {
        if (value == null) {
          text.append("\\N");
        } else {
          escape(text, value);
        }
        text.append('\t');
      }
      text.append(digest(row)).append('\n');
    }
    return text.toString();
  }

  private static void escape(StringBuilder text, String value) {
    if (value.indexOf('\\') < 0
        && value.indexOf('\n') < 0
        && value.indexOf('\t') < 0
        && value.indexOf('\r') < 0) {
      text.append(value);
      return;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\t' -> text.append("\\t");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
  }

  private static String name(String column) {
    return column.substring(0, column.indexOf(' '));
  }

  private static String type(String column) {
    return column.substring(column.indexOf(' ') + 1);
  }

  /** 64 bits are enough to tell the few rows of one subject apart. */
  private static long digest(@Nullable String[] row) {
    long hash = 1;
    for (String value : row) {
      hash = 1_000_003L * hash + (value == null ? 7 : mixed(value));
    }
    return hash;
  }

  private static long mixed(String value) {
    return MurmurHash3.hash128x64(value.getBytes(StandardCharsets.UTF_8))[0];
  }

  @Override
  public String toString() {
    return table + rows.stream().map(Arrays::toString).toList();
  }
}
