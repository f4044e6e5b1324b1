package lianfang.web.tracing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.Audit;
import lianfang.access.Permission;
import lianfang.fact.Fact;
import lianfang.fact.Subject;
import lianfang.gate.trace.Judgements;
import lianfang.instance.ScopedTransactions;
import lianfang.web.action.ActionRefusal;
import lianfang.web.action.ActionRefused;
import lianfang.web.action.JudgeCandidates;
import lianfang.web.basis.Refused;
import lianfang.web.list.Lists;
import lianfang.web.part.Row;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows who may have met a case, and takes the judgement of disease control. */
@Controller
class ContactsDesk {

  private final ScopedTransactions transactions;
  private final Search search;
  private final ContactPages pages;
  private final JudgeCandidates judging;
  private final Judgements judgements;
  private final Audit audit;

  ContactsDesk(
      ScopedTransactions transactions,
      Search search,
      ContactPages pages,
      JudgeCandidates judging,
      Judgements judgements,
      Audit audit) {
    this.transactions = transactions;
    this.search = search;
    this.pages = pages;
    this.judging = judging;
    this.judgements = judgements;
    this.audit = audit;
  }

  @GetMapping("/people/{id}/contacts")
  ModelAndView show(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.TRACE_CONTACTS);
    return page(shell, user, id, Typed.nothing(shell));
  }

  private ModelAndView page(Shell shell, CurrentUser user, UUID id, Typed typed) {
    return transactions
        .in(
            user.prefixes(),
            () -> pages.page(shell, user, search.of(shell, user, id), undo(shell, id), typed))
        .show();
  }

  /** The judgements of the batch that the address names, as long as they hold. */
  private List<String> undo(Shell shell, UUID id) {
    String batch = shell.query().getOrDefault("signed", "");
    return judgements.near(List.of(id)).stream()
        .filter(one -> one.evidence().equals(batch))
        .map(one -> one.fact().toString())
        .toList();
  }

  @GetMapping("/people/{id}/contacts/sheet.{format:csv|xlsx}")
  void sheet(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable String format,
      @AuthenticationPrincipal CurrentUser user,
      HttpServletResponse response)
      throws IOException {
    user.require(Permission.TRACE_CONTACTS);
    user.require(Permission.EXPORT_PERSONS);
    List<Row> rows =
        transactions.in(
            user.prefixes(),
            () -> {
              List<Search.Line> lines =
                  ContactPages.filtered(Typed.nothing(shell), search.of(shell, user, id).lines());
              Map<Subject, String> areas = new HashMap<>();
              lines.forEach(one -> areas.put(Subject.person(one.candidate().person()), one.area()));
              audit.exported(user.actor(), areas, shell.t("export.reason"), format);
              return pages.rows(shell, lines);
            });
    Lists.send(shell, user, format, ContactPages.columns(shell), rows, response);
  }

  @PostMapping("/people/{id}/contacts")
  ModelAndView judge(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> form,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.TRACE_CONTACTS);
    Typed typed = Typed.of(form);
    String decision = typed.value("decision");
    String number = typed.value("confirmed");
    try {
      if (!decision.equals("confirmed") && !decision.equals("rejected")) {
        throw new ActionRefused(ActionRefusal.NO_SUCH_OPTION);
      }
      Search.Result found = transactions.in(user.prefixes(), () -> search.of(shell, user, id));
      if (found.rules().isEmpty()) {
        // Whoever signed it has let it lapse meanwhile; the page says what is missing.
        return page(shell, user, id, typed);
      }
      List<JudgeCandidates.Chosen> chosen = chosen(typed, found);
      if (number.isBlank() && chosen.size() > 1) {
        return page(shell, user, id, typed.refused(shell.t("trace.number.missing", chosen.size())));
      }
      List<Fact> signed =
          judging.judge(
              user,
              new JudgeCandidates.Batch(
                  id,
                  found.window().map(window -> window.of()).orElse("unknown"),
                  found.rules().orElseThrow(),
                  decision.equals("confirmed"),
                  typed.value("reason"),
                  chosen,
                  number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : -1));
      String batch = signed.getFirst().attributes().getOrDefault("evidence", "");
      String to = shell.link("/people/" + id + "/contacts", typed.address("signed", batch));
      return new ModelAndView("redirect:" + to);
    } catch (ActionRefused refused) {
      return page(shell, user, id, typed.refused(Refused.say(shell, refused)));
    }
  }

  private static List<JudgeCandidates.Chosen> chosen(Typed typed, Search.Result found) {
    boolean all = typed.value("which").equals("all");
    List<JudgeCandidates.Chosen> chosen = new ArrayList<>();
    for (Search.Line line : ContactPages.filtered(typed, found.lines())) {
      boolean named = typed.picked().contains(line.candidate().person().toString());
      if (line.judged() == null && (all || named)) {
        chosen.add(new JudgeCandidates.Chosen(line.candidate(), line.area()));
      }
    }
    return chosen;
  }

  @PostMapping("/people/{id}/contacts/undo")
  ModelAndView undo(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") List<UUID> judgement,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.TRACE_CONTACTS);
    Set<UUID> held =
        judgements.near(List.of(id)).stream().map(one -> one.fact()).collect(Collectors.toSet());
    try {
      judging.undo(user, judgement.stream().filter(held::contains).toList());
      return new ModelAndView("redirect:" + shell.link("/people/" + id + "/contacts"));
    } catch (ActionRefused refused) {
      return page(shell, user, id, Typed.nothing(shell).refused(Refused.say(shell, refused)));
    }
  }
}
