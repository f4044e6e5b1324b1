package lianfang.fact;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * 批量行: rows for COPY in PostgreSQL's binary format, where bytes and numbers need no escaping. Rows
 * go to a staging table, because COPY takes no table under row-level security.
 */
public final class BinaryRows {

  private static final byte[] HEAD = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private static final long EPOCH_SECONDS = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
  private static final int EPOCH_DAY = (int) LocalDate.of(2000, 1, 1).toEpochDay();
  private static final int MICROS = 1_000_000;
  private static final int UUID_TYPE = 2950;
  private static final int TEXT_TYPE = 25;
  private static final int SENT_AT_ONCE = 1 << 16;

  private final CopyIn copy;
  private final int columns;
  private byte[] bytes = new byte[2 * SENT_AT_ONCE];
  private int size;
  private int rows;

  private BinaryRows(CopyIn copy, int columns) {
    this.copy = copy;
    this.columns = columns;
    put(HEAD);
  }

  /**
   * Copies rows in the running transaction. They are sent while they are made, so that the database
   * reads the first ones meanwhile.
   *
   * @param target a table, and its columns where they are not all
   * @param columns how many each row has
   * @param making puts the rows, each value in the order of the columns
   * @return how many rows there were
   */
  public static int copy(
      DataSource source, String target, int columns, Consumer<BinaryRows> making) {
    Connection connection = DataSourceUtils.getConnection(source);
    try {
      return copy(connection, target, columns, making);
    } catch (SQLException e) {
      throw new IllegalStateException("rows could not be sent to " + target, e);
    } finally {
      DataSourceUtils.releaseConnection(connection, source);
    }
  }

  /** The same in the transaction of a connection. */
  public static int copy(
      Connection connection, String target, int columns, Consumer<BinaryRows> making)
      throws SQLException {
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy " + target + " from stdin (format binary)");
    try {
      BinaryRows rows = new BinaryRows(copy, columns);
      making.accept(rows);
      rows.shorter(-1).send();
      copy.endCopy();
      return rows.rows;
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  /** Begins the next row. */
  public BinaryRows row() {
    if (size > SENT_AT_ONCE) {
      send();
    }
    rows++;
    return shorter(columns);
  }

  /** A uuid. */
  public BinaryRows uuid(@Nullable UUID value) {
    if (value == null) {
      return whole(-1);
    }
    return whole(16).longer(value.getMostSignificantBits()).longer(value.getLeastSignificantBits());
  }

  /** A bigint. */
  public BinaryRows number(@Nullable Long value) {
    return value == null ? whole(-1) : whole(Long.BYTES).longer(value);
  }

  /** An integer. */
  public BinaryRows integer(int value) {
    return whole(Integer.BYTES).whole(value);
  }

  /** A smallint. */
  public BinaryRows small(int value) {
    return whole(Short.BYTES).shorter(value);
  }

  /** A text. */
  public BinaryRows text(@Nullable String value) {
    if (value == null) {
      return whole(-1);
    }
    // PostgreSQL has no character for zero; a sheet that holds one loses only that.
    String whole = value.indexOf('\0') < 0 ? value : value.replace("\0", "");
    return bytes(whole.getBytes(StandardCharsets.UTF_8));
  }

  /** A jsonb. */
  public BinaryRows json(@Nullable String value) {
    if (value == null) {
      return whole(-1);
    }
    byte[] json = value.getBytes(StandardCharsets.UTF_8);
    whole(json.length + 1);
    room(1);
    bytes[size++] = 1;
    return put(json);
  }

  /** A bytea. */
  public BinaryRows bytes(byte @Nullable [] value) {
    return value == null ? whole(-1) : whole(value.length).put(value);
  }

  /** A timestamptz, to the microsecond. */
  public BinaryRows instant(@Nullable Instant value) {
    if (value == null) {
      return whole(-1);
    }
    long micros = (value.getEpochSecond() - EPOCH_SECONDS) * MICROS + value.getNano() / 1000;
    return whole(Long.BYTES).longer(micros);
  }

  /** A date. */
  public BinaryRows day(@Nullable LocalDate value) {
    return value == null ? whole(-1) : integer((int) value.toEpochDay() - EPOCH_DAY);
  }

  /** An array of uuids. */
  public BinaryRows uuids(Collection<UUID> values) {
    int start = array(values.size(), UUID_TYPE);
    values.forEach(this::uuid);
    return closed(start);
  }

  /** An array of texts. */
  public BinaryRows texts(Collection<String> values) {
    int start = array(values.size(), TEXT_TYPE);
    values.forEach(this::text);
    return closed(start);
  }

  /** Dimensions, no nulls, type of the elements, then length and first index of the dimension. */
  private int array(int length, int type) {
    whole(0);
    int start = size;
    whole(length == 0 ? 0 : 1).whole(0).whole(type);
    if (length > 0) {
      whole(length).whole(1);
    }
    return start;
  }

  private BinaryRows closed(int start) {
    INTS.set(bytes, start - Integer.BYTES, size - start);
    return this;
  }

  private BinaryRows longer(long value) {
    room(Long.BYTES);
    LONGS.set(bytes, size, value);
    size += Long.BYTES;
    return this;
  }

  private BinaryRows whole(int value) {
    room(Integer.BYTES);
    INTS.set(bytes, size, value);
    size += Integer.BYTES;
    return this;
  }

  private BinaryRows shorter(int value) {
    room(Short.BYTES);
    SHORTS.set(bytes, size, (short) value);
    size += Short.BYTES;
    return this;
  }

  private BinaryRows put(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
    return this;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  private void send() {
    try {
      copy.writeToCopy(bytes, 0, size);
      size = 0;
    } catch (SQLException e) {
      throw new IllegalStateException("the database takes no more rows", e);
    }
  }
}
