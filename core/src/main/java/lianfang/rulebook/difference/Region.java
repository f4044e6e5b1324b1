package lianfang.rulebook.difference;

import java.util.List;

/**
 * 变化区域: a set of cases that the two editions answer differently, all of them in the same way.
 *
 * @param where one condition for each input that matters; empty when it is every case
 * @param before rows that fire in the first edition
 * @param after rows that fire in the second one
 * @param onlyBasis whether the same follows, under another clause
 */
public record Region(
    List<Condition> where, List<Line> before, List<Line> after, boolean onlyBasis) {

  /** Copies the lists. */
  public Region {
    where = List.copyOf(where);
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
