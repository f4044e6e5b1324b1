package lianfang.web.imports;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import lianfang.access.Actor;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.fact.Recorder;
import lianfang.person.ImportJob;
import lianfang.person.ImportJobs;
import lianfang.person.ImportProgress;
import lianfang.person.ImportRequest;
import lianfang.person.PeopleImport;
import lianfang.person.RosterColumn;
import lianfang.person.RosterPreview;
import lianfang.person.RosterRefused;
import org.springframework.stereotype.Component;

/** 导入执行: runs jobs, each in a thread of its own; the database holds where they stand. */
@Component
class Jobs {

  private static final int PREVIEWS_KEPT = 50;
  private static final Duration TOLD_EVERY = Duration.ofMillis(500);

  private final Map<UUID, RosterPreview> previews = new ConcurrentHashMap<>();
  private final PeopleImport people;
  private final ImportJobs jobs;
  private final Audit audit;

  Jobs(PeopleImport people, ImportJobs jobs, Audit audit) {
    this.people = people;
    this.jobs = jobs;
    this.audit = audit;
  }

  /**
   * Takes a file in.
   *
   * @throws RosterRefused where it is no roster
   */
  UUID take(Recorder recorder, String name, InputStream content) {
    Path file = jobs.keep(content);
    try {
      RosterPreview preview =
          people.preview(new ImportRequest(file, name, "", Map.of(), recorder, true));
      UUID id = jobs.add(recorder.account(), name, file, preview);
      keep(id, preview);
      return id;
    } catch (RosterRefused refused) {
      jobs.discard(file);
      throw refused;
    }
  }

  private void keep(UUID id, RosterPreview preview) {
    if (previews.size() >= PREVIEWS_KEPT) {
      previews.clear();
    }
    previews.put(id, preview);
  }

  /** What the job's file holds; empty once the file is gone. */
  Optional<RosterPreview> preview(ImportJob job, Recorder recorder) {
    RosterPreview known = previews.get(job.id());
    if (known != null || !Files.exists(job.file())) {
      return Optional.ofNullable(known);
    }
    var request = new ImportRequest(job.file(), job.name(), job.sheet(), Map.of(), recorder, true);
    RosterPreview read = people.preview(request);
    keep(job.id(), read);
    return Optional.of(read);
  }

  /** Runs it in a thread of its own, or goes on; the page asks for its progress. */
  void run(
      ImportJob job,
      Map<RosterColumn, Integer> mapping,
      Recorder recorder,
      Actor actor,
      boolean dryRun) {
    if (jobs.begin(job.id(), mapping, dryRun)) {
      var request =
          new ImportRequest(job.file(), job.name(), job.sheet(), mapping, recorder, dryRun);
      Thread.ofVirtual().name("import " + job.id()).start(() -> work(job, request, actor));
    }
  }

  private void work(ImportJob job, ImportRequest request, Actor actor) {
    try {
      var summary = people.run(request, row -> {}, new Telling(job.id()));
      if (!request.dryRun()) {
        audit.record(actor, AuditAction.IMPORTED, null, "", "", "import " + summary.id());
        previews.remove(job.id());
      }
      jobs.end(job, summary);
    } catch (RosterRefused refused) {
      String why = refused.getMessage();
      jobs.refuse(job.id(), why == null ? "" : why);
    } catch (RuntimeException broken) {
      jobs.refuse(job.id(), "");
      throw broken;
    }
  }

  /** Writes progress down twice a second, not with each batch. */
  private final class Telling implements java.util.function.Consumer<ImportProgress> {

    private final UUID id;
    private Duration told = Duration.ZERO.minus(TOLD_EVERY);

    Telling(UUID id) {
      this.id = id;
    }

    @Override
    public void accept(ImportProgress progress) {
      if (progress.elapsed().minus(told).compareTo(TOLD_EVERY) >= 0) {
        told = progress.elapsed();
        jobs.tell(id, progress);
      }
    }
  }
}
