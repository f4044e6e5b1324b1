package lianfang.access;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.area.Scope;
import org.jspecify.annotations.Nullable;

/** Reads rows of access.account. */
final class AccountRows {

  /** The columns of an account, to be read by {@link #read}. */
  static final String COLUMNS =
      """
      a.id, a.login, a.display_name, a.roles, a.scope, a.code_secret is not null as second_factor,
      a.locked, a.locked_until, a.created_at as account_created_at
      """;

  private AccountRows() {}

  static Account read(ResultSet row, int number) throws SQLException {
    return new Account(
        row.getObject("id", UUID.class),
        row.getString("login"),
        row.getString("display_name"),
        texts(row.getArray("roles")).stream().map(Role::ofWord).collect(Collectors.toSet()),
        new Scope(texts(row.getArray("scope"))),
        row.getBoolean("second_factor"),
        row.getBoolean("locked"),
        instant(row, "locked_until"),
        row.getObject("account_created_at", OffsetDateTime.class).toInstant());
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }
}
