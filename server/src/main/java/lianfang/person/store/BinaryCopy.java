package lianfang.person.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Rows for COPY in PostgreSQL's binary format: bytes and numbers need no escaping. */
final class BinaryCopy {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

  private final int columns;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
  private final DataOutputStream out = new DataOutputStream(bytes);
  private int rows;

  BinaryCopy(int columns) {
    this.columns = columns;
    write(() -> {
      out.write(SIGNATURE);
      out.writeInt(0);
      out.writeInt(0);
    });
  }

  /** Something that writes to memory and so never fails. */
  private interface Writing {
    void run() throws IOException;
  }

  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BinaryCopy row() {
    rows++;
    write(() -> out.writeShort(columns));
    return this;
  }

  BinaryCopy uuid(@Nullable UUID value) {
    return value == null
        ? nothing()
        : put(() -> {
          out.writeInt(16);
          out.writeLong(value.getMostSignificantBits());
          out.writeLong(value.getLeastSignificantBits());
        });
  }

  BinaryCopy number(@Nullable Long value) {
    return value == null
        ? nothing()
        : put(() -> {
          out.writeInt(8);
          out.writeLong(value);
        });
  }

  BinaryCopy integer(int value) {
    return put(() -> {
      out.writeInt(4);
      out.writeInt(value);
    });
  }

  BinaryCopy text(@Nullable String value) {
    // PostgreSQL has no character for zero; a sheet that holds one loses only that.
    return bytes(value == null ? null : value.replace("\0", "").getBytes(StandardCharsets.UTF_8));
  }

  BinaryCopy bytes(byte @Nullable [] value) {
    return value == null
        ? nothing()
        : put(() -> {
          out.writeInt(value.length);
          out.write(value);
        });
  }

  BinaryCopy instant(Instant value) {
    return number(Duration.between(EPOCH, value).toNanos() / 1000);
  }

  BinaryCopy uuids(List<UUID> values) {
    return put(() -> {
      out.writeInt(values.isEmpty() ? 12 : 20 + values.size() * 20);
      out.writeInt(values.isEmpty() ? 0 : 1);
      out.writeInt(0);
      out.writeInt(2950);
      if (!values.isEmpty()) {
        out.writeInt(values.size());
        out.writeInt(1);
        for (UUID value : values) {
          out.writeInt(16);
          out.writeLong(value.getMostSignificantBits());
          out.writeLong(value.getLeastSignificantBits());
        }
      }
    });
  }

  private BinaryCopy nothing() {
    return put(() -> out.writeInt(-1));
  }

  private BinaryCopy put(Writing writing) {
    write(writing);
    return this;
  }

  /** Sends the rows in the running transaction; returns how many there were. */
  int into(DataSource source, String target) {
    if (rows == 0) {
      return 0;
    }
    try {
      out.writeShort(-1);
      PGConnection connection = DataSourceUtils.getConnection(source).unwrap(PGConnection.class);
      connection
          .getCopyAPI()
          .copyIn(
              "copy " + target + " from stdin (format binary)",
              new ByteArrayInputStream(bytes.toByteArray()),
              1 << 16);
      return rows;
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("rows could not be sent to " + target, e);
    }
  }
}
