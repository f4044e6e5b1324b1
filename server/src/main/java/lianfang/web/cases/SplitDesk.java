package lianfang.web.cases;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lianfang.casework.Act;
import lianfang.casework.CaseFile;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseParts;
import lianfang.casework.CaseRefused;
import lianfang.casework.CaseStep;
import lianfang.casework.CaseType;
import lianfang.casework.CaseView;
import lianfang.casework.FormValues;
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

/**
 * 拆分: the form of the part begins with what the whole says; whoever splits takes out what stays.
 */
@Controller
class SplitDesk {

  private static final String SPLIT = CaseDesk.ONE + "/split";

  private final ScopedTransactions transactions;
  private final CaseParts parts;
  private final CaseActing acting;
  private final CasePages pages;
  private final CaseForms forms;
  private final FormSheets sheets;
  private final CaseFiles files;

  SplitDesk(
      ScopedTransactions transactions,
      CaseParts parts,
      CaseActing acting,
      CasePages pages,
      CaseForms forms,
      FormSheets sheets,
      CaseFiles files) {
    this.transactions = transactions;
    this.parts = parts;
    this.acting = acting;
    this.pages = pages;
    this.forms = forms;
    this.sheets = sheets;
    this.files = files;
  }

  /** The whole and the type of its part. */
  private record Wanted(CaseFile whole, CaseType type) {

    Optional<CaseForm> form() {
      return type.filings().getFirst().form().flatMap(type::form);
    }

    String key() {
      return "split/" + whole.view().id() + "/" + type.id();
    }
  }

  /** What came with the form: ids of the part and of the act, and how the whole stood. */
  private record Came(UUID part, UUID act, long seen) {

    static Came of(HttpServletRequest request) {
      try {
        return new Came(
            UUID.fromString(String.valueOf(request.getParameter("_id"))),
            UUID.fromString(String.valueOf(request.getParameter("_act"))),
            Long.parseLong(String.valueOf(request.getParameter("_seen"))));
      } catch (IllegalArgumentException wrong) {
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
      }
    }
  }

  static String path(UUID id) {
    return CasePages.path(id) + "/split";
  }

  @GetMapping(SPLIT)
  ModelAndView blank(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String type,
      @AuthenticationPrincipal CurrentUser user) {
    Wanted wanted = wanted(user, id, type);
    Came came = new Came(UUID.randomUUID(), UUID.randomUUID(), wanted.whole().view().version());
    CaseView whole = wanted.whole().view();
    Sheet sheet =
        wanted
            .form()
            .map(form ->
                sheets.blank(
                    shell,
                    user.account().id(),
                    forms.asked(
                        user, wanted.type(), form, wanted.whole().view().about(), wanted.key()),
                    forms.begin(user, form, whole.about(), whole.values())))
            .orElse(null);
    return page(shell, wanted, came, sheet, null).show();
  }

  @PostMapping(SPLIT)
  ModelAndView split(
      Shell shell,
      HttpServletRequest request,
      @PathVariable UUID id,
      @RequestParam("_type") String type,
      @AuthenticationPrincipal CurrentUser user)
      throws IOException, ServletException {
    Wanted wanted = wanted(user, id, type);
    Came came = Came.of(request);
    CaseForm form = wanted.form().orElse(null);
    if (form == null) {
      return done(shell, user, wanted, came, null);
    }
    String area = wanted.whole().view().area();
    Typed typed = sheets.read(request, forms.schema(form), files.keeper(shell, user, area));
    if (!typed.isComplete()) {
      sheets.later(user, wanted.key(), typed);
      return page(shell, wanted, came, again(shell, user, wanted, typed), null).show();
    }
    return done(shell, user, wanted, came, typed);
  }

  private ModelAndView done(
      Shell shell, CurrentUser user, Wanted wanted, Came came, @Nullable Typed typed) {
    UUID whole = wanted.whole().view().id();
    CaseForm form = wanted.form().orElse(null);
    try {
      transactions.in(
          user.prefixes(),
          () -> {
            FormValues values =
                typed == null || form == null
                    ? FormValues.EMPTY
                    : forms.kept(
                        wanted.type(),
                        forms.schema(form),
                        typed.values(),
                        wanted.whole().view().area());
            Set<String> evidence = typed == null ? Set.of() : typed.evidence();
            return parts.split(
                CaseActing.of(user),
                new Act(came.act(), whole, came.seen(), ""),
                new CaseParts.Part(came.part(), wanted.type().id(), values, evidence));
          });
    } catch (CaseRefused refused) {
      CasePage.Refusal why = pages.refusal(shell, wanted.whole().type(), refused);
      Sheet sheet = again(shell, user, wanted, typed);
      // What the whole is now is seen by the next press.
      Came fresh = new Came(came.part(), came.act(), wanted.whole().view().version());
      return page(shell, wanted, fresh, sheet, why).show();
    }
    sheets.sent(user, wanted.key());
    return new ModelAndView("redirect:" + shell.link(CasePages.path(came.part())));
  }

  private @Nullable Sheet again(
      Shell shell, CurrentUser user, Wanted wanted, @Nullable Typed typed) {
    CaseForm form = wanted.form().orElse(null);
    return typed == null || form == null
        ? null
        : sheets.again(
            shell,
            forms.asked(user, wanted.type(), form, wanted.whole().view().about(), wanted.key()),
            typed);
  }

  private StepPage page(
      Shell shell,
      Wanted wanted,
      Came came,
      @Nullable Sheet sheet,
      CasePage.@Nullable Refusal refusal) {
    CaseStep step = wanted.type().filings().getFirst();
    String number = Said.of(shell, wanted.whole().type().title());
    return new StepPage(
        shell,
        new Head(
            shell.t("case.act.split"),
            shell.t("case.split.says", Said.of(shell, wanted.type().title())),
            List.of(),
            new Link(number, shell.link(CasePages.path(wanted.whole().view().id())))),
        path(wanted.whole().view().id()),
        List.of(
            shell.t("case.split.over"),
            shell.t("case.step.leads", CaseWords.state(shell, wanted.type(), step.to()))),
        refusal,
        Map.of(
            "_type", wanted.type().id(),
            "_id", came.part().toString(),
            "_act", came.act().toString(),
            "_seen", String.valueOf(came.seen())),
        List.of(),
        sheet,
        shell.t("case.act.split"));
  }

  private Wanted wanted(CurrentUser user, UUID id, String typed) {
    CaseFile whole =
        acting.find(user, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    String type = typed.isEmpty() ? whole.type().id() : typed;
    return parts.offered(whole.view(), whole.type()).stream()
        .filter(one -> one.id().equals(type))
        .findFirst()
        .map(found -> new Wanted(whole, found))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
