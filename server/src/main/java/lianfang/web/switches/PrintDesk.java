package lianfang.web.switches;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.edition.Activations;
import lianfang.rulebook.switched.SwitchedLists;
import lianfang.web.editions.SwitchReports;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.people.Subjects;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Prints the papers of everybody whom a switch concerns, village by village. */
@Controller
@RequestMapping("/notices/switches/{generation:[0-9]{1,9}}/papers")
class PrintDesk {

  private static final String ID = "/{id:[0-9a-f-]{36}}";

  private final ScopedTransactions transactions;
  private final Activations activations;
  private final SwitchedLists lists;
  private final Subjects subjects;
  private final PrintRuns runs;
  private final PaperStream stream;

  PrintDesk(
      ScopedTransactions transactions,
      Activations activations,
      SwitchedLists lists,
      Subjects subjects,
      PrintRuns runs,
      PaperStream stream) {
    this.transactions = transactions;
    this.activations = activations;
    this.lists = lists;
    this.subjects = subjects;
    this.runs = runs;
    this.stream = stream;
  }

  @GetMapping
  ModelAndView ask(
      Shell shell,
      @PathVariable int generation,
      @RequestParam(defaultValue = "") String at,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.OPEN_PERSON);
    Activations.Report report = SwitchDesk.find(activations, generation);
    String area = SwitchDesk.area(shell, user, at);
    Map<String, Long> villages = villages(user, generation, area);
    long persons = villages.values().stream().mapToLong(Long::longValue).sum();
    String name = subjects.name(shell, area);
    List<String> told =
        persons == 0
            ? List.of(shell.t("switch.print.none", name))
            : List.of(
                shell.t("switch.print.says", name, persons, villages.size()),
                shell.t("switch.print.audited"));
    PrintPage.Act act =
        persons == 0
            ? null
            : new PrintPage.Act(
                SwitchReports.path(report) + "/papers",
                Map.of("at", area),
                shell.t("switch.print.begin"),
                true);
    return new PrintPage(shell, head(shell, report), told, null, null, act).show();
  }

  private Map<String, Long> villages(CurrentUser user, int generation, String area) {
    return transactions.in(user.prefixes(), () -> lists.persons(generation, area));
  }

  private static Head head(Shell shell, Activations.Report report) {
    return new Head(
        shell.t("switch.print"),
        SwitchPages.title(shell, report),
        List.of(),
        new Link(shell.t("switch.report"), shell.link(SwitchReports.path(report))));
  }

  @PostMapping
  ModelAndView begin(
      Shell shell,
      @PathVariable int generation,
      @RequestParam String at,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.OPEN_PERSON);
    Activations.Report report = SwitchDesk.find(activations, generation);
    String area = SwitchDesk.area(shell, user, at);
    PrintRun run =
        runs.add(new PrintRun(user.getName(), generation, area, villages(user, generation, area)));
    return to(shell, report, run);
  }

  private static ModelAndView to(Shell shell, Activations.Report report, PrintRun run) {
    String to = SwitchReports.path(report) + "/papers/" + run.id();
    return new ModelAndView("redirect:" + shell.link(to));
  }

  @GetMapping(ID)
  ModelAndView progress(
      Shell shell,
      @PathVariable int generation,
      @PathVariable UUID id,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.OPEN_PERSON);
    Activations.Report report = SwitchDesk.find(activations, generation);
    PrintRun run = find(user, generation, id);
    String path = SwitchReports.path(report) + "/papers/" + id;
    boolean waits = run.stage() == PrintRun.Stage.READY;
    boolean runs = run.goesOn();
    Link fetch =
        waits
            ? new Link(
                shell.t("switch.print.fetch", run.persons(), run.villages().size()),
                shell.link(path + "/notices.zip"))
            : null;
    PrintPage.Work work =
        waits || runs ? new PrintPage.Work(run.percent(), progress(shell, run)) : null;
    PrintPage.Act act =
        waits || runs
            ? new PrintPage.Act(path + "/stop", Map.of(), shell.t("switch.print.stop"), false)
            : null;
    List<String> told =
        waits || runs
            ? List.of()
            : List.of(
                shell.t(
                    "switch.print." + run.stage().word(),
                    run.papers(),
                    run.villagesDone(),
                    run.villages().size()));
    return new PrintPage(shell, head(shell, report), told, work, fetch, act).show();
  }

  private static String progress(Shell shell, PrintRun run) {
    if (run.stage() == PrintRun.Stage.READY) {
      return shell.t("switch.print.ready");
    }
    return run.secondsLeft() < 0
        ? shell.t("switch.print.begun")
        : shell.t(
            "switch.print.progress",
            run.papers(),
            run.villagesDone(),
            run.villages().size(),
            run.secondsLeft());
  }

  private PrintRun find(CurrentUser user, int generation, UUID id) {
    return runs.find(id, user.getName(), generation)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @PostMapping(ID + "/stop")
  ModelAndView stop(
      Shell shell,
      @PathVariable int generation,
      @PathVariable UUID id,
      @AuthenticationPrincipal CurrentUser user) {
    PrintRun run = find(user, generation, id);
    run.stop();
    return to(shell, SwitchDesk.find(activations, generation), run);
  }

  @GetMapping(ID + "/notices.zip")
  void fetch(
      Shell shell,
      @PathVariable int generation,
      @PathVariable UUID id,
      @AuthenticationPrincipal CurrentUser user,
      HttpServletResponse response)
      throws IOException {
    user.require(Permission.OPEN_PERSON);
    Activations.Report report = SwitchDesk.find(activations, generation);
    PrintRun run = find(user, generation, id);
    if (!run.begin()) {
      // Each paper is printed once; whoever needs them again asks again.
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    response.setContentType("application/zip");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"notices-" + generation + "-" + run.area() + ".zip\"");
    stream.write(shell, user, report, run, response.getOutputStream());
  }
}
