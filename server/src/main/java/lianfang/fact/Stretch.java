package lianfang.fact;

import java.util.List;
import lianfang.fact.store.FactRows;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 一段台账: the facts from one position to another. Who follows them in sets asks the database for what
 * it needs; who needs them one by one reads them.
 */
public final class Stretch {

  /**
   * The facts f of a stretch as a clause; {@link #values} are its parameters. The offset keeps it a
   * question a run, which the index answers: a join of ranges read the whole ledger each time.
   */
  static final String FROM =
      """
      from fact.seal s cross join lateral (
        select * from fact.fact
        where seq between greatest(s.first_seq, s.first_seq + ? - s.first_position)
          and least(s.last_seq, s.first_seq + ? - s.first_position) offset 0) f
      where s.first_position between ? and ? and s.last_position >= ?
      """;

  private final JdbcClient engine;
  private final long first;
  private final long last;

  Stretch(JdbcClient engine, long first, long last) {
    this.engine = engine;
    this.first = first;
    this.last = last;
  }

  /** The first position. */
  public long first() {
    return first;
  }

  /** The last position. */
  public long last() {
    return last;
  }

  /** The facts in order of position. */
  public List<Fact> facts() {
    return engine
        .sql("select " + FactRows.COLUMNS + FROM + " order by s.first_position, f.seq")
        .params(values())
        .query(FactRows.FACT)
        .list();
  }

  List<Object> values() {
    return List.of(first, last, first - Sealer.LONGEST_RUN, last, first);
  }
}
