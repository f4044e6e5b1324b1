package lianfang.rulebook.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lianfang.fact.BinaryRows;
import lianfang.fact.Subject;
import lianfang.rulebook.simulation.Change;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 换代名单: who changed at a switch, with the kind of change and the village. Each batch of people adds
 * its rows by COPY, in its own transaction, to a table without an index that nobody reads; it
 * becomes part of the whole when readers have seen the switch already.
 */
public final class Switched {

  /** So many rows cost less among those of other switches than in a table of their own. */
  private static final int FEW = 20_000;

  private record Changed(Subject subject, String area, int changes) {}

  private final List<Changed> rows = new ArrayList<>();

  /** Adds a subject that changes; one in no way is left out. */
  public void add(Subject subject, String area, Set<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    int bits = 0;
    for (Change change : changes) {
      bits |= change.bit();
    }
    rows.add(new Changed(subject, area, bits));
  }

  /** Writes them into the open table of the generation. */
  public void copy(Connection connection, Parts.Open part) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String target =
        "rulebook.switched_%d_%d (subject, subject_kind, area, changes)"
            .formatted(part.generation(), part.number());
    BinaryRows.copy(
        connection,
        target,
        4,
        copied -> {
          for (Changed row : rows) {
            copied.row().uuid(row.subject.id()).text(row.subject.kind().word());
            copied.text(row.area).small(row.changes);
          }
        });
  }

  /** Makes the lists of all generations that readers see part of the whole. */
  public static void close(JdbcClient engine) {
    engine.sql("select rulebook.close_switched(?)").param(FEW).query(Long.class).single();
  }
}
