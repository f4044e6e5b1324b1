package lianfang.web.cases;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseRefused;
import lianfang.casework.CaseStep;
import lianfang.casework.CaseType;
import lianfang.casework.Cases;
import lianfang.casework.FormValues;
import lianfang.casework.StepOrder;
import lianfang.casework.form.FormSchema;
import lianfang.casework.suggest.Joining;
import lianfang.instance.ScopedTransactions;
import lianfang.web.forms.FormSheets;
import lianfang.web.forms.Sheet;
import lianfang.web.forms.Typed;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Shows one case and does its steps. */
@Controller
class CaseDesk {

  static final String ONE = "/cases/{id:[0-9a-f-]{36}}";

  private final ScopedTransactions transactions;
  private final Cases cases;
  private final CaseActing acting;
  private final CasePages pages;
  private final CaseForms forms;
  private final FormSheets sheets;
  private final CaseFiles files;

  CaseDesk(
      ScopedTransactions transactions,
      Cases cases,
      CaseActing acting,
      CasePages pages,
      CaseForms forms,
      FormSheets sheets,
      CaseFiles files) {
    this.transactions = transactions;
    this.cases = cases;
    this.acting = acting;
    this.pages = pages;
    this.forms = forms;
    this.sheets = sheets;
    this.files = files;
  }

  /** A step with the case to which it belongs. */
  private record Wanted(CaseFile file, CaseStep step, @Nullable CaseForm form) {

    CaseType type() {
      return file.type();
    }

    UUID id() {
      return file.view().id();
    }

    boolean isJoining() {
      return Joining.isJoining(file.type().id(), step.id());
    }

    String path() {
      return CasePages.path(id()) + "/steps/" + step.id();
    }

    String key() {
      return "case/" + id() + "/" + step.id();
    }
  }

  @GetMapping(ONE)
  ModelAndView show(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    return pages.of(shell, user, found(user, id), null).show();
  }

  @GetMapping(ONE + "/steps/{step}")
  ModelAndView form(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable String step,
      @AuthenticationPrincipal CurrentUser user) {
    Wanted wanted = wanted(user, id, step);
    if (wanted.isJoining()) {
      return with(shell, id);
    }
    CaseForm form = wanted.form();
    Sheet sheet = null;
    if (form != null) {
      FormSheets.Asked asked =
          forms.asked(user, wanted.type(), form, wanted.file().view().about(), wanted.key());
      sheet =
          sheets.blank(
              shell,
              user.account().id(),
              asked,
              forms.begin(
                  user,
                  form,
                  wanted.file().view().about(),
                  CaseForms.carried(wanted.type(), form, wanted.file().view().values())));
    }
    return page(shell, user, wanted, hidden(wanted, UUID.randomUUID().toString()), sheet, null)
        .show();
  }

  @PostMapping(ONE + "/steps/{step}")
  ModelAndView act(
      Shell shell,
      HttpServletRequest request,
      @PathVariable UUID id,
      @PathVariable String step,
      @RequestParam("_id") UUID act,
      @RequestParam("_seen") long seen,
      @AuthenticationPrincipal CurrentUser user)
      throws IOException, ServletException {
    Wanted wanted = wanted(user, id, step);
    if (wanted.isJoining()) {
      return with(shell, id);
    }
    CaseForm form = wanted.form();
    if (form == null) {
      return done(shell, user, wanted, order(wanted, act, seen, FormValues.EMPTY, Set.of()));
    }
    FormSchema schema = forms.schema(form);
    FormSheets.Asked asked =
        forms.asked(user, wanted.type(), form, wanted.file().view().about(), wanted.key());
    Typed typed =
        sheets.read(request, asked, files.keeper(shell, user, wanted.file().view().area()));
    Map<String, String> hidden = Map.of("_id", act.toString(), "_seen", String.valueOf(seen));
    if (!typed.isComplete()) {
      sheets.later(user, wanted.key(), typed);
      return page(shell, user, wanted, hidden, sheets.again(shell, asked, typed), null).show();
    }
    try {
      transactions.in(
          user.prefixes(),
          () -> {
            FormValues kept =
                forms.kept(wanted.type(), schema, typed.values(), wanted.file().view().area());
            return cases.step(
                CaseActing.of(user), order(wanted, act, seen, kept, typed.evidence()));
          });
    } catch (CaseRefused refused) {
      sheets.later(user, wanted.key(), typed);
      // What the case is now is seen by the next press, as long as its form is this one.
      Map<String, String> fresh = hidden(wanted, UUID.randomUUID().toString());
      CasePage.Refusal why = pages.refusal(shell, wanted.type(), refused);
      return page(shell, user, wanted, fresh, sheets.again(shell, asked, typed), why).show();
    }
    sheets.sent(user, wanted.key());
    return after(shell, user, id);
  }

  /** 并案: with which other call is asked where the hotline has them all before it. */
  private static ModelAndView with(Shell shell, UUID call) {
    return new ModelAndView(
        "redirect:" + shell.link("/hotline", "call", call.toString()) + "#join");
  }

  private ModelAndView done(Shell shell, CurrentUser user, Wanted wanted, StepOrder order) {
    try {
      cases.step(CaseActing.of(user), order);
      return after(shell, user, wanted.id());
    } catch (CaseRefused refused) {
      CasePage.Refusal why = pages.refusal(shell, wanted.type(), refused);
      return pages.of(shell, user, found(user, wanted.id()), why).show();
    }
  }

  /** A sealed case may have gone where whoever acted sees it no more. */
  private ModelAndView after(Shell shell, CurrentUser user, UUID id) {
    String path = acting.find(user, id).map(file -> CasePages.path(id)).orElse("/cases");
    return new ModelAndView("redirect:" + shell.link(path));
  }

  private static StepOrder order(
      Wanted wanted, UUID act, long seen, FormValues values, Set<String> evidence) {
    return new StepOrder(act, wanted.id(), seen, wanted.step().id(), values, evidence, false);
  }

  private static Map<String, String> hidden(Wanted wanted, String id) {
    return Map.of("_id", id, "_seen", String.valueOf(wanted.file().view().version()));
  }

  private StepPage page(
      Shell shell,
      CurrentUser user,
      Wanted wanted,
      Map<String, String> hidden,
      @Nullable Sheet sheet,
      CasePage.@Nullable Refusal refusal) {
    CaseStep step = wanted.step();
    List<String> told = new ArrayList<>();
    String to = step.to().isEmpty() ? wanted.file().view().state() : step.to();
    told.add(shell.t("case.step.leads", CaseWords.state(shell, wanted.type(), to)));
    step.cites().forEach(one -> told.add(shell.t("case.basis", Said.of(shell, one.says()))));
    return new StepPage(
        shell,
        new Head(
            Said.of(shell, step.name()),
            pages.called(shell, user, wanted.file()),
            List.of(),
            new Link(CaseWords.number(wanted.file()), shell.link(CasePages.path(wanted.id())))),
        wanted.path(),
        told,
        refusal,
        hidden,
        List.of(),
        sheet,
        Said.of(shell, step.name()));
  }

  private Wanted wanted(CurrentUser user, UUID id, String step) {
    CaseFile file = found(user, id);
    CaseStep found = file.type().step(step).orElseThrow(CaseDesk::missing);
    CaseForm form = found.form().flatMap(file.type()::form).orElse(null);
    return new Wanted(file, found, form);
  }

  private CaseFile found(CurrentUser user, UUID id) {
    return acting.find(user, id).orElseThrow(CaseDesk::missing);
  }

  private static ResponseStatusException missing() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
