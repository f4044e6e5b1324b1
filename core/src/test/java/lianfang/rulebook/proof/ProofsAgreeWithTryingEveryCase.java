package lianfang.rulebook.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import lianfang.rulebook.Finding;
import lianfang.rulebook.Refusal;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.HitPolicy;
import lianfang.rulebook.table.Hits;
import lianfang.rulebook.table.InputFrame;
import lianfang.rulebook.table.RandomTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProofsAgreeWithTryingEveryCase {

  private static final long SEED = 20200226L;

  /** What trying every combination of atoms finds. */
  private record Tried(boolean gap, boolean overlap, boolean[] fires) {}

  @Test
  void onRandomTables() {
    Random random = new Random(SEED);
    RandomTables draw = new RandomTables(random);
    int covered = 0;
    int dead = 0;
    for (int i = 0; i < 150; i++) {
      HitPolicy policy = random.nextBoolean() ? HitPolicy.FIRST : HitPolicy.UNIQUE;
      DecisionTable table = narrow(draw.table(policy, 1 + random.nextInt(9)));
      CompiledTable compiled = new CompiledTable(table);
      Tried tried = tryAll(compiled);
      List<Finding> findings = TableProof.of(compiled);
      String at = "seed " + SEED + ", table " + i + " " + table.rows() + " " + findings;
      assertThat(has(findings, Refusal.GAP)).as(at).isEqualTo(tried.gap());
      covered += tried.gap() ? 0 : 1;
      if (policy == HitPolicy.UNIQUE) {
        assertThat(has(findings, Refusal.CONTRADICTION)).as(at).isEqualTo(tried.overlap());
      } else {
        for (int row = 0; row < table.rows().size(); row++) {
          assertThat(isDead(findings, "R" + row)).as(at).isEqualTo(!tried.fires()[row]);
          dead += tried.fires()[row] ? 0 : 1;
        }
      }
    }
    assertThat(covered).as("tables without a gap").isGreaterThan(5);
    assertThat(dead).as("rows that never fire").isGreaterThan(20);
  }

  @Test
  @Timeout(20)
  void alsoOnLongTablesQuickly() {
    RandomTables draw = new RandomTables(new Random(SEED));
    long start = System.nanoTime();
    for (int i = 0; i < 5; i++) {
      TableProof.of(new CompiledTable(draw.table(HitPolicy.FIRST, 120)));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  /** Three of the inputs, so that every combination of atoms can be tried. */
  private static DecisionTable narrow(DecisionTable table) {
    return new DecisionTable(
        table.id(),
        table.file(),
        table.policy(),
        List.of(table.inputs().get(0), table.inputs().get(3), table.inputs().get(5)),
        table.outputs(),
        table.rows().stream()
            .map(row ->
                new lianfang.rulebook.table.Row(
                    row.id(),
                    row.clause(),
                    List.of(row.tests().get(0), row.tests().get(3), row.tests().get(5)),
                    row.outputs(),
                    ""))
            .toList());
  }

  private static Tried tryAll(CompiledTable table) {
    boolean gap = false;
    boolean overlap = false;
    boolean[] fires = new boolean[table.table().rows().size()];
    InputFrame frame = table.frame();
    Hits hits = table.hits();
    for (int a = 0; a < table.partition(0).size(); a++) {
      for (int b = 0; b < table.partition(1).size(); b++) {
        for (int c = 0; c < table.partition(2).size(); c++) {
          if (table.partition(2).isPossible(c)) {
            table.evaluate(frame.put(0, a).put(1, b).put(2, c), hits);
            gap |= hits.count() == 0;
            overlap |= hits.count() > 1;
            if (hits.first() >= 0) {
              fires[hits.first()] = true;
            }
          }
        }
      }
    }
    return new Tried(gap, overlap, fires);
  }

  private static boolean has(List<Finding> findings, Refusal refusal) {
    return findings.stream().anyMatch(finding -> finding.refusal() == refusal);
  }

  private static boolean isDead(List<Finding> findings, String row) {
    return findings.stream()
        .anyMatch(finding ->
            finding.refusal() == Refusal.NEVER_FIRES
                && finding.places().getFirst().row().equals(row));
  }
}
