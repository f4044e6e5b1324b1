package lianfang.rulebook.table;

import java.util.Arrays;
import java.util.List;

/**
 * 编译后的决策表: for each atom of each input the set of rows whose cell matches it, as bits. To evaluate
 * is to intersect one set an input; the same sets are the trace. Immutable, for all threads.
 */
public final class CompiledTable {

  private final DecisionTable table;
  private final Partition[] partitions;
  private final int words;
  private final int[] offsets;
  private final long[] masks;
  private final long[] all;
  private final int otherwise;
  private final Answers answers;

  /** Compiles a table. */
  public CompiledTable(DecisionTable table) {
    this.table = table;
    this.words = Math.max(1, (table.rows().size() + 63) / 64);
    this.partitions = new Partition[table.inputs().size()];
    this.offsets = new int[table.inputs().size()];
    int atoms = 0;
    for (int i = 0; i < table.inputs().size(); i++) {
      int column = i;
      List<UnaryTest> tests = table.rows().stream().map(row -> row.tests().get(column)).toList();
      Partition partition = new Partition(table.inputs().get(i), tests);
      partitions[i] = partition;
      offsets[i] = atoms;
      atoms += partition.size();
    }
    this.masks = new long[atoms * words];
    this.all = new long[words];
    int last = -1;
    for (int row = 0; row < table.rows().size(); row++) {
      if (table.rows().get(row).isOtherwise()) {
        last = row;
      } else {
        all[row >> 6] |= 1L << row;
        mark(row);
      }
    }
    this.otherwise = last;
    this.answers = new Answers(table);
  }

  private void mark(int row) {
    for (int i = 0; i < partitions.length; i++) {
      UnaryTest test = table.rows().get(row).tests().get(i);
      for (int atom = 0; atom < partitions[i].size(); atom++) {
        if (test.matches(partitions[i].sample(atom))) {
          masks[(offsets[i] + atom) * words + (row >> 6)] |= 1L << row;
        }
      }
    }
  }

  /** The table as it was declared. */
  public DecisionTable table() {
    return table;
  }

  /** How the values of an input are cut. */
  public Partition partition(int input) {
    return partitions[input];
  }

  /** An empty frame for this table: every input is unknown. One a thread; reuse it. */
  public InputFrame frame() {
    return new InputFrame(this);
  }

  /** An empty result for this table. One a thread; reuse it. */
  public Hits hits() {
    return new Hits(this);
  }

  /** Evaluates and allocates the result: for single questions. */
  public Hits evaluate(InputFrame frame) {
    Hits hits = hits();
    evaluate(frame, hits);
    return hits;
  }

  /** Evaluates into {@code hits} without allocating anything. */
  public void evaluate(InputFrame frame, Hits hits) {
    int[] at = frame.at;
    if (words == 1) {
      long rows = all[0];
      for (int cell : at) {
        rows &= masks[cell];
      }
      hits.rows[0] = rows == 0 && otherwise >= 0 ? 1L << otherwise : rows;
    } else {
      evaluateWide(at, hits.rows);
    }
    System.arraycopy(at, 0, hits.at, 0, at.length);
  }

  private void evaluateWide(int[] at, long[] rows) {
    System.arraycopy(all, 0, rows, 0, words);
    for (int cell : at) {
      int base = cell * words;
      for (int w = 0; w < words; w++) {
        rows[w] &= masks[base + w];
      }
    }
    if (otherwise >= 0 && Arrays.equals(rows, new long[words])) {
      rows[otherwise >> 6] |= 1L << otherwise;
    }
  }

  /** What the table answers when exactly these rows match, given in the order of the table. */
  public Answer answer(List<Integer> rows) {
    return answers.of(rows);
  }

  int words() {
    return words;
  }

  int offset(int input) {
    return offsets[input];
  }

  int atom(int input, int cell) {
    return cell - offsets[input];
  }

  boolean cellMatches(int row, int cell) {
    return row == otherwise || (masks[cell * words + (row >> 6)] & (1L << row)) != 0;
  }

  Answers answers() {
    return answers;
  }
}
