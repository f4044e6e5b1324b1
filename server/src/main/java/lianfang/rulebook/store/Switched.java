package lianfang.rulebook.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import lianfang.fact.Subject;
import lianfang.rulebook.simulation.Change;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 换代名单: who changed at a switch, with the kind of change and the village. Each batch of people adds
 * its rows by COPY, in its own transaction, to a table without an index that nobody reads; it
 * becomes part of the whole when readers have seen the switch already.
 */
public final class Switched {

  /** So many rows cost less among those of other switches than in a table of their own. */
  private static final int FEW = 20_000;

  private final StringBuilder rows = new StringBuilder();

  /** Adds a subject that changes; one in no way is left out. */
  public void add(Subject subject, String area, Set<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    int bits = 0;
    for (Change change : changes) {
      bits |= change.bit();
    }
    rows.append(subject.id()).append('\t').append(subject.kind().word()).append('\t');
    rows.append(area).append('\t').append(bits).append('\n');
  }

  /** Writes them into the open table of the generation. */
  public void copy(Connection connection, Parts.Open part) throws SQLException, IOException {
    if (rows.isEmpty()) {
      return;
    }
    byte[] text = rows.toString().getBytes(StandardCharsets.US_ASCII);
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(
            "copy rulebook.switched_%d_%d (subject, subject_kind, area, changes) from stdin"
                .formatted(part.generation(), part.number()),
            new ByteArrayInputStream(text),
            1 << 16);
  }

  /** Makes the lists of all generations that readers see part of the whole. */
  public static void close(JdbcClient engine) {
    engine.sql("select rulebook.close_switched(?)").param(FEW).query(Long.class).single();
  }
}
