package lianfang.rulebook.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

  /** Subject and digest of every row, to compare generations. */
  List<String> digests() {
    return rows.stream().map(row -> row[0] + " " + digest(row)).sorted().toList();
  }

  void insert(JdbcClient client, int since) {
    if (rows.isEmpty()) {
      return;
    }
    String names = columns.stream().map(RowSet::name).collect(Collectors.joining(", "));
    String casts =
        columns.stream()
            .map(column -> "n." + name(column) + "::" + type(column))
            .collect(Collectors.joining(", "));
    String arrays = columns.stream().map(column -> "?::text[]").collect(Collectors.joining(", "));
    JdbcClient.StatementSpec statement =
        client.sql(
            "insert into %s (%s, since, digest) select %s, %d, n.digest from unnest(%s, ?::text[])"
                    .formatted(table, names, casts, since, arrays)
                + " as n("
                + names
                + ", digest)");
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      statement = statement.param(rows.stream().map(row -> row[column]).toArray(String[]::new));
    }
    statement.param(rows.stream().map(RowSet::digest).toArray(String[]::new)).update();
  }

  private static String name(String column) {
    return column.substring(0, column.indexOf(' '));
  }

  private static String type(String column) {
    return column.substring(column.indexOf(' ') + 1);
  }

  /** 64 bits are enough to tell the few rows of one subject apart. */
  private static String digest(@Nullable String[] row) {
    long hash = 1;
    for (String value : row) {
      hash = 1_000_003L * hash + (value == null ? 7 : mixed(value));
    }
    return Long.toHexString(hash);
  }

  private static long mixed(String value) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < value.length(); i++) {
      hash = (hash ^ value.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  @Override
  public String toString() {
    return table + rows.stream().map(Arrays::toString).toList();
  }
}
