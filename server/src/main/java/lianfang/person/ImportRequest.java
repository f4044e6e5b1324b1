package lianfang.person;

import java.nio.file.Path;
import java.util.Map;
import lianfang.fact.Recorder;

/**
 * 导入请求: which roster is to be imported, by whom.
 *
 * @param file where it lies
 * @param name the name under which its rows are known, the file's own name
 * @param sheet name of the sheet, empty for the first one that holds a roster
 * @param mapping the sheet's column index for each column, where a user corrected what was
 *     recognised; empty to take what was recognised
 * @param recorder who answers for it, and where that person may record
 * @param dryRun whether nothing may be written
 */
public record ImportRequest(
    Path file,
    String name,
    String sheet,
    Map<RosterColumn, Integer> mapping,
    Recorder recorder,
    boolean dryRun) {

  /** Copies the mapping. */
  public ImportRequest {
    mapping = Map.copyOf(mapping);
  }
}
