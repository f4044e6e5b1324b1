package lianfang.web.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import lianfang.access.Permission;
import lianfang.instance.ScopedTransactions;
import lianfang.rulebook.DecisionLists;
import lianfang.rulebook.DecisionRequest;
import lianfang.rulebook.Question;
import lianfang.rulebook.simulation.Change;
import lianfang.rulebook.simulation.SubjectChange;
import lianfang.web.list.ListPage;
import lianfang.web.part.Empty;
import lianfang.web.part.Filter;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import lianfang.web.simulations.SimulationTables;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Lists whom an answer that nobody has given yet would concern, and the places that follow; worked
 * out anew for each page, because nothing of it is kept.
 */
@Controller
class WouldDesk {

  private static final int PAGE = 50;

  private final ScopedTransactions transactions;
  private final DecisionLists decisions;
  private final AnswerPreview previews;
  private final SimulationTables tables;

  WouldDesk(
      ScopedTransactions transactions,
      DecisionLists decisions,
      AnswerPreview previews,
      SimulationTables tables) {
    this.transactions = transactions;
    this.decisions = decisions;
    this.previews = previews;
    this.tables = tables;
  }

  @GetMapping("/decisions/{subject:batch|[0-9a-f-]{36}}/{question}/would")
  ModelAndView list(
      Shell shell,
      @PathVariable String subject,
      @PathVariable String question,
      @RequestParam String answer,
      @RequestParam(required = false) @Nullable String change,
      @RequestParam(defaultValue = "0") int after,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.ANSWER_DECISION);
    user.require(Permission.SEE_PERSONS);
    List<DecisionRequest> open = open(shell, user, subject, question);
    boolean known =
        Question.find(question).filter(Question::isChoice).isPresent()
            && !open.isEmpty()
            && open.getFirst().options().contains(answer);
    if (!known) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    Change chosen = Change.find(change);
    List<SubjectChange> all =
        previews.simulation(user, open, answer).subjects().stream()
            .filter(one -> chosen == null || one.changes().contains(chosen))
            .toList();
    String back =
        subject.equals("batch")
            ? shell.link("/decisions/batch", "question", question)
            : shell.link("/decisions/" + subject + "/" + question);
    Head head =
        new Head(
            shell.t("decision.would.list", shell.texts().word("answer", answer)),
            shell.t("decision.would.list.says", DecisionsDesk.question(shell, question)),
            List.of(),
            new Link(DecisionsDesk.question(shell, question), back));
    return new ListPage(
            shell,
            head,
            List.of(),
            listing(shell, all.size(), chosen, after),
            rows(shell, all, after),
            false)
        .show();
  }

  private List<DecisionRequest> open(
      Shell shell, CurrentUser user, String subject, String question) {
    return transactions.in(
        user.prefixes(),
        () ->
            subject.equals("batch")
                ? decisions.page(shell.ground().code(), question, null, BatchDesk.BATCH_MAX)
                : decisions.find(UUID.fromString(subject), question).stream().toList());
  }

  private List<Row> rows(Shell shell, List<SubjectChange> all, int after) {
    return all.stream()
        .skip(Math.max(0, after))
        .limit(PAGE)
        .map(one -> tables.subject(shell, one))
        .toList();
  }

  private static Listing listing(Shell shell, int count, @Nullable Change chosen, int after) {
    boolean more = count > Math.max(0, after) + PAGE;
    List<Filter.Option> options = new ArrayList<>();
    for (Change one : Change.values()) {
      options.add(
          new Filter.Option(
              shell.t("simulation.change." + one.word()),
              shell.here("change", one.word(), "after", ""),
              null,
              one == chosen));
    }
    return new Listing(
            SimulationTables.subjectColumns(shell),
            List.of(
                new Filter(
                    shell.t("simulation.change"),
                    chosen == null ? null : shell.t("simulation.change." + chosen.word()),
                    shell.here("change", "", "after", ""),
                    options)),
            shell.t("simulation.compare.rows", count),
            after > 0 ? shell.here("after", "") : null,
            more ? shell.here("after", String.valueOf(after + PAGE)) : null,
            List.of(),
            count == 0
                ? new Empty(shell.t("simulation.none"), shell.t("decision.would.nobody"), null)
                : null)
        .stacked();
  }
}
