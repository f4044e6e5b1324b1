package lianfang.rulebook.table;

import java.util.ArrayList;
import java.util.List;

/** 命中: the rows that match one case, with the trace of every cell. Reusable; one a thread. */
public final class Hits {

  private final CompiledTable table;
  final long[] rows;
  final int[] at;

  Hits(CompiledTable table) {
    this.table = table;
    this.rows = new long[table.words()];
    this.at = new int[table.table().inputs().size()];
  }

  /** The first row that matches, or -1. */
  public int first() {
    return next(0);
  }

  /** The first matching row at or after {@code from}, or -1. */
  public int next(int from) {
    int word = from >> 6;
    if (word >= rows.length) {
      return -1;
    }
    long rest = rows[word] & (-1L << from);
    while (rest == 0) {
      word++;
      if (word == rows.length) {
        return -1;
      }
      rest = rows[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(rest);
  }

  /** How many rows match. */
  public int count() {
    int count = 0;
    for (long word : rows) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /** Whether this row matches. */
  public boolean contains(int row) {
    return (rows[row >> 6] & (1L << row)) != 0;
  }

  /** The rows that match, in the order of the table. */
  public List<Row> rows() {
    List<Row> list = new ArrayList<>(count());
    for (int row = first(); row >= 0; row = next(row + 1)) {
      list.add(table.table().rows().get(row));
    }
    return list;
  }

  /** Trace: whether the cell of this row matched the value of this input. */
  public boolean cellMatched(int row, int input) {
    return table.cellMatches(row, at[input]);
  }

  /** Trace: what the value of this input was, as far as the table can tell values apart. */
  public String seen(int input) {
    return table.partition(input).label(table.atom(input, at[input]));
  }

  /** What the table answers by its hit policy. */
  public Answer answer() {
    return table.answers().of(this);
  }
}
