package lianfang.gate;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 批量上传: what a device sends at once. The same batch may come again; nothing is kept twice.
 *
 * @param passages those that could be read
 * @param problems rows that could not be read, to be sent back with the others
 * @param sentAt what the device's clock said when it sent them, by which the server finds how far
 *     it is off; null when the device does not say
 */
public record PassageBatch(
    List<Passage> passages, List<PassageProblem> problems, @Nullable Instant sentAt) {

  /** Copies the lists. */
  public PassageBatch {
    passages = List.copyOf(passages);
    problems = List.copyOf(problems);
  }

  /** A batch without rows that could not be read. */
  public static PassageBatch of(List<Passage> passages, @Nullable Instant sentAt) {
    return new PassageBatch(passages, List.of(), sentAt);
  }

  /** The number of each passage in the upload; rows that could not be read have theirs. */
  public int[] numbers() {
    Set<Integer> taken = new HashSet<>();
    problems.forEach(problem -> taken.add(problem.row()));
    int[] numbers = new int[passages.size()];
    int row = 0;
    for (int at = 0; at < numbers.length; at++) {
      do {
        row++;
      } while (taken.contains(row));
      numbers[at] = row;
    }
    return numbers;
  }
}
