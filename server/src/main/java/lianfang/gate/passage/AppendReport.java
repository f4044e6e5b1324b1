package lianfang.gate.passage;

import java.util.List;
import lianfang.gate.PassageProblem;

/**
 * 上传回执: what became of a batch; everything that is not named in {@code problems} may leave the
 * device's queue.
 *
 * @param landed were new
 * @param known were here already, because the batch or a part of it had come before
 * @param problems rows that cannot be kept, in order
 */
public record AppendReport(int landed, int known, List<PassageProblem> problems) {

  /** Copies the problems. */
  public AppendReport {
    problems = List.copyOf(problems);
  }
}
