package lianfang.rulebook.store;

import java.util.Collection;
import java.util.UUID;
import java.util.function.ToIntFunction;
import lianfang.fact.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 主体锁: two transactions that derive one person or building wait for each other, and none derives
 * while another generation becomes current.
 */
public final class SubjectLocks {

  private static final int STRIPES = 256;

  /** More than these take whole stripes, since the database holds a limited number of locks. */
  private static final int FEW = 200;

  private SubjectLocks() {}

  /**
   * What holds while the locks are held.
   *
   * @param generation that readers see
   * @param rules number of the last fact whose rules it follows
   */
  public record Held(int generation, long rules) {}

  /** Takes the locks until the transaction ends: persons first, then places. */
  public static Held hold(JdbcClient client, Subject.Kind kind, Collection<UUID> ids) {
    boolean whole = ids.size() > FEW;
    return client
        .sql("select generation, rules from rulebook.hold(?, ?, ?::int[], ?::int[])")
        .param(kind == Subject.Kind.PERSON ? 0 : 1)
        .param(whole)
        .param(numbers(ids, id -> Math.floorMod(id.hashCode(), STRIPES)))
        .param(whole ? new Integer[0] : numbers(ids, UUID::hashCode))
        .query((row, n) -> new Held(row.getInt(1), row.getLong(2)))
        .single();
  }

  /** In order, so that two transactions cannot wait for each other in a ring. */
  private static Integer[] numbers(Collection<UUID> ids, ToIntFunction<UUID> number) {
    return ids.stream().mapToInt(number).sorted().distinct().boxed().toArray(Integer[]::new);
  }
}
