package lianfang.web.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import lianfang.area.Scope;
import lianfang.fact.Recorder;
import lianfang.person.CellReason;
import lianfang.person.ImportProgress;
import lianfang.person.ImportRequest;
import lianfang.person.ImportSummary;
import lianfang.person.PeopleImport;
import lianfang.person.Refusal;
import lianfang.person.ReturnedFile;
import lianfang.person.ReturnedRow;
import lianfang.person.RosterRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers the people of a screening roster, and gives back the rows that cannot land. */
@Command(
    name = "people",
    description = {
      "导入排查登记表 Import a screening roster (.xlsx or .csv).",
      "Exit code 0: all rows landed; 2: some came back or wait for a confirmation;",
      "1: the file could not be used."
    },
    mixinStandardHelpOptions = true)
final class ImportPeople extends InstanceCommand {

  private static final int SOME_CAME_BACK = 2;

  @Parameters(paramLabel = "FILE", description = "登记表 The roster.")
  private Path file = Path.of("");

  @Option(names = "--dry-run", description = "试运行 Say what would happen, write nothing.")
  private boolean dryRun;

  @Option(
      names = "--report",
      paramLabel = "OUT",
      description = "退回表 Write the rows that come back here, each with its reasons.")
  private @Nullable Path report;

  @Option(
      names = "--sheet",
      paramLabel = "NAME",
      defaultValue = "",
      description = "工作表 The sheet; without it the first one that holds a roster.")
  private String sheet = "";

  @Override
  protected int run(ApplicationContext instance) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IllegalArgumentException(file + " cannot be read: check the name of the file");
    }
    if (report != null) {
      requireReport(report);
    }
    var request =
        new ImportRequest(
            file,
            file.getFileName().toString(),
            sheet,
            Map.of(),
            new Recorder("operator", Scope.everything()),
            dryRun);
    try {
      return answer(run(instance.getBean(PeopleImport.class), request));
    } catch (RosterRefused refused) {
      err().println("lianfang: " + file.getFileName() + ": " + refused.getMessage());
      return 1;
    }
  }

  /** Before anything lands: a report that cannot be written would come too late. */
  private void requireReport(Path out) {
    Path parent = out.toAbsolutePath().getParent();
    if (Files.isDirectory(out) || parent == null) {
      throw new IllegalArgumentException(
          out + " is a folder: give the name of a file with --report");
    }
    if (isRoster(out)) {
      throw new IllegalArgumentException(
          out + " is the roster itself: give another name with --report");
    }
    if (!Files.isWritable(Files.exists(out) ? out : parent)) {
      throw new IllegalArgumentException(
          out + " cannot be written: give a file in a folder that you may write with --report");
    }
  }

  private boolean isRoster(Path out) {
    try {
      return Files.exists(out) && Files.isSameFile(out, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ImportSummary run(PeopleImport people, ImportRequest request) {
    if (report == null) {
      return people.run(request, this::tell, this::tell);
    }
    try (var returned = ReturnedFile.at(report, people.preview(request))) {
      Consumer<ReturnedRow> both = returned.andThen(this::tell);
      return people.run(request, both, this::tell);
    }
  }

  private int answer(ImportSummary summary) {
    if (summary.landed() + summary.refused() + summary.waiting() == 0) {
      throw new RosterRefused(CellReason.of(null, Refusal.SHEET_EMPTY));
    }
    out()
        .printf(
            "roster   %s%s%n"
                + "landed   %d  (new %d, changed %d, known %d; facts %d)%n"
                + "returned %d%n"
                + "waiting  %d%n",
            summary.roster(),
            summary.dryRun() ? "  (dry run, nothing was written)" : "",
            summary.landed(),
            summary.created(),
            summary.changed(),
            summary.unchanged(),
            summary.facts(),
            summary.refused(),
            summary.waiting());
    summary
        .otherSheets()
        .forEach(name -> err().printf("not read: sheet %s; use --sheet %s%n", name, name));
    return summary.refused() + summary.waiting() == 0 ? 0 : SOME_CAME_BACK;
  }

  /** The first reasons also stand on standard error, by row, without what the cells hold. */
  private void tell(ReturnedRow row) {
    if (!row.header() && report == null) {
      row.reasons().forEach(reason -> err().printf("row %d: %s%n", row.number(), reason.zh()));
    }
  }

  private void tell(ImportProgress progress) {
    String left =
        progress.left().map(ImportPeople::clock).map(t -> ", about " + t + " left").orElse("");
    err().printf("%,d rows, %,.0f/s%s%n", progress.rows(), progress.rate(), left);
  }

  private static String clock(Duration duration) {
    return "%d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart());
  }
}
