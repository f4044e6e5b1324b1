package lianfang.rulebook.store;

import java.util.List;
import java.util.function.Predicate;
import lianfang.fact.Corrections;
import lianfang.fact.Fact;
import lianfang.fact.Positions;
import lianfang.rulebook.grade.Surroundings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 等级和类别事实: which grades and classes facts say, wherever they lie: who comes from elsewhere is
 * judged by the grade of a place that the recorder may not see.
 */
@Component
public class SurroundingFacts {

  private final Positions ledger;
  private volatile @Nullable Known cached;

  private record Known(long seq, Surroundings surroundings) {}

  SurroundingFacts(Positions ledger) {
    this.ledger = ledger;
  }

  /** The number of the last of these facts, 0 where there is none. */
  public long last() {
    return ledger.lastOf(Surroundings.KINDS);
  }

  /** What the facts up to this number say. */
  public Surroundings upTo(long seq) {
    Known known = cached;
    if (known == null || known.seq() != seq) {
      known = new Known(seq, known(fact -> fact.seq() <= seq));
      cached = known;
    }
    return known.surroundings();
  }

  /** What those facts say that count. */
  public Surroundings known(Predicate<Fact> counts) {
    return Surroundings.of(Corrections.effective(all().stream().filter(counts).toList()));
  }

  /** All of them, corrected ones too. */
  List<Fact> all() {
    return ledger.ofKinds(Surroundings.KINDS);
  }
}
