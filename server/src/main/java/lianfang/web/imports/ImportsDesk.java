package lianfang.web.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.access.Permission;
import lianfang.instance.ScopedTransactions;
import lianfang.person.Comparisons;
import lianfang.person.Confirmations;
import lianfang.person.ImportJob;
import lianfang.person.ImportJobs;
import lianfang.person.ImportProgress;
import lianfang.person.ImportSummary;
import lianfang.person.RosterColumn;
import lianfang.person.RosterPreview;
import lianfang.person.RosterRefused;
import lianfang.web.basis.Refused;
import lianfang.web.list.SheetFile;
import lianfang.web.part.Block;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Takes a roster in by steps: upload, mapping, dry run, landing, report. */
@Controller
class ImportsDesk {

  private static final String NOT_IN_THE_SHEET = "-1";

  private final Jobs jobs;
  private final ImportJobs stored;
  private final Comparisons comparisons;
  private final Confirmations returned;
  private final ScopedTransactions transactions;
  private final Audit audit;

  ImportsDesk(
      Jobs jobs,
      ImportJobs stored,
      Comparisons comparisons,
      Confirmations returned,
      ScopedTransactions transactions,
      Audit audit) {
    this.jobs = jobs;
    this.stored = stored;
    this.comparisons = comparisons;
    this.returned = returned;
    this.transactions = transactions;
    this.audit = audit;
  }

  @GetMapping("/imports")
  ModelAndView show(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.IMPORT_PERSONS);
    return upload(shell, user, null).show();
  }

  @PostMapping("/imports")
  ModelAndView take(
      Shell shell, @RequestParam MultipartFile file, @AuthenticationPrincipal CurrentUser user)
      throws IOException {
    user.require(Permission.IMPORT_PERSONS);
    String name = file.getOriginalFilename();
    try (var content = file.getInputStream()) {
      UUID job = jobs.take(user.recorder(), name == null ? "roster" : plain(name), content);
      return new ModelAndView("redirect:" + shell.link("/imports/" + job));
    } catch (RosterRefused refused) {
      return upload(shell, user, Refused.say(shell, refused)).show();
    }
  }

  /** A browser may send a whole path. */
  private static String plain(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  @GetMapping("/imports/{id}")
  ModelAndView step(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.IMPORT_PERSONS);
    return page(shell, find(id, user), user).show();
  }

  @PostMapping("/imports/{id}")
  ModelAndView run(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.IMPORT_PERSONS);
    ImportJob job = find(id, user);
    boolean goesOn = "resume".equals(form.get("act"));
    if (job.stage() != ImportJob.Stage.RUNNING && !Files.exists(job.file())) {
      return page(shell, job, user).show();
    }
    Map<RosterColumn, Integer> mapping = new EnumMap<>(RosterColumn.class);
    for (RosterColumn column : RosterColumn.values()) {
      String chosen = form.getOrDefault(column.name(), NOT_IN_THE_SHEET);
      if (chosen.matches("[0-9]{1,3}")) {
        mapping.put(column, Integer.valueOf(chosen));
      }
    }
    jobs.run(
        job,
        goesOn ? job.mapping() : mapping,
        user.recorder(),
        user.actor(),
        goesOn ? job.dryRun() : !"land".equals(form.get("act")));
    return new ModelAndView("redirect:" + shell.link("/imports/" + id));
  }

  @GetMapping("/imports/{id}/report.{format:xlsx|csv}")
  void report(
      @PathVariable UUID id,
      @PathVariable String format,
      @AuthenticationPrincipal CurrentUser user,
      HttpServletResponse response)
      throws IOException {
    user.require(Permission.IMPORT_PERSONS);
    ImportSummary summary = find(id, user).summary();
    if (summary == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    audit.record(user.actor(), AuditAction.EXPORTED_PERSON, null, "", "", "report " + summary.id());
    response.setContentType(SheetFile.type(format));
    response.setHeader("Content-Disposition", "attachment; filename=\"report." + format + "\"");
    var out = response.getOutputStream();
    transactions.in(
        user.prefixes(),
        () -> {
          returned.write(summary.id(), format, out);
          return true;
        });
  }

  private ImportJob find(UUID id, CurrentUser user) {
    return stored
        .find(id, user.recorder().account())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private ImportPage upload(Shell shell, CurrentUser user, @Nullable String refusal) {
    Head head =
        new Head(
            shell.t("people.import"),
            shell.t("import.says"),
            List.of(),
            new Link(shell.t("door.people"), shell.link("/people")));
    List<Link> links = new ArrayList<>();
    links.add(new Link(shell.t("blank.title"), shell.link("/rosters/blank")));
    waiting(shell, user).ifPresent(links::add);
    for (ImportJob job : stored.list(user.recorder().account())) {
      if (job.stage() == ImportJob.Stage.INTERRUPTED || job.stage() == ImportJob.Stage.RUNNING) {
        links.add(
            new Link(
                shell.t("import.open." + step(job), job.name()),
                shell.link("/imports/" + job.id())));
      }
    }
    return new ImportPage(
        shell,
        head,
        "upload",
        "",
        refusal,
        List.of(),
        List.of(),
        List.of(),
        null,
        links,
        earlier(shell, user));
  }

  /** What this account sent in the last week and how far it has come. */
  private Block earlier(Shell shell, CurrentUser user) {
    List<Row> rows = new ArrayList<>();
    for (ImportJob job : stored.list(user.recorder().account())) {
      String to = shell.link("/imports/" + job.id());
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(job.name(), null, to),
                  Cell.of(shell.texts().word("import.stage", step(job))))));
    }
    return new Block(
        shell.t("import.earlier"),
        null,
        null,
        List.of(
            Listing.Column.of(shell.t("import.file")), Listing.Column.of(shell.t("import.stage"))),
        rows,
        shell.t("import.earlier.none"));
  }

  private Optional<Link> waiting(Shell shell, CurrentUser user) {
    long waiting = transactions.in(user.prefixes(), () -> comparisons.count(shell.ground().code()));
    return waiting == 0
        ? Optional.empty()
        : Optional.of(new Link(shell.t("confirm.link", waiting), shell.link("/confirmations")));
  }

  private static String step(ImportJob job) {
    return switch (job.stage()) {
      case MAPPING, REFUSED -> "mapping";
      case RUNNING -> "running";
      case TRIED -> "tried";
      case LANDED -> "landed";
      case INTERRUPTED -> "interrupted";
    };
  }

  private ImportPage page(Shell shell, ImportJob job, CurrentUser user) {
    String step = step(job);
    Head head =
        new Head(
            job.name(),
            shell.t("import." + step + ".says"),
            List.of(),
            new Link(shell.t("people.import"), shell.link("/imports")));
    boolean chooses = step.equals("mapping") || step.equals("tried");
    Optional<RosterPreview> preview =
        chooses ? jobs.preview(job, user.recorder()) : Optional.empty();
    boolean gone =
        chooses && preview.isEmpty() || step.equals("interrupted") && !Files.exists(job.file());
    return new ImportPage(
        shell,
        head,
        gone ? "gone" : step,
        job.id().toString(),
        gone ? shell.t("import.gone") : refusal(shell, job),
        preview.map(found -> fields(shell, job, found)).orElse(List.of()),
        preview.map(ImportsDesk::sample).orElse(List.of()),
        told(shell, job, step),
        percent(job.progress()),
        links(shell, job, user),
        null);
  }

  private static List<String> told(Shell shell, ImportJob job, String step) {
    List<String> told = new ArrayList<>();
    ImportProgress progress = job.progress();
    if (step.equals("running") && progress != null) {
      told.add(progress(shell, progress));
    }
    if (step.equals("interrupted")) {
      told.add(shell.t("import.interrupted.told", progress == null ? 0 : progress.rows()));
    }
    ImportSummary summary = job.summary();
    if (summary != null && (step.equals("tried") || step.equals("landed"))) {
      told.add(
          shell.t(
              "import." + step + ".told",
              summary.landed(),
              summary.created(),
              summary.refused(),
              summary.waiting(),
              summary.facts()));
    }
    return told;
  }

  private static @Nullable String refusal(Shell shell, ImportJob job) {
    if (job.stage() != ImportJob.Stage.REFUSED) {
      return null;
    }
    return job.refusal().isEmpty() ? shell.t("import.broken") : job.refusal();
  }

  private List<Link> links(Shell shell, ImportJob job, CurrentUser user) {
    List<Link> links = new ArrayList<>();
    ImportSummary summary = job.summary();
    if (job.stage() == ImportJob.Stage.LANDED && summary != null) {
      waiting(shell, user).ifPresent(links::add);
      if (summary.refused() + summary.waiting() > 0) {
        links.add(
            new Link(
                shell.t("import.report"),
                shell.link("/imports/" + job.id() + "/report." + job.format())));
      }
      links.add(new Link(shell.t("door.people"), shell.link("/people")));
    }
    return links;
  }

  private static String progress(Shell shell, ImportProgress progress) {
    Optional<Duration> left = progress.left();
    return left.isPresent()
        ? shell.t(
            "import.progress.left",
            progress.rows(),
            Math.round(progress.rate()),
            left.get().toSeconds())
        : shell.t("import.progress", progress.rows(), Math.round(progress.rate()));
  }

  private static @Nullable Integer percent(@Nullable ImportProgress progress) {
    if (progress == null || progress.expected().isEmpty()) {
      return null;
    }
    long expected = Math.max(1, progress.expected().getAsLong());
    return (int) Math.min(100, 100 * progress.rows() / expected);
  }

  private static List<List<String>> sample(RosterPreview preview) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(preview.headers());
    rows.addAll(preview.sample());
    return rows;
  }

  private static List<Field> fields(Shell shell, ImportJob job, RosterPreview preview) {
    boolean chinese = shell.language() == Language.ZH;
    List<Field.Option> options = new ArrayList<>();
    options.add(new Field.Option(NOT_IN_THE_SHEET, shell.t("import.column.none")));
    List<String> headers = preview.headers();
    for (int i = 0; i < headers.size(); i++) {
      options.add(
          new Field.Option(String.valueOf(i), RosterPreview.letter(i) + " " + headers.get(i)));
    }
    List<Field> fields = new ArrayList<>();
    for (RosterColumn column : RosterColumn.values()) {
      Integer at = job.mapping().get(column);
      fields.add(
          new Field(
              column.name(),
              "select",
              chinese ? column.zh() : column.en(),
              null,
              at == null ? NOT_IN_THE_SHEET : at.toString(),
              null,
              options,
              null,
              column.required()));
    }
    return fields;
  }
}
