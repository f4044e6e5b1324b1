package lianfang.web.imports;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import lianfang.access.Actor;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.fact.Recorder;
import lianfang.person.ImportRequest;
import lianfang.person.PeopleImport;
import lianfang.person.RosterRefused;
import lianfang.person.RosterUploads;
import org.springframework.stereotype.Component;

/** 导入任务表: rosters on their way in; each file goes as soon as it landed. */
@Component
class Jobs {

  private static final int AT_ONCE = 50;

  private final Map<UUID, Job> jobs = new ConcurrentHashMap<>();
  private final PeopleImport people;
  private final RosterUploads uploads;
  private final Audit audit;

  Jobs(PeopleImport people, RosterUploads uploads, Audit audit) {
    this.people = people;
    this.uploads = uploads;
    this.audit = audit;
  }

  /**
   * Takes a file in.
   *
   * @throws RosterRefused where it is no roster
   */
  Job take(Recorder recorder, String name, InputStream content) {
    UUID upload = uploads.keep(content, name, recorder.account());
    try {
      Path file = uploads.find(upload, recorder.account()).orElseThrow().file();
      ImportRequest request = new ImportRequest(file, name, "", Map.of(), recorder, true);
      Job job = new Job(upload, recorder.account(), name, file, people.preview(request));
      if (jobs.size() >= AT_ONCE) {
        jobs.values().stream()
            .filter(old -> old.stage != Job.Stage.RUNNING)
            .findAny()
            .ifPresent(this::drop);
      }
      jobs.put(job.id, job);
      return job;
    } catch (RosterRefused refused) {
      uploads.discard(upload);
      throw refused;
    }
  }

  /** The job of this account; others do not see it. */
  Optional<Job> find(UUID id, String account) {
    return Optional.ofNullable(jobs.get(id)).filter(job -> job.account.equals(account));
  }

  /** Runs it in a thread of its own; the page asks for its progress. */
  void run(Job job, Recorder recorder, Actor actor, boolean dryRun) {
    synchronized (job) {
      if (job.stage == Job.Stage.RUNNING || job.stage == Job.Stage.LANDED) {
        return;
      }
      job.stage = Job.Stage.RUNNING;
      job.dryRun = dryRun;
      job.progress = null;
    }
    Thread.ofVirtual().name("import " + job.id).start(() -> work(job, recorder, actor));
  }

  private void work(Job job, Recorder recorder, Actor actor) {
    var request =
        new ImportRequest(
            job.file, job.name, job.preview.sheet(), job.mapping, recorder, job.dryRun);
    try {
      job.summary = people.run(request, row -> {}, progress -> job.progress = progress);
      job.stage = job.dryRun ? Job.Stage.TRIED : Job.Stage.LANDED;
      if (!job.dryRun) {
        audit.record(actor, AuditAction.IMPORTED, null, "", "", "import " + job.summary.id());
        uploads.discard(job.id);
      }
    } catch (RosterRefused refused) {
      refuse(job, refused.getMessage());
    } catch (RuntimeException broken) {
      refuse(job, "");
      throw broken;
    }
  }

  private static void refuse(Job job, @org.jspecify.annotations.Nullable String why) {
    job.refusal = why == null ? "" : why;
    job.stage = Job.Stage.REFUSED;
  }

  private void drop(Job job) {
    jobs.remove(job.id);
    uploads.discard(job.id);
  }
}
