package lianfang.web.switches;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.edition.Activations;
import lianfang.rulebook.switched.BeforeSwitch;
import lianfang.rulebook.switched.SwitchedLists;
import lianfang.web.paper.PaperStack;
import lianfang.web.paper.Printer;
import lianfang.web.paper.SwitchedPapers;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 文书流: one PDF a village, sent as it is drawn: no paper waits in memory or on a disk. A village
 * with many people has several, so that each stays small.
 */
@Component
class PaperStream {

  /** So many persons are drawn at once; each has a paper or two. */
  private static final int AT_ONCE = 40;

  private final ScopedTransactions transactions;
  private final SwitchedLists lists;
  private final BeforeSwitch before;
  private final SwitchedPapers papers;
  private final Printer printer;
  private final Subjects subjects;

  PaperStream(
      ScopedTransactions transactions,
      SwitchedLists lists,
      BeforeSwitch before,
      SwitchedPapers papers,
      Printer printer,
      Subjects subjects) {
    this.transactions = transactions;
    this.lists = lists;
    this.before = before;
    this.papers = papers;
    this.printer = printer;
    this.subjects = subjects;
  }

  /** What is the same for all villages of a run. */
  private record Job(
      Shell shell,
      CurrentUser user,
      Activations.Report report,
      BeforeSwitch.Rules before,
      PrintRun run) {}

  /** Sends all villages, or as many as there were before somebody stopped it. */
  void write(
      Shell shell, CurrentUser user, Activations.Report report, PrintRun run, OutputStream out)
      throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      // PDFs are compressed already.
      zip.setLevel(Deflater.BEST_SPEED);
      BeforeSwitch.Rules rules = transactions.in(user.prefixes(), () -> before.rules(report));
      Job job = new Job(shell, user, report, rules, run);
      for (String village : run.villages().keySet()) {
        if (run.goesOn()) {
          village(job, village, zip);
        }
      }
      run.done();
    } finally {
      // A connection that ended has stopped it too.
      run.stop();
    }
  }

  private void village(Job job, String village, ZipOutputStream zip) throws IOException {
    SwitchedLists.Switched last = null;
    int part = 1;
    boolean more = true;
    while (more && job.run().goesOn()) {
      List<SwitchedLists.Switched> some = some(job, village, last);
      more = some.size() == AT_ONCE;
      if (!some.isEmpty()) {
        last = some.getLast();
        part += send(job, new SwitchedPapers.Batch(village, some, about(job)), part, zip);
      }
    }
    job.run().villageDone();
  }

  private List<SwitchedLists.Switched> some(
      Job job, String village, SwitchedLists.@Nullable Switched last) {
    SwitchedLists.Query query = new SwitchedLists.Query(job.report().generation(), village, null);
    return transactions.in(job.user().prefixes(), () -> lists.page(query, last, AT_ONCE));
  }

  /** Sends one PDF where anybody of the batch gets a paper, and says how many it sent. */
  private int send(Job job, SwitchedPapers.Batch batch, int part, ZipOutputStream zip)
      throws IOException {
    PaperStack stack =
        transactions.in(
            job.user().prefixes(), () -> papers.of(job.shell(), job.user(), job.before(), batch));
    int persons =
        (int)
            batch.persons().stream()
                .filter(one -> one.subject().kind() == Subject.Kind.PERSON)
                .count();
    if (!stack.papers().isEmpty()) {
      zip.putNextEntry(new ZipEntry(name(batch.village(), part)));
      zip.write(printer.pdf(stack));
      zip.closeEntry();
      zip.flush();
    }
    job.run().sent(persons, stack.papers().size());
    return stack.papers().isEmpty() ? 0 : 1;
  }

  private String name(String village, int part) {
    String named = subjects.village(village).replaceAll("[\\\\/:*?\"<>|\\s]", "-");
    return village + "-" + named + (part == 1 ? "" : "-" + part) + ".pdf";
  }

  private static String about(Job job) {
    return job.shell().t("switch.print.about", SwitchPages.title(job.shell(), job.report()));
  }
}
