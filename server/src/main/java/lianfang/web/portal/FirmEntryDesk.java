package lianfang.web.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import lianfang.access.Actor;
import lianfang.access.Audit;
import lianfang.access.AuditAction;
import lianfang.area.Scope;
import lianfang.casework.CaseForm;
import lianfang.casework.CaseRefused;
import lianfang.casework.CaseType;
import lianfang.casework.CaseTypes;
import lianfang.enterprise.FirmKind;
import lianfang.enterprise.FirmProfile;
import lianfang.enterprise.Firms;
import lianfang.fact.Subject;
import lianfang.instance.ScopedTransactions;
import lianfang.web.cases.CaseForms;
import lianfang.web.forms.FormSheets;
import lianfang.web.forms.Sheet;
import lianfang.web.forms.Typed;
import lianfang.web.holder.Attempts;
import lianfang.web.hotline.PublicPlaces;
import lianfang.web.hotline.ReportFiling;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * 未登记企业: a firm that the register does not know asks to be entered, with its credit code and
 * without an account. A code that belongs to a registered firm is refused, and the refusal audited.
 */
@Controller
class FirmEntryDesk {

  static final String PATH = "/resumption/register";

  private static final String TYPE = "firm-registration";
  private static final String EVERYWHERE = String.join(",", Scope.everything().prefixes());
  private static final int FORMS_MOST = 6;
  private static final int FILES_MOST = 18;
  private static final int TOWNSHIP = 9;

  private final CaseTypes types;
  private final CaseForms forms;
  private final FormSheets sheets;
  private final ReportFiling filing;
  private final PublicPlaces places;
  private final Watch watch;
  private final Firms firms;

  FirmEntryDesk(
      CaseTypes types,
      CaseForms forms,
      FormSheets sheets,
      ReportFiling filing,
      PublicPlaces places,
      Watch watch,
      Firms firms) {
    this.types = types;
    this.forms = forms;
    this.sheets = sheets;
    this.filing = filing;
    this.places = places;
    this.watch = watch;
    this.firms = firms;
  }

  /** What keeps strangers from trying codes. */
  @org.springframework.stereotype.Component
  record Watch(Attempts attempts, Audit audit, ScopedTransactions transactions) {}

  /** What stands on the page. */
  private record Told(
      String id, String area, @Nullable Sheet sheet, @Nullable String code, @Nullable String not) {}

  @GetMapping(PATH)
  ModelAndView blank(Shell shell, @RequestParam(defaultValue = "") String in) {
    Sheet sheet = sheets.open(shell, asked(), JsonMapper.shared().createObjectNode());
    return page(shell, new Told(UUID.randomUUID().toString(), in, sheet, null, null)).show();
  }

  @PostMapping(PATH)
  ModelAndView send(
      Shell shell,
      HttpServletRequest request,
      @RequestParam("_id") UUID id,
      @RequestParam(name = "_in", defaultValue = "") String area)
      throws IOException, ServletException {
    Typed typed =
        sheets.read(
            request,
            forms.schema(form()),
            filing.keeper(
                shell,
                id,
                area,
                () -> watch.attempts().allow("entry-file/" + request.getRemoteAddr(), FILES_MOST)));
    Sheet again = sheets.again(shell, asked(), typed);
    boolean placed = area.length() == TOWNSHIP && places.knows(area);
    if (!typed.isComplete() || !placed) {
      String not = placed ? null : shell.t("firmentry.where.missing");
      return page(shell, new Told(id.toString(), area, again, null, not)).show();
    }
    if (!watch.attempts().allow("entry/" + request.getRemoteAddr(), FORMS_MOST)) {
      ModelAndView many =
          page(shell, new Told(id.toString(), area, again, null, shell.t("report.many"))).show();
      many.setStatus(HttpStatus.TOO_MANY_REQUESTS);
      return many;
    }
    FirmProfile asks = profile(typed);
    String taken = taken(shell, asks, area);
    if (taken != null) {
      watch
          .audit()
          .record(
              new Actor("nobody", request.getRemoteAddr(), "page"),
              AuditAction.REFUSED,
              null,
              area,
              "",
              "registration of a firm with the code or name of a registered one");
      return page(shell, new Told(id.toString(), area, again, null, taken)).show();
    }
    try {
      Subject about = Firms.subject(area, asks);
      String code = filing.file(type(), id, about, area, typed);
      return page(shell, new Told(id.toString(), area, null, code, null)).show();
    } catch (CaseRefused refused) {
      boolean zh = shell.language() == Language.ZH;
      String not = zh ? refused.refused().says().zh() : refused.refused().says().en();
      return page(shell, new Told(id.toString(), area, again, null, not)).show();
    }
  }

  /** A code belongs to one firm in all counties, and a name to one firm of a township. */
  private @Nullable String taken(Shell shell, FirmProfile asks, String area) {
    return watch
        .transactions()
        .in(
            EVERYWHERE,
            () -> {
              if (firms.byCode(asks.code()).isPresent()) {
                return java.util.Optional.of(shell.t("firmentry.code.taken", asks.code()));
              }
              return firms
                  .find(Firms.subject(area, asks).id())
                  .map(firm -> shell.t("firmentry.name.taken", asks.name()));
            })
        .orElse(null);
  }

  private static FirmProfile profile(Typed typed) {
    String kind = typed.values().path("kind").asString("");
    return new FirmProfile(
        typed.values().path("called").asString("").strip(),
        typed.values().path("code").asString("").strip().toUpperCase(Locale.ROOT),
        FirmKind.ofWord(kind).orElse(FirmKind.ENTERPRISE),
        "",
        false,
        false,
        false);
  }

  private FirmEntryPage page(Shell shell, Told told) {
    return new FirmEntryPage(
        shell,
        new Head(
            shell.t("firmentry.title"),
            shell.t("firmentry.says"),
            java.util.List.of(),
            new Link(shell.t("public.title"), shell.link("/resumption"))),
        PATH,
        told.id(),
        places.field(shell, told.area(), false),
        told.sheet(),
        told.code(),
        told.not());
  }

  private CaseType type() {
    return types.find(TYPE).orElseThrow();
  }

  private CaseForm form() {
    CaseType type = type();
    return type.filings().getFirst().form().flatMap(type::form).orElseThrow();
  }

  private FormSheets.Asked asked() {
    return new FormSheets.Asked(forms.schema(form()), "register", type().checklists());
  }
}
