package lianfang.person;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 导入任务: one uploaded roster of one account, until it has landed or was given up.
 *
 * @param id random
 * @param account opaque account that sent the file; nobody else sees it
 * @param name the name that the user gave the file
 * @param file where it lies; gone once it has landed
 * @param format xlsx or csv
 * @param sheet name of the sheet, empty for .csv
 * @param mapping the sheet's column index for each column
 * @param stage how far it has come
 * @param dryRun whether the last run was to write nothing
 * @param progress of the last run; null before the first batch
 * @param summary of the last run that came to its end, or null
 * @param refusal why the file cannot be used; empty where it can
 */
public record ImportJob(
    UUID id,
    String account,
    String name,
    Path file,
    String format,
    String sheet,
    Map<RosterColumn, Integer> mapping,
    Stage stage,
    boolean dryRun,
    @Nullable ImportProgress progress,
    @Nullable ImportSummary summary,
    String refusal) {

  /** How far a job has come. */
  public enum Stage {
    MAPPING,
    RUNNING,
    TRIED,
    LANDED,
    REFUSED,
    /** The server ended while it ran; running it again goes on, for known rows change nothing. */
    INTERRUPTED
  }

  /** Copies the mapping. */
  public ImportJob {
    mapping = Map.copyOf(mapping);
  }
}
