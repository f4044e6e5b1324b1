package lianfang.instance.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What PostgreSQL says about the tables that the modules own. */
final class Catalogue {

  private static final String OURS =
      "n.nspowner = 'lianfang_owner'::regrole and n.nspname <> 'instance'";

  private final Connection connection;

  Catalogue(Connection connection) {
    this.connection = connection;
  }

  /** A table and the columns that a copy carries. */
  record Table(String name, List<String> columns) {

    String columnList() {
      return String.join(", ", columns);
    }
  }

  List<String> schemas() throws SQLException {
    return list("select quote_ident(n.nspname) from pg_namespace n where " + OURS + " order by 1");
  }

  /**
   * Tables without partitions of their own right; what is generated is not copied, nor what a
   * module is about to write and marks by the comment {@code staged}.
   */
  List<Table> tables() throws SQLException {
    List<Table> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select format('%I.%I', n.nspname, c.relname),
                       array(select quote_ident(a.attname) from pg_attribute a
                             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                               and a.attgenerated = '' order by a.attnum)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and not c.relispartition and OURS
                  and obj_description(c.oid, 'pg_class') is distinct from 'staged'
                order by 1
                """
                    .replace("OURS", OURS))) {
      while (rows.next()) {
        tables.add(new Table(rows.getString(1), List.of((String[]) rows.getArray(2).getArray())));
      }
    }
    return tables;
  }

  List<Manifest.Sequence> sequences() throws SQLException {
    List<Manifest.Sequence> sequences = new ArrayList<>();
    List<String> names =
        list(
            """
            select format('%I.%I', n.nspname, c.relname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'S' and OURS
            order by 1
            """
                .replace("OURS", OURS));
    for (String name : names) {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("select last_value, is_called from " + name)) {
        row.next();
        sequences.add(new Manifest.Sequence(name, row.getLong(1), row.getBoolean(2)));
      }
    }
    return sequences;
  }

  /** Parts of tables; the rows of all of them are copied with the table itself. */
  List<Manifest.Partition> partitions() throws SQLException {
    List<Manifest.Partition> partitions = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select format('%I.%I', n.nspname, c.relname), i.inhparent::regclass::text,
                       pg_get_expr(c.relpartbound, c.oid)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  join pg_inherits i on i.inhrelid = c.oid
                where c.relispartition and c.relkind = 'r' and OURS
                order by 1
                """
                    .replace("OURS", OURS))) {
      while (rows.next()) {
        partitions.add(
            new Manifest.Partition(rows.getString(1), rows.getString(2), rows.getString(3)));
      }
    }
    return partitions;
  }

  List<String> migrations() throws SQLException {
    return list(
        "select version from instance.flyway_schema_history"
            + " where version is not null and success order by installed_rank");
  }

  /** Statements that take foreign keys away, and those that put them back. */
  List<String> foreignKeys(boolean drop) throws SQLException {
    String words =
        drop
            ? "format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname)"
            : "format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname,"
                + " pg_get_constraintdef(k.oid))";
    return list(
        "select "
            + words
            + " from pg_constraint k join pg_namespace n on n.oid = k.connamespace"
            + " where k.contype = 'f' and k.conparentid = 0 and "
            + OURS
            + " order by 1");
  }

  List<String> list(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
