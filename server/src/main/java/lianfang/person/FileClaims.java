package lianfang.person;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * 文件占用: one import of a file at a time. The claim is a lock of its own connection, so it ends with
 * the process, however that ends.
 */
@Component
class FileClaims {

  /** A claim; closing it lets others import the file. */
  interface Claim extends AutoCloseable {
    @Override
    void close();
  }

  private final DataSource app;

  FileClaims(DataSource app) {
    this.app = app;
  }

  /** SHA-256 of a file. */
  static byte[] hash(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return digest.digest();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 belongs to every JDK", e);
    }
  }

  /**
   * Claims the file with this hash.
   *
   * @throws RosterRefused where somebody else is importing it
   */
  Claim claim(byte[] hash) {
    long key = ByteBuffer.wrap(hash).getLong();
    try {
      Connection connection = app.getConnection();
      try {
        if (!call(connection, "select pg_try_advisory_lock(?)", key)) {
          throw new RosterRefused(CellReason.of(null, Refusal.FILE_BUSY));
        }
        return () -> release(connection, key);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the file could not be claimed", e);
    }
  }

  private static void release(Connection connection, long key) {
    try (connection) {
      call(connection, "select pg_advisory_unlock(?)", key);
    } catch (SQLException e) {
      throw new IllegalStateException("the file's claim could not be given back", e);
    }
  }

  private static boolean call(Connection connection, String sql, long key) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, key);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    }
  }
}
