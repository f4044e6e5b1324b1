package lianfang.fact;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 位次: what the ledger got between two moments. A position is given after the commit, so nothing
 * that is committed when one asks can come to lie before the answer later.
 */
@Component
public class Positions {

  private final Sealer sealer;
  private final JdbcClient engine;

  Positions(Sealer sealer, @Qualifier("engine") JdbcClient engine) {
    this.sealer = sealer;
    this.engine = engine;
  }

  /** The last position, after everything that is committed now has got one. */
  public long last() {
    sealer.seal();
    return sealer.head().map(Sealer.Head::position).orElse(0L);
  }

  /** The subjects of a kind of whom facts after {@code from} up to {@code to} tell. */
  public Set<UUID> subjects(Subject.Kind kind, long from, long to) {
    Stretch stretch = new Stretch(engine, from + 1, to);
    return new HashSet<>(
        engine
            .sql("select distinct f.subject_id " + Stretch.FROM + " and f.subject_kind = ?")
            .params(stretch.values())
            .param(kind.word())
            .query(UUID.class)
            .list());
  }
}
