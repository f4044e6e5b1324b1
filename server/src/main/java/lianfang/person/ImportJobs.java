package lianfang.person;

import java.io.InputStream;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * 导入任务表: rosters on their way in, in the database, so that a restart of the server loses none. A
 * file goes when it landed, two hours after the last touch, or after a day where the server ended
 * in the middle of it.
 */
@Component
public class ImportJobs {

  private static final Duration KEPT = Duration.ofHours(2);
  private static final Duration KEPT_INTERRUPTED = Duration.ofHours(24);
  private static final Duration SHOWN = Duration.ofDays(7);
  private static final int LISTED = 20;

  private final JdbcClient jdbc;
  private final RosterUploads uploads;
  private final Clock real;
  private final UUID process = UUID.randomUUID();
  private final Set<Path> looked = ConcurrentHashMap.newKeySet();

  ImportJobs(DataSource app, RosterUploads uploads, @Qualifier("real") Clock real) {
    this.jdbc = JdbcClient.create(app);
    this.uploads = uploads;
    this.real = real;
  }

  /** Keeps a file for a job. */
  public Path keep(InputStream content) {
    forgetOld();
    Path file = uploads.keep(content);
    // Until a job names it, nothing else says that it is needed.
    looked.add(file);
    return file;
  }

  /** Makes a job of a kept file in which a roster was found. */
  public UUID add(String account, String name, Path file, RosterPreview preview) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into person.import_job"
                + " (id, account, name, file, format, sheet, mapping, stage, changed_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, 'mapping', ?)")
        .param(id)
        .param(account)
        .param(name)
        .param(String.valueOf(file.getFileName()))
        .param(preview.format())
        .param(preview.sheet())
        .param(text(preview.columns()))
        .param(now())
        .update();
    looked.remove(file);
    return id;
  }

  /** Forgets a kept file of which no job was made. */
  public void discard(Path file) {
    looked.remove(file);
    uploads.discard(file);
  }

  /** The job of this account; others do not see it. */
  public Optional<ImportJob> find(UUID id, String account) {
    return jdbc.sql("select * from person.import_job where id = ? and account = ?")
        .params(id, account)
        .query((row, n) -> read(row))
        .optional();
  }

  /** The account's jobs of the last week, the latest first. */
  public List<ImportJob> list(String account) {
    return jdbc.sql(
            "select * from person.import_job where account = ? and changed_at > ?"
                + " order by changed_at desc limit ?")
        .params(account, now().minus(SHOWN), LISTED)
        .query((row, n) -> read(row))
        .list();
  }

  /**
   * Begins a run, or goes on with one that was interrupted.
   *
   * @return whether it is ours to run; false where it runs already or has landed
   */
  public boolean begin(UUID id, Map<RosterColumn, Integer> mapping, boolean dryRun) {
    return jdbc.sql(
                "update person.import_job set stage = 'running', process = :process,"
                    + " mapping = :mapping, dry_run = :dry, rows = 0, expected = null,"
                    + " elapsed_millis = 0, refusal = '', changed_at = :now where id = :id"
                    + " and (stage not in ('running', 'landed')"
                    + " or stage = 'running' and process <> :process)")
            .param("process", process)
            .param("mapping", text(mapping))
            .param("dry", dryRun)
            .param("now", now())
            .param("id", id)
            .update()
        == 1;
  }

  /** Tells how far the run has come. */
  public void tell(UUID id, ImportProgress progress) {
    OptionalLong expected = progress.expected();
    jdbc.sql(
            "update person.import_job set rows = ?, expected = ?, elapsed_millis = ?,"
                + " changed_at = ? where id = ?")
        .param(progress.rows())
        .param(expected.isPresent() ? expected.getAsLong() : null)
        .param(progress.elapsed().toMillis())
        .param(now())
        .param(id)
        .update();
  }

  /** The run came to its end; a file that landed goes. */
  public void end(ImportJob job, ImportSummary summary) {
    jdbc.sql(
            "update person.import_job set stage = ?, summary = ?::jsonb, changed_at = ?"
                + " where id = ?")
        .param(summary.dryRun() ? "tried" : "landed")
        .param(JsonMapper.shared().writeValueAsString(summary))
        .param(now())
        .param(job.id())
        .update();
    if (!summary.dryRun()) {
      uploads.discard(job.file());
    }
  }

  /** The run broke off, because the file cannot be used or something failed. */
  public void refuse(UUID id, String why) {
    jdbc.sql(
            "update person.import_job set stage = 'refused', refusal = ?, changed_at = ?"
                + " where id = ?")
        .params(why, now(), id)
        .update();
  }

  /** Forgets jobs of more than a week and files that no job needs any more. */
  public void forgetOld() {
    OffsetDateTime now = now();
    List<String> needed =
        jdbc.sql(
                "select file from person.import_job where stage <> 'landed' and (changed_at > ?"
                    + " or stage = 'running' and (changed_at > ? or process = ?))")
            .params(now.minus(KEPT), now.minus(KEPT_INTERRUPTED), process)
            .query(String.class)
            .list();
    Set<Path> files = needed.stream().map(uploads::file).collect(Collectors.toSet());
    files.addAll(looked);
    uploads.discardExcept(files);
    jdbc.sql("delete from person.import_job where changed_at < ?").param(now.minus(SHOWN)).update();
  }

  private ImportJob read(ResultSet row) throws SQLException {
    String summary = row.getString("summary");
    String mapping = row.getString("mapping");
    return new ImportJob(
        row.getObject("id", UUID.class),
        row.getString("account"),
        row.getString("name"),
        uploads.file(row.getString("file")),
        row.getString("format"),
        row.getString("sheet"),
        mapping.isEmpty() ? Map.of() : RosterPreview.columns(mapping),
        stage(row.getString("stage"), row.getObject("process", UUID.class)),
        row.getBoolean("dry_run"),
        progress(row),
        summary == null ? null : JsonMapper.shared().readValue(summary, ImportSummary.class),
        row.getString("refusal"));
  }

  private ImportJob.Stage stage(String word, @Nullable UUID by) {
    return word.equals("running") && !process.equals(by)
        ? ImportJob.Stage.INTERRUPTED
        : ImportJob.Stage.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static @Nullable ImportProgress progress(ResultSet row) throws SQLException {
    long rows = row.getLong("rows");
    Long expected = row.getObject("expected", Long.class);
    return rows == 0
        ? null
        : new ImportProgress(
            rows,
            expected == null ? OptionalLong.empty() : OptionalLong.of(expected),
            Duration.ofMillis(row.getLong("elapsed_millis")));
  }

  private static String text(Map<RosterColumn, Integer> mapping) {
    return mapping.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(","));
  }

  private OffsetDateTime now() {
    return real.instant().atOffset(ZoneOffset.UTC);
  }
}
